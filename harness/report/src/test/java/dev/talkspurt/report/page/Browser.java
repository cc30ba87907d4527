package dev.talkspurt.report.page;

import dev.talkspurt.document.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** A headless Chromium, driven over its DevTools protocol. Not thread-safe. */
final class Browser implements AutoCloseable {
  private static final String SAYS = "DevTools listening on ";

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<Json.Obj> received = new LinkedBlockingQueue<>();
  private final List<String> requests = new ArrayList<>();
  private String session;
  private int lastId;

  private Browser(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Ears())
            .join();
  }

  /** The browser on this machine, if there is one on the path. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Browser start(Path program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--autoplay-policy=no-user-gesture-required",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(SAYS)) {
        Thread drain = new Thread(() -> said.lines().forEach(more -> {}), "browser-messages");
        drain.setDaemon(true);
        drain.start();
        return new Browser(process, line.substring(SAYS.length()));
      }
    }
    throw new IOException("the browser ended without a word");
  }

  /** Open a page; only what it asks for from then on counts as its requests. */
  void open(URI page) throws InterruptedException {
    if (session == null) {
      Json.Obj target = call("Target.createTarget", Map.of("url", "about:blank"));
      Map<String, Object> attach =
          Map.of("targetId", target.text("targetId").orElseThrow(), "flatten", true);
      session = call("Target.attachToTarget", attach).text("sessionId").orElseThrow();
      call("Network.enable", Map.of());
    }
    requests.clear();
    call("Page.navigate", Map.of("url", page.toString()));
    evaluate(
        "new Promise(r => document.readyState === 'complete' ? r(1) : addEventListener('load', r))");
  }

  /** The value of an expression, awaited if it is a promise. */
  Json evaluate(String expression) throws InterruptedException {
    Json.Obj answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.obj("exceptionDetails").isPresent()) {
      throw new AssertionError(answer.compact());
    }
    return answer.obj("result").flatMap(result -> result.get("value")).orElse(Json.of(null));
  }

  /** What the page asked for beyond itself. */
  List<String> requests() {
    return requests.stream().filter(url -> !url.startsWith("data:")).toList();
  }

  private Json.Obj call(String method, Map<String, Object> params) throws InterruptedException {
    int id = ++lastId;
    Json.Obj message =
        Json.object()
            .put("id", id)
            .put("method", method)
            .put("params", params)
            .putIfPresent("sessionId", method.startsWith("Target.") ? null : session)
            .build();
    socket.sendText(message.compact(), true).join();
    while (true) {
      Json.Obj heard = received.take();
      if (heard.text("method").filter("Network.requestWillBeSent"::equals).isPresent()) {
        heard
            .obj("params")
            .flatMap(p -> p.obj("request"))
            .flatMap(request -> request.text("url"))
            .ifPresent(requests::add);
      }
      if (heard.number("id").filter(number -> number.intValue() == id).isPresent()) {
        return heard.obj("result").orElseThrow(() -> new AssertionError(heard.compact()));
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    process.onExit().join();
  }

  /** Joins the pieces of messages. */
  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add((Json.Obj) Json.parse(text.toString()));
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }
  }
}
