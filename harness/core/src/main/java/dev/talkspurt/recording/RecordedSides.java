package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.audio.WavFormatException;
import dev.talkspurt.audio.WavStream;
import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the sides of a call from WAV files of any usual kind. Thread-safe. */
public final class RecordedSides {
  private static final double LONGEST_S = 4 * 3600;
  private static final double MOST_APART_S = 60;
  private static final double WORTH_TELLING_S = 1;
  private static final double FULL_SCALE = 32768;

  private RecordedSides() {}

  /**
   * One file with both sides.
   *
   * @param agentLeft whether the agent is on the left channel; usually it is on the right
   * @throws BadInput if the file cannot be used; the message names it and what helps
   */
  public static TwoSides stereo(Path file, boolean agentLeft) {
    Channels read = read(file);
    AudioClip[] channels = read.clips();
    if (channels.length != 2) {
      throw new BadInput(
          file
              + ": has "
              + (channels.length == 1 ? "one channel" : channels.length + " channels")
              + ", expected two: the caller on the left, the agent on the right (record the sides"
              + " apart; who speaks when cannot be told from a mix. Two files: --agent FILE)");
    }
    return new TwoSides(
        nameOf(file), channels[agentLeft ? 1 : 0], channels[agentLeft ? 0 : 1], read.warnings());
  }

  /**
   * One file a side, begun at the same instant.
   *
   * @throws BadInput if one cannot be used, or they are not of one call
   */
  public static TwoSides apart(Path callerFile, Path agentFile) {
    Channels callerRead = only(callerFile);
    Channels agentRead = only(agentFile);
    AudioClip caller = callerRead.clips()[0];
    AudioClip agent = agentRead.clips()[0];
    if (Math.abs(caller.durationMs() - agent.durationMs()) > MOST_APART_S * 1000) {
      throw new BadInput(
          String.format(
              Locale.ROOT,
              "%s is %.1f s long and %s %.1f s, expected the two sides of one call, begun at the"
                  + " same instant (give files of the same call)",
              callerFile,
              caller.durationMs() / 1000,
              agentFile,
              agent.durationMs() / 1000));
    }
    List<String> warnings = new ArrayList<>(callerRead.warnings());
    warnings.addAll(agentRead.warnings());
    double apartS = (caller.durationMs() - agent.durationMs()) / 1000;
    if (Math.abs(apartS) > WORTH_TELLING_S) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the file of the %s is %.1f s shorter: what it lacks counts as silence",
              apartS > 0 ? "agent" : "caller",
              Math.abs(apartS)));
    }
    return new TwoSides(nameOf(callerFile), caller, agent, warnings);
  }

  private record Channels(AudioClip[] clips, List<String> warnings) {}

  private static Channels only(Path file) {
    Channels read = read(file);
    if (read.clips().length != 1) {
      throw new BadInput(
          file
              + ": has "
              + read.clips().length
              + " channels, expected one side of a call alone (with both in one file leave out"
              + " --agent)");
    }
    return read;
  }

  private static Channels read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BadInput(file + ": is no file, expected a .wav file (check the path)");
      }
      WavStream wav = WavStream.open(file);
      if (wav.durationS() > LONGEST_S) {
        throw new BadInput(
            String.format(
                Locale.ROOT,
                "%s: is %.1f h long, expected at most %.0f h (cut it into calls)",
                file,
                wav.durationS() / 3600,
                LONGEST_S / 3600));
      }
      return samples(wav);
    } catch (WavFormatException e) {
      throw new BadInput(e.getMessage());
    } catch (IOException e) {
      throw new BadInput(
          file + ": cannot be read: " + e.getMessage() + ", expected a .wav file (copy it again)");
    }
  }

  private static Channels samples(WavStream wav) throws IOException {
    int frames = Math.toIntExact(wav.frames());
    short[][] samples = new short[wav.format().channels()][frames];
    int[] at = {0};
    long[] none = {0};
    wav.read(
        (block, count) -> {
          for (int c = 0; c < samples.length; c++) {
            for (int i = 0; i < count; i++) {
              none[0] += Double.isFinite(block[c][i]) ? 0 : 1;
              samples[c][at[0] + i] = Pcm16.nearest(block[c][i] * FULL_SCALE);
            }
          }
          at[0] += count;
        });
    AudioClip[] clips = new AudioClip[samples.length];
    for (int c = 0; c < samples.length; c++) {
      clips[c] = AudioClip.of(samples[c], wav.format().sampleRateHz());
    }
    List<String> warnings = new ArrayList<>(wav.warnings());
    if (none[0] > 0) {
      warnings.add(none[0] + " samples are no numbers, and were taken for silence or full scale");
    }
    return new Channels(clips, warnings);
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("(?i)\\.wav$", "");
  }
}
