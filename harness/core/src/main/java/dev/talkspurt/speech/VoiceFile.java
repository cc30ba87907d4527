package dev.talkspurt.speech;

import dev.talkspurt.document.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A voice of the user's own ({@code *.voice.yaml}): a program or a service that speaks. Immutable.
 *
 * @param id the id scenarios use, also the file's name
 * @param language BCP 47
 * @param source the file
 * @param maker what makes the sound
 * @param timeout after which it is given up, up to 50 s
 */
public record VoiceFile(String id, String language, Path source, Maker maker, Duration timeout) {
  /** What makes the sound. */
  public sealed interface Maker {
    /** All that the sound depends on: what speech that was made is kept by. */
    Json.Obj recipe();
  }

  /**
   * A program, run in the file's folder and never through a shell. Text comes on its standard input
   * unless an argument holds <code>{text}</code>; WAV is expected on its standard output unless an
   * argument holds <code>{wav}</code>, the file to write.
   */
  public record Command(List<String> arguments) implements Maker {
    public Command {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Json.Obj recipe() {
      return Json.object().put("command", arguments).build();
    }
  }

  /**
   * A service of the shape of OpenAI's speech endpoint.
   *
   * @param url the whole address requests are posted to
   * @param keyVariable environment variable that holds the key; empty: none is sent
   * @param format {@code wav}, or {@code pcm}: 24 kHz, 16 bits, low byte first, one channel
   */
  public record Http(
      String url,
      Optional<String> model,
      Optional<String> voice,
      Optional<String> keyVariable,
      String format,
      Optional<String> instructions)
      implements Maker {
    @Override
    public Json.Obj recipe() {
      return Json.object()
          .put(
              "http",
              Json.object()
                  .put("url", url)
                  .putIfPresent("model", model)
                  .putIfPresent("voice", voice)
                  .put("format", format)
                  .putIfPresent("instructions", instructions)
                  .build())
          .build();
    }
  }

  /** The folder a program runs in. */
  Path folder() {
    return source.toAbsolutePath().normalize().getParent();
  }

  /** What the voices process is told. */
  Json.Obj definition() {
    return Json.object()
        .put("recipe", maker.recipe())
        .put("folder", folder().toString())
        .put("timeoutMs", timeout.toMillis())
        .putIfPresent("keyVariable", maker instanceof Http http ? http.keyVariable() : null)
        .build();
  }

  /** What makes it, in short, without anything that is secret. */
  String engine() {
    if (maker instanceof Command command) {
      return Path.of(command.arguments().get(0)).getFileName().toString();
    }
    return "http" + ((Http) maker).model().map(model -> " " + model).orElse("");
  }

  /** What is missing to use it on this machine, as far as can be seen without using it. */
  Optional<String> missing() {
    if (maker instanceof Command command) {
      String program = command.arguments().get(0);
      boolean there =
          program.contains("/")
              ? Files.isExecutable(folder().resolve(program))
              : Engine.onPath(program);
      return there
          ? Optional.empty()
          : Optional.of("install " + program + ", or give its whole path");
    }
    return ((Http) maker)
        .keyVariable()
        .filter(name -> Optional.ofNullable(System.getenv(name)).orElse("").isBlank())
        .map(name -> "set " + name + " in the environment");
  }
}
