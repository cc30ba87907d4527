package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.Optional;

/** Was there an answer, in time, and did it say what it should? */
final class AnswerChecks {
  private static final double SLACK_MS = 100;

  private final StepContext context;
  private final TurnMeasure turn;

  private AnswerChecks(StepContext context, TurnMeasure turn) {
    this.context = context;
    this.turn = turn;
  }

  /** Everything said needs an answer; an interruption only one that the script asks for. */
  static void add(StepContext context) {
    Optional<TurnMeasure> turn =
        context.measurements.turns().stream()
            .filter(t -> t.stepIndex() == context.index)
            .reduce((first, again) -> again);
    if (turn.isEmpty()) {
      return;
    }
    AnswerChecks checks = new AnswerChecks(context, turn.get());
    if (context.step instanceof Step.Say || context.expect().answerWithin().isPresent()) {
      checks.addTime();
    }
    addWords(context, turn.get().answer(), checks.withoutAnswer(), turn.get().answerOnsetMs());
  }

  private double limitMs() {
    return context
        .expect()
        .answerWithin()
        .map(within -> within.toNanos() / 1e6)
        .orElse(MeasureCall.ANSWER_LIMIT_MS);
  }

  private void addTime() {
    String expectation =
        context.expect().answerWithin().isPresent()
            ? "answer within " + ms(limitMs())
            : "an answer";
    Optional<Missing> missing = withoutAnswer();
    if (missing.isPresent()) {
      context.add(
          expectation, missing.get().verdict(), missing.get().evidence(), turn.callerOffsetMs());
    } else if (turn.agentInterrupted()) {
      addOverCaller(expectation);
    } else {
      context.add(
          expectation,
          turn.v2vAudibleMs() <= limitMs() ? Verdict.PASSED : Verdict.FAILED,
          "answered after " + ms(turn.v2vAudibleMs()),
          turn.answerOnsetMs());
    }
  }

  private void addOverCaller(String expectation) {
    double callerOnsetMs = context.sound().map(CallerSound::onsetMs).orElse(turn.callerOffsetMs());
    boolean cutIn = turn.answerOnsetMs() >= callerOnsetMs;
    context.add(
        expectation,
        cutIn ? Verdict.FAILED : Verdict.INCONCLUSIVE,
        cutIn
            ? "the agent spoke over the caller, from "
                + ms(turn.callerOffsetMs() - turn.answerOnsetMs())
                + " before the caller had finished"
            : "the agent was still talking when the caller began, and talked on",
        Double.isNaN(turn.answerOnsetMs()) ? turn.callerOffsetMs() : turn.answerOnsetMs());
  }

  /** Why there is no answer, and what that means. */
  record Missing(Verdict verdict, String evidence) {}

  private Optional<Missing> withoutAnswer() {
    if (turn.answered()) {
      return Optional.empty();
    }
    double endedMs =
        Math.min(
            context.chanceEndedMs(turn.callerOffsetMs()),
            context.answerEndMs(turn.callerOffsetMs()));
    double waitedMs = endedMs - turn.callerOffsetMs();
    double limitMs = Math.min(limitMs(), MeasureCall.ANSWER_LIMIT_MS);
    if (waitedMs >= limitMs - SLACK_MS) {
      return Optional.of(
          new Missing(
              Verdict.FAILED,
              "no answer in " + ms(Math.min(waitedMs, MeasureCall.ANSWER_LIMIT_MS))));
    }
    boolean ended = context.timeline.closedAtMs() - turn.callerOffsetMs() <= waitedMs;
    return Optional.of(
        new Missing(
            Verdict.INCONCLUSIVE,
            "no answer before "
                + (ended ? "the call ended, " : "the caller was heard again, ")
                + ms(waitedMs)
                + " after the caller had finished"));
  }

  /** Checks on what was said; {@code missing} if nothing was. */
  static void addWords(StepContext context, String said, Optional<Missing> missing, double atMs) {
    for (String phrase : context.expect().mentions()) {
      addPhrase(context, phrase, true, said, missing, atMs);
    }
    for (String phrase : context.expect().avoids()) {
      addPhrase(context, phrase, false, said, missing, atMs);
    }
    StatementChecks.addStates(context, said, missing, atMs);
  }

  private static void addPhrase(
      StepContext context,
      String phrase,
      boolean wanted,
      String said,
      Optional<Missing> missing,
      double atMs) {
    String expectation = "answer " + (wanted ? "mentions " : "avoids ") + Phrase.quoted(phrase);
    if (missing.isPresent()) {
      Verdict verdict = wanted ? missing.get().verdict() : Verdict.INCONCLUSIVE;
      context.add(expectation, verdict, missing.get().evidence(), atMs);
    } else if (!context.can(Capability.OUTPUT_TRANSCRIPT)) {
      String evidence = "this protocol does not tell in words what the agent says";
      context.add(expectation, Verdict.INCONCLUSIVE, evidence, atMs);
    } else if (said.isBlank()) {
      String evidence = "no transcript of the answer came";
      context.add(expectation, Verdict.INCONCLUSIVE, evidence, atMs);
    } else {
      boolean right = Phrase.isIn(said, phrase) == wanted;
      context.add(
          expectation,
          right ? Verdict.PASSED : Verdict.FAILED,
          "the agent said " + Phrase.quoted(said),
          atMs);
    }
  }
}
