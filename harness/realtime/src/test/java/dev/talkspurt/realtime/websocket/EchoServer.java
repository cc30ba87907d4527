package dev.talkspurt.realtime.websocket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/**
 * Echoes; closes with 4001 when told {@code close}, drops the connection when told {@code drop}.
 */
final class EchoServer extends WebSocketServer implements AutoCloseable {
  final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);

  EchoServer(SSLContext tls) throws InterruptedException {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    setDaemon(true);
    setReuseAddr(true);
    setConnectionLostTimeout(0);
    if (tls != null) {
      setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
    }
    start();
    started.await();
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    seen.add("open " + handshake.getFieldValue("x-goog-api-key"));
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    switch (message) {
      case "close" -> connection.close(4001, "told to");
      case "drop" -> connection.closeConnection(1006, "");
      default -> connection.send(message);
    }
  }

  @Override
  public void onMessage(WebSocket connection, ByteBuffer message) {
    connection.send(message);
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {
    seen.add("closed " + code + " " + reason);
  }

  @Override
  public void onError(WebSocket connection, Exception error) {
    seen.add("error " + error);
  }

  /** Answer a ping that never came. */
  void pong(byte[] payload) {
    PongFrame pong = new PongFrame();
    pong.setPayload(ByteBuffer.wrap(payload));
    getConnections().forEach(connection -> connection.sendFrame(pong));
  }

  @Override
  public void close() {
    try {
      stop(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
