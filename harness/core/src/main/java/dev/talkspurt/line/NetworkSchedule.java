package dev.talkspurt.line;

import java.util.List;
import java.util.SplittableRandom;

/**
 * When each frame really leaves: jitter and stalls as data, for the socket to act on. Order is
 * preserved, as on TCP. Immutable.
 *
 * @param stalls in any order; where they overlap, a frame waits for the last to end, unless one of
 *     them drops it
 * @param jitterSigmaMs each frame is late by |N(0, σ)|, 0 to 1000 ms
 * @param seed of the jitter
 */
public record NetworkSchedule(List<NetworkStall> stalls, double jitterSigmaMs, long seed) {
  /** Everything on time. */
  public static final NetworkSchedule UNTROUBLED = new NetworkSchedule(List.of(), 0, 0);

  /** Checked. */
  public NetworkSchedule {
    stalls = List.copyOf(stalls);
    Samples.requireWithin("jitter in ms", jitterSigmaMs, 0, 1000);
  }

  /**
   * What happens to one frame.
   *
   * @param atMs when it leaves, in milliseconds on the clock of the due times; never before it is
   *     due or before the frame ahead of it
   * @param dropped it does not leave at all; {@code atMs} is then when it would have been due
   */
  public record Departure(double atMs, boolean dropped) {}

  /** The departures of one stream, frame after frame; not thread-safe. */
  public Stream start() {
    return new Stream(this);
  }

  /** One stream's passage; see {@link #start}. */
  public static final class Stream {
    private final NetworkSchedule schedule;
    private final SplittableRandom random;
    private double lastMs = Double.NEGATIVE_INFINITY;

    private Stream(NetworkSchedule schedule) {
      this.schedule = schedule;
      this.random = new SplittableRandom(schedule.seed);
    }

    /** What happens to the next frame, due at {@code dueMs}, which never decreases. */
    public Departure next(double dueMs) {
      double atMs = dueMs + jitterMs();
      for (boolean moved = true; moved; ) {
        moved = false;
        for (NetworkStall stall : schedule.stalls) {
          if (stall.holds(atMs)) {
            if (stall.mode() == NetworkStall.Mode.DROP) {
              return new Departure(dueMs, true);
            }
            atMs = stall.endMs();
            moved = true;
          }
        }
      }
      lastMs = Math.max(lastMs, atMs);
      return new Departure(lastMs, false);
    }

    /** By Box and Muller, whose bits no library may change. */
    private double jitterMs() {
      if (schedule.jitterSigmaMs == 0) {
        return 0;
      }
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double angle = 2 * StrictMath.PI * random.nextDouble();
      return schedule.jitterSigmaMs * Math.abs(radius * StrictMath.cos(angle));
    }
  }
}
