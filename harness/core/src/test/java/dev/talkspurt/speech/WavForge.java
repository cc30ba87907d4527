package dev.talkspurt.speech;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.talkspurt.audio.ALaw;
import dev.talkspurt.audio.MuLaw;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Writes WAV files good and bad, by its own understanding of the format. */
final class WavForge {
  /** Seconds of silence, of sound, and of silence of {@link #speech}. */
  static final double ONSET_S = 0.4;

  static final double OFFSET_S = 1.4;
  static final double LENGTH_S = 2.0;

  int coding = 1;
  int bits = 16;
  int channels = 1;
  int rateHz = 16_000;
  double[][] sound;
  Consumer<ByteBuffer> spoil = bytes -> {};

  WavForge() {
    sound = new double[][] {speech(16_000, 0.3)};
  }

  WavForge of(int newCoding, int newBits, int newRateHz, double[]... newSound) {
    coding = newCoding;
    bits = newBits;
    rateHz = newRateHz;
    channels = newSound.length;
    sound = newSound;
    return this;
  }

  WavForge spoiltBy(Consumer<ByteBuffer> change) {
    spoil = change;
    return this;
  }

  /** Bursts of a voice-like tone between two silences, with the given peak. */
  static double[] speech(int rateHz, double peak) {
    double[] out = new double[(int) (LENGTH_S * rateHz)];
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / rateHz;
      if (t >= ONSET_S && t < OFFSET_S) {
        double tone = 0;
        for (int k = 1; k <= 5; k++) {
          tone += StrictMath.sin(2 * StrictMath.PI * 150 * k * t) / k;
        }
        double syllable = 0.6 + 0.4 * StrictMath.cos(2 * StrictMath.PI * 4 * (t - ONSET_S));
        out[i] = peak * syllable * tone / 1.8;
      }
    }
    return out;
  }

  static double[] scaled(double[] sound, double gain, double offset) {
    double[] out = new double[sound.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = sound[i] * gain + offset;
    }
    return out;
  }

  byte[] bytes() {
    byte[] data = data();
    ByteBuffer file = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    int frame = channels * bits / 8;
    file.put("RIFF".getBytes(US_ASCII)).putInt(36 + data.length).put("WAVE".getBytes(US_ASCII));
    file.put("fmt ".getBytes(US_ASCII)).putInt(16).putShort((short) coding);
    file.putShort((short) channels).putInt(rateHz).putInt(rateHz * frame);
    file.putShort((short) frame).putShort((short) bits);
    file.put("data".getBytes(US_ASCII)).putInt(data.length).put(data);
    spoil.accept(file);
    return file.array();
  }

  /** The same with an extensible header, and an odd chunk before and after the format. */
  byte[] extensible() {
    byte[] plain = bytes();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(chunk("JUNK", new byte[3]));
    ByteBuffer format = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    format.putShort((short) 0xfffe).put(plain, 22, 14).putShort((short) 22);
    format.putShort((short) bits).putInt(0).putShort((short) coding).putShort((short) 0);
    format.putInt(0x0010_0000).putLong(0x719b_3800_aa00_0080L);
    out.writeBytes(chunk("fmt ", format.array()));
    out.writeBytes(chunk("LIST", "INFOx".getBytes(US_ASCII)));
    byte[] data = new byte[plain.length - 44];
    System.arraycopy(plain, 44, data, 0, data.length);
    out.writeBytes(chunk("data", data));
    out.writeBytes(chunk("LIST", "INFOy".getBytes(US_ASCII)));
    ByteBuffer file = ByteBuffer.allocate(12 + out.size()).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(US_ASCII)).putInt(4 + out.size()).put("WAVE".getBytes(US_ASCII));
    return file.put(out.toByteArray()).array();
  }

  private static byte[] chunk(String tag, byte[] body) {
    ByteBuffer out =
        ByteBuffer.allocate(8 + body.length + (body.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
    return out.put(tag.getBytes(US_ASCII)).putInt(body.length).put(body).array();
  }

  private byte[] data() {
    int frames = sound[0].length;
    ByteBuffer out =
        ByteBuffer.allocate(frames * channels * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frames; i++) {
      for (double[] channel : sound) {
        put(out, channel[i]);
      }
    }
    return out.array();
  }

  private void put(ByteBuffer out, double sample) {
    double inside = Math.max(-1, Math.min(1, sample));
    short word = (short) Math.min(32767, StrictMath.round(inside * 32768));
    if (coding == 7) {
      out.put(MuLaw.encode(word));
    } else if (coding == 6) {
      out.put(ALaw.encode(word));
    } else if (coding == 3 && bits == 32) {
      out.putFloat((float) sample);
    } else if (coding == 3) {
      out.putDouble(sample);
    } else if (bits == 8) {
      out.put((byte) (128 + Math.min(127, StrictMath.round(inside * 128))));
    } else if (bits == 16) {
      out.putShort(word);
    } else {
      long wide = Math.min(Integer.MAX_VALUE, StrictMath.round(inside * 2147483648.0));
      for (int at = 32 - bits; at < 32; at += 8) {
        out.put((byte) (wide >> at));
      }
    }
  }
}
