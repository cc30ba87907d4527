package dev.talkspurt.line;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets one band pass: what a microphone, a line or a codec leaves of the spectrum.
 *
 * <p>Either Butterworth of fourth order at each corner, −3 dB there and 24 dB per octave beyond, as
 * lines really are; or linear-phase, −6 dB at the corners and 60 dB down beyond the transition,
 * which moves every frequency by exactly the same time and costs more.
 */
public final class BandLimit implements Effect {
  /** The qualities of a Butterworth filter's two sections: 1 / (2 cos(π/8)), 1 / (2 cos(3π/8)). */
  private static final double[] QUALITIES = {
    1 / (2 * StrictMath.cos(StrictMath.PI / 8)), 1 / (2 * StrictMath.cos(3 * StrictMath.PI / 8))
  };

  /** Where a Butterworth's delay is declared, if it lies in the band: amid speech's energy. */
  private static final double REFERENCE_HZ = 1_000;

  private final double lowHz;
  private final double highHz;
  private final Kernel kernel;

  private BandLimit(double lowHz, double highHz, Kernel kernel) {
    this.lowHz = lowHz;
    this.highHz = highHz;
    this.kernel = kernel;
  }

  private interface Kernel {
    String label();

    int latency();

    double filter(double x);
  }

  /**
   * Fourth order at each corner; the declared latency is the group delay at 1 kHz (or at the band's
   * middle, if 1 kHz is outside it), to the nearest sample.
   *
   * @param lowHz the lower corner, 10 to 7500; 0 for none
   * @param highHz the upper corner, above {@code lowHz} and up to 7500; 8000 for none
   */
  public static BandLimit butterworth(double lowHz, double highHz) {
    requireBand(lowHz, highHz);
    return new BandLimit(lowHz, highHz, new Butterworth(lowHz, highHz));
  }

  /**
   * Linear phase; corners as for {@link #butterworth}. The transition is two thirds of the lower
   * corner wide, 50 to 400 Hz; without a lower corner, 400 Hz.
   */
  public static BandLimit linearPhase(double lowHz, double highHz) {
    requireBand(lowHz, highHz);
    return new BandLimit(lowHz, highHz, new Linear(new LinearPhase(lowHz, highHz)));
  }

  private static void requireBand(double lowHz, double highHz) {
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

  @Override
  public Description describe() {
    return Description.of("band-limit")
        .with("lowHz", lowHz)
        .with("highHz", highHz)
        .with("filter", kernel.label());
  }

  @Override
  public int latencySamples() {
    return kernel.latency();
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      samples[i] = Samples.toSample(kernel.filter(samples[i]));
    }
  }

  private record Linear(LinearPhase filter) implements Kernel {
    @Override
    public String label() {
      return "linear-phase";
    }

    @Override
    public int latency() {
      return filter.latency();
    }

    @Override
    public double filter(double x) {
      return filter.filter(x);
    }
  }

  private static final class Butterworth implements Kernel {
    private final Biquad[] sections;
    private final int latency;

    Butterworth(double lowHz, double highHz) {
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

    @Override
    public String label() {
      return "Butterworth, order 4";
    }

    @Override
    public int latency() {
      return latency;
    }

    @Override
    public double filter(double x) {
      double y = x;
      for (Biquad section : sections) {
        y = section.filter(y);
      }
      return y;
    }
  }
}
