package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeaturesTest {
  private static final int WIDTH = Features.DIMENSIONS;

  private static short[] speech() {
    return FixtureSpeech.of("en-us-slt", "Thank you, goodbye.").audio().toArray();
  }

  private static Features features(short[] samples) {
    Sound sound = Sound.of(samples, 1.0).orElseThrow();
    return Features.of(sound.speech()[0], Noise.NONE.bands());
  }

  @Test
  void the_fast_transform_is_the_slow_one() {
    Random random = new Random(1);
    double[] samples = random.doubles(PowerSpectrum.SIZE, -1, 1).toArray();
    double[] power = new double[PowerSpectrum.BINS];

    PowerSpectrum.of(samples, power);

    for (int k = 0; k < PowerSpectrum.BINS; k++) {
      double re = 0;
      double im = 0;
      for (int n = 0; n < PowerSpectrum.SIZE; n++) {
        re += samples[n] * Math.cos(2 * Math.PI * k * n / PowerSpectrum.SIZE);
        im -= samples[n] * Math.sin(2 * Math.PI * k * n / PowerSpectrum.SIZE);
      }
      assertEquals(re * re + im * im, power[k], 1e-6, "bin " + k);
    }
  }

  // Band centres: 26 steps of equal width on the mel scale, 2595 lg(1 + f / 700).
  @ParameterizedTest
  @CsvSource({"200, 0", "1000, 8", "3000, 17", "6990, 25"})
  void a_tone_is_loudest_in_its_own_band(double hz, int expected) {
    short[] tone = Sounds.tone(200, hz, -20);
    MelSpectrogram spectrogram = MelSpectrogram.of(tone, 0, tone.length, 1.0)[0];

    int loudest = 0;
    for (int band = 0; band < MelSpectrogram.BANDS; band++) {
      loudest = spectrogram.power()[band] > spectrogram.power()[loudest] ? band : loudest;
    }
    assertEquals(expected, loudest);
    assertEquals((3200 - 400) / 240 + 1, spectrogram.frames());
  }

  @Test
  void warping_moves_the_bands() {
    short[] tone = Sounds.tone(200, 2000, -20);
    short[] higher = Sounds.tone(200, 2000 * 1.13, -20);

    MelSpectrogram plain = MelSpectrogram.of(tone, 0, tone.length, 1.0)[0];
    MelSpectrogram[] moved = MelSpectrogram.of(higher, 0, higher.length, 1.0, 1.13);

    assertTrue(differenceDb(plain, moved[1]) < 0.3 * differenceDb(plain, moved[0]));
  }

  private static double differenceDb(MelSpectrogram a, MelSpectrogram b) {
    double sum = 0;
    for (int band = 0; band < MelSpectrogram.BANDS; band++) {
      sum += Math.abs(10 * Math.log10((a.power()[band] + 1e-4) / (b.power()[band] + 1e-4)));
    }
    return sum;
  }

  @Test
  void cepstra_have_no_mean_and_do_not_depend_on_loudness() {
    short[] quiet = speech();
    short[] loud = quiet.clone();
    for (int i = 0; i < loud.length; i++) {
      loud[i] = (short) Math.multiplyExact(2, quiet[i]);
    }
    Features expected = features(quiet);

    for (int c = 0; c < Features.CEPSTRA; c++) {
      double sum = 0;
      for (int frame = 0; frame < expected.frames(); frame++) {
        sum += expected.values()[frame * WIDTH + c];
      }
      assertEquals(0, sum / expected.frames(), 1e-4, "c" + c);
    }
    assertEquals(0, Alignment.distance(features(loud), expected), 1e-3);
  }

  @Test
  void differences_are_slopes() {
    int frames = 20;
    float[] power = new float[frames * MelSpectrogram.BANDS];
    for (int i = 0; i < power.length; i++) {
      power[i] = (float) Math.exp(0.1 * (i / MelSpectrogram.BANDS));
    }

    Features ramp = Features.of(new MelSpectrogram(frames, power), new float[MelSpectrogram.BANDS]);

    float slope = ramp.values()[10 * WIDTH] - ramp.values()[9 * WIDTH];
    assertEquals(0.1 * Math.sqrt(MelSpectrogram.BANDS), slope, 1e-4);
    assertEquals(2 * slope, ramp.values()[10 * WIDTH + Features.CEPSTRA], 1e-4);
    assertEquals(0, ramp.values()[10 * WIDTH + 2 * Features.CEPSTRA], 1e-4);
  }

  @Test
  void a_template_with_the_noise_added_is_nearer_to_noisy_speech() {
    short[] clean = Sounds.then(Sounds.silence(500), speech(), Sounds.silence(500));
    short[] noisy = Sounds.mixed(clean, Sounds.whiteNoise(10_000, -38, 4));
    Sound heard = Sound.of(noisy, 1.0).orElseThrow();
    Channel channel = Channel.of(heard);
    Features utterance = channel.heard(heard.speech()[0]);
    Template template =
        new Template(0, "en-us-slt", Sound.of(clean, 1.0).orElseThrow().speech()[0]);

    float quiet = Alignment.distance(utterance, template.quiet());
    float adapted = Alignment.distance(utterance, channel.through(template));

    assertTrue(adapted < 0.6 * quiet, () -> adapted + " against " + quiet);
  }
}
