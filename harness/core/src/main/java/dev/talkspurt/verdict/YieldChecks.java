package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.Optional;

/** Did the agent stop when it was interrupted? */
final class YieldChecks {
  private YieldChecks() {}

  static void add(StepContext context) {
    if (context.expect().yieldsWithin().isEmpty()) {
      return;
    }
    double limitMs = context.expect().yieldsWithin().get().toNanos() / 1e6;
    String expectation = "yields within " + ms(limitMs);
    Optional<ProbeMeasure> probe =
        context.measurements.probes().stream()
            .filter(p -> p.stepIndex() == context.index)
            .findFirst();
    if (probe.isEmpty()) {
      return;
    }
    double atMs = probe.get().onsetMs();
    if (!context.can(Capability.INTERRUPTED_SIGNAL)) {
      context.add(
          expectation,
          Verdict.INCONCLUSIVE,
          "this protocol does not tell when the agent was interrupted",
          atMs);
    } else if (!probe.get().valid()) {
      context.add(expectation, Verdict.INCONCLUSIVE, probe.get().voidReason(), atMs);
    } else {
      context.add(expectation, verdict(probe.get(), limitMs), evidence(probe.get()), atMs);
    }
  }

  private static Verdict verdict(ProbeMeasure probe, double limitMs) {
    if (probe.stopMs() <= limitMs) {
      return Verdict.PASSED;
    }
    boolean endedBefore = probe.outcome().equals("naturalEnd") && probe.remainingMs() < limitMs;
    return endedBefore ? Verdict.INCONCLUSIVE : Verdict.FAILED;
  }

  private static String evidence(ProbeMeasure probe) {
    if (!Double.isNaN(probe.stopMs())) {
      return "fell silent " + ms(probe.stopMs()) + " after the caller cut in";
    }
    switch (probe.outcome()) {
      case "pause":
        return "paused, then went on with what it was saying";
      case "naturalEnd":
        return "talked on for " + ms(probe.remainingMs()) + ", to the end of what it was saying";
      default:
        return "talked on over the caller for " + ms(probe.overlapMs()) + " and did not yield";
    }
  }
}
