package dev.talkspurt.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * What a WAV file holds: one channel, or left and right.
 *
 * @param channels one or two clips of the same rate and length
 */
public record WavFile(List<AudioClip> channels) {
  /** Largest file read, in bytes: over nine hours of one channel at 16 kHz. */
  public static final long MAX_BYTES = 1L << 30;

  /** Checks that the channels belong together. */
  public WavFile {
    channels = List.copyOf(channels);
    if (channels.isEmpty() || channels.size() > 2) {
      throw new IllegalArgumentException(channels.size() + " channels, expected 1 or 2");
    }
    AudioClip first = channels.get(0);
    for (AudioClip clip : channels) {
      if (clip.sampleRateHz() != first.sampleRateHz()
          || clip.sampleCount() != first.sampleCount()) {
        throw new IllegalArgumentException(
            "the channels are " + channels + ", expected one rate and length");
      }
    }
  }

  /** One channel. */
  public static WavFile mono(AudioClip clip) {
    return new WavFile(List.of(clip));
  }

  /** Two channels of one rate; the shorter one is filled up with silence. */
  public static WavFile stereo(AudioClip left, AudioClip right) {
    int count = Math.max(left.sampleCount(), right.sampleCount());
    return new WavFile(List.of(filled(left, count), filled(right, count)));
  }

  private static AudioClip filled(AudioClip clip, int count) {
    return clip.sampleCount() == count ? clip : clip.slice(0, count);
  }

  /**
   * Read 16-bit PCM or mu-law, one or two channels. A file whose writer was killed is read up to
   * where it ends.
   *
   * @throws WavFormatException if it is something else; the message names the file
   */
  public static WavFile read(Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > MAX_BYTES) {
      throw new WavFormatException(
          file.toString(), "is " + bytes + " bytes", "at most " + MAX_BYTES);
    }
    return parse(Files.readAllBytes(file), file.toString());
  }

  /**
   * Read one channel, from 0, of a 16-bit PCM file, however long it is. A file whose writer was
   * killed is read up to where it ends.
   *
   * @throws WavFormatException if it is something else, or has no such channel; the message names
   *     the file
   */
  public static AudioClip readChannel(Path file, int channel) throws IOException {
    return WavChannel.read(file, channel);
  }

  /** Read the bytes of a WAV file; {@code name} stands in messages. */
  public static WavFile parse(byte[] bytes, String name) throws WavFormatException {
    return new WavReader(bytes, name).read();
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return channels.get(0).sampleRateHz();
  }

  /** Samples of each channel. */
  public int sampleCount() {
    return channels.get(0).sampleCount();
  }

  /** The bytes of a 16-bit PCM WAV file. */
  public byte[] toPcm16() {
    byte[] samples = Pcm16.toBytes(interleaved());
    return joined(
        WavHeader.pcm16(sampleRateHz(), channels.size(), samples.length), samples, samples.length);
  }

  /** The bytes of a mu-law WAV file, half as large; browsers play it. */
  public byte[] toMuLaw() {
    byte[] codes = MuLaw.encode(interleaved());
    byte[] header = WavHeader.muLaw(sampleRateHz(), channels.size(), codes.length);
    return joined(header, codes, codes.length + (codes.length & 1));
  }

  private static byte[] joined(byte[] header, byte[] data, int paddedLength) {
    byte[] file = Arrays.copyOf(header, header.length + paddedLength);
    System.arraycopy(data, 0, file, header.length, data.length);
    return file;
  }

  private short[] interleaved() {
    int width = channels.size();
    short[] samples = new short[Math.multiplyExact(sampleCount(), width)];
    for (int channel = 0; channel < width; channel++) {
      AudioClip clip = channels.get(channel);
      for (int i = 0; i < clip.sampleCount(); i++) {
        samples[i * width + channel] = clip.at(i);
      }
    }
    return samples;
  }

  /** Write as 16-bit PCM, under {@code name.part} first and then renamed. */
  public void write(Path file) throws IOException {
    Path part = WavRecorder.partOf(file);
    Files.write(part, toPcm16());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
