package dev.talkspurt.calibration;

import java.util.SplittableRandom;

/** Seeded chance with the distributions that simulations need. Not thread-safe. */
final class Draws {
  private final SplittableRandom random;

  Draws(long seed) {
    random = new SplittableRandom(seed);
  }

  double uniform() {
    return random.nextDouble();
  }

  /** By Box and Muller. */
  double normal() {
    return StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()))
        * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Of mean 1. */
  double exponential() {
    return -StrictMath.log(1 - uniform());
  }

  boolean chance(double rate) {
    return uniform() < rate;
  }

  int binomial(int n, double rate) {
    int successes = 0;
    for (int i = 0; i < n; i++) {
      successes += chance(rate) ? 1 : 0;
    }
    return successes;
  }

  int poisson(double mean) {
    double limit = StrictMath.exp(-mean);
    double product = uniform();
    int events = 0;
    while (product > limit) {
      product *= uniform();
      events++;
    }
    return events;
  }

  double[] uniforms(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = uniform();
    }
    return values;
  }

  double[] normals(int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = normal();
    }
    return values;
  }

  /** Whole numbers from 0, below {@code below}: many are equal. */
  double[] whole(int n, int below) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = random.nextInt(below);
    }
    return values;
  }

  long seed() {
    return random.nextLong();
  }
}
