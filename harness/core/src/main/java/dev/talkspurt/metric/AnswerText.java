package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.spoken.Utterance;
import java.util.List;
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

  /** How long before its first packet a response's text may begin to come. */
  static final double LEAD_MS = 1_000;

  private final Timeline timeline;
  private final TreeSet<Double> joints = new TreeSet<>();
  private final TreeSet<Double> cuts = new TreeSet<>();

  AnswerText(Timeline timeline) {
    this.timeline = timeline;
    timeline.said().forEach(sound -> cuts.add(sound.offsetMs()));
    timeline.signals().stream()
        .filter(signal -> ENDS.contains(signal.kind()))
        .forEach(signal -> cuts.add(signal.atMs()));
    List<Double> starts = Utterance.starts(timeline);
    for (int i = 1; i < starts.size(); i++) {
      double packetMs = timeline.responses().get(i).firstPacketMs();
      // Where nothing but a gap parts two responses, a little of the text comes before the sound.
      joints.add(starts.get(i) < packetMs ? starts.get(i) : packetMs - LEAD_MS);
    }
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

  /** Where the text of the answer to {@code sound} begins. */
  double start(CallerSound sound, Optional<Double> firstPacketMs) {
    Double cut = firstPacketMs.map(cuts::floor).orElse(null);
    return cut == null ? sound.offsetMs() : cut;
  }

  /** Whether text that came then, and then, is of two responses. */
  boolean parts(double oneMs, double otherMs) {
    Double joint = joints.floor(otherMs);
    return joint != null && joint > oneMs;
  }

  /** All text of one speaker that arrived in the stretch, as one line. */
  String text(String who, double fromMs, double toMs) {
    StringBuilder text = new StringBuilder();
    double beforeMs = fromMs;
    for (Words words : timeline.transcripts()) {
      if (words.who().equals(who) && words.atMs() >= fromMs && words.atMs() < toMs) {
        boolean apart = words.complete() || who.equals("agent") && parts(beforeMs, words.atMs());
        text.append(apart ? " " : "").append(words.text());
        beforeMs = words.atMs();
      }
    }
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
