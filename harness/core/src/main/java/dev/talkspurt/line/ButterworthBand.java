package dev.talkspurt.line;

import java.util.ArrayList;
import java.util.List;

/**
 * Butterworth of fourth order at each corner of a band, on samples as numbers: what {@link
 * BandLimit#butterworth} does, before any rounding. For one stream at 16 kHz; not thread-safe.
 */
public final class ButterworthBand {
  /** The qualities of a Butterworth filter's two sections: 1 / (2 cos(π/8)), 1 / (2 cos(3π/8)). */
  private static final double[] QUALITIES = {
    1 / (2 * StrictMath.cos(StrictMath.PI / 8)), 1 / (2 * StrictMath.cos(3 * StrictMath.PI / 8))
  };

  /** Where the delay is declared, if it lies in the band: amid speech's energy. */
  private static final double REFERENCE_HZ = 1_000;

  private final Biquad[] sections;
  private final int latency;

  /** Corners as for {@link BandLimit#butterworth}. */
  public ButterworthBand(double lowHz, double highHz) {
    requireBand(lowHz, highHz);
    List<Biquad> list = new ArrayList<>();
    for (double quality : QUALITIES) {
      if (lowHz > 0) {
        list.add(Biquad.highPass(lowHz, quality, Samples.RATE_HZ));
      }
      if (highHz < 8000) {
        list.add(Biquad.lowPass(highHz, quality, Samples.RATE_HZ));
      }
    }
    sections = list.toArray(Biquad[]::new);
    boolean usual = lowHz < REFERENCE_HZ && REFERENCE_HZ < highHz;
    double referenceHz = usual ? REFERENCE_HZ : (lowHz + highHz) / 2;
    double delay = 0;
    for (Biquad section : sections) {
      delay += section.groupDelay(2 * StrictMath.PI * referenceHz / Samples.RATE_HZ);
    }
    latency = (int) Math.rint(Math.max(0, delay));
  }

  static void requireBand(double lowHz, double highHz) {
    boolean low = lowHz == 0 || lowHz >= 10 && lowHz <= 7500;
    boolean high = highHz == 8000 || highHz > 0 && highHz <= 7500;
    if (!low || !high || !(lowHz < highHz)) {
      throw new IllegalArgumentException(
          "band is "
              + lowHz
              + " to "
              + highHz
              + " Hz, expected two corners in order within 10 to 7500 (0 and 8000 for none)");
    }
  }

  /** Group delay at 1 kHz (or at the band's middle) in samples. */
  int latency() {
    return latency;
  }

  /** The next sample of the stream. */
  public double filter(double x) {
    double y = x;
    for (Biquad section : sections) {
      y = section.filter(y);
    }
    return y;
  }
}
