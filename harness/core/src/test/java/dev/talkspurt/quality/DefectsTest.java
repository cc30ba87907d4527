package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.signal.Segment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefectsTest {
  private static final int HZ = 24_000;

  @Test
  void clipping_is_three_samples_or_more_at_full_scale() {
    short[] samples = new short[100];
    Arrays.fill(samples, 10, 12, Short.MAX_VALUE);
    Arrays.fill(samples, 20, 23, Short.MAX_VALUE);
    Arrays.fill(samples, 40, 47, Short.MIN_VALUE);
    Arrays.fill(samples, 60, 70, (short) 32_730);
    Arrays.fill(samples, 97, 100, (short) 32_740);
    assertEquals(
        List.of(new Segment(20, 22), new Segment(40, 46), new Segment(97, 99)),
        Defects.clipped(samples));
  }

  @Test
  void a_sine_driven_2_to_1_clips_two_thirds_of_its_samples() {
    short[] samples = Waves.of(1, HZ, Waves.sine(100, HZ, 2));
    int clipped = Defects.clipped(samples).stream().mapToInt(Segment::sampleCount).sum();
    assertEquals(2.0 / 3, clipped / (double) samples.length, 0.01);
    assertEquals(List.of(), Defects.clipped(Waves.of(1, HZ, Waves.sine(100, HZ, 0.99))));
  }

  @Test
  void an_offset_is_the_mean_of_what_is_audible() {
    short[] samples =
        Waves.join(
            new short[HZ], Waves.of(1, HZ, i -> -0.02 + 0.2 * Math.sin(2 * Math.PI * i / 240)));
    assertEquals(0.02, Defects.offset(samples, List.of(new Segment(HZ, 2 * HZ - 1))), 1e-4);
    assertTrue(Double.isNaN(Defects.offset(samples, List.of())));
  }

  private static short[] speech() {
    return Waves.of(1, HZ, Waves.noise(0.2, 5));
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 60, 400})
  void zeros_torn_into_a_word_are_a_hole(int ms) {
    short[] samples = speech();
    Arrays.fill(samples, 6000, 6000 + ms * 24, (short) 0);
    assertEquals(List.of(new Segment(6000, 5999 + ms * 24)), Defects.holes(samples, HZ));
  }

  @Test
  void what_is_shorter_longer_or_at_the_edge_is_none() {
    short[] samples = speech();
    Arrays.fill(samples, 6000, 6000 + 100, (short) 0);
    Arrays.fill(samples, 10_000, 10_000 + 402 * 24, (short) 0);
    Arrays.fill(samples, 0, 1000, (short) 0);
    Arrays.fill(samples, samples.length - 1000, samples.length, (short) 0);
    assertEquals(List.of(), Defects.holes(samples, HZ));
  }

  @Test
  void a_pause_that_fades_out_or_ends_where_the_wave_is_at_rest_is_none() {
    short[] fading = speech();
    for (int i = 0; i < 240; i++) {
      fading[6000 - 240 + i] = (short) (fading[6000 - 240 + i] * Math.pow(0.95, i));
    }
    Arrays.fill(fading, 6000, 7200, (short) 0);
    assertEquals(List.of(), Defects.holes(fading, HZ));
    short[] setsInSoftly = speech();
    Arrays.fill(setsInSoftly, 6000, 7200, (short) 0);
    for (int i = 7200; i < 7300; i++) {
      setsInSoftly[i] /= 100;
    }
    assertEquals(List.of(), Defects.holes(setsInSoftly, HZ));
    // Whole cycles of a sine: silence begins and ends where it crosses zero.
    short[] plosive = Waves.of(1, HZ, Waves.sine(100, HZ, 0.2));
    Arrays.fill(plosive, 4800, 6000, (short) 0);
    assertTrue(Math.abs(plosive[4799]) < 200);
    plosive[4799] = 50;
    plosive[6000] = 0;
    plosive[6001] = 60;
    assertEquals(List.of(), Defects.holes(plosive, HZ));
  }
}
