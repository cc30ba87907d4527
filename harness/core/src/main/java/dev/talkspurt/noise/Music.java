package dev.talkspurt.noise;

/**
 * Background music without vocals: chords, a bass and an arpeggio at 100 beats a minute, in a key
 * drawn by chance. Synthetic.
 */
final class Music implements SampleSource {
  private static final int EIGHTH = 4_800;
  private static final int EIGHTHS_A_CHORD = 8;
  private static final int FADE = 480;
  private static final double PLUCK_DECAY = StrictMath.exp(-1 / (0.2 * SAMPLE_RATE_HZ));

  /** Semitones of the root above the key's, and whether the chord is minor. */
  private static final int[][] CHORDS = {{0, 0}, {9, 1}, {5, 0}, {7, 0}, {2, 1}, {4, 1}};

  private final Chance chance;
  private final int key;
  private final double[] phases = new double[5];
  private final double[] steps = new double[5];
  private double pluck;
  private int eighth;
  private int at;
  private int root;
  private int third;

  Music(Chance chance) {
    this.chance = chance;
    this.key = chance.within(48, 59);
    chord(0);
    strike();
  }

  private static double step(int note) {
    return 440 * StrictMath.pow(2, (note - 69) / 12.0) / SAMPLE_RATE_HZ;
  }

  private void chord(int index) {
    root = key + CHORDS[index][0];
    third = CHORDS[index][1] == 1 ? 3 : 4;
    steps[0] = step(root);
    steps[1] = step(root + third);
    steps[2] = step(root + 7);
    steps[3] = step(root - 12);
  }

  private void strike() {
    int[] above = {0, third, 7, 12};
    steps[4] = step(root + 12 + above[chance.below(above.length)]);
    phases[4] = 0;
    pluck = chance.between(0.5, 1);
  }

  @Override
  public double next() {
    if (at == EIGHTH) {
      at = 0;
      eighth = (eighth + 1) % EIGHTHS_A_CHORD;
      if (eighth == 0) {
        chord(chance.below(CHORDS.length));
      }
      strike();
    }
    for (int i = 0; i < phases.length; i++) {
      phases[i] += steps[i];
      phases[i] -= (long) phases[i];
    }
    double pads = tone(phases[0]) + tone(phases[1]) + tone(phases[2]);
    double bass = Sine.at(phases[3]) + 0.3 * Sine.at(2 * phases[3]);
    double sum = chordEnvelope() * (0.35 * pads + 0.6 * bass) + 0.8 * arpeggio();
    at++;
    return sum;
  }

  private static double tone(double phase) {
    return Sine.at(phase) + 0.4 * Sine.at(2 * phase) + 0.2 * Sine.at(3 * phase);
  }

  private double arpeggio() {
    pluck *= PLUCK_DECAY;
    double attack = Math.min(1, (at + 1) / 32.0);
    double release = Math.min(1, (EIGHTH - at) / 160.0);
    return pluck * attack * release * (tone(phases[4]) + 0.15 * Sine.at(5 * phases[4]));
  }

  private double chordEnvelope() {
    int into = eighth * EIGHTH + at;
    int edge = Math.min(into, EIGHTHS_A_CHORD * EIGHTH - into);
    return edge >= FADE ? 1 : Sine.raised((double) edge / FADE);
  }
}
