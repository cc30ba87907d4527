package dev.talkspurt.simulator.websocket;

import dev.talkspurt.link.WebRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.HandshakeState;
import org.java_websocket.exceptions.IncompleteHandshakeException;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.Protocol;

/**
 * WebSockets, and requests over HTTP on the same port, since clients of the service have one
 * address for both.
 *
 * <p>The library reads the head of a connection before it knows what it is: a request that asks for
 * no upgrade is passed on as if it had been a handshake, to be answered and hung up on. What comes
 * after a handshake never comes here.
 */
final class HttpDraft extends Draft_6455 {
  /** The largest body taken, in bytes. */
  static final int MAX_BODY = 1 << 20;

  private static final int MAX_HEAD = 64 << 10;
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private final int maxMessageBytes;

  HttpDraft(int maxMessageBytes) {
    super(List.of(), List.of(new Protocol("")), maxMessageBytes);
    this.maxMessageBytes = maxMessageBytes;
  }

  /** A whole request that asks for no upgrade, in the only form the library passes on. */
  static final class Asking extends HandshakeImpl1Client {
    final WebRequest request;
    final boolean readable;

    private Asking(WebRequest request, boolean readable) {
      this.request = request;
      this.readable = readable;
    }
  }

  @Override
  public Draft copyInstance() {
    return new HttpDraft(maxMessageBytes);
  }

  @Override
  public HandshakeState acceptHandshakeAsServer(ClientHandshake handshake)
      throws InvalidHandshakeException {
    return handshake instanceof Asking
        ? HandshakeState.MATCHED
        : super.acceptHandshakeAsServer(handshake);
  }

  @Override
  public Handshakedata translateHandshake(ByteBuffer buffer) throws InvalidHandshakeException {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    int headEnd = endOfHead(bytes);
    if (headEnd < 0) {
      if (bytes.length > MAX_HEAD) {
        throw new InvalidHandshakeException("the head of the request never ends");
      }
      throw new IncompleteHandshakeException(bytes.length + MAX_HEAD);
    }
    String[] lines = new String(bytes, 0, headEnd, StandardCharsets.ISO_8859_1).split("\r\n");
    String[] first = lines[0].split(" ", 3);
    Map<String, String> headers = headers(lines);
    boolean http = first.length == 3 && first[2].startsWith("HTTP/1.");
    if (!http || headers.getOrDefault("upgrade", "").equalsIgnoreCase("websocket")) {
      return super.translateHandshake(buffer);
    }
    return asking(first, headers, bytes, headEnd + HEAD_END.length);
  }

  @Override
  public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
    try {
      return super.translateFrame(buffer);
    } catch (LimitExceededException e) {
      throw tooLarge(e);
    }
  }

  @Override
  public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
    try {
      super.processFrame(socket, frame);
    } catch (LimitExceededException e) {
      throw tooLarge(e);
    }
  }

  /** The library says nothing of use, or nothing at all. */
  private LimitExceededException tooLarge(LimitExceededException e) {
    String limit = "A message may have " + (maxMessageBytes >> 20) + " MiB.";
    return new LimitExceededException(limit, e.getLimit());
  }

  private static Asking asking(
      String[] first, Map<String, String> headers, byte[] bytes, int bodyStart) {
    String length = headers.getOrDefault("content-length", "0");
    boolean readable =
        length.matches("\\d{1,7}")
            && Integer.parseInt(length) <= MAX_BODY
            && !headers.containsKey("transfer-encoding");
    int bodyBytes = readable ? Integer.parseInt(length) : 0;
    if (bytes.length < bodyStart + bodyBytes) {
      throw new IncompleteHandshakeException(bodyStart + bodyBytes);
    }
    String body = new String(bytes, bodyStart, bodyBytes, StandardCharsets.UTF_8);
    int mark = first[1].indexOf('?');
    String path = mark < 0 ? first[1] : first[1].substring(0, mark);
    String query = mark < 0 ? "" : first[1].substring(mark + 1);
    return new Asking(new WebRequest(first[0], path, query, headers, body), readable);
  }

  private static Map<String, String> headers(String[] lines) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        String name = lines[i].substring(0, colon).toLowerCase(java.util.Locale.ROOT);
        headers.put(name, lines[i].substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static int endOfHead(byte[] bytes) {
    for (int i = 0; i + HEAD_END.length <= bytes.length; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
