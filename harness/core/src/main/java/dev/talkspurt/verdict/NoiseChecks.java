package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.metric.Measurements.ProbeMeasure;
import java.util.Optional;

/** Did the agent talk on through a noise? */
final class NoiseChecks {
  private static final String EXPECTATION = "keeps talking through the noise";

  private NoiseChecks() {}

  static void add(StepContext context) {
    if (!context.expect().keepsTalking()) {
      return;
    }
    Optional<ProbeMeasure> probe =
        context.measurements.probes().stream()
            .filter(p -> p.stepIndex() == context.index)
            .findFirst();
    double atMs = context.sound().orElseThrow().onsetMs();
    if (probe.isEmpty()) {
      context.add(
          EXPECTATION, Verdict.INCONCLUSIVE, "the agent was silent when the noise came", atMs);
    } else if (!probe.get().valid()) {
      context.add(EXPECTATION, Verdict.INCONCLUSIVE, probe.get().voidReason(), atMs);
    } else if (probe.get().outcome().equals("yielded")) {
      context.add(EXPECTATION, Verdict.FAILED, evidence(probe.get()), atMs);
    } else {
      context.add(EXPECTATION, Verdict.PASSED, "talked on", atMs);
    }
  }

  private static String evidence(ProbeMeasure probe) {
    return Double.isNaN(probe.stopMs())
        ? "its answer was cancelled " + ms(probe.detectMs()) + " after the noise began"
        : "fell silent " + ms(probe.stopMs()) + " after the noise began";
  }
}
