package dev.talkspurt.voices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs of this machine: an argument list, never a shell, and a time limit. */
final class Program {
  private static final int LIMIT_S = 20;
  private static final int MAX_OUTPUT_BYTES = 64 << 20;

  private Program() {}

  /**
   * A file written by {@code command} (which gets its path as last argument), fed {@code input}.
   */
  static byte[] fileFrom(List<String> command, String input) throws VoiceFailure {
    return inFolder(
        folder -> {
          Path file = folder.resolve("speech.wav");
          List<String> full = new ArrayList<>(command);
          full.add(file.toString());
          run(full, input, folder);
          if (!Files.exists(file) || Files.size(file) > MAX_OUTPUT_BYTES) {
            throw new VoiceFailure(command.get(0) + " wrote no usable sound", "shorten the text");
          }
          return Files.readAllBytes(file);
        });
  }

  /** What {@code command} prints, or empty text when it is not installed or fails. */
  static String printed(List<String> command) {
    try {
      return inFolder(folder -> run(command, "", folder));
    } catch (VoiceFailure absent) {
      return "";
    }
  }

  private static String run(List<String> command, String input, Path folder)
      throws IOException, InterruptedException, VoiceFailure {
    Path in = Files.writeString(folder.resolve("in"), input, StandardCharsets.UTF_8);
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
        throw new VoiceFailure(
            command.get(0) + " did not end within " + LIMIT_S + " s", "shorten the text");
      }
    } finally {
      process.destroyForcibly();
    }
    String printed = new String(Files.readAllBytes(out), StandardCharsets.UTF_8).strip();
    boolean fine = process.exitValue() == 0 || command.contains("--version");
    if (!fine) {
      throw new VoiceFailure(
          command.get(0) + " ended with code " + process.exitValue() + ": " + printed,
          "try the command by hand");
    }
    return printed;
  }

  private interface Work<T> {
    T in(Path folder) throws IOException, InterruptedException, VoiceFailure;
  }

  private static <T> T inFolder(Work<T> work) throws VoiceFailure {
    try {
      Path folder = Files.createTempDirectory("talkspurt-voices");
      try {
        return work.in(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new VoiceFailure("program cannot be run: " + e.getMessage(), "install it");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VoiceFailure("interrupted while a program ran", "try again");
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
