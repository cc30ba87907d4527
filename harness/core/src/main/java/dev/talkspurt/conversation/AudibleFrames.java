package dev.talkspurt.conversation;

import dev.talkspurt.audio.AudioClip;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which 10 ms frames of played audio can be heard: RMS at least -45 dBFS. Not thread-safe. */
final class AudibleFrames {
  private static final double AUDIBLE_RMS = 32768 * Math.pow(10, -45 / 20.0);
  private static final int ONSET_FRAMES = 3;
  private static final long ONSET_WITHIN_NS = 50_000_000L;
  private static final long PAUSE_NS = 400_000_000L;
  private static final long ROUNDING_NS = 1_000;

  private final int sampleRateHz;
  private final int frameSamples;
  private final List<Frame> frames = new ArrayList<>();
  private int responseFrom;
  private long runFromNs;
  private long runSamples;
  private double energy;
  private int filled;
  private int loudAt = -1;

  AudibleFrames(int sampleRateHz) {
    this.sampleRateHz = sampleRateHz;
    this.frameSamples = sampleRateHz / 100;
  }

  private record Frame(long fromNs, long untilNs) {}

  void beginResponse() {
    closeFrame();
    responseFrom = frames.size();
  }

  void beginRun(long fromNs) {
    closeFrame();
    runFromNs = fromNs;
    runSamples = 0;
  }

  void hear(AudioClip chunk) {
    for (int i = 0; i < chunk.sampleCount(); i++) {
      double sample = chunk.at(i);
      if (loudAt < 0 && Math.abs(sample) >= AUDIBLE_RMS) {
        loudAt = filled;
      }
      energy += sample * sample;
      filled++;
      runSamples++;
      if (filled == frameSamples) {
        closeFrame();
      }
    }
  }

  private void closeFrame() {
    if (filled > 0 && Math.sqrt(energy / filled) >= AUDIBLE_RMS) {
      long startSample = runSamples - filled + Math.max(0, loudAt);
      frames.add(
          new Frame(
              runFromNs + Playout.samplesToNs(startSample, sampleRateHz),
              runFromNs + Playout.samplesToNs(runSamples, sampleRateHz)));
    }
    energy = 0;
    filled = 0;
    loudAt = -1;
  }

  /** Forget what is heard from {@code atNs} on; the run goes on at {@code sample} of that run. */
  void cut(long atNs, long fromNs, long sample) {
    closeFrame();
    for (int i = frames.size() - 1; i >= 0 && frames.get(i).untilNs() > atNs; i--) {
      Frame frame = frames.remove(i);
      if (frame.fromNs() < atNs) {
        frames.add(new Frame(frame.fromNs(), atNs));
        break;
      }
    }
    responseFrom = Math.min(responseFrom, frames.size());
    runFromNs = fromNs;
    runSamples = sample;
  }

  OptionalLong onsetNs() {
    return onsetNs(responseFrom, frames.size());
  }

  private OptionalLong onsetNs(int from, int to) {
    for (int i = from; i + ONSET_FRAMES <= to; i++) {
      long fromNs = frames.get(i).fromNs();
      if (frames.get(i + ONSET_FRAMES - 1).untilNs() - fromNs <= ONSET_WITHIN_NS) {
        return OptionalLong.of(fromNs);
      }
    }
    return OptionalLong.empty();
  }

  OptionalLong lastNs(long nowNs) {
    return lastNs(nowNs, 0);
  }

  private OptionalLong lastNs(long nowNs, int firstFrame) {
    for (int i = frames.size() - 1; i >= firstFrame; i--) {
      if (frames.get(i).fromNs() <= nowNs) {
        return OptionalLong.of(Math.min(nowNs, frames.get(i).untilNs()));
      }
    }
    return OptionalLong.empty();
  }

  double heardMs(long nowNs) {
    OptionalLong onset = onsetNs();
    OptionalLong last = lastNs(nowNs, responseFrom);
    return onset.isEmpty() || last.isEmpty()
        ? 0
        : Math.max(0, (last.getAsLong() - onset.getAsLong()) / 1e6);
  }

  OptionalLong whenHeard(double ms) {
    OptionalLong onset = onsetNs();
    if (onset.isEmpty()) {
      return onset;
    }
    long atNs = onset.getAsLong() + Math.round(ms * 1e6);
    return frames.get(frames.size() - 1).untilNs() >= atNs
        ? OptionalLong.of(atNs)
        : OptionalLong.empty();
  }

  OptionalLong inTalkspurt(int number, long laterNs) {
    int found = 0;
    for (int i = responseFrom; i < frames.size(); ) {
      int next = i + 1;
      while (next < frames.size()
          && frames.get(next).fromNs() - frames.get(next - 1).untilNs() <= PAUSE_NS) {
        next++;
      }
      OptionalLong onset = onsetNs(i, next);
      found += onset.isPresent() ? 1 : 0;
      if (found == number && onset.isPresent()) {
        long atNs = onset.getAsLong() + laterNs;
        return frames.get(next - 1).untilNs() >= atNs
            ? OptionalLong.of(atNs)
            : OptionalLong.empty();
      }
      i = next;
    }
    return OptionalLong.empty();
  }

  double spokenMs() {
    long ns = 0;
    for (Frame frame : frames.subList(responseFrom, frames.size())) {
      ns += frame.untilNs() - frame.fromNs();
    }
    return ns / 1e6;
  }

  OptionalLong whenSpoken(double ms) {
    long leftNs = Math.round(ms * 1e6);
    for (Frame frame : frames.subList(responseFrom, frames.size())) {
      long ns = frame.untilNs() - frame.fromNs();
      if (leftNs <= ns) {
        return OptionalLong.of(frame.fromNs() + leftNs);
      }
      leftNs -= ns;
    }
    // The very end, short by what rounding took.
    return leftNs <= ROUNDING_NS && responseFrom < frames.size()
        ? OptionalLong.of(frames.get(frames.size() - 1).untilNs())
        : OptionalLong.empty();
  }
}
