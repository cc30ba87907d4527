package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyllablesTest {
  private static final int HZ = 24_000;

  private static int count(short[] sound) {
    Narrow narrow = new Narrow(HZ);
    return Syllables.count(
        new Hops(sound, HZ), new Pitch(narrow.of(sound, 0, sound.length), HZ / 6.0));
  }

  /** Swells so many times a second, down to a tenth of its peak. */
  private static short[] swelling(double perSecond, double depth, IntToDoubleFunction sound) {
    return Waves.of(
        3,
        HZ,
        i ->
            sound.applyAsDouble(i)
                * (1 - depth / 2 - depth / 2 * Math.cos(2 * Math.PI * perSecond * i / HZ)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 4, 5, 6})
  void each_swell_of_a_voice_is_a_syllable(double perSecond) {
    assertEquals(3 * perSecond, count(swelling(perSecond, 0.9, Waves.buzz(120, HZ, 0.3))));
  }

  @Test
  void without_a_dip_of_2_db_there_is_no_other() {
    assertEquals(1, count(swelling(4, 0.1, Waves.buzz(120, HZ, 0.3))));
  }

  @Test
  void hiss_and_silence_have_none() {
    assertEquals(0, count(swelling(4, 0.9, Waves.noise(0.3, 1))));
    assertEquals(0, count(new short[HZ]));
    assertEquals(0, count(new short[0]));
  }

  @Test
  void what_is_25_db_below_the_loudest_does_not_count() {
    short[] loud = swelling(4, 0.9, Waves.buzz(120, HZ, 0.5));
    short[] soft = swelling(4, 0.9, Waves.buzz(120, HZ, 0.02));
    assertEquals(12, count(Waves.join(loud, soft)));
  }
}
