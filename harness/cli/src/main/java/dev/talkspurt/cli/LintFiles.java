package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.BlockReader;
import dev.talkspurt.speech.VoiceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files a lint is about.
 *
 * @param scenarios scenario files, and whatever else was named that the suite reader must refuse
 */
record LintFiles(
    List<Path> scenarios,
    List<Path> agents,
    List<Path> targets,
    List<Path> voices,
    List<Path> blocks) {
  private static final int MAX_DEPTH = 32;
  private static final String SCENARIO = ".scenario.yaml";
  private static final String AGENT = ".agent.yaml";
  private static final String TARGET = ".target.yaml";

  /** The files of this name, or below these folders. Throws {@link BadInput} if there are none. */
  static LintFiles below(List<Path> paths) {
    LintFiles found =
        new LintFiles(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Path path : paths) {
      int before = found.count();
      if (Files.isDirectory(path)) {
        found.addBelow(path);
        if (found.count() == before) {
          throw new BadInput(
              new Place(path.toString(), 0, 0),
              "holds no *.scenario.yaml, *.agent.yaml, *.target.yaml, *.block.yaml or *.voice.yaml file, expected"
                  + " some");
        }
      } else {
        found.addNamed(path);
      }
    }
    return found;
  }

  private int count() {
    return scenarios.size() + agents.size() + targets.size() + voices.size() + blocks.size();
  }

  private void addNamed(Path file) {
    if (ends(AGENT).test(file) && Files.exists(file)) {
      agents.add(file);
    } else if (ends(TARGET).test(file) && Files.exists(file)) {
      targets.add(file);
    } else if (ends(VoiceFiles.SUFFIX).test(file) && Files.exists(file)) {
      voices.add(file);
    } else if (ends(BlockReader.SUFFIX).test(file) && Files.exists(file)) {
      blocks.add(file);
    } else {
      scenarios.add(file);
    }
  }

  private void addBelow(Path folder) {
    try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> !hidden(folder.relativize(file)))
              .sorted()
              .toList();
      files.stream().filter(ends(AGENT)).forEach(agents::add);
      files.stream().filter(ends(TARGET)).forEach(targets::add);
      files.stream().filter(ends(VoiceFiles.SUFFIX)).forEach(voices::add);
      files.stream().filter(ends(BlockReader.SUFFIX)).forEach(blocks::add);
      if (files.stream().anyMatch(ends(SCENARIO))) {
        scenarios.add(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BadInput(
          List.of(
              new Problem(
                  new Place(folder.toString(), 0, 0), "cannot be read: " + e.getMessage())));
    }
  }

  private static boolean hidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Predicate<Path> ends(String suffix) {
    return file -> file.getFileName().toString().endsWith(suffix);
  }
}
