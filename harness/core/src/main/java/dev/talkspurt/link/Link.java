package dev.talkspurt.link;

/**
 * One open, two-way message connection: a WebSocket, or its twin in memory.
 *
 * <p>Thread-safe. Sending on a closed link does nothing: the listener learns of the end by {@link
 * LinkListener#closed}.
 */
public interface Link {
  /** Send one text message. */
  void sendText(String message);

  /** Send one binary message; the array must not be changed afterwards. */
  void sendBinary(byte[] message);

  /**
   * Close with a WebSocket close code and a reason of at most 123 bytes of UTF-8 (longer ones are
   * cut).
   */
  void close(int code, String reason);

  /** Drop the connection without a closing handshake, as a lost network does (seen as 1006). */
  void abort();

  /**
   * Whether the other side said in the handshake that it is Talkspurt's simulated agent, so that
   * its results can never pass for live ones.
   */
  default boolean simulatedPeer() {
    return false;
  }

  /**
   * Ask the other side for a sign of life, whose arrival {@link LinkListener#pong} tells.
   *
   * @return whether this link can; one in memory has no way to measure
   */
  default boolean ping() {
    return false;
  }

  /** Messages handed to {@code send…} that have not been written to the socket yet. */
  int queuedMessages();
}
