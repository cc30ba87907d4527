package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.MeasureCall;
import java.util.Optional;

/**
 * Was there an answer to what the caller typed, in time, and did it say what it should?
 *
 * <p>The time counts from when the words were sent. It is no voice-to-voice latency, since nothing
 * had to be heard and no end of speech to be found, and goes into no measurement of latency.
 */
final class TypedChecks {
  private static final double SLACK_MS = 100;

  private TypedChecks() {}

  static void add(StepContext context) {
    double typedMs = context.span().orElseThrow().startMs();
    double limitMs =
        context
            .expect()
            .answerWithin()
            .map(within -> within.toNanos() / 1e6)
            .orElse(MeasureCall.ANSWER_LIMIT_MS);
    double latestMs = Math.min(context.answerEndMs(typedMs), typedMs + MeasureCall.ANSWER_LIMIT_MS);
    Optional<Span> heard =
        context.timeline.heard().stream()
            .filter(span -> span.startMs() >= typedMs && span.startMs() < latestMs)
            .findFirst();
    String expectation =
        context.expect().answerWithin().isPresent()
            ? "answer to the typed words within " + ms(limitMs)
            : "an answer to the typed words";
    Optional<AnswerChecks.Missing> missing = Optional.empty();
    if (heard.isPresent()) {
      double afterMs = heard.get().startMs() - typedMs;
      context.add(
          expectation,
          afterMs <= limitMs ? Verdict.PASSED : Verdict.FAILED,
          "answered " + ms(afterMs) + " after they were sent",
          heard.get().startMs());
    } else {
      double endedMs = Math.min(context.chanceEndedMs(typedMs), context.answerEndMs(typedMs));
      double waitedMs = Math.min(endedMs - typedMs, MeasureCall.ANSWER_LIMIT_MS);
      boolean longEnough = waitedMs >= Math.min(limitMs, MeasureCall.ANSWER_LIMIT_MS) - SLACK_MS;
      missing =
          Optional.of(
              new AnswerChecks.Missing(
                  longEnough ? Verdict.FAILED : Verdict.INCONCLUSIVE,
                  "no answer in " + ms(waitedMs)));
      context.add(expectation, missing.get().verdict(), missing.get().evidence(), typedMs);
    }
    addWords(context, typedMs, missing, heard);
  }

  private static void addWords(
      StepContext context,
      double typedMs,
      Optional<AnswerChecks.Missing> missing,
      Optional<Span> heard) {
    double endMs = context.answerEndMs(typedMs);
    double nextMs = context.nextCallerOnsetMs(typedMs);
    if (endMs < nextMs) {
      nextMs = Math.min(nextMs, MeasureCall.textOfBegunMs(context.timeline, endMs));
    }
    String said = MeasureCall.agentText(context.timeline, typedMs, nextMs);
    AnswerChecks.addWords(
        context,
        said,
        said.isBlank() ? missing : Optional.empty(),
        heard.map(Span::startMs).orElse(typedMs));
  }
}
