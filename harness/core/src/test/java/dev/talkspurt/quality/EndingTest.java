package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.SpeechLevel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
  private static final int HZ = 24_000;

  private static boolean cutOff(short[] sound, int last) {
    double level = SpeechLevel.of(AudioClip.of(sound, HZ)).activeDbov();
    return Ending.cutOff(new Hops(sound, HZ), last, level);
  }

  /** A second of voice that falls by 60 dB in the time given, then silence. */
  private static short[] fading(double fadeMs, double silenceS) {
    short[] voice =
        Waves.of(
            1 + fadeMs / 1000,
            HZ,
            i ->
                Waves.buzz(150, HZ, 0.3).applyAsDouble(i)
                    * Math.pow(10, -3 * Math.max(0, i - HZ) / (fadeMs / 1000 * HZ)));
    return Waves.join(voice, Waves.silence(silenceS, HZ));
  }

  private static int lastAudible(short[] sound) {
    return SoundQuality.of(AudioClip.of(sound, HZ), new int[0]).audible().stream()
        .reduce((a, b) -> b)
        .orElseThrow()
        .offsetSample();
  }

  @Test
  void audio_that_stops_in_a_vowel_is_cut_off() {
    short[] voice = Waves.of(1, HZ, Waves.buzz(150, HZ, 0.3));
    assertTrue(cutOff(voice, voice.length - 1));
    for (int more = 1; more < 130; more += 17) {
      assertTrue(cutOff(Arrays.copyOf(voice, voice.length + more), voice.length - 1));
    }
    assertTrue(cutOff(Arrays.copyOf(voice, 2 * HZ), voice.length - 1));
  }

  @ParameterizedTest
  @CsvSource({"30, 0.2", "60, 0.2", "100, 0.2", "100, 0", "200, 0.5"})
  void a_voice_that_fades_is_not(double fadeMs, double silenceS) {
    short[] sound = fading(fadeMs, silenceS);
    assertFalse(cutOff(sound, lastAudible(sound)));
  }

  @Test
  void a_soft_end_is_not() {
    short[] sound =
        Waves.join(
            Waves.of(1, HZ, Waves.buzz(150, HZ, 0.3)),
            Waves.of(0.3, HZ, Waves.buzz(150, HZ, 0.02)));
    assertFalse(cutOff(sound, sound.length - 1));
  }

  @Test
  void levels_are_those_of_five_milliseconds() {
    Hops hops = new Hops(Waves.sine(1, 1000, HZ, 0), HZ);
    assertEquals(200, hops.count());
    assertEquals(-3.01, hops.dbfs(10, 11), 0.01);
    assertEquals(Hops.FLOOR_DBFS, hops.dbfs(200, 206));
    assertEquals(-6.02, hops.dbfs(199, 201), 0.01);
    assertEquals(0, hops.of(119));
    assertEquals(1, hops.of(120));
  }
}
