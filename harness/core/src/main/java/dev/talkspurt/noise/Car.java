package dev.talkspurt.noise;

/** Inside a car: road rumble below 500 Hz, and an engine whose speed wanders. Synthetic. */
final class Car implements SampleSource {
  private static final double ENGINE = 0.6;
  private static final int HARMONICS = 6;
  private static final double SLOWEST_HZ = 25;
  private static final double FASTEST_HZ = 80;

  private final Brown road;
  private final Biquad body = Biquad.lowPass(500, StrictMath.sqrt(0.5));
  private final Wander speed;
  private final double engineHz;
  private final double[] offsets = new double[HARMONICS];
  private double turns;

  Car(Chance chance) {
    road = new Brown(chance.fork(0));
    speed = new Wander(chance.fork(1), 1.5);
    engineHz = chance.between(32, 65);
    for (int k = 0; k < HARMONICS; k++) {
      offsets[k] = chance.uniform();
    }
  }

  @Override
  public double next() {
    double hz = engineHz * (1 + 0.12 * speed.next());
    turns += Math.max(SLOWEST_HZ, Math.min(FASTEST_HZ, hz)) / SAMPLE_RATE_HZ;
    turns -= (long) turns;
    double engine = 0;
    for (int k = 1; k <= HARMONICS; k++) {
      engine += Sine.at(k * turns + offsets[k - 1]) / k;
    }
    return body.filter(road.next()) + ENGINE * engine;
  }
}
