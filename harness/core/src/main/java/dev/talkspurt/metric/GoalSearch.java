package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds when a goal of a recovery came true. Whatever the agent says counts from when it is heard,
 * a tool call from when it is made.
 */
final class GoalSearch {
  /** An agent whose tool is slow must be audible within this; the call counts from its making. */
  static final double FILLER_MS = 4_000;

  private static final double NEVER = Double.NaN;
  private static final double SAME_PACKET_MS = 100;
  private static final int SAME_WORDS = 3;

  /** Faults in which the agent may say what is needed before they are over. */
  private static final Set<FaultClass> SAID_MEANWHILE =
      Set.of(FaultClass.TOOL_ERROR, FaultClass.TOOL_SLOW, FaultClass.SILENCE, FaultClass.NET_STALL);

  private final Timeline timeline;
  private final Optional<ProbeMeasure> probe;
  private final FaultClass fault;
  private final FaultSpan span;

  GoalSearch(Timeline timeline, Optional<ProbeMeasure> probe, FaultClass fault, FaultSpan span) {
    this.timeline = timeline;
    this.probe = probe;
    this.fault = fault;
    this.span = span;
  }

  /** When it came true; NaN if never. */
  double reachedMs(Recovery.Goal goal) {
    if (goal instanceof Recovery.Goal.Calls calls) {
      return calls(calls.call())
          .filter(use -> fault != FaultClass.TOOL_ERROR || worked(use))
          .mapToDouble(ToolUse::calledMs)
          .min()
          .orElse(NEVER);
    }
    if (goal instanceof Recovery.Goal.Says says) {
      return said(says.anyOf());
    }
    if (goal instanceof Recovery.Goal.Speaks) {
      return spoke();
    }
    return goal instanceof Recovery.Goal.Yields ? yielded() : resumed();
  }

  /** A call that fails once more, or is never answered, gets over nothing. */
  private static boolean worked(ToolUse use) {
    return use.injectedFault().isEmpty() && !Double.isNaN(use.answeredMs());
  }

  /** Until when it can come true, whatever the deadline. */
  double openUntilMs(Recovery.Goal goal) {
    if (goal instanceof Recovery.Goal.Yields) {
      return span.startMs() + MeasureCall.YIELD_WINDOW_MS;
    }
    if (goal instanceof Recovery.Goal.Speaks && fault == FaultClass.TOOL_SLOW) {
      return span.startMs() + FILLER_MS;
    }
    return goal instanceof Recovery.Goal.Speaks && fault == FaultClass.SILENCE
        ? nextSaidMs(span.startMs())
        : Double.POSITIVE_INFINITY;
  }

