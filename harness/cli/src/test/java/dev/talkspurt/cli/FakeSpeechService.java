package dev.talkspurt.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A speech service on loopback that does as the path asked for says. */
final class FakeSpeechService implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String authorization = "";
  private volatile String body = "";

  private FakeSpeechService(HttpServer server) {
    this.server = server;
  }

  static FakeSpeechService start() throws IOException {
    FakeSpeechService service =
        new FakeSpeechService(
            HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
    service.server.createContext("/", service::handle);
    service.server.setExecutor(service.threads);
    service.server.start();
    return service;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  String authorization() {
    return authorization;
  }

  String body() {
    return body;
  }

  int requests() {
    return requests.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = authorization.replace("Bearer ", "");
    byte[] wav = OwnVoicesIT.tone(24_000);
    switch (exchange.getRequestURI().getPath()) {
      case "/wav" -> send(exchange, 200, "audio/wav", wav);
      case "/pcm" -> send(exchange, 200, "audio/pcm", Arrays.copyOfRange(wav, 44, wav.length));
      case "/500" -> send(exchange, 500, "text/plain", text("it\u0007\nbroke"));
      case "/401" -> send(exchange, 401, "application/json", text("wrong key " + key));
      case "/redirect" -> {
        exchange.getResponseHeaders().add("Location", "http://localhost:1/" + key);
        send(exchange, 302, "text/plain", text("there"));
      }
      case "/html" -> send(exchange, 200, "text/html", text("<html>\u001b[2J welcome</html>"));
      case "/empty" -> send(exchange, 200, "audio/wav", new byte[0]);
      case "/lying" -> send(exchange, 200, "audio/wav", lying(wav));
      case "/silent" -> send(exchange, 200, "audio/wav", silent());
      case "/huge" -> huge(exchange);
      case "/trickle" -> trickle(exchange);
      case "/hang" -> await();
      default -> exchange.close();
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Says it is a format that cannot be. */
  private static byte[] lying(byte[] wav) {
    byte[] lying = wav.clone();
    lying[22] = 77;
    return lying;
  }

  private static byte[] silent() {
    return WavFile.mono(AudioClip.silence(24_000, 24_000)).toPcm16();
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] bytes)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void huge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      byte[] part = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(part);
      }
    } catch (IOException theClientHasHadEnough) {
      exchange.close();
    }
  }

  private void trickle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(OwnVoicesIT.tone(24_000), 0, 1000);
    exchange.getResponseBody().flush();
    await();
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
