package dev.talkspurt.report;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A run's folder: of a run that came to its end, was interrupted or killed.
 *
 * @param summary its run.json; empty if it was killed before that was written
 * @param calls its calls' folders, relative to its own, in order
 * @param notes what is odd about it and was put up with
 */
record RecordedRun(Path folder, Optional<Json.Obj> summary, List<Path> calls, List<String> notes) {
  private static final Pattern CALL = Pattern.compile("calls/[A-Za-z0-9-]{1,100}/[1-9][0-9]{0,5}");
  private static final int MAX_CALLS = 100_000;
  private static final String EXPECTED =
      ", expected the folder of a run (for example reports/runs/2026-01-05T09-00-00-000)";

  RecordedRun {
    calls = List.copyOf(calls);
    notes = List.copyOf(notes);
  }

  /** Read what there is; throws {@link BadInput} if it is no run's folder. */
  static RecordedRun read(Path folder) {
    requireFolder(folder);
    Path file = folder.resolve("run.json");
    List<String> notes = new ArrayList<>();
    Optional<Json.Obj> summary = summary(file, notes);
    boolean made = summary.flatMap(run -> run.obj("rescored")).isPresent();
    if (made && !Files.isDirectory(folder.resolve(RunInputs.FOLDER))) {
      throw bad(
          folder,
          "holds scores alone, expected the folder of the run they were made of, with its"
              + " recordings");
    }
    List<Path> calls = summary.map(run -> listed(run, file)).orElseGet(() -> found(folder));
    if (calls.isEmpty()) {
      throw bad(folder, "holds no calls" + EXPECTED);
    }
    return new RecordedRun(folder, summary, calls, notes);
  }

  /** Throws {@link BadInput} unless there is a folder. */
  static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw bad(folder, (Files.exists(folder) ? "is no folder" : "does not exist") + EXPECTED);
    }
  }

  /** A run.json that cannot be read is as good as none: all it says can be made again. */
  private static Optional<Json.Obj> summary(Path file, List<String> notes) {
    try {
      return Files.isRegularFile(file) ? Optional.of(RecordedFile.object(file)) : Optional.empty();
    } catch (BadInput e) {
      notes.add(e.getMessage() + ": scored as if it were not there");
      return Optional.empty();
    }
  }

  private static List<Path> listed(Json.Obj run, Path file) {
    TreeSet<String> folders = new TreeSet<>();
    for (Json item : run.items("calls")) {
      String named =
          item instanceof Json.Obj call ? call.text("folder").orElse("nothing") : "nothing";
      if (!CALL.matcher(named).matches()) {
        throw bad(file, "names a call's folder that a run does not write, expected calls/ID/TRIAL");
      }
      folders.add(named);
    }
    return folders.stream().map(Path::of).toList();
  }

  private static List<Path> found(Path folder) {
    Path calls = folder.resolve("calls");
    if (!Files.isDirectory(calls)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(calls, 2)) {
      return walk.filter(Files::isDirectory)
          .map(folder::relativize)
          .filter(path -> CALL.matcher(path.toString().replace('\\', '/')).matches())
          .limit(MAX_CALLS)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw bad(calls, "cannot be read: " + e.getMessage());
    }
  }

  static BadInput bad(Path file, String message) {
    return new BadInput(new Place(file.toString(), 0, 0), message);
  }
}
