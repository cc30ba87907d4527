package dev.talkspurt.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A call that was made in vain: one of its probes or faults was void, and a fresh call was made
 * instead.
 *
 * @param number from 1
 * @param reasons why they were void, with their steps
 * @param folder where its journal and recordings are, beside the call's own
 */
public record Attempt(
    int number, Instant startedAt, double durationMs, List<String> reasons, Path folder) {
  public Attempt {
    reasons = List.copyOf(reasons);
  }
}
