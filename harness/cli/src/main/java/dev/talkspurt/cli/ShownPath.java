package dev.talkspurt.cli;

import java.nio.file.Path;

/** Paths as people type them. */
final class ShownPath {
  private ShownPath() {}

  /** {@code path} from the working folder when it lies below, else in full. */
  static Path of(Path path) {
    return from(Path.of("").toAbsolutePath(), path);
  }

  static Path from(Path here, Path path) {
    Path full = here.resolve(path).normalize();
    if (full.equals(here)) {
      return Path.of(".");
    }
    return full.startsWith(here) ? here.relativize(full) : full;
  }
}
