package dev.talkspurt.caller;

import dev.talkspurt.noise.ChannelBand;
import dev.talkspurt.noise.MeasuringFilter;
import dev.talkspurt.noise.Noise;
import dev.talkspurt.noise.NoiseEvent;
import dev.talkspurt.noise.NoiseSource;
import dev.talkspurt.scenario.Conditions.Background;
import java.util.List;

/** One background noise of one reel, at its level. A stream; not thread-safe. */
final class Bed {
  static final double FULL_SCALE = 32768;

  private final NoiseSource source;
  private final MeasuringFilter confining;
  private final double factor;
  private double[] block = new double[ReelPlan.BLOCK];

  /**
   * What a bed is made from.
   *
   * @param confined whether what the line's band would take away anyway is not mixed in, lest it
   *     clip before it
   * @param gain on the source's samples
   */
  record Setting(
      Background asked, Noise noise, long seed, Band band, boolean confined, double gain) {
    Setting withGain(double other) {
      return new Setting(asked, noise, seed, band, confined, other);
    }

    /** Two of one kind share a gain: same noise, level and band. */
    List<Object> kind() {
      return List.of(Bed.kind(asked), band);
    }

    Bed start() {
      return new Bed(this);
    }
  }

  /** All of what is asked for but where it stands. */
  static List<Object> kind(Background asked) {
    return List.of(
        asked.noise(),
        asked.snrDb(),
        asked.peakDb(),
        asked.talkers(),
        asked.mainsHz(),
        asked.perMinute());
  }

  private Bed(Setting setting) {
    source = setting.noise().start(setting.seed());
    confining = (setting.confined() ? setting.band().channel() : ChannelBand.whole()).open();
    factor = setting.gain() * FULL_SCALE;
  }

  /** The next {@code count} samples, in 16-bit units; valid until the next call. */
  double[] next(int count) {
    if (block.length < count) {
      block = new double[count];
    }
    source.fill(block, 0, count);
    confining.apply(block, 0, count);
    for (int i = 0; i < count; i++) {
      block[i] *= factor;
    }
    return block;
  }

  /** What {@link #next} gave last. */
  double[] last() {
    return block;
  }

  List<NoiseEvent> events() {
    return source.events();
  }
}
