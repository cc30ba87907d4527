package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** What the agent told as its words, turn by turn. Pure. */
final class AgentTurns {
  /**
   * The words between two ends of turns.
   *
   * @param fromMs when the first of them came; {@code toMs} when the turn ended, or the last came
   * @param pieces as they came
   */
  record Turn(double fromMs, double toMs, String text, List<Timeline.Words> pieces) {
    /** When the character at {@code index} of the text came. */
    double atMs(int index) {
      int end = 0;
      for (Timeline.Words piece : pieces) {
        end += piece.text().length();
        if (index < end) {
          return piece.atMs();
        }
      }
      return toMs;
    }
  }

  private AgentTurns() {}

  /** The turns in which the agent said anything, in order. */
  static List<Turn> of(Timeline timeline) {
    TreeSet<Double> ends = new TreeSet<>();
    for (Timeline.Moment signal : timeline.signals()) {
      if (signal.kind().equals("turnEnd") || signal.kind().equals(Timeline.RESUMED)) {
        ends.add(signal.atMs());
      }
    }
    List<Turn> turns = new ArrayList<>();
    List<Timeline.Words> pieces = new ArrayList<>();
    List<Timeline.Words> words =
        timeline.transcripts().stream()
            .filter(piece -> piece.who().equals("agent"))
            .sorted(Comparator.comparingDouble(Timeline.Words::atMs))
            .toList();
    for (Timeline.Words piece : words) {
      if (!pieces.isEmpty()) {
        Double end = ends.ceiling(pieces.get(0).atMs());
        if (end != null && end < piece.atMs()) {
          turns.add(turn(pieces, end));
          pieces.clear();
        }
      }
      pieces.add(piece);
    }
    if (!pieces.isEmpty()) {
      Double end = ends.ceiling(pieces.get(0).atMs());
      turns.add(turn(pieces, end == null ? pieces.get(pieces.size() - 1).atMs() : end));
    }
    return turns;
  }

  private static Turn turn(List<Timeline.Words> pieces, double endMs) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    double lastMs = pieces.get(pieces.size() - 1).atMs();
    return new Turn(
        pieces.get(0).atMs(), Math.max(endMs, lastMs), text.toString(), List.copyOf(pieces));
  }
}
