package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds scenarios in files and folders. Thread-safe. */
public final class Suite {
  private static final int MAX_FILES = 10_000;
  private static final int MAX_DEPTH = 32;

  private Suite() {}

  /**
   * Read every scenario of these files and folders, in order of their paths, each file once; of a
   * sweep, every variant in order.
   *
   * @throws BadInput with all problems of all files
   */
  public static List<Scenario> find(List<Path> pathsOrFolders) {
    return read(pathsOrFolders).orThrow();
  }

  /** As {@link #find}, but problems are returned beside the scenarios that have none. */
  public static Reading read(List<Path> pathsOrFolders) {
    List<Problem> problems = new ArrayList<>();
    List<Path> files = files(pathsOrFolders, ScenarioReader.SUFFIX, problems);
    AgentFolder agents = new AgentFolder(problems);
    List<Scenario> scenarios = new ArrayList<>();
    Map<String, Path> ids = new HashMap<>();
    for (Path file : files) {
      int before = problems.size();
      Path first = ids.putIfAbsent(ScenarioReader.idOf(file), file);
      if (first != null) {
        problems.add(
            new Problem(
                new Place(file.toString(), 1, 1),
                "scenario id '%s' is taken by %s, expected a file name of its own (rename one)"
                    .formatted(ScenarioReader.idOf(file), first)));
      }
      List<Scenario> read = ScenarioReader.read(file, file.toString(), agents, problems);
      read.forEach(scenario -> claim(scenario, ids, problems));
      if (problems.size() == before) {
        scenarios.addAll(read);
      }
    }
    return new Reading(scenarios, problems);
  }

  /** A variant of a sweep must not have the id of another file; ids of files are seen to before. */
  private static void claim(Scenario scenario, Map<String, Path> ids, List<Problem> problems) {
    Path first = ids.putIfAbsent(scenario.id(), scenario.source());
    boolean variant = !scenario.parameters().isEmpty();
    if (variant && first != null && !first.equals(scenario.source())) {
      String message =
          "scenario id '%s' of the sweep is taken by %s, expected ids of its own (rename one)";
      problems.add(
          new Problem(
              new Place(scenario.source().toString(), 1, 1),
              message.formatted(scenario.id(), first)));
    }
  }

  /** The files with this ending, in order of their paths, each once. */
  static List<Path> files(List<Path> pathsOrFolders, String suffix, List<Problem> problems) {
    Map<Path, Path> byRealPath = new LinkedHashMap<>();
    for (Path path : pathsOrFolders) {
      try {
        for (Path file : files(path, suffix, problems)) {
          byRealPath.putIfAbsent(file.toRealPath(), file);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        problems.add(problem(path, "cannot be read: " + e.getMessage()));
      }
    }
    return byRealPath.values().stream().sorted(Comparator.comparing(Path::toString)).toList();
  }

  private static List<Path> files(Path path, String suffix, List<Problem> problems)
      throws IOException {
    if (!Files.exists(path)) {
      problems.add(problem(path, "does not exist, expected a *" + suffix + " file or a folder"));
      return List.of();
    }
    if (!Files.isDirectory(path)) {
      boolean named = path.getFileName().toString().endsWith(suffix);
      if (!named) {
        problems.add(problem(path, "is no scenario, expected a *" + suffix + " file or a folder"));
      }
      return named ? List.of(path) : List.of();
    }
    List<Path> found = new ArrayList<>();
    Path root = path.toRealPath();
    try (Stream<Path> walk = Files.walk(path, MAX_DEPTH, new FileVisitOption[0])) {
      for (Path file : (Iterable<Path>) walk.filter(f -> matches(path, f, suffix))::iterator) {
        if (!file.toRealPath().startsWith(root)) {
          problems.add(problem(file, "is a link that leads out of " + path + " (copy the file)"));
        } else if (found.size() == MAX_FILES) {
          problems.add(problem(path, "holds more than " + MAX_FILES + " *" + suffix + " files"));
          break;
        } else {
          found.add(file);
        }
      }
    }
    if (found.isEmpty()) {
      problems.add(problem(path, "holds no *" + suffix + " file"));
    }
    return found;
  }

  private static boolean matches(Path root, Path file, String suffix) {
    for (Path part : root.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return file.getFileName().toString().endsWith(suffix) && Files.isRegularFile(file);
  }

  private static Problem problem(Path path, String message) {
    return new Problem(place(path), message);
  }

  static Place place(Path path) {
    return new Place(path.toString(), 0, 0);
  }
}
