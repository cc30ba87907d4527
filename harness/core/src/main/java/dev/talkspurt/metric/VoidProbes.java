package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The interruptions, probes and faults of a call from which nothing can be concluded. */
public final class VoidProbes {
  private VoidProbes() {}

  /**
   * Whether a void probe of this step leaves something open: it was meant to fall into the agent's
   * speech, or something is expected of it.
   */
  public static boolean matters(Step step) {
    Optional<Moment> moment =
        step instanceof Step.Interrupt cut
            ? Optional.of(cut.moment())
            : step instanceof Step.Probe probe ? probe.moment() : Optional.empty();
    return moment.filter(Moment::overlaps).isPresent()
        || step.expect().keepsTalking()
        || step.expect().staysSilent();
  }

  /** Each of them with its step and the reason; empty if there is none. */
  public static List<String> of(Scenario scenario, Timeline timeline, Measurements measurements) {
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < scenario.script().size(); i++) {
      Step step = scenario.script().get(i);
      String where = "step " + (i + 1) + " (" + step.kind() + "): ";
      Optional<String> probe =
          step instanceof Step.Interrupt || step instanceof Step.Probe
              ? reason(i, step, timeline, measurements)
              : Optional.empty();
      int index = i;
      probe
          .or(() -> fault(index, timeline, measurements))
          .ifPresent(why -> reasons.add(where + why));
    }
    return reasons;
  }

  private static Optional<String> reason(
      int index, Step step, Timeline timeline, Measurements measurements) {
    Optional<String> skipped =
        timeline.steps().stream()
            .filter(span -> span.index() == index && span.outcome().equals("skipped"))
            .map(StepSpan::detail)
            .findFirst();
    return skipped.or(
        () ->
            measurements.probes().stream()
                .filter(p -> p.stepIndex() == index && matters(step))
                .flatMap(p -> reason(step, p).stream())
                .findFirst());
  }

  private static Optional<String> reason(Step step, ProbeMeasure probe) {
    boolean intoSilence = probe.into().equals("silence");
    if (step.expect().staysSilent() && !intoSilence) {
      return Optional.of(stillTalking(probe));
    }
    if (step.expect().keepsTalking() && intoSilence) {
      return Optional.of("the agent was silent when " + SilenceProbes.name(probe.kind()) + " came");
    }
    return probe.valid() ? Optional.empty() : Optional.of(probe.voidReason());
  }

  /** Why nothing can be said of what an agent does after a sound that fell into its speech. */
  public static String stillTalking(ProbeMeasure probe) {
    return "the agent was still talking when " + SilenceProbes.name(probe.kind()) + " began";
  }

  /** Of a step that was passed over nothing is expected. */
  private static Optional<String> fault(int index, Timeline timeline, Measurements measurements) {
    boolean ran = timeline.steps().stream().anyMatch(span -> span.index() == index && span.ran());
    return measurements.faults().stream()
        .filter(fault -> ran && fault.stepIndex() == index && !fault.valid())
        .map(fault -> "the fault did not come about: " + fault.voidReason())
        .findFirst();
  }
}
