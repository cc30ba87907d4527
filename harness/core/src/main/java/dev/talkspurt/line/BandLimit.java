package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;

/**
 * Lets one band pass: what a microphone, a line or a codec leaves of the spectrum.
 *
 * <p>Butterworth of fourth order at each corner: −3 dB there and 24 dB per octave beyond.
 */
public final class BandLimit implements Effect {
  private final double lowHz;
  private final double highHz;
  private final ButterworthBand band;

  private BandLimit(double lowHz, double highHz, ButterworthBand band) {
    this.lowHz = lowHz;
    this.highHz = highHz;
    this.band = band;
  }

  /**
   * Fourth order at each corner; the declared latency is the group delay at 1 kHz (or at the band's
   * middle, if 1 kHz is outside it), to the nearest sample.
   *
   * @param lowHz the lower corner, 10 to 7500; 0 for none
   * @param highHz the upper corner, above {@code lowHz} and up to 7500; 8000 for none
   */
  public static BandLimit butterworth(double lowHz, double highHz) {
    return new BandLimit(lowHz, highHz, new ButterworthBand(lowHz, highHz));
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
        .with("filter", "Butterworth, order 4");
  }

  @Override
  public int latencySamples() {
    return band.latency();
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      samples[i] = Pcm16.nearest(band.filter(samples[i]));
    }
  }
}
