package dev.talkspurt.line;

/**
 * A time in which nothing gets through, as on a connection that loses nothing but stands still.
 *
 * @param atMs when it begins, in milliseconds from the first frame's due time; 0 or more
 * @param durationMs how long it lasts, in milliseconds; more than 0
 * @param mode what becomes of the frames due meanwhile
 */
public record NetworkStall(double atMs, double durationMs, Mode mode) {
  /** What becomes of the frames due during a stall. */
  public enum Mode {
    /** They are held and all go out at its end. */
    BURST,
    /** They are never sent. */
    DROP
  }

  /** Checked. */
  public NetworkStall {
    Samples.requireWithin("stall begins at ms", atMs, 0, 86_400_000);
    Samples.requireWithin("stall lasts ms", durationMs, 1e-3, 86_400_000);
  }

  /** When it ends, in milliseconds. */
  public double endMs() {
    return atMs + durationMs;
  }

  boolean holds(double ms) {
    return ms >= atMs && ms < endMs();
  }
}
