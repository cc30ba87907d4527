package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out whether an agent that fell silent without reason went on with what it was saying
 * (definition {@code BI_RESUME_RATE/2}).
 */
final class Resumption {
  private static final double WITHIN_MS = 2_000;

  /** So many words in a row, said before and again, are the same content. */
  private static final int SAME_WORDS = 3;

  private final Timeline timeline;

  Resumption(Timeline timeline) {
    this.timeline = timeline;
  }

  record Found(String resumed, double resumeMs) {
    static final Found NONE = new Found("", Double.NaN);
  }

  /**
   * What came after a false yield.
   *
   * @param speech the agent as heard
   * @param stoppedMs when the agent was last audible
   * @param signalMs its interruption signal, NaN without
   */
  Found after(Response cut, InterruptedSpeech speech, double stoppedMs, double signalMs) {
    double fromMs = Double.isNaN(signalMs) ? stoppedMs : Math.max(stoppedMs, signalMs);
    Optional<Double> nextMs =
        speech.heard().stream()
            .map(Span::startMs)
            .filter(ms -> ms > stoppedMs && ms <= fromMs + WITHIN_MS)
            .findFirst();
    if (nextMs.isEmpty()) {
      return new Found("lost", Double.NaN);
    }
    if (nextMs.get() < cut.audibleToMs()) {
      return new Found("resumed", nextMs.get() - stoppedMs);
    }
    List<String> before = words(cut.firstPacketMs(), fromMs);
    List<String> after = words(fromMs, Double.POSITIVE_INFINITY);
    if (before.isEmpty() || after.isEmpty()) {
      return new Found("unknown", Double.NaN);
    }
    return shares(before, after)
        ? new Found("resumed", nextMs.get() - stoppedMs)
        : new Found("lost", Double.NaN);
  }

  /** What the agent's text says in this stretch, to the caller's next words at most. */
  private List<String> words(double fromMs, double toMs) {
    double untilMs =
        timeline.said().stream()
            .mapToDouble(Timeline.CallerSound::onsetMs)
            .filter(ms -> ms > fromMs)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    StringBuilder text = new StringBuilder();
    for (Words piece : timeline.transcripts()) {
      boolean within = piece.atMs() >= fromMs && piece.atMs() < Math.min(toMs, untilMs);
      if (piece.who().equals("agent") && within) {
        text.append(piece.text());
      }
    }
    String[] parts = text.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    List<String> words = new ArrayList<>(List.of(parts));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static boolean shares(List<String> before, List<String> after) {
    for (int i = 0; i + SAME_WORDS <= after.size(); i++) {
      if (java.util.Collections.indexOfSubList(before, after.subList(i, i + SAME_WORDS)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
