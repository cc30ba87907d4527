package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.signal.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PausesTest {
  private static final int HZ = 24_000;
  private static final int PAUSE = HZ;

  /** A second of words, a pause, a second of words. */
  private static short[] around(short[] pause) {
    short[] words = Waves.of(1, HZ, Waves.buzz(150, HZ, 0.3));
    return Waves.join(words, pause, words);
  }

  private static Pauses pauses(int pause) {
    return new Pauses(
        List.of(new Segment(0, HZ - 1), new Segment(HZ + pause, 2 * HZ + pause - 1)), HZ);
  }

  @Test
  void the_floor_is_what_is_in_the_pauses() {
    short[] sound = around(Waves.of(1, HZ, Waves.noise(0.01 * Math.sqrt(3), 1)));
    assertEquals(-40, pauses(PAUSE).noiseDbfs(new Hops(sound, HZ)), 0.3);
    assertEquals(-100, pauses(PAUSE).noiseDbfs(new Hops(around(new short[PAUSE]), HZ)));
  }

  @Test
  void a_short_pause_is_none() {
    short[] sound = around(new short[2000]);
    assertTrue(Double.isNaN(pauses(2000).noiseDbfs(new Hops(sound, HZ))));
    assertTrue(Double.isNaN(hum(around(new short[3000]), 3000)));
  }

  private static double hum(short[] sound, int pause) {
    Narrow narrow = new Narrow(HZ);
    return pauses(pause).humDbfs(narrow.of(sound, 0, sound.length), HZ / 6.0);
  }

  @ParameterizedTest
  @CsvSource({"50, -50", "60, -50", "100, -60", "180, -45"})
  void a_line_of_the_mains_is_hum(double hz, double rmsDbfs) {
    double peak = Math.sqrt(2) * Math.pow(10, rmsDbfs / 20);
    assertEquals(rmsDbfs, hum(around(Waves.of(1, HZ, Waves.sine(hz, HZ, peak))), PAUSE), 0.3);
  }

  @Test
  void its_harmonics_add_up() {
    short[] two =
        Waves.of(
            1,
            HZ,
            i ->
                Waves.sine(50, HZ, 0.01).applyAsDouble(i)
                    + Waves.sine(150, HZ, 0.01).applyAsDouble(i));
    assertEquals(-40, hum(around(two), PAUSE), 0.3);
  }

  @Test
  void other_tones_noise_and_silence_are_none() {
    assertEquals(-100, hum(around(Waves.of(1, HZ, Waves.noise(0.02, 1))), PAUSE));
    assertEquals(-100, hum(around(new short[PAUSE]), PAUSE));
    assertEquals(-100, hum(around(Waves.sine(1, 75, HZ, -40)), PAUSE));
    assertEquals(-100, hum(around(Waves.sine(1, 440, HZ, -40)), PAUSE), 0.1);
  }
}
