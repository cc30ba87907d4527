package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import dev.talkspurt.time.Scheduler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A service of the shape of OpenAI's speech endpoint: POST of {@code model}, {@code input}, {@code
 * voice}, {@code response_format}, answered by the sound. Redirects are not followed, so that the
 * key goes nowhere else; the key stands in no message.
 */
final class HttpVoice implements Synthesizer {
  private static final int MAX_BYTES = 32 << 20;
  private static final int PCM_RATE_HZ = 24_000;
  private static final String PRINTABLE = "[\\x21-\\x7e]{1,4096}";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  private final Scheduler time;
  private final Json.Obj http;
  private final Optional<String> keyVariable;
  private final Duration limit;

  HttpVoice(Scheduler time, Json.Obj http, Optional<String> keyVariable, Duration limit) {
    this.time = time;
    this.http = http;
    this.keyVariable = keyVariable;
    this.limit = limit;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public String version() {
    return http.text("model").orElse("");
  }

  @Override
  public AudioClip speak(String text, String speaker) throws VoiceFailure {
    Optional<String> key = key();
    URI url = URI.create(http.text("url").orElse(""));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(text).compact()));
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    HttpResponse<byte[]> answer = send(request.build(), url);
    if (answer.statusCode() != 200) {
      throw refused(answer, url, key);
    }
    return sound(answer, url, key);
  }

  private Json.Obj body(String text) {
    return Json.object()
        .putIfPresent("model", http.text("model"))
        .put("input", text)
        .putIfPresent("voice", http.text("voice"))
        .putIfPresent("instructions", http.text("instructions"))
        .put("response_format", format())
        .build();
  }

  private String format() {
    return http.text("format").orElse("wav");
  }

  private Optional<String> key() throws VoiceFailure {
    if (keyVariable.isEmpty()) {
      return Optional.empty();
    }
    String name = keyVariable.get();
    String key = Optional.ofNullable(System.getenv(name)).orElse("").strip();
    if (key.isEmpty()) {
      throw new VoiceFailure(name + " is not set", "set it to the key of the service");
    }
    if (!key.matches(PRINTABLE)) {
      throw new VoiceFailure(name + " holds characters that no key has", "set it anew");
    }
    return Optional.of(key);
  }

  private HttpResponse<byte[]> send(HttpRequest request, URI url) throws VoiceFailure {
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<HttpResponse<byte[]>> answer =
        CLIENT.sendAsync(request, info -> new BoundedBody(MAX_BYTES));
    Scheduler.Timer timer =
        time.after(
            limit.toNanos(),
            () -> {
              late.set(true);
              answer.cancel(true);
            });
    try {
      return answer.join();
    } catch (CompletionException | CancellationException e) {
      throw late.get()
          ? new VoiceFailure(
              url.getHost() + " did not answer within " + limit.toMillis() + " ms",
              "try again, or set the voice's timeout")
          : failed(url, e);
    } finally {
      timer.cancel();
    }
  }

  private static VoiceFailure failed(URI url, Throwable thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    if (cause instanceof BoundedBody.TooLarge) {
      return new VoiceFailure(
          url.getHost() + " answered more than " + MAX_BYTES + " bytes", "shorten the text");
    }
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new VoiceFailure(
        url.getHost() + " cannot be asked: " + VoiceFailure.excerpt(why),
        "check the url and the network");
  }

  private static VoiceFailure refused(HttpResponse<byte[]> answer, URI url, Optional<String> key) {
    int status = answer.statusCode();
    String fix =
        status == 401 || status == 403
            ? "check the key"
            : status / 100 == 3
                ? "give the final address: redirects are not followed"
                : "see what the service says";
    return new VoiceFailure(url.getHost() + " answered " + status + said(answer.body(), key), fix);
  }

  private AudioClip sound(HttpResponse<byte[]> answer, URI url, Optional<String> key)
      throws VoiceFailure {
    byte[] body = answer.body();
    String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean wave =
        body.length >= 4 && new String(body, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF");
    boolean words = type.startsWith("text/") || type.startsWith("application/json");
    if (words || body.length == 0 || wave != format().equals("wav")) {
      throw new VoiceFailure(
          url.getHost()
              + " answered "
              + (body.length == 0 ? "nothing" : wave ? "WAV" : "no WAV" + said(body, key))
              + ", expected "
              + format(),
          "check url and format");
    }
    return wave
        ? Synthesizer.clip(body, "the sound of " + url.getHost())
        : AudioClip.of(Pcm16.toSamples(Arrays.copyOf(body, body.length / 2 * 2)), PCM_RATE_HZ);
  }

  /** The beginning of a body as text; a service may repeat the key it was sent. */
  private static String said(byte[] body, Optional<String> key) {
    String text = new String(body, StandardCharsets.UTF_8);
    String safe = key.map(secret -> text.replace(secret, "(key)")).orElse(text);
    String shown = VoiceFailure.excerpt(safe);
    return shown.isEmpty() ? "" : ": " + shown;
  }
}
