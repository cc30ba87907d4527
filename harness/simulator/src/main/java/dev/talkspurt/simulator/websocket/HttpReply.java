package dev.talkspurt.simulator.websocket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;

/**
 * Answers over HTTP and hangs up. The library knows only 404, and forgets to close the socket after
 * it.
 */
final class HttpReply {
  /** Answers are small; a socket that takes nothing this often has no reader. */
  private static final int MOST_WRITES = 1_000;

  private static final Map<Integer, String> PHRASES =
      Map.of(
          200, "OK",
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          411, "Length Required",
          429, "Too Many Requests",
          500, "Internal Server Error",
          503, "Service Unavailable");

  private HttpReply() {}

  /**
   * Answer and hang up.
   *
   * @throws InvalidDataException always, which is how the library is told that there will be no
   *     WebSocket
   */
  static void send(WebSocketImpl socket, int status, String type, String text)
      throws InvalidDataException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d %s\r\nConnection: close\r\nContent-Type: %s\r\n"
                .formatted(status, PHRASES.getOrDefault(status, "Refused"), type)
            + "Content-Length: %d\r\nX-Talkspurt-Simulated: 1\r\n\r\n".formatted(body.length);
    try {
      ByteBuffer all = ByteBuffer.allocate(head.length() + body.length);
      all.put(head.getBytes(StandardCharsets.US_ASCII)).put(body).flip();
      write(socket.getChannel(), all);
    } catch (IOException e) {
      throw new InvalidDataException(CloseFrame.ABNORMAL_CLOSE, e);
    } finally {
      socket.closeConnection(CloseFrame.REFUSE, text);
    }
    throw new InvalidDataException(CloseFrame.REFUSE, text);
  }

  private static void write(ByteChannel channel, ByteBuffer all) throws IOException {
    for (int i = 0; i < MOST_WRITES && all.hasRemaining(); i++) {
      channel.write(all);
    }
  }
}
