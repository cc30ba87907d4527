package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals of EBU Tech 3341, cases 15 to 19, with its tolerance of +0.2 and −0.4 dB. */
class TruePeakTest {
  private static final int HZ = 24_000;

  @ParameterizedTest
  @CsvSource({"4, 0, 0.5", "4, 45, 0.5", "6, 60, 0.5", "8, 67.5, 0.5", "4, 45, 1.0"})
  void a_peak_between_samples_is_found(double samplesPerCycle, double phase, double peak) {
    short[] sound =
        Waves.of(
            1,
            HZ,
            i ->
                // Fades in and out, as an edge is a peak of its own.
                Math.min(1, Math.min(i, HZ - i) / 4800.0)
                    * peak
                    * Math.sin(2 * Math.PI * i / samplesPerCycle + Math.toRadians(phase)));
    double expected = 20 * Math.log10(peak);
    double measured = TruePeak.dbtp(sound);
    assertTrue(measured <= expected + 0.2 && measured >= expected - 0.4, measured + " dBTP");
  }

  @Test
  void leaving_out_what_cannot_be_the_peak_changes_nothing() {
    for (int seed = 0; seed < 5; seed++) {
      short[] sound = Waves.of(0.2, HZ, Waves.noise(0.3, seed));
      double every = 0;
      for (int from = 0; from < sound.length; from += TruePeak.BLOCK) {
        every = TruePeak.between(sound, from, Integer.MAX_VALUE, every);
      }
      assertEquals(20 * Math.log10(every / 32768), TruePeak.dbtp(sound), 1e-9);
      assertTrue(TruePeak.dbtp(sound) > 20 * Math.log10(0.3) + 0.5, "noise peaks in between");
    }
  }

  @Test
  void silence_has_no_peak() {
    assertEquals(Double.NEGATIVE_INFINITY, TruePeak.dbtp(new short[100]));
    assertEquals(Double.NEGATIVE_INFINITY, TruePeak.dbtp(new short[0]));
  }
}
