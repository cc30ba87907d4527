package dev.talkspurt.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  private static final double PEAK = 0.7 * 32768;

  private static AudioClip tone(double hz, int rateHz, double seconds) {
    short[] samples = new short[(int) (rateHz * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.rint(PEAK * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return AudioClip.of(samples, rateHz);
  }

  /** RMS relative to the test tone's, in dB, of the middle of a clip less an ideal tone. */
  private static double residualDb(AudioClip clip, double idealHz) {
    double sum = 0;
    int from = clip.sampleCount() / 8;
    int to = clip.sampleCount() - from;
    for (int i = from; i < to; i++) {
      double ideal = PEAK * Math.sin(2 * Math.PI * idealHz * i / clip.sampleRateHz());
      double rest = clip.at(i) - (idealHz == 0 ? 0 : ideal);
      sum += rest * rest;
    }
    return 10 * Math.log10(sum / (to - from) / (PEAK * PEAK / 2));
  }

  @ParameterizedTest
  @CsvSource({"48000,16000", "24000,16000", "22050,16000", "16000,24000", "8000,16000"})
  void a_tone_comes_out_as_the_same_tone_in_the_same_place(int fromHz, int toHz) {
    double lower = Math.min(fromHz, toHz);
    for (double hz : new double[] {100, 1_000, 0.2 * lower, 0.42 * lower}) {
      double residual = residualDb(Resampler.resample(tone(hz, fromHz, 1), toHz), hz);
      assertTrue(residual < -75, fromHz + " to " + toHz + ", " + hz + " Hz: " + residual + " dB");
    }
  }

  @ParameterizedTest
  @CsvSource({"48000,16000", "24000,16000", "22050,16000", "16000,8000", "48000,44100"})
  void what_the_lower_rate_cannot_carry_is_80_db_down(int fromHz, int toHz) {
    for (double hz = 0.526 * toHz; hz < fromHz / 2.0; hz += 0.013 * toHz) {
      double alias = residualDb(Resampler.resample(tone(hz, fromHz, 0.5), toHz), 0);
      assertTrue(alias < -80, fromHz + " to " + toHz + ", " + hz + " Hz: " + alias + " dB");
    }
  }

  @Test
  void an_edge_keeps_its_place_in_time() {
    short[] samples = new short[22_050];
    Arrays.fill(samples, 11_025, samples.length, (short) 10_000);
    AudioClip clip = Resampler.resample(AudioClip.of(samples, 22_050), 16_000);
    assertEquals(16_000, clip.sampleCount());
    assertTrue(clip.at(7_998) < 2_000, "before the edge: " + clip.at(7_998));
    assertTrue(clip.at(8_001) > 8_000, "after the edge: " + clip.at(8_001));
  }

  @ParameterizedTest
  @CsvSource({"48000,16000", "24000,16000", "22050,16000", "16000,24000", "8000,16000"})
  void chunks_joined_are_the_whole_to_the_bit(int fromHz, int toHz) {
    SplittableRandom random = new SplittableRandom(7);
    short[] samples = new short[fromHz];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) random.nextInt(-32768, 32768);
    }
    short[] whole = Resampler.resample(AudioClip.of(samples, fromHz), toHz).toArray();
    Resampler resampler = new Resampler(fromHz, toHz);
    short[] joined = new short[whole.length];
    int written = 0;
    for (int from = 0; from < samples.length; ) {
      int count = Math.min(samples.length - from, random.nextInt(0, 700));
      short[] out = new short[resampler.maxOutput(count)];
      int ready = resampler.feed(samples, from, count, out, 0);
      System.arraycopy(out, 0, joined, written, ready);
      written += ready;
      from += count;
    }
    short[] rest = resampler.finish();
    System.arraycopy(rest, 0, joined, written, rest.length);
    assertEquals(whole.length, written + rest.length);
    assertArrayEquals(whole, joined);
  }

  @Test
  void samples_come_no_later_than_the_lookahead() {
    Resampler resampler = new Resampler(24_000, 16_000);
    int ready = resampler.feed(new short[24_000]).length;
    assertEquals((24_000 - resampler.lookaheadSamples()) * 2 / 3, ready);
    assertEquals(16_000, ready + resampler.finish().length);
  }

  @Test
  void the_length_is_that_of_the_input_in_time_rounded_up() {
    assertEquals(0, Resampler.resample(AudioClip.silence(0, 24_000), 16_000).sampleCount());
    assertEquals(1, Resampler.resample(AudioClip.silence(1, 24_000), 16_000).sampleCount());
    assertEquals(320, Resampler.resample(AudioClip.silence(480, 24_000), 16_000).sampleCount());
    assertEquals(321, Resampler.resample(AudioClip.silence(481, 24_000), 16_000).sampleCount());
  }

  @Test
  void the_same_rate_changes_nothing() {
    AudioClip clip = tone(440, 16_000, 0.1);
    assertSame(clip, Resampler.resample(clip, 16_000));
  }

  @Test
  void full_scale_is_limited_instead_of_wrapping_round() {
    short[] square = new short[4_800];
    for (int i = 0; i < square.length; i++) {
      square[i] = (i / 24) % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    AudioClip clip = Resampler.resample(AudioClip.of(square, 24_000), 16_000);
    for (int i = 0; i < clip.sampleCount(); i++) {
      int place = i % 32;
      if (place > 3 && place < 13) {
        assertTrue(clip.at(i) > 25_000, i + ": " + clip.at(i));
      }
    }
  }

  @Test
  void a_finished_stream_takes_no_more() {
    Resampler resampler = new Resampler(24_000, 16_000);
    resampler.finish();
    assertEquals(0, resampler.finish().length);
    assertThrows(IllegalStateException.class, () -> resampler.feed(new short[1]));
    assertThrows(IllegalArgumentException.class, () -> new Resampler(0, 16_000));
    assertThrows(IllegalArgumentException.class, () -> new Resampler(383_999, 384_000));
  }
}
