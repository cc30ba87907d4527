package dev.talkspurt.report.allure;

import dev.talkspurt.metric.Summary;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunResult;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a run's Allure results: one result for each call, and what Allure wants to know of the
 * run.
 *
 * <p>A result's attachments are in place before the result that names them, and every file is
 * renamed into place. A disk that does not take a file ends in {@link UncheckedIOException}. Not
 * thread-safe.
 */
public final class AllureResults {
  private final Path folder;
  private final String benchVersion;

  /** A writer of results into {@code folder}. */
  public AllureResults(Path folder, String benchVersion) {
    this.folder = folder;
    this.benchVersion = benchVersion;
  }

  /**
   * Write the result of one call.
   *
   * @param callJson the text of its call.json
   */
  public void write(CallResult call, List<Summary> metrics, String callJson) {
    TestResult result = ResultOf.call(call);
    Attachments attachments = new Attachments(result.getUuid());
    attachments.addAll(call, metrics, benchVersion, callJson);
    result.setAttachments(attachments.list());
    Path parts = folder.resolve(".part");
    try {
      Files.createDirectories(parts);
      FileSystemResultsWriter writer = new FileSystemResultsWriter(parts);
      attachments
          .contents()
          .forEach((name, bytes) -> writer.write(name, new ByteArrayInputStream(bytes)));
      moveAll(parts);
      writer.write(result);
      moveAll(parts);
      Files.delete(parts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * Write what Allure shows of the run as a whole.
   *
   * @param calibration how far the bench may be wrong, in words; empty to say nothing of it
   */
  public void write(RunResult run, String calibration) {
    Path parts = folder.resolve(".part");
    try {
      Files.createDirectories(parts);
      for (RunFiles file : RunFiles.values()) {
        Files.writeString(parts.resolve(file.fileName()), file.text(run, calibration));
      }
      moveAll(parts);
      Files.delete(parts);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder + ": " + e.getMessage(), e);
    }
  }

  private void moveAll(Path parts) throws IOException {
    try (Stream<Path> files = Files.list(parts)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Files.move(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
