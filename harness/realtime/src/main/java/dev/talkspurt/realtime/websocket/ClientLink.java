package dev.talkspurt.realtime.websocket;

import dev.talkspurt.link.CloseReason;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.time.Ticker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ServerHandshake;

/**
 * One WebSocket as a client.
 *
 * <p>The library may find the end on its reader or its writer thread. The end found first is kept,
 * and told when the reader is done, so that nothing can follow it.
 */
final class ClientLink extends WebSocketClient implements Link {
  /** Talkspurt's simulated agents answer the upgrade with this header. */
  private static final String SIMULATED = "X-Talkspurt-Simulated";

  private static final int ABNORMAL = CloseFrame.ABNORMAL_CLOSE;
  private static final int UNSENT_AFTER_CLOSE = 8;
  private static final Pattern REFUSAL =
      Pattern.compile("Invalid status code received: .* Status line: HTTP/\\S+ (\\d{3} ?.*)");

  private final LinkListener listener;
  private final Ticker ticker;
  private final SocketOpener opener;
  private final String badHeader;
  private volatile End end;
  private volatile String ownReason;
  private volatile boolean aborted;
  private volatile String failure = "";
  private volatile boolean opened;
  private volatile long openedNs = Long.MAX_VALUE;
  private volatile boolean simulatedPeer;

  private record End(int code, String reason, boolean remote, long atNs) {}

  ClientLink(DialRequest request, LinkListener listener, Ticker ticker) {
    super(
        request.uri(),
        new Draft_6455(List.of(), WebSocketDialer.MAX_MESSAGE_BYTES),
        request.headers());
    this.listener = listener;
    this.ticker = ticker;
    this.opener = new SocketOpener(request, ticker);
    this.badHeader = badHeaderOf(request);
    setSocketFactory(opener);
    setConnectionLostTimeout(0);
    setTcpNoDelay(true);
    setDaemon(true);
  }

  /** The name of a header that would break the request apart, or null. */
  private static String badHeaderOf(DialRequest request) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getValue().chars().anyMatch(c -> c < 32 || c > 126))
        .map(java.util.Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void run() {
    try {
      if (badHeader == null) {
        super.run();
      } else {
        failure = "header " + badHeader + " has a character that no header may have";
      }
    } catch (Error | RuntimeException e) {
      failure = "the reader broke: " + e;
      throw e;
    } finally {
      tellEnd();
    }
  }

  private void tellEnd() {
    End found = end;
    if (found == null) {
      found = new End(ABNORMAL, failure, false, ticker.nowNs());
    }
    boolean backlog = queuedMessages() > UNSENT_AFTER_CLOSE;
    if (found.code == ABNORMAL || backlog) {
      opener.abort();
    }
    listener.closed(found.code, found.reason, found.remote, found.atNs);
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    long atNs = ticker.nowNs();
    try {
      opener.opened();
    } catch (IOException e) {
      failure = "the connection broke at once: " + e.getMessage();
      opener.abort();
      return;
    }
    simulatedPeer = handshake.hasFieldValue(SIMULATED);
    opened = true;
    openedNs = atNs;
    listener.opened(this, atNs);
  }

  @Override
  public void onMessage(String message) {
    long atNs = ticker.nowNs();
    if (!aborted) {
      listener.text(message, atNs);
    }
  }

  @Override
  public void onMessage(ByteBuffer message) {
    long atNs = ticker.nowNs();
    if (!aborted) {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      listener.binary(bytes, atNs);
    }
  }

  @Override
  public void onError(Exception error) {
    if (failure.isEmpty()) {
      failure =
          error instanceof SocketOpener.Failed
              ? error.getMessage()
              : error.getClass().getSimpleName() + ": " + error.getMessage();
    }
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    long atNs = ticker.nowNs();
    if (end == null) {
      end = endOf(code, reason == null ? "" : reason, remote, atNs);
    }
  }

  private End endOf(int code, String reason, boolean remote, long atNs) {
    if (ownReason != null) {
      return new End(ABNORMAL, ownReason, false, atNs);
    }
    if (!opened) {
      return new End(ABNORMAL, refusal(code, reason), true, atNs);
    }
    if (code == CloseFrame.TOOBIG && !remote) {
      return new End(code, tooBig(), false, atNs);
    }
    if (code == ABNORMAL || code < 1000) {
      return new End(ABNORMAL, failure, remote && !aborted, atNs);
    }
    return new End(code, reason, remote, atNs);
  }

  private static String tooBig() {
    return "a message is larger than " + (WebSocketDialer.MAX_MESSAGE_BYTES >> 20) + " MiB";
  }

  private String refusal(int code, String reason) {
    Matcher refusal = REFUSAL.matcher(reason);
    if (refusal.matches()) {
      return CloseReason.cut("HTTP " + refusal.group(1).replaceAll("\\p{Cntrl}", " ").strip());
    }
    if (code == CloseFrame.PROTOCOL_ERROR) {
      return "the server's answer is no WebSocket upgrade";
    }
    if (!failure.isEmpty()) {
      return failure;
    }
    return opener.late() ? opener.noConnectionInTime() : "the server hung up before the upgrade";
  }

  @Override
  public boolean simulatedPeer() {
    return simulatedPeer;
  }

  @Override
  public void sendText(String message) {
    if (roomToSend()) {
      try {
        send(message);
      } catch (WebsocketNotConnectedException e) {
        return; // The listener learns of the end by closed().
      }
    }
  }

  @Override
  public void sendBinary(byte[] message) {
    if (roomToSend()) {
      try {
        send(message);
      } catch (WebsocketNotConnectedException e) {
        return; // The listener learns of the end by closed().
      }
    }
  }

  @Override
  public boolean ping() {
    PingFrame ping = new PingFrame();
    ping.setPayload(ByteBuffer.allocate(Long.BYTES).putLong(0, ticker.nowNs()));
    try {
      sendFrame(ping);
    } catch (WebsocketNotConnectedException e) {
      return true; // The listener learns of the end by closed().
    }
    return true;
  }

  /** A pong that nobody asked for has another length, or a time that never was. */
  @Override
  public void onWebsocketPong(WebSocket socket, Framedata pong) {
    long atNs = ticker.nowNs();
    ByteBuffer payload = pong.getPayloadData();
    if (!aborted && payload.remaining() == Long.BYTES) {
      long sentNs = payload.getLong(payload.position());
      if (sentNs >= openedNs && sentNs <= atNs) {
        listener.pong(sentNs, atNs);
      }
    }
  }

  private boolean roomToSend() {
    int queued = queuedMessages();
    if (queued < WebSocketDialer.MAX_QUEUED_MESSAGES) {
      return true;
    }
    if (ownReason == null) {
      ownReason = queued + " messages wait unsent: the network takes no more";
      opener.abort();
    }
    return false;
  }

  @Override
  public void close(int code, String reason) {
    super.close(code, CloseReason.cut(reason));
  }

  @Override
  public void abort() {
    aborted = true;
    opener.abort();
  }

  @Override
  public int queuedMessages() {
    return ((WebSocketImpl) getConnection()).outQueue.size();
  }
}
