package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.Measurements.Phantoms;

/** Finds interruption signals that no sound of the caller's can have caused. */
final class PhantomMeasuring {
  /** A signal comes at most so long after the end of the sound that caused it. */
  private static final double CAUSE_MS = 2_000;

  private PhantomMeasuring() {}

  static Phantoms of(Timeline timeline) {
    return new Phantoms(
        timeline.signals().stream()
            .filter(signal -> signal.kind().equals("interrupted"))
            .map(Timeline.Moment::atMs)
            .filter(atMs -> !caused(timeline, atMs))
            .toList(),
        timeline.heard().stream().mapToDouble(Span::lengthMs).sum());
  }

  private static boolean caused(Timeline timeline, double atMs) {
    return timeline.caller().stream()
        .anyMatch(sound -> sound.onsetMs() <= atMs && atMs <= sound.offsetMs() + CAUSE_MS);
  }
}
