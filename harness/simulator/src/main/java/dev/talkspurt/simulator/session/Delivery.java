package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.profile.Profile;
import dev.talkspurt.time.Scheduler;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Sends one line in packets, faster than it is heard. Used on the scheduler's thread. */
final class Delivery {
  private static final int FIRST_PACKET_MS = 40;
  private static final long TRAIL_NS = 20_000_000L;
  private static final long STALL_NS = 800_000_000L;
  private static final int SAMPLES_PER_MS = Line.RATE_HZ / 1000;

  /**
   * How audio is sent.
   *
   * @param leadingSilenceMs digital silence at the head
   * @param burst times faster than real time
   * @param chunkMs draws the length of the next packet; the first is shorter, as the service's is
   * @param longestMs that a packet can be
   * @param withText whether its text is sent
   * @param textFirst whether all of the text comes before
   * @param hasty whether it is told to be sent while the last of it is still to come
   * @param stalls whether it stops once in the middle of a line, until nothing is left to be heard
   */
  record Manner(
      int leadingSilenceMs,
      double burst,
      IntSupplier chunkMs,
      int longestMs,
      boolean withText,
      boolean textFirst,
      boolean hasty,
      boolean stalls) {
    static Manner of(Behaviour behaviour, SessionSettings settings, Chance chance) {
      Profile.Frames frames = settings.profile().frames();
      int fromMs = behaviour.chunkMs().orElse(frames.minChunkMs());
      int toMs = behaviour.chunkMs().orElse(frames.maxChunkMs());
      return new Manner(
          behaviour.leadingSilenceMs(),
          behaviour.burst(),
          () -> fromMs == toMs ? fromMs : chance.chunks.nextInt(fromMs, toMs + 1),
          toMs,
          settings.outputTranscript(),
          frames.bracketed(),
          behaviour.has(Habit.LATE_OUTPUT),
          behaviour.has(Habit.MID_SENTENCE_STALL));
    }
  }

  private final Scheduler scheduler;
  private final Wire wire;
  private final TruthLog truth;
  private final Playout playout;
  private final Manner manner;
  private final Line line;
  private final Runnable then;
  private long startNs;
  private int sent;
  private int textSent;
  private boolean told;
  private boolean stalled;
  private Optional<Scheduler.Timer> next = Optional.empty();

  Delivery(
      Scheduler scheduler,
      Wire wire,
      TruthLog truth,
      Playout playout,
      Manner manner,
      Line line,
      Runnable then) {
    this.scheduler = scheduler;
    this.wire = wire;
    this.truth = truth;
    this.playout = playout;
    this.manner = manner;
    this.line = line;
    this.then = then;
  }

  Delivery start() {
    startNs = scheduler.nowNs();
    if (manner.withText() && manner.textFirst()) {
      wire.said(line.text());
    }
    send();
    return this;
  }

  void stop() {
    next.ifPresent(Scheduler.Timer::cancel);
  }

  /** Stop, though the next packets are on their way and still come. */
  void trail() {
    stop();
    sent = Math.min(sent, Math.max(0, line.samples().length - chunk()));
    scheduler.after(TRAIL_NS, this::packet);
  }

  private void send() {
    int total = line.samples().length;
    if (sent < total) {
      packet();
    }
    if (!told && (sent >= total || manner.hasty() && total - sent <= 2 * chunk())) {
      told = true;
      then.run();
    }
    if (sent < total) {
      long aheadNs = (long) (Playout.nanos(sent) / manner.burst());
      if (manner.stalls() && !stalled && sent >= total / 2) {
        stalled = true;
        startNs += playout.endNs() + STALL_NS - (startNs + aheadNs);
      }
      next = Optional.of(scheduler.at(startNs + aheadNs, this::send));
    }
  }

  /** The longest packet, in samples. */
  private int chunk() {
    return manner.longestMs() * SAMPLES_PER_MS;
  }

  private void packet() {
    int total = line.samples().length;
    int chunkMs = manner.chunkMs().getAsInt();
    int packetMs = sent == 0 ? Math.min(FIRST_PACKET_MS, chunkMs) : chunkMs;
    int end = Math.min(total, sent + packetMs * SAMPLES_PER_MS);
    wire.audio(
        Arrays.copyOfRange(line.samples(), sent, end),
        manner.withText() && !manner.textFirst() ? textUntil(end) : "");
    tellSent(end);
    sent = end;
  }

  private void tellSent(int end) {
    long nowNs = scheduler.nowNs();
    long heardFromNs = playout.add(nowNs, end - sent);
    if (sent == 0) {
      truth.addAt(
          nowNs,
          "firstPacketSent",
          "leadingSilenceMs",
          manner.leadingSilenceMs(),
          "audibleNs",
          heardFromNs + Playout.nanos(line.onset()),
          "durationMs",
          line.durationMs(),
          "text",
          line.text());
    }
    truth.addAt(nowNs, "audioSent", "samples", end - sent, "heardFromNs", heardFromNs);
  }

  /** The words whose share of the line has been sent with sample {@code end}, and not before. */
  private String textUntil(int end) {
    String text = line.text();
    int total = line.samples().length;
    int share = end == total ? text.length() : (int) ((long) text.length() * end / total);
    int wordEnd = share == text.length() ? share : text.indexOf(' ', Math.max(share, textSent));
    if (wordEnd < 0) {
      wordEnd = text.length();
    }
    String words = text.substring(textSent, wordEnd);
    textSent = wordEnd;
    return words;
  }
}
