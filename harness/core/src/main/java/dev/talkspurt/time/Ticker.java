package dev.talkspurt.time;

/**
 * Monotonic nanoseconds on one clock of this process.
 *
 * <p>Only differences mean anything; the origin is arbitrary and unrelated to wall time.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface Ticker {
  /** Nanoseconds now; never smaller than a value returned before. */
  long nowNs();
}
