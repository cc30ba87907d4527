package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.VoidProbes;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Step;
import java.util.Optional;

/** Did the agent talk on through a sound that is no turn, or leave it unanswered? */
final class ProbeChecks {
  private ProbeChecks() {}

  static void add(StepContext context) {
    CallerSound sound = context.sound().orElseThrow();
    Optional<ProbeMeasure> probe =
        context.measurements.probes().stream()
            .filter(p -> p.stepIndex() == context.index)
            .findFirst();
    if (context.expect().keepsTalking()) {
      talkedOn(context, sound, probe);
    }
    if (context.expect().staysSilent()) {
      leftUnanswered(context, sound, probe);
    }
  }

  /** A sound that did not fall into the agent's speech as scripted proves nothing. */
  static void addVoid(StepContext context) {
    boolean judged =
        context.expect().keepsTalking()
            || context.expect().staysSilent()
            || context.expect().yieldsWithin().isPresent();
    if (judged || !VoidProbes.matters(context.step)) {
      return;
    }
    context.measurements.probes().stream()
        .filter(p -> p.stepIndex() == context.index && !p.valid())
        .findFirst()
        .ifPresent(
            p ->
                context.add(
                    context.step.place(),
                    moment(context.step),
                    Verdict.INCONCLUSIVE,
                    p.voidReason(),
                    p.onsetMs()));
  }

  /** What the script asks of a sound that has a moment: "interrupt after 1200 ms of …". */
  static String moment(Step step) {
    Moment moment =
        step instanceof Step.Interrupt cut
            ? cut.moment()
            : ((Step.Probe) step).moment().orElseThrow();
    String text = moment.text();
    String preposition =
        moment instanceof Moment.AtTalkspurt
            ? "at "
            : moment instanceof Moment.DuringTool
                ? ""
                : moment instanceof Moment.OnEvent ? "on " : "after ";
    return step.kind() + " " + preposition + text;
  }

  private static String name(StepContext context) {
    ProbeKind kind = ((Step.Probe) context.step).probe();
    return switch (kind) {
      case SIDE_TALK -> "the side talk";
      case BACKGROUND_SPEECH -> "the background speech";
      case DTMF -> "the key";
      default -> "the " + kind.word();
    };
  }

  private static void talkedOn(
      StepContext context, CallerSound sound, Optional<ProbeMeasure> probe) {
    String name = name(context);
    String expectation = "keeps talking through " + name;
    double atMs = sound.onsetMs();
    if (probe.isEmpty() || probe.get().into().equals("silence")) {
      context.add(
          expectation, Verdict.INCONCLUSIVE, "the agent was silent when " + name + " came", atMs);
    } else if (!probe.get().valid()) {
      context.add(expectation, Verdict.INCONCLUSIVE, probe.get().voidReason(), atMs);
    } else if (stopped(sound, probe.get())) {
      context.add(expectation, Verdict.FAILED, evidence(probe.get(), name), atMs);
    } else {
      boolean waited = probe.get().into().equals("tool");
      context.add(expectation, Verdict.PASSED, waited ? "was not cancelled" : "talked on", atMs);
    }
  }

  /** From its beginning to 1000 ms after its end: a long sound must not stop the agent later. */
  private static boolean stopped(CallerSound sound, ProbeMeasure probe) {
    double untilMs = sound.offsetMs() - sound.onsetMs() + MeasureCall.FALSE_YIELD_WINDOW_MS;
    return probe.outcome().equals("yielded")
        || probe.stopMs() <= untilMs
        || probe.detectMs() <= untilMs;
  }

  private static String evidence(ProbeMeasure probe, String name) {
    return Double.isNaN(probe.stopMs())
        ? "its answer was cancelled " + ms(probe.detectMs()) + " after " + name + " began"
        : "fell silent " + ms(probe.stopMs()) + " after " + name + " began";
  }

  private static void leftUnanswered(
      StepContext context, CallerSound sound, Optional<ProbeMeasure> probe) {
    String expectation = "does not answer " + name(context);
    double atMs = sound.onsetMs();
    if (probe.isEmpty()) {
      context.add(expectation, Verdict.INCONCLUSIVE, "it was not measured", atMs);
    } else if (!probe.get().into().equals("silence")) {
      String evidence = VoidProbes.stillTalking(probe.get());
      context.add(expectation, Verdict.INCONCLUSIVE, evidence, atMs);
    } else if (!probe.get().valid()) {
      context.add(expectation, Verdict.INCONCLUSIVE, probe.get().voidReason(), atMs);
    } else if (probe.get().outcome().equals("answered")) {
      context.add(
          expectation,
          Verdict.FAILED,
          "it began to speak "
              + ms(probe.get().responseMs())
              + " after "
              + name(context)
              + " began",
          atMs + probe.get().responseMs());
    } else {
      context.add(expectation, Verdict.PASSED, "it said nothing", atMs);
    }
  }
}
