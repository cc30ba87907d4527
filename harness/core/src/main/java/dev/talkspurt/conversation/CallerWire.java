package dev.talkspurt.conversation;

import dev.talkspurt.conversation.JournalEntry.AudioStarted;
import dev.talkspurt.conversation.JournalEntry.CallerFrame;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.JournalEntry.FrameDropped;
import dev.talkspurt.conversation.JournalEntry.FrameHeld;
import dev.talkspurt.conversation.JournalEntry.FrameMuted;
import dev.talkspurt.conversation.JournalEntry.JvmPause;
import dev.talkspurt.stats.Quantile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The caller on the wire: when each sample of the caller's track truly was sent. Frame j, complete
 * at {@code w(j)}, holds samples [jN, (j+1)N); sample k of it lies at {@code w(j) - (Δ - (k - jN)
 * 1000/fs)}. What the scenario's network held a frame back is no part of {@code w(j)}: the caller
 * spoke when it was due, and waits for the answer from then on.
 */
final class CallerWire {
  private final long originNs;
  private final int frameSamples;
  private final double sampleMs;
  private final TreeMap<Integer, CallerFrame> frames = new TreeMap<>();
  private final Map<Integer, Long> heldNs = new HashMap<>();

  CallerWire(List<JournalEntry> journal, AudioStarted started) {
    this.originNs = started.atNs();
    this.frameSamples = started.frameSamples();
    this.sampleMs = 1000.0 / started.callerRateHz();
    for (JournalEntry entry : journal) {
      if (entry instanceof CallerFrame frame) {
        frames.put(frame.index(), frame);
      } else if (entry instanceof FrameHeld held) {
        heldNs.put(held.index(), held.heldNs());
      } else if (entry instanceof FrameDropped dropped) {
        // Spoken, though it never got there: the caller's words keep their time.
        frames.put(
            dropped.index(), new CallerFrame(dropped.atNs(), dropped.index(), dropped.atNs(), 0));
      } else if (entry instanceof FrameMuted muted) {
        frames.put(muted.index(), new CallerFrame(muted.atNs(), muted.index(), muted.atNs(), 0));
      }
    }
  }

  List<Timeline.CallerSound> sounds(List<JournalEntry> journal) {
    List<Timeline.CallerSound> sounds = new ArrayList<>();
    for (JournalEntry entry : journal) {
      if (entry instanceof CallerMark mark && wasSent(mark.onsetSample())) {
        sounds.add(sound(mark));
      }
    }
    return sounds;
  }

  private Timeline.CallerSound sound(CallerMark mark) {
    return new Timeline.CallerSound(
        mark.id(),
        mark.role(),
        mark.stepIndex(),
        mark.text(),
        startOfSampleMs(mark.startSample()),
        startOfSampleMs(mark.onsetSample()),
        endOfSampleMs(mark.offsetSample()),
        endOfSampleMs(Math.max(mark.startSample(), mark.endSample() - 1)),
        mark.sha256());
  }

  private boolean wasSent(long sample) {
    return frames.containsKey((int) (sample / frameSamples));
  }

  private double startOfSampleMs(long sample) {
    return wireMs(sample, sample);
  }

  /** A sound cut off by the end of the call ends with the last frame that was sent. */
  private double endOfSampleMs(long sample) {
    if (!frames.isEmpty() && sample / frameSamples > frames.lastKey()) {
      return ms(frames.lastEntry().getValue().atNs());
    }
    return wireMs(sample, sample + 1);
  }

  private double wireMs(long sample, long edge) {
    int index = (int) (sample / frameSamples);
    CallerFrame frame = frames.get(index);
    double frameEndMs = (index + 1L) * frameSamples * sampleMs;
    double heldMs = heldNs.getOrDefault(index, 0L) / 1e6;
    double lateMs = frame == null ? 0 : ms(frame.atNs()) - heldMs - frameEndMs;
    return edge * sampleMs + lateMs;
  }

  Timeline.Pacing pacing(List<JournalEntry> journal) {
    double[] lateness =
        frames.values().stream().mapToDouble(f -> (f.atNs() - f.idealNs()) / 1e6).toArray();
    double longestPauseMs = 0;
    for (JournalEntry entry : journal) {
      if (entry instanceof JvmPause pause && pause.atNs() >= originNs) {
        longestPauseMs = Math.max(longestPauseMs, pause.pauseMs());
      }
    }
    int late = 0;
    for (double ms : lateness) {
      late += ms > frameSamples * sampleMs ? 1 : 0;
    }
    return new Timeline.Pacing(
        lateness.length,
        Quantile.r8(lateness, 0.5),
        Quantile.r8(lateness, 0.95),
        Quantile.r8(lateness, 0.99),
        Quantile.r8(lateness, 1),
        lateness.length == 0 ? Double.NaN : lateness[lateness.length - 1],
        late,
        frames.values().stream()
            .filter(frame -> !heldNs.containsKey(frame.index()))
            .mapToInt(CallerFrame::queued)
            .max()
            .orElse(0),
        longestPauseMs);
  }

  private double ms(long ns) {
    return (ns - originNs) / 1e6;
  }
}
