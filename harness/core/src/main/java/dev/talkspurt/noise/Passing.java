package dev.talkspurt.noise;

/** Vehicles that pass: a rush of low noise swelling and fading over some seconds, one by one. */
final class Passing implements SampleSource {
  private static final double MEAN_GAP_S = 5;

  private final Chance chance;
  private final Pink noise;
  private Biquad colour;
  private int waiting;
  private int length = 1;
  private int at;
  private double strength;

  Passing(Chance chance) {
    this.chance = chance;
    this.noise = new Pink(chance.fork(0));
    begin();
    // Someone listening comes upon a street, it does not begin with him.
    waiting = 0;
    at = length / 4;
  }

  private void begin() {
    waiting = (int) (chance.exponential(MEAN_GAP_S) * SAMPLE_RATE_HZ);
    length = (int) (chance.between(2.5, 6) * SAMPLE_RATE_HZ);
    strength = chance.between(0.5, 1.5);
    colour = Biquad.lowPass(chance.between(500, 1400), 0.6);
    at = 0;
  }

  @Override
  public double next() {
    if (waiting > 0) {
      waiting--;
      return 0;
    }
    if (at == length) {
      begin();
      return 0;
    }
    double envelope = Sine.raised(2 * Math.min((double) at, length - at) / length);
    at++;
    return strength * envelope * envelope * colour.filter(noise.next());
  }
}
