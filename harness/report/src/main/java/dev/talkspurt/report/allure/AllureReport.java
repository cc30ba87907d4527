package dev.talkspurt.report.allure;

import dev.talkspurt.document.BadInput;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the Allure 2 report, by Java alone and without the network.
 *
 * <p>The generator lies unpacked in the folder that the system property {@code talkspurt.allure}
 * names, else in {@code harness/report/target/allure} below {@code talkspurt.root}. It runs as a
 * process of its own.
 */
public final class AllureReport {
  private static final String MAIN = "io.qameta.allure.CommandLine";
  private static final String PAGE = "index.html";
  private static final long LARGEST_SINGLE_FILE = 80L << 20;

  private AllureReport() {}

  /**
   * Make a report of one file that opens from disk by a double click: all results and attachments
   * are in it, as browsers do not let a page read other files. Results of more than 80 MiB would
   * make a file no browser opens: they become a folder, to be looked at through a web server.
   *
   * @param results folder of Allure results
   * @param report folder to write to; what it held goes away
   * @return the page to open
   * @throws BadInput if there are no results
   * @throws IOException if the generator is not there or fails; the message has its last words
   */
  public static Path generate(Path results, Path report) throws IOException {
    if (!Files.isDirectory(results)) {
      throw new BadInput(results + " does not exist, expected a folder of Allure results");
    }
    Path home =
        home()
            .orElseThrow(
                () ->
                    new IOException(
                        "the Allure generator is not in "
                            + place()
                            + ", expected a folder lib in it (build the project, or set"
                            + " -Dtalkspurt.allure)"));
    Path log = Files.createTempFile("talkspurt-allure", ".log");
    try {
      int exit = run(home, results, report, log);
      Path page = report.resolve(PAGE);
      if (exit != 0 || !Files.exists(page)) {
        throw new IOException("Allure ended with code " + exit + ": " + lastWords(log));
      }
      return page;
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private static Path place() {
    String own = System.getProperty("talkspurt.allure");
    return own != null
        ? Path.of(own)
        : Path.of(System.getProperty("talkspurt.root", "."), "harness/report/target/allure");
  }

  /** The place itself, or the one versioned folder in it. */
  private static Optional<Path> home() {
    Path place = place();
    if (Files.isDirectory(place.resolve("lib"))) {
      return Optional.of(place);
    }
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(place, "allure-*")) {
      for (Path version : versions) {
        if (Files.isDirectory(version.resolve("lib"))) {
          return Optional.of(version);
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static int run(Path home, Path results, Path report, Path log) throws IOException {
    Path lib = home.toAbsolutePath().resolve("lib");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true", "-cp"));
    command.add(lib.resolve("*") + File.pathSeparator + lib.resolve("config"));
    command.addAll(List.of(MAIN, "generate", results.toAbsolutePath().toString()));
    command.addAll(List.of("--output", report.toAbsolutePath().toString(), "--clean"));
    if (bytesIn(results) <= LARGEST_SINGLE_FILE) {
      command.add("--single-file");
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("ALLURE_NO_ANALYTICS", "true");
    environment.put("APP_HOME", home.toAbsolutePath().toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Allure made the report", e);
    }
  }

  private static long bytesIn(Path folder) throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static String lastWords(Path log) throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - 500));
  }
}
