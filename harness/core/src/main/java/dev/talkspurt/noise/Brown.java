package dev.talkspurt.noise;

/** Gaussian noise whose power falls by 6 dB an octave above 20 Hz, variance about 1; no DC. */
final class Brown implements SampleSource {
  private static final double CORNER_HZ = 20;
  private static final double LEAK =
      StrictMath.exp(-2 * StrictMath.PI * CORNER_HZ / NoiseSource.SAMPLE_RATE_HZ);
  private static final double SCALE = 18.3;
  private static final int RUN_IN = 16_000;

  private final Chance chance;
  private final Biquad noDc = Biquad.highPass(8, StrictMath.sqrt(0.5));
  private double sum;

  Brown(Chance chance) {
    this.chance = chance;
    skip(RUN_IN);
  }

  @Override
  public double next() {
    sum = LEAK * sum + (1 - LEAK) * chance.gaussian();
    return SCALE * noDc.filter(sum);
  }
}
