package dev.talkspurt.run;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.ToolAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Sends a tool's arguments as JSON to an endpoint over HTTP, and takes a JSON object back, up to
 * 256 KiB. Follows no redirect. What the environment holds for its headers is told to nobody, nor
 * is it left in what comes back. Thread-safe.
 */
final class HttpToolEndpoint implements ToolEndpoint {
  static final int MAX_BYTES = 256 * 1024;
  private static final int SHORTEST_SECRET = 4;

  private final Function<String, Optional<String>> secrets;
  private HttpClient client;

  /** Takes header values from named environment variables. */
  HttpToolEndpoint(Function<String, Optional<String>> secrets) {
    this.secrets = secrets;
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .version(HttpClient.Version.HTTP_1_1)
              .build();
    }
    return client;
  }

  @Override
  public Exchange ask(ToolAnswer.FromEndpoint endpoint, String tool, Json.Obj args) {
    return new HttpExchange(endpoint, args);
  }

  private final class HttpExchange implements Exchange {
    private final ToolAnswer.FromEndpoint endpoint;
    private final Json.Obj args;
    private final List<String> hidden = new ArrayList<>();
    private volatile boolean givenUp;
    private volatile CompletableFuture<HttpResponse<InputStream>> sent;
    private volatile InputStream body;

    HttpExchange(ToolAnswer.FromEndpoint endpoint, Json.Obj args) {
      this.endpoint = endpoint;
      this.args = args;
    }

    @Override
    public Json.Obj answer() throws IOException {
      HttpRequest request = request();
      try {
        sent = client().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        HttpResponse<InputStream> response = sent.get();
        try (InputStream in = response.body()) {
          body = in;
          if (givenUp) {
            throw tooLate();
          }
          return read(response.statusCode(), in.readNBytes(MAX_BYTES + 1));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("its endpoint was given up");
      } catch (ExecutionException e) {
        boolean late = e.getCause() instanceof HttpTimeoutException;
        throw givenUp || late ? tooLate() : new IOException("its endpoint cannot be reached", e);
      } catch (java.util.concurrent.CancellationException e) {
        throw tooLate();
      } catch (IOException e) {
        throw givenUp ? tooLate() : e;
      }
    }

    private IOException tooLate() {
      return new IOException(
          "its endpoint did not answer within " + endpoint.timeout().toMillis() + " ms");
    }

    private HttpRequest request() throws IOException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(endpoint.url())
              .timeout(endpoint.timeout())
              .header("Content-Type", "application/json")
              .header("Accept", "application/json")
              .method(endpoint.method(), HttpRequest.BodyPublishers.ofString(args.compact()));
      for (Map.Entry<String, String> header : endpoint.headersFrom().entrySet()) {
        String variable = header.getValue();
        String value =
            secrets
                .apply(variable)
                .orElseThrow(
                    () -> new IOException("environment variable " + variable + " is not set"));
        hidden.add(value);
        try {
          request.header(header.getKey(), value);
        } catch (IllegalArgumentException e) {
          // Without its cause, which quotes the value.
          throw new IOException("environment variable " + variable + " is no header value");
        }
      }
      return request.build();
    }

    private Json.Obj read(int status, byte[] bytes) throws IOException {
      if (status < 200 || status > 299) {
        throw new IOException("its endpoint answered with status " + status);
      }
      if (bytes.length > MAX_BYTES) {
        throw new IOException("its endpoint answered with more than 256 KiB");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      for (String secret : hidden) {
        text = secret.length() < SHORTEST_SECRET ? text : text.replace(secret, "***");
      }
      try {
        if (Json.parse(text) instanceof Json.Obj object) {
          return object;
        }
      } catch (BadInput e) {
        throw new IOException("its endpoint answered with something that is no JSON");
      }
      throw new IOException("its endpoint answered with JSON that is no object");
    }

    @Override
    public void giveUp() {
      givenUp = true;
      CompletableFuture<?> running = sent;
      if (running != null) {
        running.cancel(true);
      }
      InputStream reading = body;
      if (reading != null) {
        try {
          reading.close();
        } catch (IOException e) {
          // It was to end, and it has.
          return;
        }
      }
    }
  }
}
