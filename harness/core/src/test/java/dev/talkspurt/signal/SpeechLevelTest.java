package dev.talkspurt.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.audio.AudioClip;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeechLevelTest {
  private static final int RATE = 16_000;

  /** Noise whose loudness swings four times a second, as syllables do, from quiet to quiet. */
  private static IntToDoubleFunction syllables(long seed) {
    IntToDoubleFunction noise = Sounds.noise(-26, seed);
    return i -> noise.applyAsDouble(i) * (1 - 0.5 * Math.cos(2 * Math.PI * 4 * i / RATE));
  }

  @Test
  void a_half_scale_sine_reads_its_known_level() {
    double peak = 0.5;
    double rmsDbfs = 20 * Math.log10(peak / Math.sqrt(2));
    SpeechLevel level =
        SpeechLevel.of(Sounds.clip(10 * RATE, RATE, Sounds.tone(1_000, RATE, rmsDbfs)));
    assertEquals(-9.03, level.rmsDbov(), 0.005);
    assertEquals(-9.02, level.activeDbov(), 0.005);
    assertEquals(0.998, level.activityFactor(), 0.001);
  }

  @Test
  void sound_without_pauses_reads_its_rms_level() {
    SpeechLevel level = SpeechLevel.of(Sounds.clip(20 * RATE, RATE, syllables(1)));
    assertEquals(level.rmsDbov(), level.activeDbov(), 0.05);
  }

  @ParameterizedTest
  @CsvSource({"0.8,0.97", "0.5,3.0", "0.3,5.2", "0.2,7.0"})
  void pauses_lower_the_rms_level_and_hardly_the_active_one(double activity, double rmsLowDb) {
    int period = (int) (RATE / activity);
    IntToDoubleFunction sound = syllables(2);
    AudioClip gated =
        Sounds.clip(40 * RATE, RATE, i -> i % period < RATE ? sound.applyAsDouble(i % period) : 0);
    SpeechLevel level = SpeechLevel.of(gated);
    double trueDb = level.rmsDbov() - 10 * Math.log10(activity);
    assertEquals(rmsLowDb, trueDb - level.rmsDbov(), 0.05);
    assertEquals(0.965, trueDb - level.activeDbov(), 0.025);
  }

  @Test
  void the_active_level_follows_the_gain() {
    IntToDoubleFunction gate = i -> i % (2 * RATE) < RATE ? 1 : 0;
    AudioClip loud =
        Sounds.clip(10 * RATE, RATE, i -> syllables(i).applyAsDouble(i) * gate.applyAsDouble(i));
    AudioClip quiet = Sounds.clip(10 * RATE, RATE, i -> loud.at(i) / 32768.0 / 4);
    assertEquals(
        12.04, SpeechLevel.of(loud).activeDbov() - SpeechLevel.of(quiet).activeDbov(), 0.02);
  }

  @Test
  void silence_has_no_level() {
    SpeechLevel level = SpeechLevel.of(AudioClip.silence(RATE, RATE));
    assertEquals(Double.NEGATIVE_INFINITY, level.activeDbov());
    assertEquals(0, level.activityFactor());
    assertEquals(0, SpeechLevel.of(AudioClip.silence(0, RATE)).activityFactor());
  }
}
