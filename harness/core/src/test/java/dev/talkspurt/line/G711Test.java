package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.audio.ALaw;
import dev.talkspurt.audio.MuLaw;
import dev.talkspurt.audio.Pcm16;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** Against the codec of the Java platform, which is not ours. */
class G711Test {
  private static final AudioFormat PCM = new AudioFormat(8_000, 16, 1, true, false);

  private static AudioFormat coded(AudioFormat.Encoding encoding) {
    return new AudioFormat(encoding, 8_000, 8, 1, 1, 8_000, false);
  }

  private static byte[] convert(byte[] bytes, AudioFormat from, AudioFormat to) throws IOException {
    long frames = bytes.length / from.getFrameSize();
    try (AudioInputStream in =
        AudioSystem.getAudioInputStream(
            to, new AudioInputStream(new ByteArrayInputStream(bytes), from, frames))) {
      return in.readAllBytes();
    }
  }

  private static short[] allSamples() {
    short[] samples = new short[65_536];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i - 32_768);
    }
    return samples;
  }

  private static byte[] allCodes() {
    byte[] codes = new byte[256];
    for (int i = 0; i < 256; i++) {
      codes[i] = (byte) i;
    }
    return codes;
  }

  /**
   * The first decision value of each code, ascending: eight segments of sixteen steps, each step
   * twice as wide as in the segment before (Tables 1a and 2a of the Recommendation).
   */
  private static double[] decisions(double firstOffset, double firstStep, boolean twoAlike) {
    double[] values = new double[128];
    double at = -firstOffset;
    double step = firstStep;
    for (int n = 0; n < 128; n++) {
      values[n] = Math.max(0, at);
      at += step;
      boolean segmentEnds = n % 16 == 15;
      step *= segmentEnds && !(twoAlike && n == 15) ? 2 : 1;
    }
    return values;
  }

  private static int lastNotAbove(double[] values, double magnitude) {
    int n = 127;
    while (values[n] > magnitude) {
      n--;
    }
    return n;
  }

  @Test
  void every_mu_law_sample_has_the_code_of_the_table() {
    double[] table = decisions(1, 2, false);
    assertEquals(4063, table[112]);
    for (short sample : allSamples()) {
      int n = lastNotAbove(table, Math.abs(sample / 4.0));
      assertEquals((byte) ~(n | (sample < 0 ? 0x80 : 0)), MuLaw.encode(sample), "of " + sample);
    }
  }

  @Test
  void every_a_law_sample_has_the_code_of_the_table() {
    double[] table = decisions(0, 2, true);
    assertEquals(2048, table[112]);
    for (short sample : allSamples()) {
      // On 13 bits; of a negative interval, the end away from zero belongs to it.
      int bits = sample >> 3;
      int n = lastNotAbove(table, bits < 0 ? -bits - 1 : bits);
      assertEquals((byte) ((n | (sample < 0 ? 0 : 0x80)) ^ 0x55), ALaw.encode(sample), "" + sample);
    }
  }

  /** The platform's encoder wraps beyond ±32635, where the loudest code belongs. */
  @Test
  void every_mu_law_sample_and_code_is_the_platforms_as_far_as_that_works() throws IOException {
    AudioFormat ulaw = coded(AudioFormat.Encoding.ULAW);
    byte[] theirs = convert(Pcm16.toBytes(allSamples()), PCM, ulaw);
    for (short sample : allSamples()) {
      if (Math.abs((int) sample) <= 32_635) {
        assertEquals(theirs[sample + 32_768], MuLaw.encode(sample), "of " + sample);
      }
    }
    assertArrayEquals(Pcm16.toSamples(convert(allCodes(), ulaw, PCM)), MuLaw.decode(allCodes()));
  }

  /**
   * The platform cuts negative samples to 13 bits towards zero, and takes −7 to −1 for −248; on the
   * 13 bits the Recommendation knows, it agrees everywhere.
   */
  @Test
  void every_a_law_sample_and_code_is_the_platforms_on_13_bits() throws IOException {
    AudioFormat alaw = coded(AudioFormat.Encoding.ALAW);
    byte[] theirs = convert(Pcm16.toBytes(allSamples()), PCM, alaw);
    for (short sample : allSamples()) {
      assertEquals(theirs[(sample & ~7) + 32_768], ALaw.encode(sample), "of " + sample);
    }
    short[] decoded = Pcm16.toSamples(convert(allCodes(), alaw, PCM));
    for (int code = 0; code < 256; code++) {
      assertEquals(decoded[code], ALaw.decode((byte) code), "code " + code);
    }
  }

  @Test
  void a_law_codes_have_their_known_values() {
    assertEquals((byte) 0xd5, ALaw.encode((short) 0));
    assertEquals((byte) 0x55, ALaw.encode((short) -1));
    assertEquals((byte) 0xaa, ALaw.encode(Short.MAX_VALUE));
    assertEquals((byte) 0x2a, ALaw.encode(Short.MIN_VALUE));
    assertEquals(8, ALaw.decode((byte) 0xd5));
    assertEquals(32_256, ALaw.decode((byte) 0xaa));
  }

  @Test
  void the_effect_is_code_and_back() {
    short[] samples = allSamples();
    new G711(G711.Law.A_LAW).process(samples);
    short[] mu = allSamples();
    new G711(G711.Law.MU_LAW).process(mu);
    for (int i = 0; i < samples.length; i++) {
      short sample = (short) (i - 32_768);
      assertEquals(ALaw.decode(ALaw.encode(sample)), samples[i]);
      assertEquals(MuLaw.decode(MuLaw.encode(sample)), mu[i]);
    }
  }
}