  private double nextSaidMs(double afterMs) {
    return timeline.said().stream()
        .mapToDouble(CallerSound::onsetMs)
        .filter(ms -> ms > afterMs)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The words of reports. */
  static String text(Recovery.Goal goal) {
    if (goal instanceof Recovery.Goal.Calls calls) {
      return "calls " + CallComparison.words(calls.call());
    }
    if (goal instanceof Recovery.Goal.Says says) {
      return "says " + String.join(" or ", says.anyOf());
    }
    return goal instanceof Recovery.Goal.Speaks
        ? "speaks"
        : goal instanceof Recovery.Goal.Yields ? "yields" : "resumes";
  }

  /** Calls since the fault began that agree, but those withdrawn and the fault's own. */
  java.util.stream.Stream<ToolUse> calls(ExpectedCall call) {
    return uses().filter(use -> CallComparison.cost(call, use) == 0);
  }

  java.util.stream.Stream<ToolUse> uses() {
    return timeline.toolUses().stream()
        .filter(use -> use.calledMs() >= span.startMs() && !use.id().equals(span.ownCall()))
        .filter(use -> Double.isNaN(use.cancelledMs()) || use.answeredMs() <= use.cancelledMs());
  }

  private double fromMs() {
    return SAID_MEANWHILE.contains(fault) ? span.startMs() : span.endMs();
  }

  private double said(List<String> anyOf) {
    AnswerText texts = new AnswerText(timeline);
    StringBuilder text = new StringBuilder();
    double beforeMs = fromMs();
    for (Words words : timeline.transcripts()) {
      if (words.who().equals("agent") && words.atMs() >= fromMs()) {
        boolean apart = words.complete() || texts.parts(beforeMs, words.atMs());
        text.append(apart ? " " : "").append(words.text());
        beforeMs = words.atMs();
        String sofar = text.toString();
        if (anyOf.stream().anyMatch(phrase -> Phrase.isIn(sofar, phrase))) {
          return heardMs(words.atMs());
        }
      }
    }
    return NEVER;
  }

  /** Text comes with its audio, or a little before the first packet, and is heard later. */
  private double heardMs(double textMs) {
    List<Response> responses = timeline.responses();
    int index = -1;
    for (int i = 0; i < responses.size(); i++) {
      if (responses.get(i).firstPacketMs() <= textMs + SAME_PACKET_MS) {
        index = i;
      }
    }
    boolean over = index < 0 || responses.get(index).audibleToNoFlushMs() < textMs - SAME_PACKET_MS;
    index += over ? 1 : 0;
    return index < responses.size()
        ? Math.max(textMs, responses.get(index).audibleFromMs())
        : NEVER;
  }

  private double spoke() {
    if (fault == FaultClass.TOOL_SLOW) {
      return audible(span.startMs(), span.startMs() + FILLER_MS);
    }
    if (fault == FaultClass.SILENCE) {
      double nextMs = nextSaidMs(span.startMs());
      return AgentOnset.of(timeline).stream()
          .mapToDouble(AgentOnset::atMs)
          .filter(ms -> ms > span.startMs() && ms < nextMs)
          .findFirst()
          .orElse(NEVER);
    }
    // What had come before was under way in any case: only sound that came after it tells.
    return timeline.chunks().stream()
        .filter(chunk -> chunk.arrivedMs() >= span.endMs() - AgentOnset.SAME_EDGE_MS)
        .mapToDouble(this::audibleFrom)
        .filter(ms -> !Double.isNaN(ms))
        .findFirst()
        .orElse(NEVER);
  }

  private double audibleFrom(Chunk chunk) {
    double fromMs = Math.max(chunk.playedFromMs(), span.endMs());
    return audible(fromMs, chunk.playedFromMs() + chunk.durationMs());
  }

  private double audible(double fromMs, double toMs) {
    return timeline.heard().stream()
        .filter(heard -> heard.endMs() > fromMs && heard.startMs() < toMs)
        .mapToDouble(heard -> Math.max(fromMs, heard.startMs()))
        .findFirst()
        .orElse(NEVER);
  }

  private double yielded() {
    return probe
        .filter(one -> one.outcome().equals("yielded"))
        .map(one -> one.onsetMs() + (Double.isNaN(one.stopMs()) ? one.detectMs() : one.stopMs()))
        .orElse(NEVER);
  }

  /** An agent that never stopped goes on; one that did says again some words in a row. */
  private double resumed() {
    if (probe.isEmpty() || Double.isNaN(yielded())) {
      return probe.isEmpty() ? NEVER : span.endMs();
    }
    double stoppedMs = yielded();
    AnswerText texts = new AnswerText(timeline);
    double divideMs =
        Double.isNaN(probe.get().detectMs())
            ? stoppedMs
            : probe.get().onsetMs() + probe.get().detectMs();
    double cutFromMs =
        AgentOnset.responseAt(timeline, probe.get().onsetMs())
            .map(cut -> texts.beginMs(cut.firstPacketMs()))
            .orElse(0.0);
    double nextMs = nextSaidMs(span.endMs());
    String before = texts.text("agent", cutFromMs, divideMs);
    boolean same = sharesWords(before, texts.text("agent", divideMs, nextMs));
    return timeline.heard().stream()
        .mapToDouble(Span::startMs)
        .filter(ms -> same && ms > stoppedMs && ms < nextMs)
        .findFirst()
        .orElse(NEVER);
  }

  /**
   * What the agent says twice, one answer after the other without a word of the caller's between
   * them, once the fault is over and before its deadline; empty if nothing.
   */
  Optional<String> saidTwice(double deadlineMs) {
    AnswerText texts = new AnswerText(timeline);
    double untilMs = Math.min(deadlineMs, nextSaidMs(span.endMs()));
    String before = "";
    for (Response response : timeline.responses()) {
      double atMs = response.audibleFromMs();
      if (atMs >= span.endMs() && atMs < untilMs) {
        double beginMs = texts.beginMs(response.firstPacketMs());
        double endMs = texts.nextCutMs(response.firstPacketMs());
        String text = Phrase.words(texts.text("agent", beginMs, endMs)).strip();
        if (!text.isEmpty() && text.equals(before)) {
          return Optional.of(text);
        }
        before = text;
      }
    }
    return Optional.empty();
  }

  private static boolean sharesWords(String before, String after) {
    String[] words = Phrase.words(before).strip().split(" ");
    int run = Math.min(SAME_WORDS, words.length);
    for (int i = 0; i + run <= words.length; i++) {
      if (Phrase.isIn(after, String.join(" ", List.of(words).subList(i, i + run)))) {
        return true;
      }
    }
    return false;
  }
}
