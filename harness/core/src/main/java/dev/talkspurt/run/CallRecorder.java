package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Keeps a call's journal and the agent's audio, in memory for scoring and on disk as it goes.
 *
 * <p>Entries are given on the scheduler's thread; a thread of its own writes them, so that no disk
 * ever delays a frame. The file is {@code journal.jsonl.part} until the call is over.
 */
final class CallRecorder {
  /** Bounds what a runaway server can make us keep: an hour of 24 kHz audio. */
  private static final int MAX_RECEIVED_SAMPLES = 24_000 * 3600;

  private static final int MAX_ENTRIES = 2_000_000;

  private final Path folder;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final BlockingQueue<List<JournalEntry>> toWrite = new LinkedBlockingQueue<>();
  private final Thread writer;
  private short[] received = new short[24_000 * 30];
  private int receivedCount;
  private JournalEntry.CallerMark lastMark;
  private volatile IOException writeFailure;

  CallRecorder(Path folder) {
    this.folder = folder;
    this.writer = new Thread(this::writeAll, "talkspurt-journal");
    writer.setDaemon(true);
    writer.setPriority(Thread.MIN_PRIORITY);
    writer.start();
  }

  private CallRecorder() {
    folder = null;
    writer = null;
  }

  /** One that writes nothing. */
  static CallRecorder inMemory() {
    return new CallRecorder();
  }

  void add(JournalEntry entry) {
    if (entries.size() < MAX_ENTRIES) {
      entries.add(entry);
      if (writer != null) {
        toWrite.add(List.of(entry));
      }
    }
    if (entry instanceof JournalEntry.CallerMark mark) {
      lastMark = mark;
    }
  }

  /** The latest sound of the caller, or null. */
  JournalEntry.CallerMark lastMark() {
    return lastMark;
  }

  /** Append agent audio; returns its first sample, or -1 if there is no more room. */
  long addReceived(AudioClip audio) {
    int count = audio.sampleCount();
    if (receivedCount + count > MAX_RECEIVED_SAMPLES) {
      return -1;
    }
    if (receivedCount + count > received.length) {
      received = Arrays.copyOf(received, Math.max(received.length * 2, receivedCount + count));
    }
    audio.copyTo(0, received, receivedCount, count);
    receivedCount += count;
    return receivedCount - count;
  }

  boolean full() {
    return entries.size() >= MAX_ENTRIES;
  }

  List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  AudioClip received() {
    return AudioClip.of(Arrays.copyOf(received, receivedCount), 24_000);
  }

  /** Write what is left and give the journal its name. Blocks; not for the scheduler's thread. */
  void finish() throws IOException {
    toWrite.add(List.of());
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (writeFailure != null) {
      throw writeFailure;
    }
    Files.move(part(), folder.resolve("journal.jsonl"), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path part() {
    return folder.resolve("journal.jsonl.part");
  }

  private void writeAll() {
    try (BufferedWriter out = Files.newBufferedWriter(part())) {
      for (List<JournalEntry> next = toWrite.take(); !next.isEmpty(); next = toWrite.take()) {
        for (JournalEntry entry : next) {
          out.write(entry.toJson().compact());
          out.write('\n');
        }
        if (toWrite.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException e) {
      writeFailure = e;
    } catch (UncheckedIOException e) {
      writeFailure = e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
