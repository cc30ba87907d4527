package dev.talkspurt.cli;

import java.nio.file.Path;
import java.util.List;

/** What recordings are called: their file's name, with as many folders as tell them apart. */
final class RecordingNames {
  private RecordingNames() {}

  static String of(Path file, List<Path> all) {
    int most = file.toAbsolutePath().getNameCount();
    for (int names = 1; names < most; names++) {
      String own = name(file, names);
      int depth = names;
      if (all.stream().filter(other -> name(other, depth).equals(own)).count() <= 1) {
        return own;
      }
    }
    return name(file, 1);
  }

  private static String name(Path file, int names) {
    Path whole = file.toAbsolutePath().normalize();
    int count = whole.getNameCount();
    return whole
        .subpath(Math.max(0, count - names), count)
        .toString()
        .replace('\\', '/')
        .replaceFirst("(?i)\\.wav$", "");
  }
}
