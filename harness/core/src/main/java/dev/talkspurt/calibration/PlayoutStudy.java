package dev.talkspurt.calibration;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.conversation.Playout;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether received audio is heard where it must be: schedules of chunks that come early or late by
 * known times, and are flushed at known times, against a track laid down sample by sample from the
 * same plan. Every sample has a value of its own, so that nothing can stand in for another.
 */
final class PlayoutStudy {
  private static final int SCHEDULES = 200;
  private static final int CHUNKS = 40;
  private static final int RATE_HZ = 24_000;
  private static final int SAMPLES_PER_MS = RATE_HZ / 1000;
  private static final long MS_NS = 1_000_000L;

  private final SplittableRandom random;
  private long samples;
  private long wrongSamples;
  private long underruns;
  private long wrongUnderruns;
  private long flushes;
  private long wrongFlushes;

  PlayoutStudy(long seed) {
    random = new SplittableRandom(seed);
  }

  StudyResult run() {
    for (int i = 0; i < SCHEDULES; i++) {
      new Schedule().play();
    }
    return new Study(
            "playout",
            "playout clock",
            "Is every sample heard when a client that plays at 1x would play it?",
            Clock.NONE)
        .figure(
            Figure.plain("samples in the wrong place", "", wrongSamples, samples).accepted(0, 0))
        .figure(Figure.plain("underruns misjudged", "", wrongUnderruns, underruns).accepted(0, 0))
        .figure(Figure.plain("flushes misjudged", "", wrongFlushes, flushes).accepted(0, 0))
        .note(SCHEDULES + " schedules of " + CHUNKS + " chunks at 24 kHz, seeded")
        .judged();
  }

  /** One schedule: what is heard is laid down in milliseconds, arrivals follow from it. */
  private final class Schedule {
    private final Playout playout = new Playout(RATE_HZ);
    private final short[] track = new short[CHUNKS * 400 * SAMPLES_PER_MS];
    private int endMs;
    private int arrivedMs;
    private short next = 1;

    void play() {
      playout.beginResponse();
      for (int i = 0; i < CHUNKS; i++) {
        boolean late = i > 0 && random.nextInt(4) == 0;
        chunk(late, 10 + random.nextInt(190));
        if (random.nextInt(8) == 0 && endMs - arrivedMs > 1) {
          flush();
        }
      }
      short[] heard = playout.heard(0, 0, track.length);
      for (int i = 0; i < track.length; i++) {
        wrongSamples += heard[i] == track[i] ? 0 : 1;
      }
      samples += track.length;
    }

    /** A chunk that comes after the one before has been heard, or so that it must wait. */
    private void chunk(boolean late, int lengthMs) {
      int gapMs = late ? 1 + random.nextInt(150) : 0;
      arrivedMs =
          late
              ? endMs + gapMs
              : Math.max(arrivedMs, endMs - random.nextInt(Math.max(1, endMs - arrivedMs + 1)));
      int fromMs = Math.max(endMs, arrivedMs);
      short[] audio = new short[lengthMs * SAMPLES_PER_MS];
      for (int i = 0; i < audio.length; i++) {
        audio[i] = next;
        next = next == Short.MAX_VALUE ? 1 : (short) (next + 1);
      }
      System.arraycopy(audio, 0, track, fromMs * SAMPLES_PER_MS, audio.length);
      Playout.Placed placed = playout.add(arrivedMs * MS_NS, AudioClip.of(audio, RATE_HZ));
      long gapNs = (fromMs - endMs) * MS_NS;
      underruns++;
      wrongUnderruns +=
          placed.underrunNs() == gapNs && placed.playedFromNs() == fromMs * MS_NS ? 0 : 1;
      endMs = fromMs + lengthMs;
    }

    private void flush() {
      // Something of what came last is heard, so that the silence before it has been heard, too.
      int atMs = arrivedMs + 1 + random.nextInt(Math.max(1, endMs - arrivedMs - 1));
      Arrays.fill(track, atMs * SAMPLES_PER_MS, endMs * SAMPLES_PER_MS, (short) 0);
      double droppedMs = playout.flush(atMs * MS_NS);
      flushes++;
      wrongFlushes += droppedMs == endMs - atMs ? 0 : 1;
      endMs = atMs;
      arrivedMs = atMs;
    }
  }
}
