package dev.talkspurt.noise;

/**
 * Gaussian noise whose power falls by 3 dB an octave, variance about 1.
 *
 * <p>White noise through the six poles of P. Kellet's filter (Music-DSP archive, 1999); its slope
 * is a matter of frequency relative to the sample rate and holds from 4 Hz up at 16 kHz.
 */
final class Pink implements SampleSource {
  private static final double SCALE = 0.32;
  private static final int RUN_IN = 8_000;

  private final Chance chance;
  private double s0;
  private double s1;
  private double s2;
  private double s3;
  private double s4;
  private double s5;
  private double s6;

  Pink(Chance chance) {
    this.chance = chance;
    skip(RUN_IN);
  }

  @Override
  public double next() {
    double white = chance.gaussian();
    s0 = 0.99886 * s0 + white * 0.0555179;
    s1 = 0.99332 * s1 + white * 0.0750759;
    s2 = 0.96900 * s2 + white * 0.1538520;
    s3 = 0.86650 * s3 + white * 0.3104856;
    s4 = 0.55000 * s4 + white * 0.5329522;
    s5 = -0.7616 * s5 - white * 0.0168980;
    double sum = s0 + s1 + s2 + s3 + s4 + s5 + s6 + white * 0.5362;
    s6 = white * 0.115926;
    return sum * SCALE;
  }
}
