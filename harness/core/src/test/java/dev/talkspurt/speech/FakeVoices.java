package dev.talkspurt.speech;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A voices process whose speech is a tone burst, and which misbehaves as its first argument says.
 */
final class FakeVoices {
  private FakeVoices() {}

  /** The command that starts it in {@code mode}; each start adds a line to {@code starts}. */
  static List<String> command(String mode, Path starts) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        FakeVoices.class.getName(),
        mode,
        starts.toString());
  }

  public static void main(String[] args) throws IOException {
    Path starts = Path.of(args[1]);
    int start = Files.exists(starts) ? Files.readAllLines(starts).size() : 0;
    Files.writeString(starts, "x".repeat(start + 1).replace("x", "start\n"));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Json.Obj request = (Json.Obj) Json.parse(line);
      boolean dies = args[0].equals("dies") || args[0].equals("dies-once") && start == 0;
      if (dies && !request.isTrue("list")) {
        System.err.println("out of breath");
        return;
      }
      answer(args[0], request, System.out);
    }
  }

  private static void answer(String mode, Json.Obj request, PrintStream out) throws IOException {
    Json.Builder header = Json.object().put("id", request.get("id").orElseThrow());
    if (request.isTrue("list")) {
      Json kevin = Json.object().put("id", "en-us-kevin").put("available", true).build();
      Json slt = Json.object().put("id", "en-us-slt").put("available", false).build();
      write(out, header.put("voices", List.of(kevin, slt)));
    } else if (mode.equals("out-of-step")) {
      write(out, Json.object().put("id", 77));
    } else if (request.text("voice").orElse("").equals("en-us-slt")) {
      write(out, header.put("error", "voice needs flite").put("fix", "install flite"));
    } else {
      short[] tone = tone();
      if (request.number("rate").filter(rate -> rate.doubleValue() == 2).isPresent()) {
        header.put("warning", "sounds rushed");
      }
      write(
          out,
          header.put("sampleRateHz", 16000).put("samples", tone.length).put("engine", "fake 1"));
      out.write(Pcm16.toBytes(tone));
      out.flush();
    }
  }

  /** 100 ms of silence, 400 ms of 500 Hz, 150 ms of silence. */
  static short[] tone() {
    short[] samples = new short[16000 * 650 / 1000];
    for (int i = 1600; i < 1600 + 6400; i++) {
      samples[i] = (short) (i % 32 < 16 ? 3000 : -3000);
    }
    return samples;
  }

  private static void write(PrintStream out, Json.Builder header) {
    out.print(header.build().compact() + "\n");
    out.flush();
  }
}
