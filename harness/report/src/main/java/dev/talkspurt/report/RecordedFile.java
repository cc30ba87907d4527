package dev.talkspurt.report;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads result files that may come from anywhere. Thread-safe. */
final class RecordedFile {
  private static final long MAX_BYTES = 1L << 26;

  private RecordedFile() {}

  /** The object a file holds; throws {@link BadInput}. */
  static Json.Obj object(Path file) {
    Json value = Json.parse(text(file), file.toString());
    if (value instanceof Json.Obj object) {
      return object;
    }
    throw new BadInput(value.place(), "is " + value.kind() + ", expected an object");
  }

  /** The objects a file holds, one a line; none if there is no such file. */
  static List<Json.Obj> lines(Path file) {
    List<Json.Obj> lines = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      text(file)
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(
              line -> {
                if (Json.parse(line, file.toString()) instanceof Json.Obj object) {
                  lines.add(object);
                }
              });
    }
    return lines;
  }

  private static String text(Path file) {
    Place place = new Place(file.toString(), 0, 0);
    try {
      if (!Files.isRegularFile(file)) {
        throw new BadInput(place, "does not exist, expected what a run writes");
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new BadInput(place, "is larger than 64 MiB, expected what a run writes");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new BadInput(place, "is no UTF-8 text, expected what a run writes");
    } catch (IOException e) {
      throw new BadInput(place, "cannot be read: " + e.getMessage());
    }
  }
}
