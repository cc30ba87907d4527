package dev.talkspurt.conversation;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A call made by hand: times in milliseconds of caller audio, speech as a square wave. Its timeline
 * is read by the real reader.
 */
public final class RecordedCall {
  public static final long ORIGIN_NS = 700_000_000L;
  public static final int AGENT_HZ = 24_000;
  private static final int CALLER_HZ = 16_000;
  private static final int FRAME = 320;

  private final List<JournalEntry> entries = new ArrayList<>();
  private final short[] callerTrack;
  private final int lengthMs;
  private short[] received = new short[0];
  private int chunks;

  /** A call of {@code lengthMs} whose caller frames all go out on time. */
  public RecordedCall(int lengthMs) {
    this.lengthMs = lengthMs;
    this.callerTrack = new short[lengthMs * CALLER_HZ / 1000];
    entries.add(new JournalEntry.AudioStarted(ORIGIN_NS, CALLER_HZ, FRAME));
    for (int i = 0; i < callerTrack.length / FRAME; i++) {
      long idealNs = ns((i + 1) * 20.0);
      entries.add(new JournalEntry.CallerFrame(idealNs, i, idealNs, 0));
    }
  }

  public static long ns(double ms) {
    return ORIGIN_NS + Math.round(ms * 1e6);
  }

  public RecordedCall add(JournalEntry entry) {
    entries.add(entry);
    return this;
  }

  public RecordedCall without(java.util.function.Predicate<JournalEntry> unwanted) {
    entries.removeIf(unwanted);
    return this;
  }

  /** Frame {@code index} goes out late, with so many messages queued. */
  public RecordedCall late(int index, double lateMs, int queued) {
    double idealMs = (index + 1) * 20.0;
    entries.removeIf(e -> e instanceof JournalEntry.CallerFrame f && f.index() == index);
    return add(new JournalEntry.CallerFrame(ns(idealMs + lateMs), index, ns(idealMs), queued));
  }

  public RecordedCall say(String id, int step, double onsetMs, double offsetMs) {
    return sound(id, "utterance", step, onsetMs, offsetMs);
  }

  public RecordedCall interrupt(String id, int step, double onsetMs, double offsetMs) {
    return sound(id, "interruption", step, onsetMs, offsetMs);
  }

  public RecordedCall noise(String id, int step, double onsetMs, double offsetMs) {
    return sound(id, "noise", step, onsetMs, offsetMs);
  }

  /** The same words again, as the agent asked. */
  public RecordedCall again(String id, int step, double onsetMs, double offsetMs) {
    return sound(id, "repeat", step, onsetMs, offsetMs);
  }

  private RecordedCall sound(String id, String role, int step, double onsetMs, double offsetMs) {
    int onset = (int) (onsetMs * 16);
    int end = (int) (offsetMs * 16);
    for (int i = onset; i < end && i < callerTrack.length; i++) {
      callerTrack[i] = (short) (i % 32 < 16 ? 6000 : -6000);
    }
    return add(
        new JournalEntry.CallerMark(
            ns(onsetMs - 50),
            id,
            role,
            step,
            "words of " + id,
            onset - 160L,
            onset,
            end - 1L,
            end + 160L,
            "00"));
  }

  /** What the sound {@code id} says. */
  public RecordedCall words(String id, String text) {
    entries.replaceAll(
        entry ->
            entry instanceof JournalEntry.CallerMark m && m.id().equals(id)
                ? new JournalEntry.CallerMark(
                    m.atNs(),
                    m.id(),
                    m.role(),
                    m.stepIndex(),
                    text,
                    m.startSample(),
                    m.onsetSample(),
                    m.offsetSample(),
                    m.endSample(),
                    m.sha256())
                : entry);
    return this;
  }

  /** The caller says nothing from {@code fromMs} to {@code toMs}. */
  public RecordedCall pause(double fromMs, double toMs) {
    Arrays.fill(callerTrack, (int) (fromMs * 16), (int) (toMs * 16), (short) 0);
    return this;
  }

  /** A sound of another role. */
  public RecordedCall probe(String id, String role, int step, double onsetMs, double offsetMs) {
    return sound(id, role, step, onsetMs, offsetMs);
  }

  /** Agent audio in chunks of 100 ms, sent {@code speed} times faster than it plays. */
  public RecordedCall agent(double fromMs, double speed, short[]... parts) {
    short[] audio = join(parts);
    int size = AGENT_HZ / 10;
    for (int from = 0; from < audio.length; from += size) {
      short[] chunk = Arrays.copyOfRange(audio, from, Math.min(audio.length, from + size));
      double atMs = fromMs + from * 1000.0 / AGENT_HZ / speed;
      add(new JournalEntry.AgentChunk(ns(atMs), chunks++, received.length, chunk.length, AGENT_HZ));
      received = join(received, chunk);
    }
    return this;
  }

  public static short[] speech(double ms) {
    short[] samples = new short[(int) Math.round(ms * AGENT_HZ / 1000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i % 48 < 24 ? 5000 : -5000);
    }
    return samples;
  }

  public static short[] silence(double ms) {
    return new short[(int) Math.round(ms * AGENT_HZ / 1000)];
  }

  private static short[] join(short[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    short[] all = new short[length];
    int at = 0;
    for (short[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  public RecordedCall signal(double atMs, String kind) {
    return add(new JournalEntry.Signal(ns(atMs), kind, "protocol", ""));
  }

  /** The agent says it was interrupted, and the client flushes at once. */
  public RecordedCall interruptedAt(double atMs) {
    return signal(atMs, "interrupted").add(new JournalEntry.Flushed(ns(atMs), "interrupted"));
  }

  public RecordedCall text(double atMs, String who, String text) {
    return add(new JournalEntry.Transcript(ns(atMs), who, text, false));
  }

  public RecordedCall toolCalled(double atMs, String id, String name, Json.Obj args) {
    return add(new JournalEntry.ToolCalled(ns(atMs), id, name, args));
  }

  public RecordedCall toolAnswered(double atMs, String id, String name) {
    Json.Obj ok = Json.object().put("ok", true).build();
    return add(new JournalEntry.ToolAnswered(ns(atMs), id, name, ok, 0, ""));
  }

  public RecordedCall step(int index, String kind, double startMs, double endMs) {
    add(new JournalEntry.Step(ns(startMs), index, kind, 10 + index, "started", ""));
    return add(new JournalEntry.Step(ns(endMs), index, kind, 10 + index, "ended", ""));
  }

  /** A step that came to {@code phase} at {@code atMs}. */
  public RecordedCall stepIs(int index, String kind, double atMs, String phase, String detail) {
    return add(new JournalEntry.Step(ns(atMs), index, kind, 10 + index, phase, detail));
  }

  public RecordedCall hungUp() {
    return closed(lengthMs, 1000, "hung up", true);
  }

  public RecordedCall closed(double atMs, int code, String meaning, boolean byUs) {
    return add(new JournalEntry.Closed(ns(atMs), code, "reason", meaning, byUs));
  }

  public List<JournalEntry> journal() {
    List<JournalEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(JournalEntry::atNs));
    return sorted;
  }

  public AudioClip callerTrack() {
    return AudioClip.of(callerTrack, CALLER_HZ);
  }

  public AudioClip received() {
    return AudioClip.of(received, AGENT_HZ);
  }

  public Timeline timeline() {
    return TimelineReader.read(journal(), callerTrack(), received());
  }
}
