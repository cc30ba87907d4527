package dev.talkspurt.noise;

/** White noise with the long-term spectrum of given speech, RMS about 1. */
final class SpeechShaped implements SampleSource {
  private static final int RUN_IN = 4_000;

  private final Chance chance;
  private final double[] coefficients;
  private final double excitation;
  private final double[] past = new double[Lpc.ORDER];
  private int newest;

  SpeechShaped(Chance chance, Lpc shape) {
    this.chance = chance;
    this.coefficients = shape.coefficients();
    this.excitation = shape.excitation();
    skip(RUN_IN);
  }

  @Override
  public double next() {
    double y = excitation * chance.gaussian();
    int at = newest;
    for (double coefficient : coefficients) {
      y += coefficient * past[at];
      at = at + 1 == Lpc.ORDER ? 0 : at + 1;
    }
    newest = newest == 0 ? Lpc.ORDER - 1 : newest - 1;
    past[newest] = y;
    return y;
  }
}
