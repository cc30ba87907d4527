package dev.talkspurt.realtime.websocket;

import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.link.WebListener;
import dev.talkspurt.time.Ticker;

/**
 * Opens links over real sockets: {@code ws:} in clear and {@code wss:} over TLS with the server's
 * name checked against its certificate.
 *
 * <p>Each link has one reader thread, which makes every call to its listener, and one writer
 * thread; both are daemons and end with the link. A dial ends in one {@code closed} whatever
 * happens:
 *
 * <ul>
 *   <li>close codes and reasons of the peer pass unchanged;
 *   <li>a refused upgrade is {@code closed(1006, "HTTP 401 Unauthorized", …)};
 *   <li>no connection, no trust or no answer in time is 1006 with a reason in words;
 *   <li>a message above {@value #MAX_MESSAGE_BYTES} bytes is 1009, and more than {@value
 *       #MAX_QUEUED_MESSAGES} unsent messages are 1006, both ended by this side.
 * </ul>
 *
 * <p>{@link dev.talkspurt.link.Link#close} waits for the peer to answer and has no deadline: who
 * calls it calls {@link dev.talkspurt.link.Link#abort} when patience ends. Live services may answer
 * pings up to 30 s late, so that a missing answer says nothing and ends nothing. Thread-safe.
 */
public final class WebSocketDialer implements Dialer {
  /** The largest message taken from a peer, in bytes: 64 MiB. */
  public static final int MAX_MESSAGE_BYTES = 64 << 20;

  /** Messages that may wait to be sent: a minute of 20 ms frames. */
  public static final int MAX_QUEUED_MESSAGES = 3000;

  private final Ticker ticker;

  /** A dialer that stamps what happens with {@code ticker}. */
  public WebSocketDialer(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public void dial(DialRequest request, LinkListener listener) {
    new ClientLink(request, listener, ticker).connect();
  }

  @Override
  public void ask(DialRequest request, String method, String body, WebListener listener) {
    WebAsking.begin(request, method, body, listener);
  }
}
