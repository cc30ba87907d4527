package dev.talkspurt.simulator.websocket;

import dev.talkspurt.link.CloseReason;
import dev.talkspurt.link.Link;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;

/** One accepted connection. Thread-safe. */
final class SocketLink implements Link {
  private final WebSocket socket;

  SocketLink(WebSocket socket) {
    this.socket = socket;
  }

  @Override
  public void sendText(String message) {
    try {
      socket.send(message);
    } catch (WebsocketNotConnectedException e) {
      ended();
    }
  }

  @Override
  public void sendBinary(byte[] message) {
    try {
      socket.send(message);
    } catch (WebsocketNotConnectedException e) {
      ended();
    }
  }

  /** The listener has learned or will learn of the end; there is nobody else to tell. */
  private void ended() {}

  @Override
  public void close(int code, String reason) {
    socket.close(code, CloseReason.cut(reason));
  }

  @Override
  public void abort() {
    socket.closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
  }

  @Override
  public int queuedMessages() {
    return socket instanceof WebSocketImpl connection ? connection.outQueue.size() : 0;
  }
}
