package dev.talkspurt.speech;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The {@code *.voice.yaml} files of a project: those in {@code scenarios/voices} and in {@code
 * voices}. A file is found by its name, and read when its voice is asked for. Thread-safe.
 */
public final class VoiceFiles {
  /** How their names end. */
  public static final String SUFFIX = ".voice.yaml";

  private static final int MAX_FILES = 1000;

  private final List<Path> folders;
  private final Map<String, Optional<VoiceFile>> read = new ConcurrentHashMap<>();

  private VoiceFiles(List<Path> folders) {
    this.folders = folders;
  }

  /** Those of the project at {@code root}; nothing is read yet. */
  public static VoiceFiles of(Path root) {
    return new VoiceFiles(List.of(root.resolve("scenarios/voices"), root.resolve("voices")));
  }

  /** None. */
  static VoiceFiles none() {
    return new VoiceFiles(List.of());
  }

  /**
   * Read one file.
   *
   * @param asNamed how messages name the file
   * @throws BadInput with every problem found
   */
  public static VoiceFile read(Path file, String asNamed) {
    return VoiceFileReader.read(file, asNamed);
  }

  /** The ids there are files for, in alphabetical order. */
  public List<String> ids() {
    TreeSet<String> ids = new TreeSet<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(SUFFIX))
              .map(name -> name.substring(0, name.length() - SUFFIX.length()))
              .limit(MAX_FILES)
              .forEach(ids::add);
        } catch (IOException e) {
          throw new UncheckedIOException("voice files in " + folder + " cannot be listed", e);
        }
      }
    }
    return List.copyOf(ids);
  }

  /**
   * The voice of this id, if there is a file for it.
   *
   * @throws BadInput if its file cannot be used, or two files claim the id
   */
  public Optional<VoiceFile> find(String id) {
    return ids().contains(id) ? read.computeIfAbsent(id, this::readById) : Optional.empty();
  }

  private Optional<VoiceFile> readById(String id) {
    List<Path> files =
        folders.stream().map(one -> one.resolve(id + SUFFIX)).filter(Files::exists).toList();
    if (files.size() > 1) {
      throw new BadInput(
          new Place(files.get(1).toString(), 0, 0),
          "voice '" + id + "' is also " + files.get(0) + ", expected one file (remove one)");
    }
    return files.stream().findFirst().map(file -> read(file, file.toString()));
  }
}
