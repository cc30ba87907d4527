package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** A folder below {@code target} in which an official library is installed, and its script runs. */
final class OfficialScript {
  private static final Path MODULE =
      Path.of(System.getProperty("talkspurt.root"), "harness", "simulator");

  private final Path source;
  private final Path work;

  private record Outcome(int status, String output) {}

  /** Copies the files of {@code src/test/NAME}, and has the library installed if they changed. */
  OfficialScript(String name, List<String> needed, String lock, List<List<String>> installing)
      throws IOException, InterruptedException {
    source = MODULE.resolve("src/test").resolve(name);
    work =
        Files.createDirectories(MODULE.resolve("target").resolve("official-" + name + "-client"));
    for (String command : needed) {
      assumeTrue(present(command), command + " is not on this machine's path");
    }
    Path installed = work.resolve("installed");
    String wanted = Files.readString(source.resolve(lock));
    boolean current = Files.exists(installed) && Files.readString(installed).equals(wanted);
    try (var files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, work.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!current) {
      Files.deleteIfExists(installed);
      for (List<String> command : installing) {
        Outcome outcome = run(command, Map.of());
        assumeTrue(
            outcome.status() == 0, "the official client cannot be fetched: " + outcome.output());
      }
      Files.writeString(installed, wanted);
    }
  }

  Path folder() {
    return work;
  }

  /** What the command prints, errors included. */
  String output(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    return run(List.of(command), environment).output();
  }

  private boolean present(String command) throws InterruptedException {
    try {
      return run(List.of(command, "--version"), Map.of()).status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private Outcome run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.directory(work.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
