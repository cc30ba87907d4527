package dev.talkspurt.regression;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds what the caller said: by the marks of the journal, or, where it has none, by its level on
 * the caller's track.
 */
final class CallerSounds {
  /** A pause within one utterance; an agent that answers sooner answers within it. */
  private static final int PAUSE_MS = 700;

  /** Sounds shorter than this, over an agent that talks on, are no interruption. */
  private static final double SHORTEST_CUT_IN_MS = 600;

  private static final int EDGE_MS = 200;

  /**
   * A sound of the caller.
   *
   * @param id of its mark; empty if it was found by level
   * @param role as the journal has it: utterance, interruption, repeat, or a kind of probe
   * @param stepKind of the step it came from; empty if unknown
   * @param words what it says; empty if nobody knows
   * @param audio cut out, with what silence lies around it
   */
  record Heard(
      String id,
      String role,
      String stepKind,
      int stepIndex,
      String words,
      double onsetMs,
      double offsetMs,
      AudioClip audio) {
    boolean isTurn() {
      return List.of("utterance", "repeat").contains(role);
    }
  }

  private final RecordedCall call;

  CallerSounds(RecordedCall call) {
    this.call = call;
  }

  /** In order of their onsets. */
  List<Heard> all() {
    return call.marks().isEmpty() ? byLevel() : byMarks();
  }

  private List<Heard> byMarks() {
    List<Heard> sounds = new ArrayList<>();
    for (CallerMark mark : call.marks()) {
      call.timeline().caller().stream()
          .filter(sound -> sound.id().equals(mark.id()))
          .findFirst()
          .ifPresent(sound -> sounds.add(marked(mark, sound)));
    }
    sounds.sort(java.util.Comparator.comparingDouble(Heard::onsetMs));
    return sounds;
  }

  private Heard marked(CallerMark mark, Timeline.CallerSound sound) {
    int edge = EDGE_MS * call.caller().sampleRateHz() / 1000;
    // Silence around it keeps its edges sharp, as far as no other sound lies there.
    long from = Math.min(mark.startSample(), mark.onsetSample() - edge);
    long to = Math.max(mark.endSample(), mark.offsetSample() + 1 + edge);
    for (CallerMark other : call.marks()) {
      if (other.onsetSample() < mark.onsetSample()) {
        from = Math.max(from, Math.min(other.offsetSample() + 1, mark.onsetSample()));
      } else if (other.onsetSample() > mark.onsetSample()) {
        to = Math.min(to, Math.max(other.onsetSample(), mark.offsetSample() + 1));
      }
    }
    AudioClip audio =
        call.caller()
            .slice((int) Math.max(0, from), (int) Math.min(to, call.caller().sampleCount()));
    String stepKind =
        call.timeline().steps().stream()
            .filter(step -> step.index() == mark.stepIndex())
            .map(Timeline.StepSpan::kind)
            .findFirst()
            .orElse("");
    return new Heard(
        mark.id(),
        mark.role(),
        stepKind,
        mark.stepIndex(),
        mark.text(),
        sound.onsetMs(),
        sound.offsetMs(),
        audio);
  }

  private List<Heard> byLevel() {
    List<Segment> segments = Talkspurts.find(call.caller(), PAUSE_MS);
    List<Heard> sounds = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      double nextMs =
          i + 1 < segments.size() ? ms(segments.get(i + 1).onsetSample()) : Double.MAX_VALUE;
      sounds.add(levelled(segments.get(i), nextMs));
    }
    return sounds;
  }

  private Heard levelled(Segment segment, double nextMs) {
    double onsetMs = ms(segment.onsetSample());
    double offsetMs = ms(segment.offsetSample() + 1);
    int edge = EDGE_MS * call.caller().sampleRateHz() / 1000;
    AudioClip audio =
        call.caller()
            .slice(
                Math.max(0, segment.onsetSample() - edge),
                Math.min(call.caller().sampleCount(), segment.offsetSample() + edge));
    boolean over =
        call.timeline().heard().stream()
            .anyMatch(span -> span.startMs() < onsetMs && onsetMs < span.endMs());
    boolean flushed =
        call.timeline().flushesMs().stream().anyMatch(at -> at > onsetMs && at < nextMs);
    String role =
        !over
            ? "utterance"
            : flushed || offsetMs - onsetMs >= SHORTEST_CUT_IN_MS ? "interruption" : "noise";
    return new Heard("", role, "", -1, transcript(onsetMs, nextMs), onsetMs, offsetMs, audio);
  }

  /** What the session understood, which is the agent's word for it. */
  private String transcript(double fromMs, double toMs) {
    return call.timeline().transcripts().stream()
        .filter(words -> words.who().equals("caller"))
        .filter(words -> words.atMs() >= fromMs && words.atMs() < toMs)
        .map(Timeline.Words::text)
        .collect(Collectors.joining())
        .strip();
  }

  private double ms(long sample) {
    return sample * 1000.0 / call.caller().sampleRateHz();
  }
}
