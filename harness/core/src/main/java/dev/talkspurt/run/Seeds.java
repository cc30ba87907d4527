package dev.talkspurt.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Derives the seed of each trial from the run's, so that a trial can be repeated alone. */
final class Seeds {
  private Seeds() {}

  /** The seed of {@code trial} of {@code scenarioId}; the same on every machine and Java. */
  static long of(long runSeed, String scenarioId, int trial) {
    byte[] hash =
        sha256((runSeed + "/" + scenarioId + "/" + trial).getBytes(StandardCharsets.UTF_8));
    long seed = 0;
    for (int i = 0; i < 6; i++) {
      // 48 bits: a seed that survives JSON readers which know doubles only.
      seed = seed << 8 | (hash[i] & 0xff);
    }
    return seed;
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
