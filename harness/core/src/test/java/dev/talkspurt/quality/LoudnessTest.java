package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals and expected values of EBU Tech 3341, for one channel: 3.01 LU below those for two. */
class LoudnessTest {
  private static final double EBU_TOLERANCE = 0.1;
  private static final int HZ = 24_000;

  @Test
  void at_48_khz_the_filters_are_those_the_standard_prints() {
    assertArrayEquals(
        new double[] {
          1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
        },
        Loudness.shelf(48_000),
        1e-12);
    assertArrayEquals(
        new double[] {1, -2, 1, -1.99004745483398, 0.99007225036621},
        Loudness.highPass(48_000),
        1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 24_000, 44_100, 48_000})
  void a_full_scale_sine_of_997_hz_reads_minus_3_01(int rateHz) {
    // At 8 kHz the bilinear transform bends the upper end of the shelf.
    double tolerance = rateHz == 8_000 ? 0.25 : 0.05;
    assertEquals(-3.01, Loudness.lufs(Waves.sine(2, 997, rateHz, 0), rateHz), tolerance);
  }

  @ParameterizedTest
  @CsvSource({"40, 16000", "100, 16000", "2000, 16000", "40, 24000", "100, 24000", "4000, 24000"})
  void the_filters_do_the_same_at_other_rates(double hz, int rateHz) {
    assertEquals(
        Loudness.lufs(Waves.sine(2, hz, 48_000, -20), 48_000),
        Loudness.lufs(Waves.sine(2, hz, rateHz, -20), rateHz),
        0.25);
  }

  private static short[] tones(double... secondsAndDbfs) {
    short[][] parts = new short[secondsAndDbfs.length / 2][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Waves.sine(secondsAndDbfs[2 * i], 1000, HZ, secondsAndDbfs[2 * i + 1]);
    }
    return Waves.join(parts);
  }

  @Test
  void case_1_and_2_a_steady_tone() {
    assertEquals(-26.01, Loudness.lufs(tones(20, -23), HZ), EBU_TOLERANCE);
    assertEquals(-36.01, Loudness.lufs(tones(20, -33), HZ), EBU_TOLERANCE);
  }

  @Test
  void case_3_the_relative_gate_leaves_out_what_is_softer() {
    assertEquals(-26.01, Loudness.lufs(tones(10, -36, 60, -23, 10, -36), HZ), EBU_TOLERANCE);
  }

  @Test
  void case_4_the_absolute_gate_leaves_out_what_is_nearly_silent() {
    short[] sound = tones(10, -72, 10, -36, 60, -23, 10, -36, 10, -72);
    assertEquals(-26.01, Loudness.lufs(sound, HZ), EBU_TOLERANCE);
  }

  @Test
  void case_5_levels_within_the_gate_are_averaged_as_power() {
    assertEquals(-26.01, Loudness.lufs(tones(20, -26, 20.1, -20, 20, -26), HZ), EBU_TOLERANCE);
  }

  @Test
  void too_short_or_too_soft_has_no_loudness() {
    assertTrue(Double.isNaN(Loudness.lufs(tones(0.39, -20), HZ)));
    assertTrue(Double.isNaN(Loudness.lufs(tones(5, -72), HZ)));
    assertTrue(Double.isNaN(Loudness.lufs(new short[HZ], HZ)));
    assertEquals(-23.01, Loudness.lufs(tones(0.4, -20), HZ), 0.3);
  }
}
