package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Client of the voices process: one child process, started when first needed, one request at a
 * time, started again once when it dies. It ends with {@link #close} or with this process.
 *
 * <p>Thread-safe; requests wait for each other.
 */
final class VoicesProcess implements AutoCloseable {
  private static final int MAX_SAMPLES = 16000 * 60 * 10;

  private final Path jars;
  private final List<String> command;
  private VoicesPipe pipe;
  private List<Voice> voices;
  private long lastId;

  /**
   * A voice of the catalogue.
   *
   * @param engine its synthesizer and the version that is installed
   * @param available whether it can speak on this machine
   * @param fix what to do where it cannot, or empty text
   */
  record Voice(String id, String engine, boolean available, String fix) {}

  /**
   * Speech as the process made it.
   *
   * @param engine synthesizer and version
   * @param warning what looks wrong, or empty text
   */
  record Spoken(AudioClip audio, String engine, String warning) {}

  private VoicesProcess(Path jars, List<String> command) {
    this.jars = jars;
    this.command = List.copyOf(command);
  }

  /** The process whose jars are in {@code jars}; nothing is started yet. */
  static VoicesProcess of(Path jars) {
    return new VoicesProcess(jars, command(jars));
  }

  /** What starts the process of the jars in {@code jars}. */
  static List<String> command(Path jars) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Djava.awt.headless=true",
        "-cp",
        jars.resolve("*").toString(),
        "dev.talkspurt.voices.VoicesMain");
  }

  /** A process that {@code command} starts, for tests. */
  static VoicesProcess of(Path jars, List<String> command) {
    return new VoicesProcess(jars, command);
  }

  /** Whether the jars are there. */
  boolean present() {
    return Files.isDirectory(jars);
  }

  /** All voices, the embedded one first. */
  synchronized List<Voice> voices() {
    if (voices == null) {
      Json.Obj header = exchange(Json.object().put("list", true)).header();
      List<Voice> found = new ArrayList<>();
      for (Json item : header.items("voices")) {
        if (item instanceof Json.Obj voice) {
          found.add(
              new Voice(
                  voice.text("id").orElse(""),
                  voice.text("engine").orElse(""),
                  voice.isTrue("available"),
                  voice.text("fix").orElse("")));
        }
      }
      voices = List.copyOf(found);
    }
    return voices;
  }

  /**
   * Have {@code order} spoken.
   *
   * @throws BadInput if the process is not there or refuses; the message carries the fix
   * @throws IllegalStateException if the process dies twice
   */
  synchronized Spoken speak(Order order) {
    Reply reply = exchange(order.message());
    Json.Obj header = reply.header();
    if (header.text("error").isPresent()) {
      throw new BadInput(
          order.file().map(own -> "voice '" + own.id() + "': ").orElse("")
              + header.text("error").get()
              + header.text("fix").map(f -> " (" + f + ")").orElse(""));
    }
    int sampleRateHz = header.number("sampleRateHz").map(BigDecimal::intValue).orElse(0);
    AudioClip audio = AudioClip.of(Pcm16.toSamples(reply.pcm()), sampleRateHz);
    return new Spoken(
        audio, header.text("engine").orElse("unknown engine"), header.text("warning").orElse(""));
  }

  private record Reply(Json.Obj header, byte[] pcm) {}

  private Reply exchange(Json.Builder request) {
    if (!present()) {
      throw notBuilt(jars);
    }
    long id = ++lastId;
    String line = request.put("id", id).build().compact();
    try {
      return exchange(id, line);
    } catch (IOException first) {
      stop();
      try {
        return exchange(id, line);
      } catch (IOException second) {
        String said = pipe == null ? "" : pipe.complaints();
        stop();
        throw new IllegalStateException(
            "voices process ended twice: " + second.getMessage() + said, second);
      }
    }
  }

  static BadInput notBuilt(Path jars) {
    return new BadInput(
        "voices are not built: "
            + jars
            + " is no folder (build them with: mvn -q -pl harness/voices -am package"
            + " -DskipTests, or set -Dtalkspurt.voices=FOLDER)");
  }

  private Reply exchange(long id, String line) throws IOException {
    if (pipe == null) {
      pipe = VoicesPipe.start(command);
    }
    pipe.send(line);
    Json.Obj header = pipe.header();
    int samples = header.number("samples").map(BigDecimal::intValue).orElse(0);
    boolean answersThis = header.number("id").filter(n -> n.longValue() == id).isPresent();
    if (!answersThis || samples < 0 || samples > MAX_SAMPLES) {
      throw new IOException("answer is out of step: " + header.compact());
    }
    return new Reply(header, pipe.bytes(samples * 2));
  }

  private void stop() {
    if (pipe != null) {
      pipe.close();
      pipe = null;
    }
  }

  @Override
  public synchronized void close() {
    stop();
  }
}
