package dev.talkspurt.run;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * When to try again: after twice as long each time, shortened by chance so that many who were cut
 * off together do not come back together, and not for ever. Not thread-safe.
 */
final class Backoff {
  /** A caller who waits longer has hung up. */
  static final long WITHIN_NS = 30_000_000_000L;

  private static final long FIRST_NS = 250_000_000L;
  private static final long LONGEST_NS = 4_000_000_000L;
  private static final int MOST_ATTEMPTS = 6;

  private final SplittableRandom chance;
  private final long sinceNs;
  private int attempts;

  Backoff(SplittableRandom chance, long sinceNs) {
    this.chance = chance;
    this.sinceNs = sinceNs;
  }

  /** An attempt begins; its number, from 1. */
  int attempt() {
    return ++attempts;
  }

  /** How many attempts have begun. */
  int attempts() {
    return attempts;
  }

  /** How long to wait before the next attempt; empty when there is none. */
  OptionalLong nextNs(long nowNs) {
    long longest = Math.min(LONGEST_NS, FIRST_NS << Math.min(attempts - 1, 20));
    long waitNs = longest / 2 + chance.nextLong(longest / 2 + 1);
    boolean inTime = nowNs + waitNs - sinceNs < WITHIN_NS;
    return attempts < MOST_ATTEMPTS && inTime ? OptionalLong.of(waitNs) : OptionalLong.empty();
  }

  /** When it is too late whatever goes on. */
  long endNs() {
    return sinceNs + WITHIN_NS;
  }
}
