package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds the blocks that a file includes: by a path from its own folder or from one above it, or in
 * a folder {@code blocks} of one of these, nearest first. Nothing outside the project is ever read.
 * Each block is read once. Not thread-safe.
 */
final class BlockFolder {
  private static final int MAX_LISTED = 1000;
  private static final String EXPECTED =
      "a path from the file's folder that ends in .block.yaml (greeting.block.yaml)";

  private final Path root;
  private final List<Problem> problems;
  private final Function<Path, String> names;
  private final Map<Path, Optional<BlockFile>> read = new HashMap<>();

  BlockFolder(Path scenarioFile, List<Problem> problems) {
    this(scenarioFile, problems, AgentFolder::shown);
  }

  /** Where messages call files by {@code names}. */
  BlockFolder(Path scenarioFile, List<Problem> problems, Function<Path, String> names) {
    this.root = RecordingFiles.root(folderOf(scenarioFile));
    this.problems = problems;
    this.names = names;
  }

  /** The blocks found so far. */
  Set<Path> found() {
    return Set.copyOf(read.keySet());
  }

  private static Path folderOf(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  /** The block; empty, with a problem noted, if there is none or it is wrong. */
  Optional<BlockFile> find(Json.Str name, Path includingFile) {
    String text = name.value();
    boolean usable =
        RecordingFiles.NAME.matcher(text).matches()
            && text.length() <= RecordingFiles.MAX_NAME
            && text.endsWith(BlockReader.SUFFIX);
    try {
      return usable ? findFile(name, folderOf(includingFile)) : refuse(name, EXPECTED);
    } catch (InvalidPathException e) {
      return refuse(name, "a path that this machine can write");
    }
  }

  private Optional<BlockFile> findFile(Json.Str name, Path own) {
    List<Path> folders = folders(own);
    if (!own.resolve(name.value()).normalize().startsWith(root)) {
      return refuse(name, "a file within the project: " + root);
    }
    for (Path folder : folders) {
      Path file = folder.resolve(name.value()).normalize();
      if (file.startsWith(root) && Files.exists(file)) {
        return readable(name, file);
      }
    }
    TreeSet<String> known = new TreeSet<>();
    folders.forEach(folder -> collect(folder, known));
    String meant =
        Nearest.to(name.value(), known).map(near -> " (did you mean '" + near + "'?)").orElse("");
    String where = "a file beside %s or above it, or in a folder 'blocks' there";
    return refuse(name, where.formatted(AgentFolder.shown(own)) + meant);
  }

  /** Where blocks are looked for, in this order. */
  private List<Path> folders(Path own) {
    List<Path> folders = new ArrayList<>();
    for (Path at = own; at != null && at.startsWith(root); at = at.getParent()) {
      folders.add(at);
      folders.add(at.resolve("blocks"));
    }
    return folders;
  }

  private Optional<BlockFile> readable(Json.Str name, Path file) {
    if (!RecordingFiles.staysIn(root, file)) {
      return refuse(name, "no link that leads out of the project (copy the file)");
    }
    return Files.isRegularFile(file)
        ? read.computeIfAbsent(file, path -> BlockReader.read(path, names.apply(path), problems))
        : refuse(name, "a file");
  }

  private static void collect(Path folder, TreeSet<String> known) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files
          .limit(MAX_LISTED)
          .map(file -> file.getFileName().toString())
          .filter(found -> found.endsWith(BlockReader.SUFFIX))
          .forEach(known::add);
    } catch (IOException e) {
      // Only the suggestion suffers: the block was not found in any case.
      known.clear();
    }
  }

  private Optional<BlockFile> refuse(Json.Str name, String expected) {
    String message = "block is " + Words.quote(name.value()) + ", expected " + expected;
    problems.add(new Problem(name.place(), message));
    return Optional.empty();
  }
}
