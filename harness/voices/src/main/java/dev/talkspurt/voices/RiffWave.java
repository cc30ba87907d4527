package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One-channel 16-bit PCM WAV files. */
final class RiffWave {
  private RiffWave() {}

  static AudioClip read(byte[] file) throws VoiceFailure {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int sampleRateHz = 0;
    int at = 12;
    while (at + 8 <= file.length) {
      String kind = new String(file, at, 4, StandardCharsets.US_ASCII);
      long declared = in.getInt(at + 4) & 0xffffffffL;
      int from = at + 8;
      // A synthesizer that streams leaves the length open: the data then ends with the file.
      int length = (int) Math.min(declared, file.length - from);
      if (kind.equals("fmt ") && length >= 16) {
        boolean usable =
            in.getShort(from) == 1 && in.getShort(from + 2) == 1 && in.getShort(from + 14) == 16;
        sampleRateHz = usable ? in.getInt(from + 4) : 0;
      } else if (kind.equals("data") && sampleRateHz > 0) {
        return AudioClip.of(
            Pcm16.toSamples(Arrays.copyOfRange(file, from, from + length)), sampleRateHz);
      }
      at = from + length + (length & 1);
    }
    throw new VoiceFailure("synthesizer wrote no one-channel PCM16 WAV", "check its version");
  }

  static byte[] write(AudioClip clip) {
    byte[] data = Pcm16.toBytes(clip.toArray());
    ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
    head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(clip.sampleRateHz());
    head.putInt(clip.sampleRateHz() * 2).putShort((short) 2).putShort((short) 16);
    head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream(44 + data.length);
    out.writeBytes(head.array());
    out.writeBytes(data);
    return out.toByteArray();
  }
}
