package dev.talkspurt.caller;

/** Where each stream of chance of a call begins: told apart by step, purpose and number. */
final class Seeds {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /** Of what belongs to one reel. */
  static long of(long seed, int stepIndex, String purpose, int index) {
    long mixed = mix(seed + GOLDEN);
    mixed = mix(mixed + (stepIndex + 2) * GOLDEN);
    mixed = mix(mixed ^ purpose.hashCode());
    return mix(mixed + (index + 1) * GOLDEN);
  }

  /** Of what is the same all along the call. */
  static long ofCall(long seed, String purpose) {
    return of(seed, -2, purpose, 0);
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }
}
