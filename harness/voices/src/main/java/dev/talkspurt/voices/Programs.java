package dev.talkspurt.voices;

import dev.talkspurt.time.Scheduler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Runs programs of this machine: an argument list, never a shell, and a time limit. Thread-safe.
 */
final class Programs {
  private static final int MAX_SOUND_BYTES = 32 << 20;
  private static final int MAX_PRINTED_BYTES = 1 << 20;

  private final Scheduler time;

  Programs(Scheduler time) {
    this.time = time;
  }

  /**
   * One run.
   *
   * @param input for its standard input
   * @param scratch an empty folder that gets what it prints
   * @param home the folder it runs in
   */
  record Run(List<String> command, String input, Path scratch, Path home, Duration limit) {
    String program() {
      return command.get(0);
    }
  }

  /**
   * What came of a run.
   *
   * @param out the file of what it printed
   */
  record Outcome(String program, int code, Path out, Path err) {
    /** Throws when the program failed; the message ends with its complaint. */
    void orFail() throws VoiceFailure, IOException {
      if (code != 0) {
        String said = said(printed(err)).or(() -> said(read(out))).orElse("nothing");
        throw new VoiceFailure(
            program + " ended with code " + code + " and said: " + said, "try it by hand");
      }
    }

    /** The first line and the last: many programs say first that they failed and last why. */
    private static Optional<String> said(String text) {
      List<String> lines =
          text.lines().map(VoiceFailure::excerpt).filter(line -> !line.isEmpty()).toList();
      return lines.size() < 2
          ? lines.stream().findFirst()
          : Optional.of(lines.get(0) + " … " + lines.get(lines.size() - 1));
    }

    private static String read(Path file) {
      try {
        return printed(file);
      } catch (IOException unreadable) {
        return "";
      }
    }
  }

  /** A job that needs a folder for its files. */
  interface Work<T> {
    /** Do it; {@code folder} is empty, and deleted afterwards. */
    T in(Path folder) throws IOException, InterruptedException, VoiceFailure;
  }

  /** What {@code command} prints, or empty text when it is not installed. */
  String printed(List<String> command, Duration limit) {
    try {
      return inFolder(
          folder -> {
            Outcome outcome = run(new Run(command, "", folder, folder, limit));
            return printed(outcome.out()) + printed(outcome.err());
          });
    } catch (VoiceFailure absent) {
      return "";
    }
  }

  private static String printed(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_PRINTED_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** The sound a program wrote to {@code file}. */
  static byte[] bytes(Path file, String program) throws IOException, VoiceFailure {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size == 0) {
      throw new VoiceFailure(program + " wrote no sound", "try it by hand");
    }
    if (size > MAX_SOUND_BYTES) {
      throw new VoiceFailure(
          program + " wrote " + size + " bytes, expected at most " + MAX_SOUND_BYTES,
          "shorten the text");
    }
    return Files.readAllBytes(file);
  }

  Outcome run(Run run) throws IOException, InterruptedException, VoiceFailure {
    Path in = Files.writeString(run.scratch().resolve("in"), run.input());
    Path out = run.scratch().resolve("out");
    Path err = run.scratch().resolve("err");
    Process process =
        new ProcessBuilder(run.command())
            .directory(run.home().toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    AtomicBoolean late = new AtomicBoolean();
    Scheduler.Timer limit =
        time.after(
            run.limit().toNanos(),
            () -> {
              late.set(true);
              end(process);
            });
    try {
      process.waitFor();
    } finally {
      limit.cancel();
      end(process);
    }
    if (late.get()) {
      throw new VoiceFailure(
          run.program() + " did not end within " + run.limit().toMillis() + " ms",
          "shorten the text, or set its timeout");
    }
    return new Outcome(run.program(), process.exitValue(), out, err);
  }

  /** Ends it and what it started: a script's children would live on. */
  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  <T> T inFolder(Work<T> work) throws VoiceFailure {
    try {
      Path folder = Files.createTempDirectory("talkspurt-voices");
      try {
        return work.in(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new VoiceFailure(
          "program cannot be run: " + VoiceFailure.excerpt(e.getMessage()),
          "install it, or give its whole path");
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
