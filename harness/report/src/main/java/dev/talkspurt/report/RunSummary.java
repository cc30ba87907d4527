package dev.talkspurt.report;

import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.EndpointingPairs;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.verdict.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a whole run came out, without words. Immutable.
 *
 * @param verdict of the run: {@code failed} if any call failed, else the gravest of the verdicts
 *     that prove nothing (invalid bench, provider error, inconclusive), else passed; a run without
 *     calls is inconclusive. The second calls of {@code --endpointing} have no part in it, unless
 *     the bench failed in one
 * @param counts calls by verdict; every verdict has a count
 */
public record RunSummary(Verdict verdict, Map<Verdict, Integer> counts) {
  private static final List<Verdict> GRAVEST_FIRST =
      List.of(Verdict.FAILED, Verdict.INVALID_BENCH, Verdict.PROVIDER_ERROR, Verdict.INCONCLUSIVE);

  public RunSummary {
    counts = Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  /** The summary of a run; one that was interrupted has not passed, whatever its calls say. */
  public static RunSummary of(RunResult run) {
    RunSummary calls = of(run.calls());
    boolean interrupted = "true".equals(run.settings().get("interrupted"));
    return interrupted && calls.verdict() == Verdict.PASSED
        ? new RunSummary(Verdict.INCONCLUSIVE, calls.counts())
        : calls;
  }

  /** The summary of these calls. */
  public static RunSummary of(List<CallResult> calls) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    calls.forEach(call -> counts.merge(call.verdict(), 1, Integer::sum));
    List<Verdict> verdicts =
        EndpointingPairs.judgedBy(calls).stream().map(CallResult::verdict).toList();
    Verdict gravest =
        GRAVEST_FIRST.stream()
            .filter(verdicts::contains)
            .findFirst()
            .orElse(calls.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.PASSED);
    return new RunSummary(gravest, counts);
  }
}
