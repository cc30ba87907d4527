package dev.talkspurt.scenario;

import java.time.Duration;
import java.util.Random;

/** How long a mock tool takes. */
public sealed interface ToolDelay {
  /** The longest delay there can be. */
  Duration LONGEST = Duration.ofMinutes(5);

  /** The delay of a call; the same for the same seed. Between 0 and {@link #LONGEST}. */
  Duration draw(long seed);

  /** Always the same. */
  record Fixed(Duration length) implements ToolDelay {
    @Override
    public Duration draw(long seed) {
      return length;
    }
  }

  /** Normally distributed; {@code spread} is the standard deviation. */
  record Around(Duration median, Duration spread) implements ToolDelay {
    @Override
    public Duration draw(long seed) {
      double lengthNs = median.toNanos() + spread.toNanos() * new Random(seed).nextGaussian();
      return Duration.ofNanos(Math.round(Math.max(0, Math.min(lengthNs, LONGEST.toNanos()))));
    }
  }

  /** Any length between the two, each as likely. */
  record Between(Duration from, Duration to) implements ToolDelay {
    @Override
    public Duration draw(long seed) {
      double widthNs = to.minus(from).toNanos();
      return from.plusNanos(Math.round(widthNs * new Random(seed).nextDouble()));
    }
  }
}
