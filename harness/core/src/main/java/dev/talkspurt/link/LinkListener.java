package dev.talkspurt.link;

/**
 * Receives what happens on one link.
 *
 * <p>Every time is a {@link dev.talkspurt.time.Ticker} stamp taken before anything was parsed. In
 * real time the calls come on the link's own reader thread, one at a time; in virtual time on the
 * scheduler. Nothing follows {@link #closed}.
 */
public interface LinkListener {
  /** The connection is open; comes first, unless {@link #closed} does. */
  void opened(Link link, long atNs);

  /** One text message arrived. */
  void text(String message, long atNs);

  /** One binary message arrived. */
  void binary(byte[] message, long atNs);

  /**
   * The answer to a ping arrived.
   *
   * @param sentNs when the ping was sent
   */
  default void pong(long sentNs, long atNs) {}

  /**
   * The other side asks for a sign of life.
   *
   * @param pong gives it; a link that ended meanwhile is no harm
   */
  default void pinged(Runnable pong) {
    pong.run();
  }

  /**
   * The connection ended, or never came about.
   *
   * @param code the WebSocket close code; 1006 when the peer said nothing
   * @param reason the peer's reason, or what went wrong; may be empty, never null
   * @param remote whether the other side ended it
   */
  void closed(int code, String reason, boolean remote, long atNs);
}
