package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
    for (int seed = 0; seed < 20; seed++) {
      short[] noise = Waves.of(0.05, HZ, Waves.noise(0.3, seed));
      assertNothingLeftOut(noise);
      assertTrue(TruePeak.dbtp(noise) > 20 * Math.log10(0.3) + 0.3, "noise peaks in between");
      // Tones from slow to as fast as samples can hold, alone and with a click.
      double cycles = 0.001 + 0.499 * seed / 20;
      short[] tone = Waves.of(0.05, HZ, i -> 0.4 * Math.sin(2 * Math.PI * cycles * i + 0.3));
      assertNothingLeftOut(tone);
      tone[37 * seed + 1] = 12_000;
      assertNothingLeftOut(tone);
      assertNothingLeftOut(Arrays.copyOf(noise, seed));
    }
  }

  private static void assertNothingLeftOut(short[] sound) {
    double every = 0;
    for (short sample : sound) {
      every = Math.max(every, Math.abs(sample));
    }
    for (int from = 0; from < sound.length; from += TruePeak.BLOCK) {
      every = TruePeak.between(sound, from, every);
    }
    assertEquals(20 * Math.log10(every / 32768), TruePeak.dbtp(sound), 1e-12);
  }

  @Test
  void silence_has_no_peak() {
    assertEquals(Double.NEGATIVE_INFINITY, TruePeak.dbtp(new short[100]));
    assertEquals(Double.NEGATIVE_INFINITY, TruePeak.dbtp(new short[0]));
  }
}
