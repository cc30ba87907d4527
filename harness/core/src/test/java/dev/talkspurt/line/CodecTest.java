package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.line.opus.OpusCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
  @Test
  void an_unchanged_spectrum_gives_back_the_input_a_frame_later() {
    short[] noise = Signals.noise(20_000, 160 * 50, 1).toArray();
    Mdct mdct = new Mdct();
    double[] spectrum = new double[160];
    short[] in = new short[160];
    short[] out = new short[160];
    for (int frame = 0; frame < 50; frame++) {
      System.arraycopy(noise, 160 * frame, in, 0, 160);
      mdct.analyse(in, spectrum);
      mdct.synthesise(spectrum, out);
      for (int i = 0; i < 160; i++) {
        assertEquals(frame == 0 ? 0 : noise[160 * (frame - 1) + i], out[i], 1);
      }
    }
  }

  /** Signal to what a codec did to it, over all of a clip. */
  private static double snrDb(AudioClip before, AudioClip after) {
    double signal = 0;
    double error = 0;
    for (int i = 0; i < before.sampleCount(); i++) {
      double off = after.at(i) - before.at(i);
      signal += (double) before.at(i) * before.at(i);
      error += off * off;
    }
    return 10 * Math.log10(signal / error);
  }

  private static double narrowSnrDb(Effect effect) {
    AudioClip speech =
        new Chain(List.of(BandLimit.butterworth(300, 3000), BandLimit.butterworth(300, 3000)))
            .render(loud());
    return snrDb(speech, new Chain(List.of(new NarrowBand(effect))).render(speech));
  }

  private static AudioClip loud() {
    return Signals.speech(6, 5);
  }

  @Test
  void g711_leaves_the_known_distance_to_its_noise() {
    double mu = narrowSnrDb(new G711(G711.Law.MU_LAW));
    double a = narrowSnrDb(new G711(G711.Law.A_LAW));
    assertTrue(mu > 33 && mu < 41, "mu-law " + mu);
    assertTrue(a > 33 && a < 41, "A-law " + a);
  }

  @Test
  void fewer_bits_spoil_more() {
    double full = narrowSnrDb(new Framed(new AmrLike(12_200, 1)));
    double half = narrowSnrDb(new Framed(new AmrLike(7_950, 1)));
    double least = narrowSnrDb(new Framed(new AmrLike(4_750, 1)));
    String all = full + ", " + half + ", " + least + " dB";
    assertTrue(full > half + 0.5 && half > least + 0.5, all);
    assertTrue(full > 2 && full < 20 && least > 0, all);
  }

  @Test
  void opus_spoils_less_with_more_bits() {
    double much = snrDb(loud(), new Chain(List.of(opus(32_000))).render(loud()));
    double little = snrDb(loud(), new Chain(List.of(opus(8_000))).render(loud()));
    assertTrue(much > little + 3 && little > 0 && much > 8, much + ", " + little + " dB");
  }

  @Test
  void a_frame_the_encoder_gives_up_on_is_concealed_and_counted() {
    AudioClip speech = Signals.speech(60, 1);
    Chain chain = new Chain(List.of(opus(16_000)));
    AudioClip out = chain.render(speech);
    Object given = chain.truth().get(0).achieved().get("unencodableFrames");
    assertTrue((long) given > 0 && (long) given < 30, given + " frames given up");
    assertTrue(snrDb(speech, out) > 3, snrDb(speech, out) + " dB");
  }

  private static Effect opus(int bitrateBps) {
    return new Framed(new OpusCodec(bitrateBps, 5));
  }

  @Test
  void the_stretch_at_8_khz_is_what_the_resampler_makes_of_a_whole_clip() {
    AudioClip speech = loud();
    AudioClip there = Resampler.resample(speech, 8_000);
    AudioClip andBack = Resampler.resample(there, 16_000);
    AudioClip line = new Chain(List.of(new NarrowBand(new Gain(0)))).render(speech);
    // At the very end the line goes on into silence, where the clip at 8 kHz breaks off.
    int end = speech.sampleCount() - 200;
    assertEquals(andBack.slice(0, end), line.slice(0, end));
  }

  @Test
  void impossible_rates_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new AmrLike(64_000, 1));
    assertThrows(IllegalArgumentException.class, () -> new OpusCodec(1_000, 5));
    assertThrows(IllegalArgumentException.class, () -> new OpusCodec(16_000, 11));
  }
}
