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
    Path folder) {}
