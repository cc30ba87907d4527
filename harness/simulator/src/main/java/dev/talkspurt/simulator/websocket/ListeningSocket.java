package dev.talkspurt.simulator.websocket;

import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.time.Ticker;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** The library's server: one thread for all sockets, a few to decode, all of them daemons. */
final class ListeningSocket extends WebSocketServer {
  /** Eight minutes of audio in one message; more is an attack. */
  private static final int MAX_MESSAGE_BYTES = 16 << 20;

  private static final int DECODERS = 4;
  private static final int MAX_CONNECTIONS = 512;

  private final LinkAcceptor acceptor;
  private final Ticker ticker;
  private final CompletableFuture<Integer> listening = new CompletableFuture<>();

  ListeningSocket(InetSocketAddress address, LinkAcceptor acceptor, Ticker ticker) {
    super(address, DECODERS, List.of(new HttpDraft(MAX_MESSAGE_BYTES)));
    this.acceptor = acceptor;
    this.ticker = ticker;
    setDaemon(true);
    setTcpNoDelay(true);
    setReuseAddr(true);
  }

  void secureWith(SSLContext context) {
    setWebSocketFactory(
        new DefaultSSLWebSocketServerFactory(
            context,
            Executors.newSingleThreadExecutor(
                task -> {
                  Thread thread = new Thread(task, "tls-handshakes");
                  thread.setDaemon(true);
                  return thread;
                })));
  }

  /** Start; the port follows, or what went wrong. */
  CompletableFuture<Integer> begin() {
    start();
    return listening;
  }

  void end() {
    try {
      stop(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onStart() {
    listening.complete(getPort());
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
    if (request instanceof HttpDraft.Asking asking && connection instanceof WebSocketImpl socket) {
      answer(socket, asking);
    }
    try {
      if (getConnections().size() >= MAX_CONNECTIONS) {
        throw new LinkAcceptor.Refused(503, "too many connections");
      }
      connection.setAttachment(acceptor.accept(upgradeOf(request)));
    } catch (LinkAcceptor.Refused refused) {
      refuse(connection, refused);
    }
    ServerHandshakeBuilder answer =
        super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    // So that nobody's results can pass for those of a live service.
    answer.put("X-Talkspurt-Simulated", "1");
    return answer;
  }

  private static LinkAcceptor.Upgrade upgradeOf(ClientHandshake request) {
    Map<String, String> headers = new HashMap<>();
    for (Iterator<String> names = request.iterateHttpFields(); names.hasNext(); ) {
      String name = names.next();
      headers.put(name.toLowerCase(Locale.ROOT), request.getFieldValue(name));
    }
    String resource = request.getResourceDescriptor();
    int mark = resource.indexOf('?');
    return mark < 0
        ? new LinkAcceptor.Upgrade(resource, "", headers)
        : new LinkAcceptor.Upgrade(
            resource.substring(0, mark), resource.substring(mark + 1), headers);
  }

  private void answer(WebSocketImpl socket, HttpDraft.Asking asking) throws InvalidDataException {
    if (!asking.readable) {
      HttpReply.send(
          socket, 411, "text/plain", "expected a Content-Length up to " + HttpDraft.MAX_BODY);
    }
    WebAnswer answer = acceptor.answer(asking.request);
    boolean json = answer.body().startsWith("{");
    String type = json ? "application/json; charset=UTF-8" : "text/plain";
    HttpReply.send(socket, answer.status(), type, answer.body());
  }

  private static void refuse(WebSocket connection, LinkAcceptor.Refused refused)
      throws InvalidDataException {
    if (connection instanceof WebSocketImpl socket) {
      HttpReply.send(socket, refused.status(), "text/plain", refused.getMessage());
    }
    throw new InvalidDataException(CloseFrame.REFUSE, refused.getMessage());
  }

  @Override
  public void onClosing(WebSocket connection, int code, String reason, boolean remote) {
    if (connection.getDraft() == null) {
      // What never was a WebSocket would stay open: the library waits for a closing handshake.
      connection.closeConnection(code, reason);
    }
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    long atNs = ticker.nowNs();
    listenerOf(connection).opened(new SocketLink(connection), atNs);
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    long atNs = ticker.nowNs();
    listenerOf(connection).text(message, atNs);
  }

  @Override
  public void onMessage(WebSocket connection, ByteBuffer message) {
    long atNs = ticker.nowNs();
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    listenerOf(connection).binary(bytes, atNs);
  }

  @Override
  public void onWebsocketPing(WebSocket connection, Framedata ping) {
    PongFrame pong = new PongFrame((PingFrame) ping);
    listenerOf(connection).pinged(() -> answer(connection, pong));
  }

  private static void answer(WebSocket connection, PongFrame pong) {
    try {
      connection.sendFrame(pong);
    } catch (WebsocketNotConnectedException e) {
      return; // The listener learns of the end by closed().
    }
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {
    long atNs = ticker.nowNs();
    LinkListener listener = listenerOf(connection);
    if (listener != null) {
      listener.closed(code, reason == null ? "" : reason, remote, atNs);
    }
  }

  @Override
  public void onError(WebSocket connection, Exception error) {
    if (connection == null) {
      listening.completeExceptionally(error);
    } else {
      connection.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
    }
  }

  private static LinkListener listenerOf(WebSocket connection) {
    return connection.getAttachment();
  }
}
