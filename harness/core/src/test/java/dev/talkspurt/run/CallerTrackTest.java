package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.Utterance;
import org.junit.jupiter.api.Test;

class CallerTrackTest {
  private static Utterance ramp(int samples) {
    short[] values = new short[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (short) (i + 1);
    }
    return new Utterance("t", "v", AudioClip.of(values, 16_000), 10, samples - 11, "made");
  }

  @Test
  void lays_an_utterance_in_at_any_sample() {
    for (int start : new int[] {0, 1, 319, 320, 777}) {
      CallerTrack track = new CallerTrack();
      track.play(ramp(1000), start);
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
  void knows_when_the_last_audible_sample_is_out_before_the_clip_is_over() {
    CallerTrack track = new CallerTrack();
    track.play(ramp(650), 0);
    track.nextFrame();
    assertFalse(track.pastSpeech());
    track.nextFrame();
    assertTrue(track.pastSpeech(), "offset 639 lies in the second frame");
    assertTrue(track.playing());
    track.nextFrame();
    assertFalse(track.playing());
  }

  @Test
  void refuses_to_change_what_was_sent_or_to_speak_twice_at_once() {
    CallerTrack track = new CallerTrack();
    track.nextFrame();
    assertThrows(IllegalArgumentException.class, () -> track.play(ramp(10), 5));
    track.play(ramp(1000), 320);
    assertThrows(IllegalStateException.class, () -> track.play(ramp(10), 2000));
  }
}
