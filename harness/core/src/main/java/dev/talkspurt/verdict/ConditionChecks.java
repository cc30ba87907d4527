package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.scenario.Condition;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.Optional;

/** Steps that look at what the agent has said or called: could it be told, and did it come true? */
final class ConditionChecks {
  private static final double SLACK_MS = 100;

  private ConditionChecks() {}

  /** A branch is no expectation, but it must rest on something. */
  static void addWhen(StepContext context, Step.When when) {
    Optional<String> untold = untold(context, when.condition());
    if (untold.isPresent()) {
      context.add(
          when.place(),
          "to know whether " + when.condition().text(),
          Verdict.INCONCLUSIVE,
          untold.get(),
          context.span().orElseThrow().startMs());
    } else if (Double.isNaN(context.span().orElseThrow().endMs())) {
      context.add(
          when.place(),
          "a branch to be chosen",
          Verdict.INCONCLUSIVE,
          "the call was over before it",
          context.span().orElseThrow().startMs());
    }
  }

  static void addHearUntil(StepContext context, Step.Hear hear) {
    StepSpan step = context.span().orElseThrow();
    Condition until = hear.until().orElseThrow();
    double limitMs = hear.within().toNanos() / 1e6;
    String expectation = until.text() + " within " + ms(limitMs);
    double endMs = Double.isNaN(step.endMs()) ? context.timeline.closedAtMs() : step.endMs();
    Optional<String> untold = untold(context, until);
    Optional<AnswerChecks.Missing> missing = Optional.empty();
    if (untold.isPresent()) {
      context.add(expectation, Verdict.INCONCLUSIVE, untold.get(), endMs);
    } else if (step.outcome().equals("ended")) {
      context.add(expectation, Verdict.PASSED, step.detail(), endMs);
    } else {
      double waitedMs = endMs - step.startMs();
      boolean longEnough = step.outcome().equals("timedOut") || waitedMs >= limitMs - SLACK_MS;
      missing =
          Optional.of(
              new AnswerChecks.Missing(
                  longEnough ? Verdict.FAILED : Verdict.INCONCLUSIVE,
                  longEnough && !step.detail().isBlank()
                      ? step.detail()
                      : "the call was over after " + ms(waitedMs)));
      context.add(expectation, missing.get().verdict(), missing.get().evidence(), endMs);
    }
    ListenChecks.addWords(context, missing, endMs);
  }

  private static Optional<String> untold(StepContext context, Condition condition) {
    if (condition instanceof Condition.Not not) {
      return untold(context, not.of());
    }
    if (condition instanceof Condition.Heard) {
      return context.can(Capability.OUTPUT_TRANSCRIPT)
          ? Optional.empty()
          : Optional.of("this protocol does not tell in words what the agent says");
    }
    return context.can(Capability.TOOL_CALLS)
        ? Optional.empty()
        : Optional.of("this protocol does not tell of tool calls");
  }
}
