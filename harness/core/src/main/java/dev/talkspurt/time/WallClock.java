package dev.talkspurt.time;

import java.time.Instant;

/** The wall time of the machine, for names of files and folders only. Thread-safe. */
public final class WallClock {
  private WallClock() {}

  /** The wall time now; may jump, so nothing is measured with it. */
  public static Instant now() {
    return Instant.now();
  }
}
