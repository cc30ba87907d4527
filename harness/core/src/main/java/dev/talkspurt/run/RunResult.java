package dev.talkspurt.run;

import dev.talkspurt.metric.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All calls of one command.
 *
 * @param settings what was asked: seed, repeat, parallel, overrides
 * @param metrics by metric id
 */
public record RunResult(
    String id,
    String benchVersion,
    String target,
    boolean simulated,
    long seed,
    Instant startedAt,
    double durationMs,
    String configFingerprint,
    Map<String, String> settings,
    List<CallResult> calls,
    List<Summary> metrics,
    Path folder) {
  /** Setting that says what ended the run before all calls were made. */
  static final String STOPPED_BY = "stoppedBy";

  /** The limit to its cost did. */
  static final String MAX_COST = "maxCost";

  /** Whether calls were left out because the limit to the cost forbade them. */
  public boolean tooDear() {
    return MAX_COST.equals(settings.get(STOPPED_BY));
  }
}
