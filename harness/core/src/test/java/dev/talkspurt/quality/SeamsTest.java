package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.signal.Segment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeamsTest {
  private static final int HZ = 24_000;
  private static final int[] CHUNKS = {0, 960, 1920, 2880};

  private static short[] voice() {
    return Waves.of(0.16, HZ, Waves.sine(200, HZ, 0.3));
  }

  @Test
  void a_jump_at_a_seam_is_a_click() {
    short[] samples = voice();
    for (int i = 1920; i < 2880; i++) {
      samples[i] += 6000;
    }
    assertEquals(List.of(1920, 2880), Seams.clicks(samples, HZ, CHUNKS));
    assertEquals(List.of(), Seams.clicks(samples, HZ, new int[] {0, 1000, 2000}));
  }

  @Test
  void a_smooth_seam_a_small_step_and_hiss_are_none() {
    assertEquals(List.of(), Seams.clicks(voice(), HZ, CHUNKS));
    short[] small = voice();
    for (int i = 1920; i < small.length; i++) {
      small[i] += 2000;
    }
    assertEquals(List.of(), Seams.clicks(small, HZ, CHUNKS));
    // Hiss bends as much at every sample: the seam is not worse.
    assertEquals(List.of(), Seams.clicks(Waves.of(0.16, HZ, Waves.noise(0.3, 1)), HZ, CHUNKS));
    assertEquals(List.of(), Seams.clicks(new short[1], HZ, new int[] {0}));
  }

  @Test
  void a_chunk_that_comes_again_is_found() {
    short[] samples = Waves.of(0.16, HZ, Waves.noise(0.3, 2));
    System.arraycopy(samples, 960, samples, 1920, 960);
    assertEquals(List.of(new Segment(1920, 2879)), Seams.repeated(samples, CHUNKS));
    samples[2000]++;
    assertEquals(List.of(), Seams.repeated(samples, CHUNKS));
  }

  @Test
  void silent_chunks_and_chunks_of_other_lengths_are_not_repeats() {
    short[] samples = Waves.of(0.16, HZ, Waves.noise(0.3, 2));
    Arrays.fill(samples, 960, 2880, (short) 0);
    assertEquals(List.of(), Seams.repeated(samples, CHUNKS));
    short[] again = Waves.of(0.16, HZ, Waves.noise(0.3, 3));
    System.arraycopy(again, 960, again, 1920, 960);
    assertEquals(List.of(), Seams.repeated(again, new int[] {0, 960, 1920, 2881}));
  }
}
