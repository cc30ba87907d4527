package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;

/**
 * Lets one band pass: what a microphone, a line or a codec leaves of the spectrum.
 *
 * <p>Either Butterworth of fourth order at each corner, −3 dB there and 24 dB per octave beyond, as
 * lines really are; or linear-phase, −6 dB at the corners and 60 dB down beyond the transition,
 * which moves every frequency by exactly the same time and costs more.
 */
public final class BandLimit implements Effect {
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
    return new BandLimit(lowHz, highHz, new Sections(new ButterworthBand(lowHz, highHz)));
  }

  /**
   * Linear phase; corners as for {@link #butterworth}. The transition is two thirds of the lower
   * corner wide, 50 to 400 Hz; without a lower corner, 400 Hz.
   */
  public static BandLimit linearPhase(double lowHz, double highHz) {
    ButterworthBand.requireBand(lowHz, highHz);
    return new BandLimit(lowHz, highHz, new Linear(new LinearPhase(lowHz, highHz)));
  }

  /** The lower corner; 0 for none. */
  public double lowHz() {
    return lowHz;
  }

  /** The upper corner; 8000 for none. */
  public double highHz() {
    return highHz;
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
      samples[i] = Pcm16.nearest(kernel.filter(samples[i]));
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

  private record Sections(ButterworthBand band) implements Kernel {
    @Override
    public String label() {
      return "Butterworth, order 4";
    }

    @Override
    public int latency() {
      return band.latency();
    }

    @Override
    public double filter(double x) {
      return band.filter(x);
    }
  }
}
