package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds agents by name for the scenarios of one reading: in the {@code agents} folder beside the
 * scenario or above it, up to the root of the checkout. A name is never a path, and a link that
 * leads out of the folder's own tree is refused. Each agent file is read once. Not thread-safe.
 */
final class AgentFolder {
  private static final int MAX_LEVELS = 16;

  private final List<Problem> problems;
  private final Function<Path, String> names;
  private final Map<Path, Optional<AgentFile>> read = new HashMap<>();

  AgentFolder(List<Problem> problems) {
    this(problems, AgentFolder::shown);
  }

  /** Where messages call files by {@code names}. */
  AgentFolder(List<Problem> problems, Function<Path, String> names) {
    this.problems = problems;
    this.names = names;
  }

  /** How messages call files. */
  Function<Path, String> names() {
    return names;
  }

  /** The agent; empty, with a problem noted, if there is none or it is wrong. */
  Optional<AgentFile> find(String name, Path scenarioFile, Place place) {
    if (!name.matches(AgentReader.NAME)) {
      String is = "'agent' is " + Words.quote(name);
      return refuse(
          place, is + ", expected a name of small letters, digits and hyphens (not a path)");
    }
    TreeSet<String> known = new TreeSet<>();
    Path folder = scenarioFile.toAbsolutePath().normalize().getParent();
    for (int level = 0; folder != null && level < MAX_LEVELS; level++) {
      Path agents = folder.resolve("agents");
      Path file = agents.resolve(name + AgentReader.SUFFIX);
      if (Files.exists(file)) {
        return staysIn(folder, file)
            ? read.computeIfAbsent(file, this::readOnce)
            : refuse(place, "agent '" + name + "' is a link that leads out of " + agents);
      }
      collect(agents, known);
      folder = isRoot(folder) ? null : folder.getParent();
    }
    String where = "in a folder 'agents' beside or above the scenario";
    return refuse(place, "unknown agent " + Words.unknown(name, where, known));
  }

  private static boolean isRoot(Path folder) {
    return Files.exists(folder.resolve(".git"))
        || Files.exists(folder.resolve(RecordingFiles.ROOT_MARK));
  }

  private Optional<AgentFile> readOnce(Path file) {
    return AgentReader.read(file, names.apply(file), problems);
  }

  private Optional<AgentFile> refuse(Place place, String message) {
    problems.add(new Problem(place, message));
    return Optional.empty();
  }

  private static boolean staysIn(Path folder, Path file) {
    try {
      return file.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static void collect(Path agents, TreeSet<String> known) {
    if (!Files.isDirectory(agents)) {
      return;
    }
    try (Stream<Path> files = Files.list(agents)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(AgentReader.SUFFIX))
          .map(name -> name.substring(0, name.length() - AgentReader.SUFFIX.length()))
          .limit(1000)
          .forEach(known::add);
    } catch (IOException e) {
      // Only the suggestion suffers: the agent was not found in any case.
      known.clear();
    }
  }

  /** The file as a person in the working directory would name it. */
  static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }
}
