package dev.talkspurt.realtime.websocket;

import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.WebAnswer;
import dev.talkspurt.link.WebListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * One request over HTTP, on a thread of its own: making a client takes a while, too, and must not
 * be waited for. Follows no redirect, so that secrets go where they were meant to.
 */
final class WebAsking implements Runnable {
  private static final int MAX_BYTES = 64 << 10;

  private final DialRequest request;
  private final String method;
  private final String body;
  private final WebListener listener;

  private WebAsking(DialRequest request, String method, String body, WebListener listener) {
    this.request = request;
    this.method = method;
    this.body = body;
    this.listener = listener;
  }

  static void begin(DialRequest request, String method, String body, WebListener listener) {
    Thread thread = new Thread(new WebAsking(request, method, body, listener), "web-asking");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    WebAnswer answer;
    try {
      answer = answer();
    } catch (IOException e) {
      listener.failed(wordsFor(e));
      return;
    } catch (GeneralSecurityException e) {
      listener.failed("TLS: the trust store cannot be used: " + e.getMessage());
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.failed("the request was given up");
      return;
    } catch (RuntimeException e) {
      // Without its message, which may quote a header.
      listener.failed("the request cannot be sent: " + e.getClass().getSimpleName());
      return;
    }
    listener.answered(answer);
  }

  private WebAnswer answer() throws IOException, GeneralSecurityException, InterruptedException {
    Duration limit = Duration.ofMillis(request.timeoutMs());
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(SocketOpener.context(request.trustStore()))
            .build();
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(URI.create(request.uri().toString().replaceFirst("^ws", "http")))
            .timeout(limit)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    request.headers().forEach(asked::header);
    HttpResponse<InputStream> response =
        client.send(asked.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      return new WebAnswer(response.statusCode(), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private String wordsFor(IOException e) {
    String host = request.uri().getHost();
    if (e instanceof SocketOpener.Failed) {
      return e.getMessage();
    }
    if (e instanceof HttpTimeoutException) {
      return "no answer within " + request.timeoutMs() + " ms";
    }
    if (e instanceof SSLException) {
      return "TLS: " + e.getMessage();
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "unknown host " + host;
      }
    }
    if (e instanceof ConnectException) {
      return "cannot connect to " + host + ":" + request.uri().getPort();
    }
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}
