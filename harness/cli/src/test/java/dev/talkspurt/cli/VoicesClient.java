package dev.talkspurt.cli;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The voices process as another program sees it: lines in, lines and samples out. */
final class VoicesClient implements AutoCloseable {
  private final Process process;
  private final InputStream in;

  /**
   * An answer.
   *
   * @param samples empty unless the header announces some
   */
  record Answer(Json.Obj header, short[] samples) {
    double f0Hz() {
      return header.number("f0Hz").orElseThrow().doubleValue();
    }

    String error() {
      return header.text("error").orElse("") + " / " + header.text("fix").orElse("");
    }
  }

  private VoicesClient(Process process) {
    this.process = process;
    this.in = new BufferedInputStream(process.getInputStream());
  }

  /** Start the process; {@code path} is where it finds programs. */
  static VoicesClient start(Path errors, String path) throws IOException {
    return start(errors, Map.of("PATH", path));
  }

  /** Start the process with these variables in its environment. */
  static VoicesClient start(Path errors, Map<String, String> environment) throws IOException {
    Path jars = Path.of(System.getProperty("talkspurt.root"), "harness/voices/target/voices");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jars.resolve("*").toString(),
                "dev.talkspurt.voices.VoicesMain"));
    builder.environment().putAll(environment);
    return new VoicesClient(builder.redirectError(errors.toFile()).start());
  }

  void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  Answer receive() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("voices process ended");
      }
      line.write(next);
    }
    Json.Obj header = (Json.Obj) Json.parse(line.toString(StandardCharsets.UTF_8));
    int samples = header.number("samples").map(Number::intValue).orElse(0);
    return new Answer(header, Pcm16.toSamples(in.readNBytes(2 * samples)));
  }

  Answer ask(String line) throws IOException {
    send(line);
    return receive();
  }

  Answer speak(String text, String voice, double rate, double pitch) throws IOException {
    return ask(
        Json.object()
            .put("id", 1)
            .put("text", text)
            .put("voice", voice)
            .put("rate", rate)
            .put("pitch", pitch)
            .build()
            .compact());
  }

  /** End the input; what else the process wrote, and its exit code as last element. */
  int[] end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    int left = in.readAllBytes().length;
    return new int[] {left, process.waitFor()};
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
