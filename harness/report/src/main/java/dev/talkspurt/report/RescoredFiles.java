package dev.talkspurt.report;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.report.allure.AllureResults;
import dev.talkspurt.report.page.CallPage;
import dev.talkspurt.report.page.TimelinePicture;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where new scores go: beside the old ones, or in their place, the old files then being kept in a
 * folder of their own. Journals, sound, truth and {@code caller.svg} stay where they are. Every
 * file is renamed into place. Thread-safe for different calls.
 */
public final class RescoredFiles {
  private final Path folder;
  private final Optional<Path> kept;
  private final boolean pages;
  private final String benchVersion;

  private RescoredFiles(Path folder, Optional<Path> kept, boolean pages, String benchVersion) {
    this.folder = folder;
    this.kept = kept;
    this.pages = pages;
    this.benchVersion = benchVersion;
  }

  /** Into a new folder {@code rescored-1}, {@code rescored-2} … of the run. */
  public static RescoredFiles beside(Path run, boolean pages, String benchVersion) {
    return new RescoredFiles(fresh(run, "rescored-"), Optional.empty(), pages, benchVersion);
  }

  /** Into the run's own folder; the old files go to {@code before-rescore-1} … */
  public static RescoredFiles inPlace(Path run, boolean pages, String benchVersion) {
    Path kept = fresh(run, "before-rescore-");
    for (String name : List.of("allure-results", "allure-report")) {
      move(run.resolve(name), kept.resolve(name));
    }
    return new RescoredFiles(run, Optional.of(kept), pages, benchVersion);
  }

  /** Into a folder that is new or empty; throws {@link BadInput} if it is neither. */
  public static RescoredFiles into(Path folder, boolean pages, String benchVersion) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw RecordedRun.bad(folder, "is not empty, expected a new folder (choose another)");
        }
      }
    } catch (IOException e) {
      throw RecordedRun.bad(
          folder,
          "cannot be written to, expected a folder that can (choose" + " another with --out)");
    }
    return new RescoredFiles(folder, Optional.empty(), pages, benchVersion);
  }

  private static Path fresh(Path run, String name) {
    for (int number = 1; ; number++) {
      try {
        return Files.createDirectory(run.resolve(name + number));
      } catch (FileAlreadyExistsException e) {
        continue;
      } catch (IOException e) {
        throw RecordedRun.bad(
            run,
            "cannot be written to, expected a folder that can (choose" + " another with --out)");
      }
    }
  }

  /** Where run.json and the calls' files are. */
  Path folder() {
    return folder;
  }

  /** Write the files of one call, from its folder's path below the run's. */
  void write(Path path, CallResult call, List<Summary> metrics, Json.Obj json) {
    Path to = folder.resolve(path);
    kept.ifPresent(
        old -> {
          for (String name : List.of("call.json", "timeline.svg")) {
            copy(to.resolve(name), old.resolve(path).resolve(name));
          }
          // A page of the old scores beside the new ones would only mislead.
          move(to.resolve("page.html"), old.resolve(path).resolve("page.html"));
        });
    String text = json.pretty();
    AtomicFiles.write(to.resolve("call.json"), text);
    AtomicFiles.write(to.resolve("timeline.svg"), TimelinePicture.of(call));
    if (pages) {
      AtomicFiles.write(
          to.resolve("page.html"),
          CallPage.interactive(call, metrics, benchVersion, RescoredRun.CITED.words()));
      synchronized (this) {
        allure().write(call, metrics, text);
      }
    }
  }

  /** Write the run's own files, when those of its calls are there. */
  void write(RunResult run, Json.Obj json) {
    kept.ifPresent(old -> copy(folder.resolve("run.json"), old.resolve("run.json")));
    AtomicFiles.write(folder.resolve("run.json"), json.pretty());
    if (pages) {
      allure().write(run, RescoredRun.CITED.words());
    }
  }

  private AllureResults allure() {
    Path results = folder.resolve("allure-results");
    return new AllureResults(results, benchVersion);
  }

  private static void copy(Path file, Path to) {
    try {
      if (Files.exists(file)) {
        AtomicFiles.write(to, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + file + ": " + e.getMessage(), e);
    }
  }

  private static void move(Path file, Path to) {
    try {
      if (Files.exists(file)) {
        Files.createDirectories(to.getParent());
        Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + file + ": " + e.getMessage(), e);
    }
  }
}
