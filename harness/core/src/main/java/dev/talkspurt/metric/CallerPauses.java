package dev.talkspurt.metric;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;

/**
 * The pauses a caller makes within a turn, found in the samples that were sent. Only where nothing
 * but the caller is in them can a pause be told from noise.
 */
final class CallerPauses {
  /** A pause is so long; the script's own of 500 ms must not fall to a step of the detector. */
  static final double LEAST_MS = 490;

  private CallerPauses() {}

  /** A pause, and the sound it lies in. */
  record Pause(CallerSound sound, Span span) {}

  /** In order. */
  static List<Pause> of(Timeline timeline, Scenario scenario) {
    List<Pause> pauses = new ArrayList<>();
    for (CallerSound sound : timeline.said()) {
      if (scenario.callerAt(sound.stepIndex()).conditions().clean()) {
        within(timeline.callerTrack(), sound).forEach(span -> pauses.add(new Pause(sound, span)));
      }
    }
    return pauses;
  }

  private static List<Span> within(AudioClip track, CallerSound sound) {
    double perMs = track.sampleRateHz() / 1000.0;
    int from = (int) Math.max(0, Math.round(sound.onsetMs() * perMs));
    int to = (int) Math.min(track.sampleCount(), Math.round(sound.offsetMs() * perMs));
    if (to <= from) {
      return List.of();
    }
    short[] samples = new short[to - from];
    track.copyTo(from, samples, 0, samples.length);
    AudioClip clip = AudioClip.of(samples, track.sampleRateHz());
    List<Segment> spoken = Talkspurts.find(clip, 0, Talkspurts.ONSET_DBFS);
    List<Span> pauses = new ArrayList<>();
    for (int i = 1; i < spoken.size(); i++) {
      double fromMs = sound.onsetMs() + (spoken.get(i - 1).offsetSample() + 1) / perMs;
      double toMs = sound.onsetMs() + spoken.get(i).onsetSample() / perMs;
      if (toMs - fromMs >= LEAST_MS) {
        pauses.add(new Span(fromMs, toMs));
      }
    }
    return pauses;
  }
}
