package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.signal.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectraTest {
  private static final int HZ = 24_000;

  private static Spectra of(short[] sound, int rateHz) {
    return new Spectra(sound, rateHz, Waves.whole(sound));
  }

  /** Two lines, the upper with a share of the energy. */
  private static short[] lines(double upperShare, int rateHz) {
    double lower = 0.3 * Math.sqrt(1 - upperShare);
    double upper = 0.3 * Math.sqrt(upperShare);
    return Waves.of(
        1,
        rateHz,
        i ->
            Waves.sine(1000, rateHz, lower).applyAsDouble(i)
                + Waves.sine(6000, rateHz, upper).applyAsDouble(i));
  }

  @ParameterizedTest
  @CsvSource({"0.02, 6000", "0.005, 1000"})
  void bandwidth_is_where_99_percent_of_the_energy_lies(double upperShare, double expectedHz) {
    assertEquals(expectedHz, of(lines(upperShare, HZ), HZ).bandwidthHz(0.99), 50);
    assertEquals(expectedHz, of(lines(upperShare, 16_000), 16_000).bandwidthHz(0.99), 50);
  }

  @Test
  void white_noise_fills_the_band() {
    short[] noise = Waves.of(4, HZ, Waves.noise(0.3, 1));
    assertEquals(0.99 * HZ / 2, of(noise, HZ).bandwidthHz(0.99), 60);
    assertEquals(0.5 * HZ / 2, of(noise, HZ).bandwidthHz(0.5), 120);
  }

  @Test
  void nothing_audible_has_no_bandwidth() {
    Spectra nothing = new Spectra(new short[HZ], HZ, List.of());
    assertTrue(Double.isNaN(nothing.bandwidthHz(0.99)));
    assertEquals(0, nothing.lengthMs());
  }

  @ParameterizedTest
  @ValueSource(doubles = {150, 440, 1000, 3100})
  void a_sustained_tone_is_found(double hz) {
    short[] sound =
        Waves.join(
            Waves.of(1, HZ, Waves.noise(0.2, 1)),
            Waves.sine(2, hz, HZ, -12),
            Waves.of(1, HZ, Waves.noise(0.2, 2)));
    Spectra spectra = of(sound, HZ);
    assertEquals(2000, spectra.toneMs(), 90);
    assertEquals(4000, spectra.lengthMs(), 45);
    assertEquals(HZ, spectra.longestTone().onsetSample(), 1100);
    assertEquals(3 * HZ, spectra.longestTone().offsetSample(), 1100);
  }

  @Test
  void buzzes_and_chords_are_tones_too() {
    short[] square = Waves.of(2, HZ, i -> i % 120 < 60 ? 0.2 : -0.2);
    assertEquals(2000, of(square, HZ).toneMs(), 45);
    short[] saw = Waves.of(2, HZ, i -> 0.2 * (2 * (150.0 * i / HZ % 1) - 1));
    assertEquals(2000, of(saw, HZ).toneMs(), 45);
    short[] chord =
        Waves.of(
            2,
            16_000,
            i ->
                Waves.sine(770, 16_000, 0.2).applyAsDouble(i)
                    + Waves.sine(1336, 16_000, 0.2).applyAsDouble(i));
    assertEquals(2000, of(chord, 16_000).toneMs(), 70);
  }

  @Test
  void what_is_short_or_moves_is_no_tone() {
    short[] beep =
        Waves.join(
            Waves.of(0.5, HZ, Waves.noise(0.2, 1)),
            Waves.sine(0.4, 440, HZ, -12),
            Waves.of(0.5, HZ, Waves.noise(0.2, 2)));
    assertEquals(0, of(beep, HZ).toneMs());
    assertNull(of(beep, HZ).longestTone());
    double[] phase = {0};
    short[] glide =
        Waves.of(
            2,
            HZ,
            i -> {
              phase[0] += (150 + 40 * Math.sin(2 * Math.PI * 0.7 * i / HZ)) / HZ;
              double sum = 0;
              for (int h = 1; h <= 20; h++) {
                sum += Math.sin(2 * Math.PI * h * phase[0]) / h;
              }
              return 0.1 * sum;
            });
    assertEquals(0, of(glide, HZ).toneMs());
    assertEquals(0, of(Waves.of(2, HZ, Waves.noise(0.3, 3)), HZ).toneMs());
  }

  @Test
  void a_tone_in_two_parts_of_speech_is_not_one() {
    short[] sound = Waves.sine(0.8, 440, HZ, -12);
    List<Segment> apart =
        List.of(
            new Segment(0, sound.length / 2 - 1), new Segment(sound.length / 2, sound.length - 1));
    assertEquals(0, new Spectra(sound, HZ, apart).toneMs());
    assertTrue(of(sound, HZ).toneMs() > 700);
  }
}
