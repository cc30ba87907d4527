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
      double cutInMs = context.sound().orElseThrow().onsetMs();
      String evidence = "the agent was silent when the caller cut in";
      context.add(expectation, Verdict.INCONCLUSIVE, evidence, cutInMs);
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
      String evidence = probe.get().voidReason() + context.heardBefore(atMs);
      context.add(expectation, Verdict.INCONCLUSIVE, evidence, atMs);
    } else {
      context.add(expectation, verdict(probe.get(), limitMs), evidence(context, probe.get()), atMs);
    }
  }

  private static Verdict verdict(ProbeMeasure probe, double limitMs) {
    if (probe.stopMs() <= limitMs) {
      return Verdict.PASSED;
    }
    boolean endedBefore = probe.outcome().equals("naturalEnd") && probe.remainingMs() < limitMs;
    return endedBefore ? Verdict.INCONCLUSIVE : Verdict.FAILED;
  }

  private static String evidence(StepContext context, ProbeMeasure probe) {
    if (!Double.isNaN(probe.stopMs())) {
      return "fell silent " + ms(probe.stopMs()) + " after the caller cut in";
    }
    switch (probe.outcome()) {
      case "pause":
        return "paused, then went on with what it was saying";
      case "naturalEnd":
        return "talked on for " + ms(probe.remainingMs()) + ", to the end of what it was saying";
      default:
        return "talked on for "
            + ms(wentOnMs(context, probe))
            + " after the caller cut in and did not yield";
    }
  }

  /** To the last sound heard of what was cut, which a later interruption may have ended. */
  private static double wentOnMs(StepContext context, ProbeMeasure probe) {
    return context.timeline.responses().stream()
        .filter(r -> r.audibleFromMs() <= probe.onsetMs() && r.audibleToMs() > probe.onsetMs())
        .reduce((earlier, later) -> later)
        .map(r -> r.audibleToMs() - probe.onsetMs())
        .orElse(probe.remainingMs());
  }
}
