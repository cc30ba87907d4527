package dev.talkspurt.noise;

/**
 * Chance from a seed: SplitMix64 (G. Steele, D. Lea, C. Flood, Fast Splittable Pseudorandom Number
 * Generators, OOPSLA 2014), written out so that no library's change of method can change a sample.
 */
final class Chance {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long state;
  private double spare;
  private boolean hasSpare;

  Chance(long seed) {
    this.seed = seed;
    this.state = mix(seed);
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }

  /** The stream of one {@code purpose}: none has anything in common with another's. */
  static Chance of(long seed, String purpose) {
    return new Chance(seed).fork(purpose.hashCode());
  }

  /** Another stream, told apart by {@code number}; does not draw from this one. */
  Chance fork(int number) {
    return new Chance(mix(seed + GOLDEN) + (number + 1) * 0xd1342543de82ef95L);
  }

  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  /** 0 inclusive to 1 exclusive. */
  double uniform() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  double between(double least, double most) {
    return least + (most - least) * uniform();
  }

  /** 0 to {@code bound} − 1; the bias is below bound / 2^31. */
  int below(int bound) {
    return (int) (((bits() >>> 33) * bound) >>> 31);
  }

  /** {@code least} to {@code most}, both included. */
  int within(int least, int most) {
    return least + below(most - least + 1);
  }

  /** Mean 0, variance 1, by Marsaglia's polar method. */
  double gaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * factor;
    hasSpare = true;
    return x * factor;
  }

  /** The time to the next event of a Poisson process. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }
}
