package dev.talkspurt.calibration;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A call put together from a journal of our own making, read by the reader of every call. Times are
 * milliseconds of caller audio, speech is a square wave. Not thread-safe.
 */
final class MadeCall {
  private static final long ORIGIN_NS = 700_000_000L;
  private static final int AGENT_HZ = 24_000;
  private static final int CALLER_HZ = 16_000;
  private static final int FRAME = 320;
  private static final short LOUD = 5000;

  private final List<JournalEntry> entries = new ArrayList<>();
  private final short[] callerTrack;
  private final int lengthMs;
  private short[] received = new short[0];
  private int chunks;

  /** A call whose caller frames all go out on time. */
  MadeCall(int lengthMs) {
    this.lengthMs = lengthMs;
    this.callerTrack = new short[lengthMs * CALLER_HZ / 1000];
    entries.add(new JournalEntry.AudioStarted(ORIGIN_NS, CALLER_HZ, FRAME));
    for (int i = 0; i < callerTrack.length / FRAME; i++) {
      long idealNs = ns((i + 1) * 20.0);
      entries.add(new JournalEntry.CallerFrame(idealNs, i, idealNs, 0));
    }
  }

  private static long ns(double ms) {
    return ORIGIN_NS + Math.round(ms * 1e6);
  }

  /** The caller makes a sound of this role in the first step. */
  MadeCall sound(String role, double onsetMs, double offsetMs) {
    int onset = (int) (onsetMs * 16);
    int end = (int) (offsetMs * 16);
    for (int i = onset; i < end && i < callerTrack.length; i++) {
      callerTrack[i] = i % 32 < 16 ? LOUD : -LOUD;
    }
    entries.add(
        new JournalEntry.CallerMark(
            ns(onsetMs - 50),
            "u1",
            role,
            0,
            "words",
            onset - 160L,
            onset,
            end - 1L,
            end + 160L,
            "00"));
    return this;
  }

  /** The agent's audio in chunks of 100 ms, sent {@code speed} times faster than it plays. */
  MadeCall agent(double fromMs, double speed, short[] audio) {
    int size = AGENT_HZ / 10;
    for (int from = 0; from < audio.length; from += size) {
      short[] chunk = Arrays.copyOfRange(audio, from, Math.min(audio.length, from + size));
      double atMs = fromMs + from * 1000.0 / AGENT_HZ / speed;
      entries.add(
          new JournalEntry.AgentChunk(ns(atMs), chunks++, received.length, chunk.length, AGENT_HZ));
      received = join(received, chunk);
    }
    return this;
  }

  /** The agent says it was interrupted, and the client flushes at once. */
  MadeCall interruptedAt(double atMs) {
    entries.add(new JournalEntry.Signal(ns(atMs), "interrupted", "protocol", ""));
    entries.add(new JournalEntry.Flushed(ns(atMs), "interrupted"));
    return this;
  }

  /** The whole, hung up at its end. */
  Timeline timeline() {
    entries.add(new JournalEntry.Closed(ns(lengthMs), 1000, "reason", "hung up", true));
    entries.sort(Comparator.comparingLong(JournalEntry::atNs));
    return TimelineReader.read(
        entries, AudioClip.of(callerTrack, CALLER_HZ), AudioClip.of(received, AGENT_HZ));
  }

  static short[] speech(double ms) {
    short[] samples = silence(ms);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 48 < 24 ? LOUD : -LOUD;
    }
    return samples;
  }

  static short[] silence(double ms) {
    return new short[(int) Math.round(ms * AGENT_HZ / 1000)];
  }

  static short[] join(short[]... parts) {
    short[] all = new short[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
