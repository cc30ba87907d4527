package dev.talkspurt.conversation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the lines of a journal stand in the order they were written in. Sending and receiving
 * write side by side, so that a line may be a little earlier than one of another kind above it; one
 * of its own kind it never is. Not thread-safe.
 */
final class JournalOrder {
  /** What two sides that write at once are never apart, however busy the machine. */
  private static final long SIDE_BY_SIDE_NS = 5_000_000_000L;

  private final Map<Object, Long> last = new HashMap<>();
  private long latest = Long.MIN_VALUE;

  /** What is wrong with the place of the next entry; empty if nothing is. */
  Optional<String> trouble(JournalEntry entry) {
    long at = entry.atNs();
    Object kind =
        entry instanceof JournalEntry.Wire wire && wire.direction().equals("sent")
            ? wire.direction()
            : entry.getClass();
    Long before = last.put(kind, at);
    boolean moved = before != null && at < before;
    boolean far = latest != Long.MIN_VALUE && at < latest - SIDE_BY_SIDE_NS;
    double byMs = ((moved ? before : latest) - at) / 1e6;
    latest = Math.max(latest, at);
    return moved || far
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "is %.3f ms earlier than a line above it, expected lines in order of time (put the"
                    + " file back from a copy, or make the call again)",
                byMs))
        : Optional.empty();
  }
}
