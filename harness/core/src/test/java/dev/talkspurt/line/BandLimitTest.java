package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandLimitTest {
  private static double responseDb(Effect effect, double hz) {
    short[] tone = Signals.tone(hz, 15_000, 32_000).toArray();
    double before = Signals.rms(tone, 16_000, 32_000);
    effect.process(tone);
    return 20 * Math.log10(Signals.rms(tone, 16_000, 32_000) / before);
  }

  @ParameterizedTest
  @CsvSource({"300, 3400", "50, 7000", "150, 6000", "1200, 2400"})
  void a_butterworth_is_3_db_down_at_its_corners(double low, double high) {
    assertEquals(-3.01, responseDb(BandLimit.butterworth(low, high), low), 0.15);
    assertEquals(-3.01, responseDb(BandLimit.butterworth(low, high), high), 0.15);
    double middle = Math.sqrt(low * high);
    assertEquals(0, responseDb(BandLimit.butterworth(low, high), middle), 0.6);
  }

  @Test
  void a_butterworth_falls_by_24_db_an_octave() {
    assertEquals(-24.1, responseDb(BandLimit.butterworth(300, 8000), 150), 0.5);
    assertEquals(-48.2, responseDb(BandLimit.butterworth(300, 8000), 75), 0.6);
    assertTrue(responseDb(BandLimit.butterworth(0, 3000), 6000) < -24);
  }

  @Test
  void a_telephone_line_passes_its_band_and_no_more() {
    for (double hz : new double[] {500, 1000, 2500}) {
      double db = telephoneDb(hz);
      assertEquals(0, db, 0.8, hz + " Hz");
    }
    assertTrue(telephoneDb(100) < -30);
    assertTrue(telephoneDb(5000) < -40);
  }

  private static double telephoneDb(double hz) {
    var tone = Signals.tone(hz, 15_000, 32_000);
    short[] out = Preset.TELEPHONE.start(1).render(tone).toArray();
    return 20
        * Math.log10(Signals.rms(out, 8_000, 24_000) / Signals.rms(tone.toArray(), 0, 32_000));
  }

  @Test
  void impossible_bands_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> BandLimit.butterworth(3400, 300));
    assertThrows(IllegalArgumentException.class, () -> BandLimit.butterworth(300, 7900));
    assertThrows(IllegalArgumentException.class, () -> BandLimit.butterworth(-1, 300));
    assertThrows(IllegalArgumentException.class, () -> BandLimit.butterworth(Double.NaN, 300));
  }
}
