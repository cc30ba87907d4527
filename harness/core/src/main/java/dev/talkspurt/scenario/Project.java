package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every file a person wrote for the bench: what {@code lint} checks.
 *
 * @param scenarios without a problem, in order of their paths
 * @param agents without a problem: those the scenarios name and those found beside them
 * @param targets without a problem
 * @param problems of all files, each once
 */
public record Project(
    List<Scenario> scenarios,
    List<AgentFile> agents,
    List<TargetFile> targets,
    List<Problem> problems) {
  private static final List<String> SUFFIXES =
      List.of(ScenarioReader.SUFFIX, AgentReader.SUFFIX, TargetReader.SUFFIX, BlockReader.SUFFIX);

  public Project {
    scenarios = List.copyOf(scenarios);
    agents = List.copyOf(agents);
    targets = List.copyOf(targets);
    problems = List.copyOf(problems);
  }

  /** Read all scenarios, agents, targets and blocks among these files and below these folders. */
  public static Project read(List<Path> pathsOrFolders) {
    Set<Problem> problems = new LinkedHashSet<>();
    Map<Path, AgentFile> agents = new LinkedHashMap<>();
    Reading reading = Suite.read(having(pathsOrFolders, ScenarioReader.SUFFIX, problems));
    problems.addAll(reading.problems());
    reading.scenarios().forEach(s -> agents.put(real(s.agent().source()), s.agent()));
    List<Problem> more = new ArrayList<>();
    List<Path> agentPaths = having(pathsOrFolders, AgentReader.SUFFIX, problems);
    for (Path file : Suite.files(agentPaths, AgentReader.SUFFIX, more)) {
      if (!agents.containsKey(real(file))) {
        AgentReader.read(file, AgentFolder.shown(file), more)
            .ifPresent(agent -> agents.put(real(file), agent));
      }
    }
    List<TargetFile> targets = new ArrayList<>();
    List<Path> targetPaths = having(pathsOrFolders, TargetReader.SUFFIX, problems);
    for (Path file : Suite.files(targetPaths, TargetReader.SUFFIX, more)) {
      try {
        targets.add(TargetReader.read(file, AgentFolder.shown(file)));
      } catch (BadInput e) {
        more.addAll(e.problems());
      }
    }
    List<Path> blockPaths = having(pathsOrFolders, BlockReader.SUFFIX, problems);
    for (Path file : Suite.files(blockPaths, BlockReader.SUFFIX, more)) {
      try {
        BlockReader.check(file, AgentFolder.shown(file));
      } catch (BadInput e) {
        more.addAll(e.problems());
      }
    }
    problems.addAll(more);
    return new Project(
        reading.scenarios(), List.copyOf(agents.values()), targets, List.copyOf(problems));
  }

  /** The paths that hold files with this ending; what holds none of any kind is a problem. */
  private static List<Path> having(List<Path> paths, String suffix, Set<Problem> problems) {
    List<Path> having = new ArrayList<>();
    for (Path path : paths) {
      boolean mine = holds(path, suffix);
      if (mine) {
        having.add(path);
      } else if (SUFFIXES.stream().noneMatch(other -> holds(path, other))) {
        String is = Files.exists(path) ? "holds nothing to read" : "does not exist";
        String expected = ", expected files that end in " + String.join(", ", SUFFIXES);
        problems.add(new Problem(Suite.place(path), is + expected));
      }
    }
    return having;
  }

  private static boolean holds(Path path, String suffix) {
    if (!Files.isDirectory(path)) {
      return Files.exists(path) && path.toString().endsWith(suffix);
    }
    return !Suite.files(List.of(path), suffix, new ArrayList<>()).isEmpty();
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
