package dev.talkspurt.report;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.document.Json;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.scenario.InputFiles;
import dev.talkspurt.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Copies of the files that a run's calls are made of, in {@code inputs/}, laid out as they were:
 * scenarios, agents, blocks, recordings. With them a run can be scored anew anywhere and at any
 * time. {@code inputs/inputs.json} lists them and says what was asked of the run. Of targets only
 * their names are kept, so that nothing secret can get in.
 *
 * <p>Immutable; every file is renamed into place.
 */
final class RunInputs {
  static final String SCHEMA = "talkspurt.inputs/1";
  static final String FOLDER = "inputs";
  static final String LIST = "inputs.json";

  /** Nothing was copied. */
  static final RunInputs NONE = new RunInputs(Map.of());

  /** A file as it lies in {@code inputs/}. */
  private record Copy(String path, String shown, String sha256, long bytes) {}

  private final Map<Path, Copy> copies;

  private RunInputs(Map<Path, Copy> copies) {
    this.copies = copies;
  }

  /**
   * Copy what the run needs into its folder. Throws {@link UncheckedIOException}.
   *
   * @param virtualTime whether its calls are made in virtual time
   */
  static RunInputs write(RunPlan plan, String benchVersion, boolean virtualTime) {
    Map<Path, String> shown = new TreeMap<>();
    Set<Path> roots = new TreeSet<>();
    for (Scenario scenario : plan.scenarios()) {
      List<Path> files = InputFiles.of(scenario);
      files.forEach(file -> shown.putIfAbsent(file, shown(file)));
      if (!files.isEmpty()) {
        roots.add(InputFiles.projectOf(scenario));
        shown.put(scenario.source().toAbsolutePath().normalize(), scenario.place().source());
      }
    }
    if (shown.isEmpty()) {
      return NONE;
    }
    Path folder = plan.folder().resolve(FOLDER);
    Path base = common(shown.keySet());
    Map<Path, Copy> copies = new LinkedHashMap<>();
    shown.forEach((file, name) -> copies.put(file, copy(file, name, base, folder)));
    for (Path root : roots) {
      Path mark = folder.resolve(root.startsWith(base) ? base.relativize(root) : Path.of(""));
      AtomicFiles.write(mark.resolve(InputFiles.ROOT_MARK), "");
    }
    RunInputs inputs = new RunInputs(copies);
    AtomicFiles.write(folder.resolve(LIST), inputs.json(plan, benchVersion, virtualTime).pretty());
    return inputs;
  }

  /** Those of a run that goes on: they are there. */
  static RunInputs existing(Path run) {
    Map<Path, Copy> copies = new LinkedHashMap<>();
    Json.Obj list = RecordedFile.object(run.resolve(FOLDER).resolve(LIST));
    for (Json item : list.items("files")) {
      if (item instanceof Json.Obj file) {
        String path = file.text("path").orElse("");
        String shown = file.text("shown").orElse(path);
        copies.put(
            Path.of(shown).toAbsolutePath().normalize(),
            new Copy(
                path,
                shown,
                file.text("sha256").orElse(""),
                file.number("bytes").map(Number::longValue).orElse(0L)));
      }
    }
    return new RunInputs(copies);
  }

  /** As a person in the working directory would name it. */
  private static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return (file.startsWith(here) ? here.relativize(file) : file).toString();
  }

  /** The deepest folder that holds them all. */
  private static Path common(Set<Path> files) {
    Path base = null;
    for (Path file : files) {
      base = base == null ? file.getParent() : base;
      while (!file.startsWith(base)) {
        base = base.getParent();
      }
    }
    return base;
  }

  private static Copy copy(Path file, String shown, Path base, Path folder) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      Path relative = base.relativize(file);
      AtomicFiles.write(folder.resolve(relative), bytes);
      String path = relative.toString().replace('\\', '/');
      return new Copy(path, shown, Sha256.hex(bytes), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + file + ": " + e.getMessage(), e);
    }
  }

  private Json.Obj json(RunPlan plan, String benchVersion, boolean virtualTime) {
    List<Json.Obj> scenarios = new ArrayList<>();
    for (Scenario scenario : plan.scenarios()) {
      of(scenario)
          .ifPresent(
              input ->
                  scenarios.add(
                      Json.object()
                          .put("id", scenario.id())
                          .put("file", input.text("file").orElseThrow())
                          .build()));
    }
    return Json.object()
        .put("schema", SCHEMA)
        .put("bench", RunJson.bench(benchVersion))
        .put("id", plan.id())
        .put(
            "target",
            Json.object()
                .put("name", plan.target().name())
                .put("protocol", plan.target().protocol())
                .put("simulated", plan.target().simulated())
                .build())
        .put("configFingerprint", plan.configFingerprint())
        .put("seed", plan.seed())
        .put("repeat", plan.repeat())
        .put("parallel", plan.parallel())
        .putIfPresent("virtualTime", virtualTime ? true : null)
        .put("overrides", new TreeMap<>(plan.overrides()))
        .put("scenarios", scenarios)
        .put(
            "files",
            copies.values().stream()
                .map(
                    copy ->
                        Json.object()
                            .put("path", copy.path())
                            .put("shown", copy.shown())
                            .put("sha256", copy.sha256())
                            .put("bytes", copy.bytes())
                            .build())
                .toList())
        .build();
  }

  /** Which file a scenario was read from; empty if it was made by a program. */
  Optional<Json.Obj> of(Scenario scenario) {
    Path file = scenario.source() == null ? null : scenario.source().toAbsolutePath().normalize();
    return Optional.ofNullable(file)
        .map(copies::get)
        .map(
            copy ->
                Json.object()
                    .put("file", copy.path())
                    .put("place", copy.shown())
                    .put("sha256", copy.sha256())
                    .put("variant", scenario.id())
                    .build());
  }
}
