package dev.talkspurt.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.audio.AudioClip;
import org.junit.jupiter.api.Test;

class LevelsTest {
  @Test
  void a_full_scale_sine_is_three_decibels_below_full_scale() {
    AudioClip sine =
        Sounds.clip(16_000, 16_000, Sounds.tone(1_000, 16_000, 20 * Math.log10(Math.sqrt(0.5))));
    assertEquals(-3.01, Levels.rmsDbfs(sine), 0.005);
    assertEquals(0, Levels.peakDbfs(sine), 0.001);
  }

  @Test
  void a_part_can_be_measured_on_its_own() {
    AudioClip clip = AudioClip.of(new short[] {0, 0, -32768, -32768}, 8_000);
    assertEquals(-3.01, Levels.rmsDbfs(clip), 0.005);
    assertEquals(0, Levels.rmsDbfs(clip, 2, 4), 1e-9);
    assertEquals(0, Levels.peakDbfs(clip), 1e-9);
  }

  @Test
  void silence_is_minus_infinity() {
    assertEquals(Double.NEGATIVE_INFINITY, Levels.rmsDbfs(AudioClip.silence(5, 8_000)));
    assertEquals(Double.NEGATIVE_INFINITY, Levels.rmsDbfs(AudioClip.silence(0, 8_000)));
    assertEquals(Double.NEGATIVE_INFINITY, Levels.peakDbfs(AudioClip.silence(5, 8_000)));
  }

  @Test
  void decibels_and_amplitudes_are_inverse() {
    assertEquals(0.1, Levels.dbToAmplitude(-20), 1e-12);
    assertEquals(-6.02, Levels.amplitudeToDb(0.5), 0.001);
  }
}
