package dev.talkspurt.report;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.scenario.InputFiles;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
 * Finds the scenario of a recorded call: among those the user names instead, among the run's own
 * copies, or at its recorded place if the file there is still the same. Thread-safe.
 */
final class RecordedScenarios {
  private final RecordedRun run;
  private final Optional<RecordedInputs> inputs;
  private final Map<String, Scenario> instead = new LinkedHashMap<>();
  private final Set<String> anew = new TreeSet<>();

  RecordedScenarios(RecordedRun run, Optional<RecordedInputs> inputs, List<Scenario> instead) {
    this.run = run;
    this.inputs = inputs;
    changed(instead).forEach(scenario -> this.instead.put(scenario.id(), scenario));
    Set<String> called = inputs.map(RecordedInputs::sha256s).orElse(Set.of());
    this.instead.forEach(
        (id, scenario) -> {
          if (!among(called, scenario)) {
            anew.add(id);
          }
        });
  }

  private static boolean among(Set<String> called, Scenario scenario) {
    List<Path> files = InputFiles.of(scenario);
    return !files.isEmpty()
        && files.stream().allMatch(file -> called.contains(RecordedInputs.sha256(file)));
  }

  /** Whether a call is judged by other files than it was made of. */
  boolean givenAnew(RecordedCall call) {
    return anew.contains(call.scenarioId());
  }

  /** The scenario of a call; throws {@link BadInput} that says what is missing, and what to do. */
  Scenario of(RecordedCall call) {
    String id = call.scenarioId();
    if (instead.containsKey(id)) {
      return instead.get(id);
    }
    return inputs.isPresent()
        ? inputs.get().scenario(id)
        : call.input()
            .flatMap(this::inPlace)
            .flatMap(file -> file.stream().filter(scenario -> scenario.id().equals(id)).findFirst())
            .orElseThrow(() -> missing(id));
  }

  private Optional<List<Scenario>> inPlace(Json.Obj input) {
    try {
      Path file = Path.of(input.text("place").orElse("nowhere"));
      boolean same =
          Files.isRegularFile(file)
              && Sha256.hex(Files.readAllBytes(file)).equals(input.text("sha256").orElse(""));
      return same
          ? Optional.of(changed(ScenarioReader.readAll(file, file.toString())))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** With the settings of the run, and with the controls they ask for. */
  private List<Scenario> changed(List<Scenario> scenarios) {
    Map<String, String> values = new TreeMap<>();
    run.summary()
        .flatMap(summary -> summary.obj("settings"))
        .ifPresent(
            settings ->
                settings
                    .members()
                    .keySet()
                    .forEach(
                        key -> {
                          if (key.startsWith("set.")) {
                            settings
                                .text(key)
                                .ifPresent(value -> values.put(key.substring(4), value));
                          }
                        }));
    Overrides overrides = Overrides.of(values);
    return withCompanions(scenarios.stream().map(overrides::applyTo).toList());
  }

  /** The scenarios, and all that a run may have called beside them to compare them with. */
  static List<Scenario> withCompanions(List<Scenario> scenarios) {
    List<Scenario> all = new ArrayList<>(CleanControl.among(scenarios));
    for (Scenario scenario : scenarios) {
      if (!scenario.agent().turnDetection().manual()) {
        all.add(ManualTwin.of(scenario));
      }
    }
    return all;
  }

  private BadInput missing(String id) {
    return RecordedRun.bad(
        run.folder().resolve(RunInputs.FOLDER),
        "does not exist, expected scenario '"
            + id
            + "' there (runs made before copies were kept have none: name the files it was made"
            + " from with --scenarios, or make the run again)");
  }
}
