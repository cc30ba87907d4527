package dev.talkspurt.realtime.websocket;

import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkAcceptor;
import dev.talkspurt.link.LinkListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** Serves an acceptor on a loopback port, so that one script runs in memory and on sockets. */
public final class LoopbackService extends WebSocketServer implements AutoCloseable {
  private final LinkAcceptor acceptor;
  private final CountDownLatch started = new CountDownLatch(1);

  public LoopbackService(LinkAcceptor acceptor) throws InterruptedException {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.acceptor = acceptor;
    setDaemon(true);
    setConnectionLostTimeout(0);
    start();
    started.await();
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    Map<String, String> headers = new HashMap<>();
    handshake
        .iterateHttpFields()
        .forEachRemaining(
            name -> headers.put(name.toLowerCase(Locale.ROOT), handshake.getFieldValue(name)));
    try {
      LinkListener listener =
          acceptor.accept(new LinkAcceptor.Upgrade(handshake.getResourceDescriptor(), "", headers));
      connection.setAttachment(listener);
      listener.opened(new ServerLink(connection), 0);
    } catch (LinkAcceptor.Refused e) {
      connection.close(1008, e.getMessage());
    }
  }

  private static LinkListener listenerOf(WebSocket connection) {
    return connection.getAttachment();
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    listenerOf(connection).text(message, 0);
  }

  @Override
  public void onMessage(WebSocket connection, ByteBuffer message) {
    byte[] bytes = new byte[message.remaining()];
    message.get(bytes);
    listenerOf(connection).binary(bytes, 0);
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {
    listenerOf(connection).closed(code, reason, remote, 0);
  }

  @Override
  public void onError(WebSocket connection, Exception error) {
    throw new IllegalStateException(error);
  }

  @Override
  public void close() {
    try {
      stop(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record ServerLink(WebSocket connection) implements Link {
    @Override
    public void sendText(String message) {
      connection.send(message);
    }

    @Override
    public void sendBinary(byte[] message) {
      connection.send(message);
    }

    @Override
    public void close(int code, String reason) {
      connection.close(code, reason);
    }

    @Override
    public void abort() {
      connection.closeConnection(1006, "");
    }

    @Override
    public int queuedMessages() {
      return connection.hasBufferedData() ? 1 : 0;
    }
  }
}
