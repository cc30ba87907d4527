package dev.talkspurt.spi;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;

/** Receives a session's events and its raw traffic, all on the scheduler's thread, in order. */
public interface SessionListener {
  /** Something happened; {@code Closed} is the last. */
  void event(SessionEvent event);

  /**
   * A message crossed the wire, for the journal: audio replaced by its size, secrets removed.
   *
   * @param direction {@code sent} or {@code received}
   */
  void wire(long atNs, String direction, int bytes, Json message);
}
