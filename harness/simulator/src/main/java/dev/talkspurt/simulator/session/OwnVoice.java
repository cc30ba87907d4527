package dev.talkspurt.simulator.session;

import dev.talkspurt.time.Ticker;
import java.util.List;

/**
 * Passes on what the agent says, and remembers how loud it was when, so that it knows its own voice
 * when that comes back in the caller's stream. Used on the scheduler's thread.
 */
final class OwnVoice implements Wire {
  private static final int BIN_MS = 10;
  private static final long BIN_NS = BIN_MS * 1_000_000L;
  private static final int BIN_SENT = BIN_MS * (Line.RATE_HZ / 1000);
  private static final int BIN_HEARD = BIN_MS * (ReceivedAudio.RATE_HZ / 1000);
  private static final int KEPT_BINS = 3_000;
  private static final int MAX_DELAY_BINS = 50;

  /** Envelopes that are as much alike are the same sound. */
  private static final double ALIKE = 0.6;

  /** Too little to tell one sound from another. */
  private static final int LEAST_BINS = 20;

  private final Wire wire;
  private final Ticker ticker;
  private final double[] levels = new double[KEPT_BINS];
  private final long[] bins = new long[KEPT_BINS];
  private boolean started;
  private long endNs;

  OwnVoice(Wire wire, Ticker ticker) {
    this.wire = wire;
    this.ticker = ticker;
  }

  /** Whether these samples, the last one received at {@code atNs}, are what it said itself. */
  boolean isIn(short[] samples, long atNs) {
    int count = samples.length / BIN_HEARD;
    if (count < LEAST_BINS) {
      return false;
    }
    double[] heard = new double[count];
    for (int bin = 0; bin < count; bin++) {
      heard[bin] = level(samples, bin * BIN_HEARD, BIN_HEARD);
    }
    long first = Math.floorDiv(atNs, BIN_NS) - count;
    for (int delay = 0; delay <= MAX_DELAY_BINS; delay++) {
      if (likeness(heard, first - delay) >= ALIKE) {
        return true;
      }
    }
    return false;
  }

  /** Correlation of the logarithmic envelopes, −1 to 1. */
  private double likeness(double[] heard, long from) {
    double sumA = 0;
    double sumB = 0;
    double[] said = new double[heard.length];
    for (int i = 0; i < heard.length; i++) {
      int slot = (int) Math.floorMod(from + i, (long) KEPT_BINS);
      said[i] = bins[slot] == from + i ? levels[slot] : level(new short[1], 0, 1);
      sumA += heard[i];
      sumB += said[i];
    }
    double meanA = sumA / heard.length;
    double meanB = sumB / heard.length;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < heard.length; i++) {
      ab += (heard[i] - meanA) * (said[i] - meanB);
      aa += (heard[i] - meanA) * (heard[i] - meanA);
      bb += (said[i] - meanB) * (said[i] - meanB);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  /** In decibels, with a floor that keeps silence from being infinitely quiet. */
  private static double level(short[] samples, int from, int count) {
    double energy = 0;
    for (int i = from; i < Math.min(samples.length, from + count); i++) {
      energy += (double) samples[i] * samples[i];
    }
    return 10 * Math.log10(energy / count + 1e4);
  }

  @Override
  public void audio(short[] samples, String text) {
    long nowNs = ticker.nowNs();
    long fromNs = started ? Math.max(nowNs, endNs) : nowNs;
    started = true;
    endNs = fromNs + Playout.nanos(samples.length);
    for (int at = 0; at < samples.length; at += BIN_SENT) {
      long bin = Math.floorDiv(fromNs + Playout.nanos(at), BIN_NS);
      int slot = (int) Math.floorMod(bin, (long) KEPT_BINS);
      bins[slot] = bin;
      levels[slot] = level(samples, at, Math.min(BIN_SENT, samples.length - at));
    }
    wire.audio(samples, text);
  }

  @Override
  public void interrupted() {
    started = false;
    wire.interrupted();
  }

  @Override
  public void working() {
    wire.working();
  }

  @Override
  public void heard(String text) {
    wire.heard(text);
  }

  @Override
  public void generationComplete() {
    wire.generationComplete();
  }

  @Override
  public void turnComplete(Usage usage) {
    wire.turnComplete(usage);
  }

  @Override
  public void toolCalls(List<Called> calls) {
    wire.toolCalls(calls);
  }

  @Override
  public void toolCallsCancelled(List<String> ids) {
    wire.toolCallsCancelled(ids);
  }

  @Override
  public void resumable(String handle) {
    wire.resumable(handle);
  }

  @Override
  public void close(int code, String reason) {
    wire.close(code, reason);
  }
}
