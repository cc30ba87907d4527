package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens are made on the port that takes sessions. */
@Timeout(60)
class TokenEndpointIT {
  private static final String HEAD =
      "POST /v1alpha/auth_tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  private static URI http(LiveRoom room) {
    return URI.create(room.listening.address().toString().replaceFirst("ws", "http"));
  }

  private static HttpResponse<String> mint(HttpClient client, LiveRoom room, String body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(http(room).resolve("/v1alpha/auth_tokens"))
            .header("x-goog-api-key", "k")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static void opens(HttpClient client, LiveRoom room, String token) {
    CompletableFuture<String> first = new CompletableFuture<>();
    java.net.http.WebSocket.Listener listener =
        new java.net.http.WebSocket.Listener() {
          @Override
          public java.util.concurrent.CompletionStage<?> onBinary(
              java.net.http.WebSocket socket, java.nio.ByteBuffer data, boolean last) {
            first.complete(StandardCharsets.UTF_8.decode(data).toString());
            return null;
          }
        };
    String method = Room.PATH.replace("v1beta", "v1alpha") + "Constrained";
    client
        .newWebSocketBuilder()
        .header("Authorization", "Token " + token)
        .buildAsync(room.listening.address().resolve(method), listener)
        .join()
        .sendText(WireClient.SETUP, true);
    assertTrue(first.join().contains("setupComplete"));
  }

  private static void mintsAndOpens(HttpClient client, LiveRoom room) throws Exception {
    HttpResponse<String> answer = mint(client, room, "{\"uses\":1}");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "application/json; charset=UTF-8", answer.headers().firstValue("content-type").get());
    opens(client, room, answer.body().replaceAll("(?s).*\"(auth_tokens/\\w+)\".*", "$1"));
  }

  @Test
  void in_clear() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      mintsAndOpens(HttpClient.newHttpClient(), room);
    }
  }

  @Test
  void over_tls() throws Exception {
    try (LiveRoom room = LiveRoom.secure()) {
      HttpClient client =
          HttpClient.newBuilder().sslContext(trusting(room.listening.trustStore())).build();
      mintsAndOpens(client, room);
      // A body of many TLS records, to be put together again.
      String spaces = " ".repeat(200_000);
      assertEquals(200, mint(client, room, "{" + spaces + "}").statusCode());
    }
  }

  private static SSLContext trusting(Path trustStore) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(trustStore)) {
      trusted.load(in, "talkspurt".toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static String exchange(LiveRoom room, String... parts) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", room.listening.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      for (String part : parts) {
        out.write(part.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_request_may_come_byte_by_byte() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      String whole = HEAD + "Content-Length: 12\r\n\r\n{\"uses\" : 2}";
      String answer = exchange(room, whole.split("(?<=.)"));
      assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
      assertTrue(answer.contains("auth_tokens/"), answer);
    }
  }

  @Test
  void a_body_without_a_length_is_asked_for_one() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      String chunked = exchange(room, HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      assertTrue(chunked.startsWith("HTTP/1.1 411 Length Required\r\n"), chunked);
      String huge = exchange(room, HEAD + "Content-Length: 2000000\r\n\r\n");
      assertTrue(huge.startsWith("HTTP/1.1 411"), huge);
    }
  }

  @Test
  void another_path_is_not_found() throws Exception {
    try (LiveRoom room = LiveRoom.plain()) {
      String answer = exchange(room, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertTrue(answer.startsWith("HTTP/1.1 404 Not Found\r\n"), answer);
    }
  }
}
