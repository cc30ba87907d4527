package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** Writes a call's recordings: each whole under another name first, then renamed into place. */
final class CallFiles {
  private final Path folder;

  CallFiles(Path folder) {
    this.folder = folder;
  }

  /** {@code call.wav}: left the caller as sent, right the agent as heard, both at 16 kHz. */
  void writeCall(Timeline timeline) throws IOException {
    AudioClip left = timeline.callerTrack();
    AudioClip right = atRate(timeline.heardTrack(), left.sampleRateHz());
    int length = Math.max(left.sampleCount(), right.sampleCount());
    write("call.wav", WavFile.stereo(padded(left, length), padded(right, length)));
  }

  /** {@code received.wav}: all agent audio, heard or not, as it came. */
  void writeReceived(AudioClip received) throws IOException {
    write("received.wav", WavFile.mono(received));
  }

  /** {@code truth.jsonl}: what the simulated agent says it did. */
  void writeTruth(List<Json.Obj> truth) throws IOException {
    Path part = folder.resolve("truth.jsonl.part");
    Files.write(part, truth.stream().map(Json::compact).toList());
    Files.move(part, folder.resolve("truth.jsonl"), StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(String name, WavFile wav) throws IOException {
    Path part = folder.resolve(name + ".part");
    wav.write(part);
    Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static AudioClip atRate(AudioClip clip, int rateHz) {
    return clip.sampleRateHz() == rateHz ? clip : Resampler.resample(clip, rateHz);
  }

  private static AudioClip padded(AudioClip clip, int length) {
    return AudioClip.of(Arrays.copyOf(clip.toArray(), length), clip.sampleRateHz());
  }
}
