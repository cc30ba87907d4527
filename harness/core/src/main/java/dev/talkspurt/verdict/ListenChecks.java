package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.scenario.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Steps in which the caller only listens: did the agent speak, how often, and what? */
final class ListenChecks {
  private static final double SLACK_MS = 100;
  private static final Set<String> LISTENING = Set.of("hear", "silence");

  private ListenChecks() {}

  static void addHear(StepContext context, Step.Hear hear) {
    StepSpan step = context.span().orElseThrow();
    double limitMs = hear.within().toNanos() / 1e6;
    double nextMs = context.answerEndMs(step.startMs());
    double fromMs = Math.max(consumedMs(context, step), lastSaidMs(context, step.startMs()));
    Optional<Span> heard =
        context.timeline.heard().stream()
            .filter(span -> span.endMs() > fromMs && span.startMs() < nextMs)
            .findFirst();
    String expectation = "agent speaks within " + ms(limitMs);
    Optional<AnswerChecks.Missing> missing = Optional.empty();
    if (heard.isPresent()) {
      double afterMs = heard.get().startMs() - step.startMs();
      context.add(
          expectation,
          afterMs <= limitMs ? Verdict.PASSED : Verdict.FAILED,
          afterMs <= 0 ? "it was speaking already" : "it spoke after " + ms(afterMs),
          heard.get().startMs());
    } else {
      double waitedMs = context.chanceEndedMs(step.startMs()) - step.startMs();
      boolean longEnough = waitedMs >= limitMs - SLACK_MS;
      missing =
          Optional.of(
              new AnswerChecks.Missing(
                  longEnough ? Verdict.FAILED : Verdict.INCONCLUSIVE,
                  longEnough
                      ? "it said nothing"
                      : "it said nothing before the wait was over, after " + ms(waitedMs)));
      context.add(expectation, missing.get().verdict(), missing.get().evidence(), step.startMs());
    }
    addWords(context, missing, heard.map(Span::startMs).orElse(step.startMs()));
  }

  /** Checks on what the agent said from when the caller last spoke until the answer's end. */
  static void addWords(StepContext context, Optional<AnswerChecks.Missing> missing, double atMs) {
    StepSpan step = context.span().orElseThrow();
    double askedMs = lastAskedMs(context, step);
    double fromMs = Math.max(step.startMs(), askedMs);
    double endMs = context.answerEndMs(fromMs);
    double consumedMs = consumedMs(context, step);
    if (consumedMs > askedMs && context.step instanceof Step.Hear hear && hear.until().isEmpty()) {
      askedMs = MeasureCall.textOfHeardMs(context.timeline, consumedMs);
    }
    double nextMs = context.nextCallerOnsetMs(fromMs);
    if (endMs < nextMs) {
      nextMs = Math.min(nextMs, MeasureCall.textOfBegunMs(context.timeline, endMs));
    }
    String said = MeasureCall.agentText(context.timeline, askedMs, nextMs);
    AnswerChecks.addWords(context, said, said.isBlank() ? missing : Optional.empty(), atMs);
  }

  /** Until when what was heard before the step was another step's to hear. */
  private static double consumedMs(StepContext context, StepSpan step) {
    double listenedMs =
        context.timeline.steps().stream()
            .filter(other -> other.index() < step.index() && other.ran())
            .filter(other -> LISTENING.contains(other.kind()))
            .mapToDouble(StepSpan::endMs)
            .filter(ms -> ms <= step.startMs())
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    return Math.max(listenedMs, MeasureCall.answerEndedMs(context.timeline, step.startMs()));
  }

  private static double lastSaidMs(StepContext context, double ms) {
    return context.timeline.said().stream()
        .mapToDouble(Timeline.CallerSound::offsetMs)
        .filter(offsetMs -> offsetMs <= ms)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** When the caller had last spoken: before the step, or again in it. */
  private static double lastAskedMs(StepContext context, StepSpan step) {
    return context.timeline.said().stream()
        .filter(
            sound ->
                sound.offsetMs() <= step.startMs()
                    || sound.role().equals("repeat") && sound.onsetMs() < step.endMs())
        .mapToDouble(Timeline.CallerSound::offsetMs)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** The silence proper is the last part of its step: before it the agent may still be talking. */
  static void addSilence(StepContext context, Step.Silence silence) {
    StepSpan step = context.span().orElseThrow();
    double lengthMs = silence.length().toNanos() / 1e6;
    boolean whole = !Double.isNaN(step.endMs());
    double endMs = whole ? step.endMs() : context.chanceEndedMs(step.startMs());
    double fromMs = whole ? Math.max(step.startMs(), endMs - lengthMs) : step.startMs();
    List<Response> spoken =
        context.timeline.responses().stream()
            .filter(r -> r.audibleFromMs() >= fromMs && r.audibleFromMs() < endMs)
            .toList();
    double atMs = spoken.isEmpty() ? fromMs : spoken.get(0).audibleFromMs();
    int count = spoken.size();
    String evidence =
        (count == 0 ? "it said nothing" : "it spoke " + times(count))
            + (whole ? "" : " in a silence that did not last its time");
    context
        .expect()
        .repromptsAtMost()
        .ifPresent(
            most ->
                context.add(
                    "agent speaks up at most " + times(most),
                    count > most ? Verdict.FAILED : whole ? Verdict.PASSED : Verdict.INCONCLUSIVE,
                    evidence,
                    atMs));
    context
        .expect()
        .repromptsAtLeast()
        .ifPresent(
            least ->
                context.add(
                    "agent speaks up at least " + times(least),
                    count >= least ? Verdict.PASSED : whole ? Verdict.FAILED : Verdict.INCONCLUSIVE,
                    evidence,
                    atMs));
  }

  private static String times(int count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }
}
