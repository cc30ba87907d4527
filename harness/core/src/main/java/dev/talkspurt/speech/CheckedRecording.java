package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFormatException;
import dev.talkspurt.audio.WavStream;
import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A recording of the user's own, ready to be played: one channel of 16 kHz, levelled, with its
 * edges found. The same file gives the same samples, on every machine.
 *
 * @param audio as played
 * @param onsetSample first audible sample of {@code audio}
 * @param offsetSample last audible sample, inclusive
 * @param check what was found and done
 */
public record CheckedRecording(
    AudioClip audio, int onsetSample, int offsetSample, RecordingCheck check) {
  /** Longest recording, in seconds. */
  public static final int LONGEST_S = 600;

  private static final int RATE_HZ = SourceScan.RATE_HZ;

  /** Taps a filter from another rate may need; usual rates need a tenth of it. */
  private static final long MAX_TAPS = 400_000;

  private static final int TAPS_PER_SIDE = 32;

  /** Read {@code file}; several channels are averaged. */
  public static CheckedRecording read(Path file) {
    return read(file, 0);
  }

  /**
   * Read {@code file}.
   *
   * @param channel the one to take, from 1; 0 for the mean of all
   * @throws BadInput if it cannot be used, without a place; the message names the file, the value,
   *     what is expected, and what helps
   */
  public static CheckedRecording read(Path file, int channel) {
    try {
      requireFile(file);
      WavStream wav = WavStream.open(file);
      requireUsable(file, wav, channel);
      SourceScan scan = SourceScan.of(wav, channel);
      scan.require(file);
      return new Levelling(file, wav, scan).result();
    } catch (WavFormatException e) {
      throw new BadInput(e.getMessage());
    } catch (NoSuchFileException e) {
      throw new BadInput(file + ": does not exist, expected a .wav file (check the path)");
    } catch (AccessDeniedException e) {
      throw new BadInput(file + ": cannot be read, expected read permission (chmod u+r the file)");
    } catch (IOException e) {
      throw new BadInput(
          file + ": cannot be read: " + e.getMessage() + ", expected a .wav file (copy it again)");
    }
  }

  private static void requireFile(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new BadInput(file + ": is a folder, expected a .wav file (name the file in it)");
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInput(
          file + ": is a pipe or device, expected a .wav file (save it as a file first)");
    }
  }

  private static void requireUsable(Path file, WavStream wav, int channel) {
    if (wav.durationS() > LONGEST_S) {
      throw new BadInput(
          String.format(
              Locale.ROOT,
              "%s: is %.1f min long, expected at most %s min"
                  + " (cut it: ffmpeg -i IN.wav -ss 0 -t %s OUT.wav)",
              file,
              wav.durationS() / 60,
              LONGEST_S / 60,
              LONGEST_S));
    }
    if (channel < 0 || channel > wav.format().channels()) {
      throw new BadInput(
          "%s: channel is %s, expected 1 to %s".formatted(file, channel, wav.format().channels()));
    }
    int rateHz = wav.format().sampleRateHz();
    long phases = RATE_HZ / gcd(rateHz, RATE_HZ);
    long taps = phases * (long) (TAPS_PER_SIDE * Math.max(1.0, (double) rateHz / RATE_HZ));
    if (taps > MAX_TAPS) {
      throw new BadInput(
          "%s: has a sample rate of %s Hz, expected a usual one, such as 8000, 44100 or 48000 Hz"
                  .formatted(file, rateHz)
              + " (convert it: ffmpeg -i IN.wav -ar 48000 OUT.wav)");
    }
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** As an utterance that says {@code words}. */
  Utterance utterance(String words, String origin) {
    return new Utterance(words, Recordings.VOICE, audio, onsetSample, offsetSample, origin);
  }
}
