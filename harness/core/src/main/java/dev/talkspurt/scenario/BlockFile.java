package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of steps that scenarios share.
 *
 * @param file where it stands
 * @param name the file, for messages
 * @param parameters their kinds by name
 * @param steps as written
 * @param size how many values the steps have
 */
record BlockFile(Path file, String name, Map<String, Kind> parameters, List<Json> steps, int size) {
  BlockFile {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    steps = List.copyOf(steps);
  }

  /** What a parameter may be. */
  enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    FLAG("true or false"),
    DURATION(DurationText.EXPECTED);

    private final String expected;

    Kind(String expected) {
      this.expected = expected;
    }

    /** The word for it in a file. */
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    String expected() {
      return expected;
    }

    boolean takes(Json value) {
      return switch (this) {
        case TEXT -> value instanceof Json.Str;
        case NUMBER -> value instanceof Json.Num;
        case FLAG -> value instanceof Json.Bool;
        case DURATION ->
            value instanceof Json.Str text && DurationText.parse(text.value()).isPresent();
      };
    }
  }
}
