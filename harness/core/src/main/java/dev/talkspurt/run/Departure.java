package dev.talkspurt.run;

import dev.talkspurt.time.Scheduler;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Finds the moment to leave a connection whose end has been announced: the first at which neither
 * side has anything under way, or else the last at which there is still time.
 *
 * <p>Looks by a timer of its own, for the service may fall silent. On the scheduler's thread.
 */
final class Departure {
  private static final long LOOK_NS = 20_000_000L;

  /** What is kept of the time that is left: a fifth, but no more than this. */
  private static final long MOST_MARGIN_NS = 5_000_000_000L;

  private static final int MARGIN_PART = 5;

  private final Scheduler scheduler;
  private final BooleanSupplier goodMoment;
  private final Consumer<String> leave;
  private Scheduler.Timer timer;
  private long endNs;
  private long latestNs;

  /**
   * No end is in sight yet.
   *
   * @param goodMoment whether leaving now would cut nothing off
   * @param leave told why it is time to go
   */
  Departure(Scheduler scheduler, BooleanSupplier goodMoment, Consumer<String> leave) {
    this.scheduler = scheduler;
    this.goodMoment = goodMoment;
    this.leave = leave;
  }

  /** The connection will end in {@code leftMs} milliseconds from {@code atNs}. */
  void announced(long atNs, long leftMs) {
    cancel();
    long leftNs = Math.max(0, leftMs) * 1_000_000L;
    endNs = atNs + leftNs;
    latestNs = endNs - Math.min(MOST_MARGIN_NS, leftNs / MARGIN_PART);
    look();
  }

  private void look() {
    long nowNs = scheduler.nowNs();
    boolean last = nowNs >= latestNs;
    if (last || goodMoment.getAsBoolean()) {
      timer = null;
      long leftMs = Math.round((endNs - nowNs) / 1e6);
      leave.accept((last ? "at the last moment, " : "in a pause, ") + leftMs + " ms left");
    } else {
      timer = scheduler.after(LOOK_NS, this::look);
    }
  }

  /** Nothing is announced any more. */
  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
