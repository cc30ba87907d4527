package dev.talkspurt.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What noise sounds like, as far as its spectrum tells. */
class SpectrumTest {
  private static final int SIZE = 4096;
  private static final int MINUTE = 60 * Sounds.RATE;

  private static double[] of(Noise noise, long seed) {
    return Sounds.spectrum(Sounds.take(noise.start(seed), MINUTE), SIZE);
  }

  /** Least-squares line through third-octave densities, in dB an octave. */
  private static double slopeDb(double[] power, double fromHz, double toHz) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (double hz = fromHz; hz * 1.26 <= toHz; hz *= Math.cbrt(2)) {
      double octave = Math.log(hz) / Math.log(2);
      double db = Sounds.densityDb(power, hz, hz * 1.26);
      n++;
      x += octave;
      y += db;
      xx += octave * octave;
      xy += octave * db;
    }
    return (n * xy - x * y) / (n * xx - x * x);
  }

  @Test
  void pink_falls_by_3_db_an_octave_from_50_hz_to_7_khz() {
    for (int seed = 1; seed <= 3; seed++) {
      double[] power = of(Noise.pink(), seed);
      assertEquals(-3, slopeDb(power, 50, 7000), 0.3);
      for (double hz = 50; hz * 4 <= 7000; hz *= 2) {
        assertEquals(-3.01, slopeDb(power, hz, hz * 4.1), 0.5, "around " + 2 * hz);
      }
    }
  }

  @Test
  void white_is_flat_and_brown_falls_by_6_db() {
    assertEquals(0, slopeDb(of(Noise.white(), 1), 50, 7900), 0.1);
    assertEquals(-6, slopeDb(of(Noise.brown(), 1), 60, 3000), 0.3);
  }

  @Test
  void levels_before_the_bed_are_about_one() {
    for (Noise noise : new Noise[] {Noise.white(), Noise.pink(), Noise.brown()}) {
      double db = 10 * Math.log10(Sounds.meanSquare(Sounds.take(noise.start(4), MINUTE)));
      assertEquals(0, db, 0.5, noise.name());
    }
    double[] shaped = Sounds.take(Noise.speechShaped(Sounds.voice(1)).start(4), MINUTE);
    assertEquals(0, 10 * Math.log10(Sounds.meanSquare(shaped)), 0.5);
  }

  @Test
  void white_is_gaussian() {
    double[] white = Sounds.take(Noise.white().start(1), MINUTE);
    double fourth = 0;
    int beyondTwo = 0;
    for (double x : white) {
      fourth += x * x * x * x;
      beyondTwo += Math.abs(x) > 2 ? 1 : 0;
    }
    assertEquals(3, fourth / MINUTE, 0.05);
    assertEquals(0.0455, (double) beyondTwo / MINUTE, 0.001);
  }

  @Test
  void a_cars_energy_lies_below_300_hz() {
    double[] power = of(Noise.car(), 1);
    double low = 0;
    double high = 0;
    for (int k = 0; k < power.length; k++) {
      double hz = k * 8000.0 / power.length;
      low += hz < 300 ? power[k] : 0;
      high += hz >= 300 ? power[k] : 0;
    }
    assertTrue(10 * Math.log10(low / high) > 15, low + " to " + high);
  }

  @Test
  void hum_stands_on_the_mains_frequency_and_its_harmonics() {
    for (int mainsHz : new int[] {50, 60}) {
      double[] power = of(Noise.hum(mainsHz), 1);
      double whole = 0;
      double on = 0;
      for (int k = 0; k < power.length; k++) {
        double harmonics = k * 8000.0 / power.length / mainsHz;
        whole += power[k];
        boolean near = Math.abs(harmonics - Math.rint(harmonics)) * mainsHz < 12;
        on += near && harmonics > 0.5 && harmonics < 10.5 ? power[k] : 0;
      }
      assertTrue(on / whole > 0.999, mainsHz + ": " + on / whole);
      double first = Sounds.densityDb(power, mainsHz - 8, mainsHz + 8);
      double fourth = Sounds.densityDb(power, 4 * mainsHz - 8, 4 * mainsHz + 8);
      assertEquals(12.04, first - fourth, 0.5);
    }
  }

  @Test
  void speech_shaped_noise_has_the_spectrum_of_the_speech() throws IOException {
    List<AudioClip> voice = new ArrayList<>(Sounds.recorded("en-us-rms"));
    voice.addAll(Sounds.recorded("en-gb-awb"));
    int count = voice.stream().mapToInt(AudioClip::sampleCount).sum();
    double[] speech = new double[count];
    int at = 0;
    for (AudioClip clip : voice) {
      for (int i = 0; i < clip.sampleCount(); i++) {
        speech[at++] = clip.at(i);
      }
    }
    double[] target = Sounds.spectrum(speech, SIZE);
    double[] power = of(Noise.speechShaped(voice), 1);
    double offset = Sounds.densityDb(target, 120, 7800) - Sounds.densityDb(power, 120, 7800);
    for (double hz = 122; hz < 7800; hz *= 2) {
      double apart = Sounds.densityDb(target, hz, 2 * hz) - Sounds.densityDb(power, hz, 2 * hz);
      assertEquals(offset, apart, 3, "at " + hz);
    }
  }

  @Test
  void speech_shaped_noise_has_not_the_rhythm_of_the_speech() {
    double[] noise = Sounds.take(Noise.speechShaped(Sounds.voice(2)).start(1), 160_000);
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int from = 0; from < noise.length; from += 4000) {
      double power = Sounds.meanSquare(Arrays.copyOfRange(noise, from, from + 4000));
      least = Math.min(least, power);
      most = Math.max(most, power);
    }
    assertTrue(most / least < 2.5, "quarter seconds differ by " + most / least);
  }
}
