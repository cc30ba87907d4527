package dev.talkspurt.scenario;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the pictures that a scenario shows, by a path from its folder. Nothing outside the project
 * is ever read. Not thread-safe.
 */
final class PictureFiles {
  static final int MAX_FRAMES = 600;

  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final String ENDINGS = ".*\\.(jpe?g|png)";

  private final Path folder;
  private final List<Problem> problems;

  PictureFiles(Path scenarioFile, List<Problem> problems) {
    this.folder = scenarioFile.toAbsolutePath().normalize().getParent();
    this.problems = problems;
  }

  /** The picture; empty, with a problem noted, if it cannot be had. */
  Optional<Picture> picture(String name, Json where) {
    String expected = "a path from the scenario's folder that ends in .jpg, .jpeg or .png";
    if (!isPicture(name)) {
      return refuse(where, "picture", name, expected);
    }
    return inProject(name, where, "picture")
        .flatMap(
            file ->
                Files.isRegularFile(file)
                    ? read(file, name, where)
                    : refuse(where, "picture", name, "a file that exists"));
  }

  /** The pictures of a folder in the order of their names; empty, with a problem noted, if none. */
  List<Picture> frames(String name, Json where) {
    Optional<Path> found = inProject(name, where, "folder");
    if (found.isEmpty()) {
      return List.of();
    }
    if (!Files.isDirectory(found.get())) {
      refuse(where, "folder", name, "a folder that exists, with JPEG or PNG files");
      return List.of();
    }
    try (Stream<Path> files = Files.list(found.get())) {
      List<Path> frames =
          files
              .filter(file -> isPicture(file.getFileName().toString()))
              .sorted()
              .limit(MAX_FRAMES + 1L)
              .toList();
      if (frames.isEmpty() || frames.size() > MAX_FRAMES) {
        refuse(where, "folder", name, "1 to " + MAX_FRAMES + " JPEG or PNG files in it");
        return List.of();
      }
      return read(frames, name, where);
    } catch (IOException e) {
      refuse(where, "folder", name, "a folder that can be read");
      return List.of();
    }
  }

  private List<Picture> read(List<Path> frames, String folderName, Json where) {
    String prefix = folderName.endsWith("/") ? folderName : folderName + "/";
    List<Picture> pictures = new ArrayList<>();
    for (Path frame : frames) {
      String name = prefix + frame.getFileName();
      Optional<Picture> picture =
          RecordingFiles.staysIn(RecordingFiles.root(folder), frame)
              ? read(frame, name, where)
              : refuse(where, "picture", name, "no link that leads out of the project");
      picture.ifPresent(pictures::add);
    }
    return pictures;
  }

  private static boolean isPicture(String name) {
    return name.toLowerCase(Locale.ROOT).matches(ENDINGS);
  }

  private Optional<Path> inProject(String name, Json where, String what) {
    try {
      if (!RecordingFiles.NAME.matcher(name).matches() || name.length() > RecordingFiles.MAX_NAME) {
        return refuse(where, what, name, "a path from the scenario's folder");
      }
      Path root = RecordingFiles.root(folder);
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(root)) {
        return refuse(where, what, name, "one within the project: " + root.toAbsolutePath());
      }
      if (Files.exists(file) && !RecordingFiles.staysIn(root, file)) {
        return refuse(where, what, name, "no link that leads out of the project (copy it)");
      }
      return Optional.of(file);
    } catch (InvalidPathException e) {
      return refuse(where, what, name, "a path that this machine can write");
    }
  }

  private Optional<Picture> read(Path file, String name, Json where) {
    try {
      long size = Files.size(file);
      if (size > Picture.MAX_BYTES) {
        return refuse(
            where, "picture", name, "at most " + Picture.MAX_BYTES + " bytes, it has " + size);
      }
      byte[] bytes = Files.readAllBytes(file);
      String type = starts(bytes, JPEG) ? "jpeg" : starts(bytes, PNG) ? "png" : "";
      if (type.isEmpty()) {
        return refuse(where, "picture", name, "a JPEG or PNG file, whatever its name says");
      }
      return Optional.of(
          new Picture(where.place(), name, file, "image/" + type, bytes.length, Sha256.hex(bytes)));
    } catch (IOException e) {
      return refuse(where, "picture", name, "a file that can be read");
    }
  }

  private static boolean starts(byte[] bytes, byte[] magic) {
    return bytes.length > magic.length
        && java.util.Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private <T> Optional<T> refuse(Json where, String what, String name, String expected) {
    String message = what + " is " + Words.quote(name) + ", expected " + expected;
    problems.add(new Problem(where.place(), message));
    return Optional.empty();
  }
}
