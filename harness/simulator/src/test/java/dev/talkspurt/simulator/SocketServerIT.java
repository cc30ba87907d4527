package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.Pcm16;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketServerIT {
  /** Puts whole messages, and the close, in a queue. */
  private static final class Inbox implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      partial.append(StandardCharsets.UTF_8.decode(data));
      if (last) {
        messages.add(partial.toString());
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      messages.add("closed " + code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      messages.add("failed " + error);
    }

    String until(String part) throws InterruptedException {
      String message = messages.take();
      while (!message.contains(part)) {
        assertFalse(message.startsWith("closed") || message.startsWith("failed"), message);
        message = messages.take();
      }
      return message;
    }
  }

  private static WebSocket dial(HttpClient client, URI address, Inbox inbox) {
    return client
        .newWebSocketBuilder()
        .buildAsync(address.resolve(Room.PATH + "?key=k"), inbox)
        .join();
  }

  private static void converse(HttpClient client, LiveRoom room) throws InterruptedException {
    Inbox inbox = new Inbox();
    WebSocket socket = dial(client, room.listening.address(), inbox);
    socket.sendText(WireClient.SETUP, true).join();
    inbox.until("setupComplete");
    String data =
        Base64.getEncoder()
            .encodeToString(
                Pcm16.toBytes(LiveRoom.recording("I need to move my appointment to Monday")));
    socket.sendText("{\"realtimeInput\":{\"audio\":{\"data\":\"" + data + "\"}}}", true).join();
    assertTrue(inbox.until("toolCall").contains("Monday"));
    socket.sendClose(1000, "").join();
  }

  @Test
  void a_plain_socket_serves_a_spoken_turn() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      assertNull(room.listening.trustStore());
      converse(HttpClient.newHttpClient(), room);
    }
  }

  @Test
  void a_tls_socket_serves_who_trusts_its_certificate() throws Exception {
    try (LiveRoom room = LiveRoom.secure()) {
      converse(trusting(room.listening.trustStore()), room);
      assertThrows(
          CompletionException.class,
          () -> dial(HttpClient.newHttpClient(), room.listening.address(), new Inbox()));
    }
  }

  private static HttpClient trusting(Path trustStore) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trustStore)) {
      trusted.load(in, "talkspurt".toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  @Test
  void a_wrong_path_is_refused_with_404() throws Exception {
    try (LiveRoom room = LiveRoom.plain();
        Socket socket = new Socket("127.0.0.1", room.listening.address().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /elsewhere HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                  + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                  + "Sec-WebSocket-Version: 13\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
    }
  }

  @Test
  void garbage_on_the_socket_leaves_other_sessions_alone() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      for (int i = 0; i < 20; i++) {
        try (Socket socket = new Socket("127.0.0.1", room.listening.address().getPort())) {
          socket
              .getOutputStream()
              .write(("garbage " + i + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
      }
      converse(HttpClient.newHttpClient(), room);
    }
  }

  @Test
  void closing_ends_every_session_and_frees_the_port() throws Exception {
    LiveRoom room = LiveRoom.plain();
    Inbox inbox = new Inbox();
    dial(HttpClient.newHttpClient(), room.listening.address(), inbox);
    room.close();
    CompletableFuture<String> end = CompletableFuture.supplyAsync(() -> takeFrom(inbox));
    assertTrue(end.join().matches("(closed|failed).*"), end.join());
    int port = room.listening.address().getPort();
    assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
  }

  private static String takeFrom(Inbox inbox) {
    try {
      return inbox.messages.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_close_reason_arrives_with_its_code() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      Inbox inbox = new Inbox();
      WebSocket socket = dial(HttpClient.newHttpClient(), room.listening.address(), inbox);
      socket.sendText("{\"setup\":{\"model\":\"models/kore-1\"}}", true).join();
      String end = inbox.messages.take();
      assertEquals("closed 1008 models/kore-1 is not found", end.substring(0, 38));
    }
  }
}
