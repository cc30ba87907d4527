package dev.talkspurt.line;

import dev.talkspurt.audio.Resampler;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A stretch of line at 8 kHz: down, through an effect that works at that rate, and up again.
 *
 * <p>Passes up to 3.48 kHz; what lies above 4.2 kHz is 80 dB down. Band limits of a telephone are
 * an effect of their own, {@link BandLimit}.
 */
public final class NarrowBand implements Effect {
  private static final int NARROW_HZ = 8_000;

  private final Effect inner;
  private final Resampler down = new Resampler(Samples.RATE_HZ, NARROW_HZ);
  private final Resampler up = new Resampler(NARROW_HZ, Samples.RATE_HZ);
  private final int latency;
  private final SampleQueue ready;
  private short[] narrow = new short[256];
  private short[] wide = new short[512];

  /** The stretch with {@code inner} on it, whose samples are of 8 kHz. */
  public NarrowBand(Effect inner) {
    this.inner = inner;
    // Each way waits; what waits at 8 kHz counts twice.
    int resampling = down.lookaheadSamples() + 2 * up.lookaheadSamples();
    ready = new SampleQueue(resampling);
    latency = resampling + 2 * inner.latencySamples();
  }

  /** The stretch with nothing on it. */
  public static NarrowBand plain() {
    return new NarrowBand(new Nothing());
  }

  private record Nothing() implements Effect {
    @Override
    public Description describe() {
      return Description.of("narrow-band");
    }

    @Override
    public int latencySamples() {
      return 0;
    }

    @Override
    public void process(short[] samples, int from, int count) {
      // As they are.
    }
  }

  @Override
  public Description describe() {
    Description own = inner.describe();
    Map<String, Object> parameters = new LinkedHashMap<>(own.parameters());
    parameters.put("rateHz", NARROW_HZ);
    return new Description(own.name(), parameters);
  }

  @Override
  public int latencySamples() {
    return latency;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    if (narrow.length < down.maxOutput(count)) {
      narrow = new short[down.maxOutput(count)];
      wide = new short[up.maxOutput(narrow.length)];
    }
    int narrowCount = down.feed(samples, from, count, narrow, 0);
    inner.process(narrow, 0, narrowCount);
    int wideCount = up.feed(narrow, 0, narrowCount, wide, 0);
    ready.add(wide, 0, wideCount);
    ready.take(samples, from, count);
  }

  @Override
  public Map<String, Object> achieved() {
    return inner.achieved();
  }
}
