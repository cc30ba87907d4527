package dev.talkspurt.conversation;

import dev.talkspurt.conversation.JournalEntry.AudioStarted;
import dev.talkspurt.conversation.JournalEntry.CallerFrame;
import dev.talkspurt.conversation.JournalEntry.FrameDropped;
import dev.talkspurt.conversation.JournalEntry.FrameHeld;
import dev.talkspurt.conversation.JournalEntry.MessageHeld;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What the scenario's network truly did to the caller's frames. Immutable.
 *
 * @param frames that were due
 * @param held of them kept back, {@code meanHeldMs} and {@code maxHeldMs} long; NaN if none
 * @param dropped of them swallowed
 * @param messagesHeld of the agent's kept back, the longest for {@code maxMessageHeldMs}; NaN if
 *     none
 * @param outages runs of frames kept back by more than a frame's length, or swallowed
 */
public record NetworkTruth(
    int frames,
    int held,
    double meanHeldMs,
    double maxHeldMs,
    int dropped,
    int messagesHeld,
    double maxMessageHeldMs,
    List<Outage> outages) {
  private static final long FRAME_NS = 20_000_000L;

  /**
   * One run of such frames.
   *
   * @param startMs on the caller's audio clock, when its first frame began to be spoken
   * @param endMs when its last frame had been spoken
   */
  public record Outage(double startMs, double endMs, boolean dropped) {}

  public NetworkTruth {
    outages = List.copyOf(outages);
  }

  /** Whether every frame left when it was due. */
  public boolean untroubled() {
    return held == 0 && dropped == 0 && messagesHeld == 0;
  }

  /** Read it from a journal. */
  public static NetworkTruth of(List<JournalEntry> journal) {
    long originNs = 0;
    int sent = 0;
    int dropped = 0;
    long sumNs = 0;
    long maxNs = 0;
    int held = 0;
    int messages = 0;
    long maxMessageNs = 0;
    TreeMap<Long, Boolean> troubled = new TreeMap<>();
    for (JournalEntry entry : journal) {
      if (entry instanceof AudioStarted started) {
        originNs = started.atNs();
      } else if (entry instanceof CallerFrame) {
        sent++;
      } else if (entry instanceof FrameDropped drop) {
        dropped++;
        troubled.put(drop.atNs() - originNs, true);
      } else if (entry instanceof MessageHeld message) {
        messages++;
        maxMessageNs = Math.max(maxMessageNs, message.heldNs());
      } else if (entry instanceof FrameHeld hold) {
        held++;
        sumNs += hold.heldNs();
        maxNs = Math.max(maxNs, hold.heldNs());
        if (hold.heldNs() > FRAME_NS) {
          troubled.put(hold.atNs() - originNs, false);
        }
      }
    }
    return new NetworkTruth(
        sent + dropped,
        held,
        held == 0 ? Double.NaN : sumNs / 1e6 / held,
        held == 0 ? Double.NaN : maxNs / 1e6,
        dropped,
        messages,
        messages == 0 ? Double.NaN : maxMessageNs / 1e6,
        outages(troubled));
  }

  private static List<Outage> outages(TreeMap<Long, Boolean> troubled) {
    List<Outage> outages = new ArrayList<>();
    troubled.forEach(
        (dueNs, dropped) -> {
          double startMs = (dueNs - FRAME_NS) / 1e6;
          Outage last = outages.isEmpty() ? null : outages.get(outages.size() - 1);
          boolean goesOn = last != null && last.dropped() == dropped && startMs - last.endMs() < 1;
          if (goesOn) {
            outages.set(outages.size() - 1, new Outage(last.startMs(), dueNs / 1e6, dropped));
          } else {
            outages.add(new Outage(startMs, dueNs / 1e6, dropped));
          }
        });
    return outages;
  }
}
