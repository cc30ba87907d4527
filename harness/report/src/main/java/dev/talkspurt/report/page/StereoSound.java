package dev.talkspurt.report.page;

import dev.talkspurt.audio.AudioClip;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/**
 * Both sides of a call as one small WAV: left the caller, right the agent as heard, G.711 mu-law, 8
 * bits a sample. Every browser plays it, and it is a quarter of the size of PCM at twice the rate.
 */
public final class StereoSound {
  private static final int MU_LAW = 7;
  private final byte[] wav;

  private StereoSound(byte[] wav) {
    this.wav = wav;
  }

  /**
   * The stretch {@code [fromMs, toMs)} of both tracks; a track that ends before goes on in silence.
   *
   * @param rateHz of the result
   */
  public static StereoSound of(
      AudioClip caller, AudioClip agent, double fromMs, double toMs, int rateHz) {
    int frames = (int) Math.round((toMs - fromMs) * rateHz / 1000);
    byte[] left = encoded(caller, fromMs, frames, rateHz);
    byte[] right = encoded(agent, fromMs, frames, rateHz);
    byte[] data = new byte[2 * frames];
    for (int i = 0; i < frames; i++) {
      data[2 * i] = left[i];
      data[2 * i + 1] = right[i];
    }
    return new StereoSound(wav(data, rateHz));
  }

  /** The WAV file's bytes. */
  public byte[] bytes() {
    return wav.clone();
  }

  /** The sound as an address that holds it. */
  String dataUri() {
    return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(wav);
  }

  private static byte[] encoded(AudioClip clip, double fromMs, int frames, int rateHz) {
    byte[] out = new byte[frames];
    for (int i = 0; i < frames; i++) {
      double at = (fromMs / 1000 + i / (double) rateHz) * clip.sampleRateHz();
      int index = (int) at;
      out[i] = muLaw(index < clip.sampleCount() ? clip.at(index) : 0);
    }
    return out;
  }

  private static byte muLaw(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), 32635) + 132;
    int exponent = 31 - Integer.numberOfLeadingZeros(magnitude >> 7);
    int mantissa = (magnitude >> (exponent + 3)) & 0x0f;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }

  private static byte[] wav(byte[] data, int rateHz) {
    ByteBuffer header = ByteBuffer.allocate(58).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(50 + data.length).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(18).putShort((short) MU_LAW).putShort((short) 2);
    header.putInt(rateHz).putInt(2 * rateHz).putShort((short) 2).putShort((short) 8);
    header.putShort((short) 0);
    header.put(ascii("fact")).putInt(4).putInt(data.length / 2);
    header.put(ascii("data")).putInt(data.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream(58 + data.length);
    out.writeBytes(header.array());
    out.writeBytes(data);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}
