package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.Utterance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTrackTest {
  private static final int TINY = 0;
  private static final int SHORT = 1;
  private static final int LONG = 2;

  private static Utterance ramp(int samples) {
    short[] values = new short[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (short) (i + 1);
    }
    int margin = Math.min(10, samples / 4);
    return new Utterance(
        "t", "v", AudioClip.of(values, 16_000), margin, samples - margin - 1, "made");
  }

  private static Step say() {
    return Scripts.say(5, Expectations.NONE);
  }

  /** A track whose steps are ramps of 10, 650 and 1000 samples. */
  private static CallerTrack track() {
    Map<Integer, Utterance> sounds = Map.of(TINY, ramp(10), SHORT, ramp(650), LONG, ramp(1000));
    return new CallerTrack(
        CallerSide.render(Scripts.of(say(), say(), say()), sounds, List.of(), 1));
  }

  @Test
  void lays_an_utterance_in_at_any_sample() {
    for (int start : new int[] {0, 1, 319, 320, 777}) {
      CallerTrack track = track();
      track.lay(LONG, start);
      for (int frame = 0; frame < 8; frame++) {
        track.nextFrame();
      }
      AudioClip sent = track.sent();
      assertEquals(8 * 320, sent.sampleCount());
      for (int i = 0; i < sent.sampleCount(); i++) {
        int expected = i >= start && i < start + 1000 ? i - start + 1 : 0;
        assertEquals(expected, sent.at(i), "sample " + i + " of an utterance from " + start);
      }
      assertFalse(track.playing());
    }
  }

  @Test
  void what_is_muted_is_silent_and_takes_its_time_all_the_same() {
    CallerTrack track = track();
    track.lay(LONG, 0);
    track.nextFrame();
    track.mute(true);
    assertEquals(0, track.nextFrame()[0]);
    track.mute(false);
    assertEquals(641, track.nextFrame()[0]);
    AudioClip sent = track.sent();
    assertEquals(320, sent.at(319));
    assertEquals(0, sent.at(320));
    assertEquals(0, sent.at(639));
    assertEquals(641, sent.at(640));
  }

  @Test
  void knows_when_the_last_audible_sample_is_out_before_the_clip_is_over() {
    CallerTrack track = track();
    track.lay(SHORT, 0);
    track.nextFrame();
    assertFalse(track.pastSpeech());
    track.nextFrame();
    assertTrue(track.pastSpeech(), "offset 639 lies in the second frame");
    assertTrue(track.playing());
    track.nextFrame();
    assertFalse(track.playing());
  }

  @Test
  void begins_after_what_was_sent_and_refuses_to_speak_twice_at_once() {
    CallerTrack track = track();
    track.nextFrame();
    assertEquals(320, track.lay(LONG, 5), "sample 5 has been sent already");
    assertThrows(IllegalStateException.class, () -> track.lay(TINY, 2000));
  }
}
