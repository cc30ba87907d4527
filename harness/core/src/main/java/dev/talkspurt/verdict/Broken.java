package dev.talkspurt.verdict;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.scenario.Scenario;
import java.util.Locale;

/** Why a call ended before its script, and how far it had come. */
final class Broken {
  private Broken() {}

  /** In words, for a call that ended in step {@code open}. */
  static String evidence(Scenario scenario, Timeline timeline, int open) {
    String where =
        "step "
            + (open + 1)
            + " of "
            + scenario.script().size()
            + " ("
            + scenario.script().get(open).kind()
            + ")";
    if (!timeline.closedByUs()) {
      return "the session ended in " + where + ": " + closing(timeline);
    }
    String why =
        timeline.signals().stream()
            .filter(signal -> signal.kind().equals("hangUp") && signal.source().equals("bench"))
            .reduce((first, last) -> last)
            .map(Timeline.Moment::detail)
            .filter(detail -> !detail.isBlank() && !detail.equals("script ended"))
            .map(detail -> detail + ": ")
            .orElse("");
    return why + "the bench hung up in " + where + lastHeard(timeline);
  }

  private static String lastHeard(Timeline timeline) {
    double lastMs = timeline.heard().stream().mapToDouble(Timeline.Span::endMs).max().orElse(-1);
    if (lastMs < 0) {
      return "; the agent had not been heard";
    }
    double saidMs =
        timeline.said().stream()
            .mapToDouble(Timeline.CallerSound::offsetMs)
            .filter(ms -> ms < lastMs)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    boolean told =
        timeline.transcripts().stream()
            .filter(words -> words.who().equals("agent"))
            .mapToDouble(Words::atMs)
            .anyMatch(ms -> ms >= saidMs);
    String words =
        told
            ? ", saying "
                + Phrase.quoted(MeasureCall.agentText(timeline, saidMs, Double.POSITIVE_INFINITY))
            : "";
    return String.format(Locale.ROOT, "; the agent was last heard at %.1f s", lastMs / 1000)
        + words;
  }

  private static String closing(Timeline timeline) {
    if (Double.isNaN(timeline.closedAtMs())) {
      return "its record breaks off";
    }
    String meaning =
        timeline.closeMeaning().replaceFirst("^(provider|network|config|target): ", "");
    return meaning.isBlank()
        ? "close code " + timeline.closeCode() + " " + Phrase.quoted(timeline.closeReason())
        : meaning;
  }
}
