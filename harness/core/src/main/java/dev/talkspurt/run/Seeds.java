package dev.talkspurt.run;

import dev.talkspurt.audio.Sha256;
import java.nio.charset.StandardCharsets;

/** Derives the seed of each trial from the run's, so that a trial can be repeated alone. */
final class Seeds {
  private Seeds() {}

  /** The seed of {@code trial} of {@code scenarioId}; the same on every machine and Java. */
  static long of(long runSeed, String scenarioId, int trial) {
    byte[] hash =
        Sha256.of((runSeed + "/" + scenarioId + "/" + trial).getBytes(StandardCharsets.UTF_8));
    long seed = 0;
    for (int i = 0; i < 6; i++) {
      // 48 bits: a seed that survives JSON readers which know doubles only.
      seed = seed << 8 | (hash[i] & 0xff);
    }
    return seed;
  }
}
