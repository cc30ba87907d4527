package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the recordings that a scenario plays: beside the scenario, by a path from its folder, or
 * among the project's recordings. Nothing outside the project is ever read. Not thread-safe.
 */
final class RecordingFiles {
  static final String SUFFIX = ".wav";

  static final int MAX_NAME = 200;
  private static final int MAX_LEVELS = 16;
  static final Pattern NAME =
      Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}][^\\\\:*?\"<>|\\p{Cntrl}]*");

  /** A file of this name says that its folder is a project's root, whatever lies around it. */
  static final String ROOT_MARK = ".talkspurt-root";

  private static final List<String> SIGNS_OF_A_ROOT =
      List.of(ROOT_MARK, ".git", "audio-fixtures", "agents");

  private final Path folder;
  private final List<Problem> problems;
  private final String owner;

  /** Files beside {@code file}, which is an {@code owner}: a scenario or an agent. */
  RecordingFiles(Path file, List<Problem> problems, String owner) {
    this.folder = file.toAbsolutePath().normalize().getParent();
    this.problems = problems;
    this.owner = owner;
  }

  /** The checkout, or else the nearest folder that looks like a project, or else {@code folder}. */
  static Path root(Path folder) {
    for (String sign : SIGNS_OF_A_ROOT) {
      Path candidate = folder;
      for (int level = 0; candidate != null && level < MAX_LEVELS; level++) {
        if (Files.exists(candidate.resolve(sign))) {
          return candidate;
        }
        candidate = candidate.getParent();
      }
    }
    return folder;
  }

  /** The file; empty, with a problem noted, if it cannot be had. */
  Optional<Path> find(String name, Json where) {
    try {
      return NAME.matcher(name).matches() && name.length() <= MAX_NAME && name.endsWith(SUFFIX)
          ? findFile(name, where)
          : refuse(
              where,
              name,
              "a path from the " + owner + "'s folder that ends in .wav (my-call.wav)");
    } catch (InvalidPathException e) {
      return refuse(where, name, "a path that this machine can write");
    }
  }

  private Optional<Path> findFile(String name, Json where) {
    Path root = root(folder);
    Path beside = folder.resolve(name).normalize();
    if (!beside.startsWith(root)) {
      return refuse(where, name, "a file within the project: " + root.toAbsolutePath());
    }
    Path recordings = root.resolve("audio-fixtures").resolve("recordings");
    Path shared = recordings.resolve(name).normalize();
    Path file = !Files.exists(beside) && shared.startsWith(recordings) ? shared : beside;
    if (!Files.exists(file)) {
      String places = AgentFolder.shown(folder) + " or " + AgentFolder.shown(recordings);
      return refuse(where, name, "a file that exists in " + places);
    }
    if (!staysIn(root, file)) {
      return refuse(where, name, "no link that leads out of the project (copy the file)");
    }
    return Files.isRegularFile(file) ? Optional.of(file) : refuse(where, name, "a file");
  }

  static boolean staysIn(Path root, Path file) {
    try {
      return file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Path> refuse(Json where, String name, String expected) {
    String message = "recording is " + Words.quote(name) + ", expected " + expected;
    problems.add(new Problem(where.place(), message));
    return Optional.empty();
  }
}
