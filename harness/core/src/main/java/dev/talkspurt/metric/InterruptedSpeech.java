package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agent as heard around a sound of the caller that may have cut it off. An agent that is quick
 * to answer begins to speak less than a talkspurt's pause after it was cut off; what is heard then
 * is something new, and no part of the talkspurt that was interrupted.
 *
 * @param heard the talkspurts, that of a response which was cut off ending where the response does
 * @param cutOffMs where that is, if a new response followed so soon; NaN otherwise
 */
record InterruptedSpeech(List<Span> heard, double cutOffMs) {
  private static final double MIN_SILENCE_MS = 400;
  private static final double UNPLAYED_MS = 20;

  /**
   * What was heard.
   *
   * @param cut what the agent was saying when the caller's sound began
   * @param signalMs when it said that it was interrupted; NaN if it did not
   */
  static InterruptedSpeech of(Timeline timeline, Optional<Response> cut, double signalMs) {
    List<Span> heard = timeline.heard();
    return cut.flatMap(
            response ->
                next(timeline, response)
                    .filter(next -> isCutOff(timeline, response, signalMs, next.audibleFromMs()))
                    .map(next -> parted(heard, response, next)))
        .orElse(new InterruptedSpeech(heard, Double.NaN));
  }

  private static Optional<Response> next(Timeline timeline, Response cut) {
    return timeline.responses().stream()
        .filter(later -> later.index() > cut.index() && !Double.isNaN(later.audibleFromMs()))
        .findFirst()
        .filter(later -> later.audibleFromMs() - cut.audibleToMs() < MIN_SILENCE_MS);
  }

  private static boolean isCutOff(
      Timeline timeline, Response cut, double signalMs, double nextFromMs) {
    return hasUnplayed(cut) || signalMs <= nextFromMs && wasArriving(timeline, cut, signalMs);
  }

  private static InterruptedSpeech parted(List<Span> heard, Response cut, Response next) {
    double endMs = cut.audibleToMs();
    double againMs = Math.max(endMs, next.audibleFromMs());
    List<Span> parted = new ArrayList<>();
    for (Span span : heard) {
      if (span.startMs() < endMs && againMs < span.endMs()) {
        parted.add(new Span(span.startMs(), endMs));
        parted.add(new Span(againMs, span.endMs()));
      } else {
        parted.add(span);
      }
    }
    return parted.size() == heard.size()
        ? new InterruptedSpeech(heard, Double.NaN)
        : new InterruptedSpeech(List.copyOf(parted), endMs);
  }

  /** Whether some of it was received and never heard. */
  static boolean hasUnplayed(Response response) {
    return response.audibleToNoFlushMs() - response.audibleToMs() > UNPLAYED_MS;
  }

  /**
   * A response whose end had not been announced when the agent said it was interrupted was still
   * being made: how much was left cannot be known, only that it was not over.
   */
  static boolean wasArriving(Timeline timeline, Response response, double signalMs) {
    return signalMs <= response.audibleToMs() + MIN_SILENCE_MS
        && timeline.signals().stream()
            .filter(s -> s.kind().equals("audioEnd") || s.kind().equals("turnEnd"))
            .noneMatch(s -> s.atMs() >= response.firstPacketMs() && s.atMs() < signalMs);
  }

  /** Where the agent falls silent, for 400 ms at least or for good, after this moment. */
  List<Span> silences(double afterMs) {
    List<Span> silences = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      double fromMs = heard.get(i).endMs();
      double toMs = i + 1 < heard.size() ? heard.get(i + 1).startMs() : Double.POSITIVE_INFINITY;
      boolean silent = toMs - fromMs >= MIN_SILENCE_MS || fromMs == cutOffMs;
      if (fromMs > afterMs && silent) {
        silences.add(new Span(fromMs, toMs));
      }
    }
    return silences;
  }
}
