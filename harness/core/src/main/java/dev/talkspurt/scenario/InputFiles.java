package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which files a scenario is made of, and the folder that counts as its project. Thread-safe. */
public final class InputFiles {
  /** A file of this name marks a folder as a project's root: nothing is looked for above it. */
  public static final String ROOT_MARK = RecordingFiles.ROOT_MARK;

  private InputFiles() {}

  /**
   * The scenario's own file, its agent's, those of the blocks it includes, of the recordings it
   * plays and of the pictures it shows: absolute, in order, each once. What is no file (a scenario
   * made by a program) is left out.
   */
  public static List<Path> of(Scenario scenario) {
    Set<Path> files = new TreeSet<>();
    add(scenario.source(), files);
    add(scenario.agent().source(), files);
    if (!files.isEmpty()) {
      blocks(scenario.source()).forEach(block -> add(block, files));
    }
    for (Step step : scenario.script()) {
      if (step.makes().orElse(null) instanceof Sound.Recording recording) {
        add(recording.file(), files);
      }
      if (step instanceof Step.Show show) {
        show.pictures().forEach(picture -> add(picture.file(), files));
      } else if (step instanceof Step.Share share) {
        share.pictures().forEach(picture -> add(picture.file(), files));
      }
    }
    return List.copyOf(files);
  }

  private static void add(Path file, Set<Path> files) {
    if (file != null && Files.isRegularFile(file)) {
      files.add(file.toAbsolutePath().normalize());
    }
  }

  private static Set<Path> blocks(Path file) {
    try {
      return Variants.of(DocumentReader.yaml(file, file.toString()), file, new ArrayList<>())
          .blocks();
    } catch (BadInput e) {
      // It has been read before: whoever changed it since is told when it is read again.
      return Set.of();
    }
  }

  /** The root of the project that a scenario belongs to: blocks and recordings lie below it. */
  public static Path projectOf(Scenario scenario) {
    return RecordingFiles.root(scenario.source().toAbsolutePath().normalize().getParent());
  }
}
