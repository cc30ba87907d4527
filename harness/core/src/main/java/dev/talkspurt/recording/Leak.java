package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import java.util.Arrays;
import java.util.List;

/**
 * The agent's voice in the caller's channel: an echo, which would pass for the caller.
 *
 * <p>Found where the caller's level follows the agent's, up to half a second later; what is not 6
 * dB louder than that echo is not taken for the caller. A caller who speaks more softly over the
 * agent than the echo is missed.
 *
 * @param found whether there is one
 * @param db the echo's level over the agent's, in dB
 * @param delayMs how much later it comes
 */
record Leak(boolean found, double db, int delayMs) {
  private static final Leak NONE = new Leak(false, Double.NaN, 0);
  private static final int FRAME_MS = 10;
  private static final int MOST_DELAY_FRAMES = 50;
  private static final int LEAST_FRAMES = 200;
  private static final int SPREAD_FRAMES = 4;
  private static final double LEAST_CORRELATION = 0.6;
  private static final double LOUDER_DB = 6;
  private static final double FLOOR_DB = -80;
  private static final int MOST_HIDDEN_FRAMES = 50;
  private static final double LITTLE_LOUDER_DB = 1;
  private static final double LEAST_HIDDEN_MS = 50;
  private static final double SAME_DB = 1;

  /** Looks for it. */
  static Leak of(double[] callerDb, double[] agentDb, double agentThresholdDb) {
    Leak best = NONE;
    double most = LEAST_CORRELATION;
    for (int delay = 0; delay <= MOST_DELAY_FRAMES; delay++) {
      Fit fit = new Fit();
      int end = Math.min(callerDb.length, agentDb.length + delay);
      for (int i = delay; i < end; i++) {
        if (agentDb[i - delay] >= agentThresholdDb) {
          fit.add(agentDb[i - delay], Math.max(FLOOR_DB, callerDb[i]));
        }
      }
      if (fit.count >= LEAST_FRAMES && fit.correlation() > most) {
        most = fit.correlation();
        best = new Leak(true, fit.difference(), delay * FRAME_MS);
      }
    }
    return best;
  }

  /** The caller's channel with silence where there is nothing but the echo. */
  AudioClip without(AudioClip caller, double[] callerDb, double[] agentDb) {
    if (!found) {
      return caller;
    }
    short[] samples = caller.toArray();
    int length = caller.sampleRateHz() * FRAME_MS / 1000;
    for (int i = 0; i < callerDb.length; i++) {
      if (callerDb[i] < echoDb(agentDb, i - delayMs / FRAME_MS) + LOUDER_DB) {
        Arrays.fill(samples, i * length, (i + 1) * length, (short) 0);
      }
    }
    return AudioClip.of(samples, caller.sampleRateHz());
  }

  /**
   * The caller's speech, each edge of it as uncertain as the echo beside it makes it: speech that
   * begins or ends under the echo is found late or early.
   */
  List<Stretch> hidden(List<Stretch> stretches, double[] callerDb, double[] agentDb) {
    if (!found) {
      return stretches;
    }
    return stretches.stream()
        .map(
            stretch -> {
              int first = (int) (stretch.startMs() / FRAME_MS);
              int last = (int) (stretch.endMs() / FRAME_MS);
              return stretch.orBy(
                  hiddenMs(first - 1, -1, callerDb, agentDb),
                  hiddenMs(last + 1, 1, callerDb, agentDb));
            })
        .toList();
  }

  private double hiddenMs(int from, int step, double[] callerDb, double[] agentDb) {
    int frames = 0;
    for (int i = from; i >= 0 && i < callerDb.length && frames < MOST_HIDDEN_FRAMES; i += step) {
      double echo = echoDb(agentDb, i - delayMs / FRAME_MS);
      if (!(echo > FLOOR_DB) || !(callerDb[i] > own(agentDb, i) + LITTLE_LOUDER_DB)) {
        break;
      }
      frames++;
    }
    double echo = echoDb(agentDb, from - delayMs / FRAME_MS);
    return echo > FLOOR_DB ? Math.max(LEAST_HIDDEN_MS, (frames + 1) * FRAME_MS) : 0;
  }

  private double own(double[] agentDb, int frame) {
    int at = frame - delayMs / FRAME_MS;
    return at >= 0 && at < agentDb.length ? agentDb[at] + db : Double.NEGATIVE_INFINITY;
  }

  /** Whether both channels hold the same sound. */
  boolean same() {
    return found && delayMs == 0 && Math.abs(db) < SAME_DB;
  }

  private double echoDb(double[] agentDb, int frame) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (int i = frame - SPREAD_FRAMES; i <= frame + SPREAD_FRAMES; i++) {
      if (i >= 0 && i < agentDb.length) {
        loudest = Math.max(loudest, agentDb[i]);
      }
    }
    return loudest + db;
  }

  /** Correlation and mean difference of two levels. */
  private static final class Fit {
    private int count;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumYy;
    private double sumXy;

    void add(double x, double y) {
      count++;
      sumX += x;
      sumY += y;
      sumXx += x * x;
      sumYy += y * y;
      sumXy += x * y;
    }

    double correlation() {
      double varX = sumXx - sumX * sumX / count;
      double varY = sumYy - sumY * sumY / count;
      return varX <= 0 || varY <= 0 ? 0 : (sumXy - sumX * sumY / count) / Math.sqrt(varX * varY);
    }

    double difference() {
      return (sumY - sumX) / count;
    }
  }
}
