package dev.talkspurt.voices;

import dev.talkspurt.document.Json;
import dev.talkspurt.time.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A voice that a request describes, because it stands in a file of the user's. */
final class Definition {
  private static final long MAX_TIMEOUT_MS = 50_000;

  private Definition() {}

  /** The synthesizer it describes. */
  static Synthesizer read(Json.Obj definition, Programs programs, Scheduler time)
      throws VoiceFailure {
    Json.Obj recipe = definition.obj("recipe").orElseThrow(Definition::incomplete);
    long timeoutMs = definition.number("timeoutMs").map(Number::longValue).orElse(MAX_TIMEOUT_MS);
    Duration limit = Duration.ofMillis(Math.max(1, Math.min(timeoutMs, MAX_TIMEOUT_MS)));
    if (recipe.obj("http").isPresent()) {
      return new HttpVoice(time, recipe.obj("http").get(), definition.text("keyVariable"), limit);
    }
    List<String> arguments =
        recipe.items("command").stream()
            .filter(Json.Str.class::isInstance)
            .map(argument -> ((Json.Str) argument).value())
            .toList();
    if (arguments.isEmpty()) {
      throw incomplete();
    }
    Path home = Path.of(definition.text("folder").orElse(".")).toAbsolutePath();
    return new CommandVoice(programs, arguments, home, limit);
  }

  private static VoiceFailure incomplete() {
    return new VoiceFailure("definition holds no command and no http", "send one of them");
  }
}
