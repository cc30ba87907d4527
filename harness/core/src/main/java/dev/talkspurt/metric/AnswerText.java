package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Words;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which transcript text belongs to which answer.
 *
 * <p>The agent's text comes while its audio arrives, well before it is heard, and a little may come
 * before the first packet. So an answer's text begins at the last event before its first packet
 * that ends what was before (the caller's offset, a turn end, an interruption), and ends where the
 * next answer's begins.
 */
final class AnswerText {
  private static final Set<String> ENDS = Set.of("turnEnd", "interrupted");

  private final Timeline timeline;
  private final TreeSet<Double> cuts = new TreeSet<>();

  AnswerText(Timeline timeline) {
    this.timeline = timeline;
    timeline.said().forEach(sound -> cuts.add(sound.offsetMs()));
    timeline.signals().stream()
        .filter(signal -> ENDS.contains(signal.kind()))
        .forEach(signal -> cuts.add(signal.atMs()));
  }

  String answer(
      CallerSound sound,
      Optional<Double> firstPacketMs,
      CallerSound next,
      Optional<Double> nextFirstPacketMs) {
    return text("agent", start(sound, firstPacketMs), start(next, nextFirstPacketMs));
  }

  String lastAnswer(CallerSound sound, Optional<Double> firstPacketMs) {
    return text("agent", start(sound, firstPacketMs), Double.POSITIVE_INFINITY);
  }

  /** What the provider wrote down of {@code sound}. */
  String heardAs(CallerSound sound, double nextOnsetMs) {
    return text("caller", sound.onsetMs(), nextOnsetMs);
  }

  /** Where the text of a response begins whose first packet came then. */
  double beginMs(double firstPacketMs) {
    Double cut = cuts.floor(firstPacketMs);
    return cut == null ? 0 : cut;
  }

  /** Where the text of that response ends at the latest. */
  double nextCutMs(double firstPacketMs) {
    Double cut = cuts.higher(firstPacketMs);
    return cut == null ? Double.POSITIVE_INFINITY : cut;
  }

  private double start(CallerSound sound, Optional<Double> firstPacketMs) {
    Double cut = firstPacketMs.map(cuts::floor).orElse(null);
    return cut == null ? sound.offsetMs() : cut;
  }

  /** All text of one speaker that arrived in the stretch, as one line. */
  String text(String who, double fromMs, double toMs) {
    StringBuilder text = new StringBuilder();
    for (Words words : timeline.transcripts()) {
      if (words.who().equals(who) && words.atMs() >= fromMs && words.atMs() < toMs) {
        text.append(words.complete() ? " " : "").append(words.text());
      }
    }
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
