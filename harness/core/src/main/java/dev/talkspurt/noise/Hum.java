package dev.talkspurt.noise;

/** Mains hum: ten harmonics, the k-th of amplitude 1/k, the mains wandering by ±0.1 Hz. */
final class Hum implements SampleSource {
  private static final int HARMONICS = 10;
  private static final double DRIFT_HZ = 0.1;

  private final double mainsHz;
  private final Wander drift;
  private final double[] offsets = new double[HARMONICS];
  private double turns;

  Hum(Chance chance, double mainsHz) {
    this.mainsHz = mainsHz;
    this.drift = new Wander(chance.fork(0), 4);
    for (int k = 0; k < HARMONICS; k++) {
      offsets[k] = chance.uniform();
    }
  }

  @Override
  public double next() {
    turns += (mainsHz + DRIFT_HZ * drift.next()) / SAMPLE_RATE_HZ;
    turns -= (long) turns;
    double sum = 0;
    for (int k = 1; k <= HARMONICS; k++) {
      sum += Sine.at(k * turns + offsets[k - 1]) / k;
    }
    return sum;
  }
}
