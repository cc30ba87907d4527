package dev.talkspurt.simulator.session;

import dev.talkspurt.time.Ticker;

/**
 * Passes on what the agent says, and remembers it, so that it knows its own voice when that comes
 * back in the caller's stream. Used on the scheduler's thread.
 */
final class OwnVoice extends PassingWire {
  private static final int RATE_HZ = 4_000;
  private static final int SENT_PER_SAMPLE = Line.RATE_HZ / RATE_HZ;
  private static final int HEARD_PER_SAMPLE = ReceivedAudio.RATE_HZ / RATE_HZ;
  private static final long SAMPLE_NS = 1_000_000_000L / RATE_HZ;
  private static final int KEPT = 30 * RATE_HZ;
  private static final int MAX_DELAY = RATE_HZ / 2;
  private static final int NEAR = 8;

  /** Of sounds that are as loud as each other, one alone correlates 0.7 with their sum. */
  private static final double ALIKE = 0.6;

  private final Ticker ticker;
  private final float[] kept = new float[KEPT];
  private final long[] at = new long[KEPT];
  private boolean started;
  private long endNs;
  private int delay;

  OwnVoice(Wire wire, Ticker ticker) {
    super(wire);
    this.ticker = ticker;
  }

  /** Whether these samples, the last one received at {@code atNs}, are what it said itself. */
  boolean isIn(short[] samples, long atNs) {
    float[] heard = thinned(samples, HEARD_PER_SAMPLE);
    long first = Math.floorDiv(atNs, SAMPLE_NS) - heard.length;
    float[] said = new float[heard.length + MAX_DELAY];
    for (int i = 0; i < said.length; i++) {
      long position = first - MAX_DELAY + i;
      int slot = (int) Math.floorMod(position, (long) KEPT);
      said[i] = at[slot] == position ? kept[slot] : 0;
    }
    // An echo keeps its delay, and the whole search is long.
    return within(heard, said, delay - NEAR, delay + NEAR) || within(heard, said, 0, MAX_DELAY);
  }

  private boolean within(float[] heard, float[] said, int from, int to) {
    for (int lag = Math.max(0, from); lag <= Math.min(MAX_DELAY, to); lag++) {
      if (correlation(heard, said, MAX_DELAY - lag) >= ALIKE) {
        delay = lag;
        return true;
      }
    }
    return false;
  }

  private static double correlation(float[] a, float[] b, int from) {
    float ab = 0;
    float aa = 0;
    float bb = 0;
    for (int i = 0; i < a.length; i++) {
      float x = a[i];
      float y = b[from + i];
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt((double) aa * bb);
  }

  /** Means of so many samples each: low sounds suffice to tell voices apart. */
  private static float[] thinned(short[] samples, int each) {
    float[] thin = new float[samples.length / each];
    for (int i = 0; i < thin.length; i++) {
      int sum = 0;
      for (int j = 0; j < each; j++) {
        sum += samples[i * each + j];
      }
      thin[i] = (float) sum / each;
    }
    return thin;
  }

  @Override
  public void audio(short[] samples, String text) {
    long nowNs = ticker.nowNs();
    long fromNs = started ? Math.max(nowNs, endNs) : nowNs;
    started = true;
    endNs = fromNs + Playout.nanos(samples.length);
    float[] thin = thinned(samples, SENT_PER_SAMPLE);
    long first = Math.floorDiv(fromNs, SAMPLE_NS);
    for (int i = 0; i < thin.length; i++) {
      int slot = (int) Math.floorMod(first + i, (long) KEPT);
      at[slot] = first + i;
      kept[slot] = thin[i];
    }
    super.audio(samples, text);
  }

  @Override
  public void interrupted() {
    started = false;
    super.interrupted();
  }
}
