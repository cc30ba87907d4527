package dev.talkspurt.report;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.InputFiles;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.function.Function;

/**
 * The scenarios of a recorded run, read again from the copies in its {@code inputs/}, with the
 * settings it was made with. Places name the files as the run did. Nothing outside the folder is
 * read, and nothing that is not what it was.
 */
final class RecordedInputs {
  private static final long MAX_FILE = 1L << 30;
  private static final String AGAIN =
      " (put it back, name the scenarios with --scenarios, or make the run again)";

  private final Path folder;
  private final Json.Obj list;
  private final Map<Path, String> shown = new LinkedHashMap<>();
  private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
  private final Map<String, BadInput> unread = new TreeMap<>();

  /** Copies that are missing or changed: only what is made of them cannot be read. */
  private final Map<Path, BadInput> troubled = new LinkedHashMap<>();

  private RecordedInputs(Path folder, Json.Obj list) {
    this.folder = folder;
    this.list = list;
  }

  /** Those of a run; empty if it has no {@code inputs/inputs.json}. Throws {@link BadInput}. */
  static Optional<RecordedInputs> of(Path run) {
    Path folder = run.resolve(RunInputs.FOLDER);
    Path file = folder.resolve(RunInputs.LIST);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    RecordedInputs inputs = new RecordedInputs(folder, RecordedFile.object(file));
    inputs.readAll(file);
    return Optional.of(inputs);
  }

  /** What was asked of the run. */
  Json.Obj list() {
    return list;
  }

  /** Of all files the run was made of, as they were. */
  Set<String> sha256s() {
    Set<String> all = new TreeSet<>();
    for (Json item : list.items("files")) {
      if (item instanceof Json.Obj file) {
        file.text("sha256").ifPresent(all::add);
      }
    }
    return all;
  }

  /** The scenario of this id, as it was called; throws {@link BadInput} that says what is wrong. */
  Scenario scenario(String id) {
    Scenario scenario = scenarios.get(id);
    if (scenario == null) {
      throw unread.getOrDefault(
          id, new BadInput(place(RunInputs.LIST), "scenario '" + id + "' is not among the inputs"));
    }
    return scenario;
  }

  private void readAll(Path listFile) {
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    for (Json item : list.items("scenarios")) {
      if (item instanceof Json.Obj one && one.text("id").isPresent()) {
        byFile
            .computeIfAbsent(one.text("file").orElse(""), file -> new ArrayList<>())
            .add(one.text("id").get());
      }
    }
    Optional<BadInput> trouble = checkFiles(listFile);
    byFile.forEach(
        (file, ids) -> {
          try {
            trouble.ifPresent(
                bad -> {
                  throw bad;
                });
            read(file);
          } catch (BadInput e) {
            ids.forEach(id -> unread.put(id, e));
          }
        });
  }

  /**
   * What is missing or was changed is kept in mind, and not looked for elsewhere. A list that names
   * files outside the folder is not to be trusted at all.
   */
  private Optional<BadInput> checkFiles(Path listFile) {
    try {
      for (Json item : list.items("files")) {
        if (item instanceof Json.Obj file) {
          check(file, listFile);
        }
      }
      return Optional.empty();
    } catch (BadInput e) {
      return Optional.of(e);
    }
  }

  private void check(Json.Obj file, Path listFile) {
    String path = file.text("path").orElse("");
    Path copy = within(path, listFile);
    Path key = copy.toAbsolutePath().normalize();
    shown.put(key, file.text("shown").orElse(path));
    if (!Files.isRegularFile(copy)) {
      troubled.put(
          key,
          new BadInput(place(path), "does not exist, expected a copy of what was called" + AGAIN));
    } else if (!sha256(copy).equals(file.text("sha256").orElse(""))) {
      troubled.put(
          key,
          new BadInput(
              place(path),
              "was changed since the call, expected the file that was called" + AGAIN));
    }
  }

  private Path within(String path, Path listFile) {
    try {
      Path copy = folder.resolve(path).normalize();
      boolean inside = copy.startsWith(folder.normalize()) && !Path.of(path).isAbsolute();
      boolean there = Files.exists(copy);
      if (inside && (!there || copy.toRealPath().startsWith(folder.toRealPath()))) {
        return copy;
      }
    } catch (IOException | InvalidPathException e) {
      throw new BadInput(listFile.toString() + ": names a file that cannot be read");
    }
    throw new BadInput(
        new Place(listFile.toString(), 0, 0), "names a file outside its folder, expected none");
  }

  static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      if (Files.size(file) > MAX_FILE) {
        throw new BadInput(new Place(file.toString(), 0, 0), "is larger than 1 GiB");
      }
      return Sha256.hex(in);
    } catch (IOException e) {
      throw new BadInput(new Place(file.toString(), 0, 0), "cannot be read: " + e.getMessage());
    }
  }

  private void read(String path) {
    Path file = folder.resolve(path).normalize();
    if (troubled.containsKey(file.toAbsolutePath().normalize())) {
      throw troubled.get(file.toAbsolutePath().normalize());
    }
    if (!shown.containsKey(file.toAbsolutePath().normalize())) {
      throw new BadInput(place(path), "is not among the files of the run, expected it there");
    }
    if (!marked(file)) {
      throw new BadInput(
          place(path), "has no " + InputFiles.ROOT_MARK + " above it, expected one" + AGAIN);
    }
    Function<Path, String> names =
        copy -> shown.getOrDefault(copy.toAbsolutePath().normalize(), copy.toString());
    List<Scenario> sound = new ArrayList<>();
    for (Scenario scenario : readAll(file, names)) {
      Optional<BadInput> trouble = trouble(scenario);
      trouble.ifPresent(
          bad -> called(List.of(scenario)).forEach(one -> unread.putIfAbsent(one.id(), bad)));
      if (trouble.isEmpty()) {
        sound.add(scenario);
      }
    }
    called(sound).forEach(one -> scenarios.putIfAbsent(one.id(), one));
  }

  /** If a file it is made of is missing or changed, that is why it cannot be read. */
  private List<Scenario> readAll(Path file, Function<Path, String> names) {
    try {
      return ScenarioReader.readAll(file, names);
    } catch (BadInput e) {
      throw troubled.entrySet().stream()
          .filter(one -> e.getMessage().contains(nameOf(one.getKey())))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(e);
    }
  }

  /** What others call it by: agents and blocks are named without their endings. */
  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
  }

  private Optional<BadInput> trouble(Scenario scenario) {
    return troubled.isEmpty()
        ? Optional.empty()
        : InputFiles.of(scenario).stream()
            .filter(troubled::containsKey)
            .map(troubled::get)
            .findFirst();
  }

  /** Whether what the file names is looked for in this folder alone. */
  private boolean marked(Path file) {
    Path top = folder.normalize();
    for (Path at = file.getParent(); at != null && at.startsWith(top); at = at.getParent()) {
      if (Files.exists(at.resolve(InputFiles.ROOT_MARK))) {
        return true;
      }
    }
    return false;
  }

  /** As the run called them, with all that it may have called beside them. */
  private List<Scenario> called(List<Scenario> read) {
    Overrides overrides = overrides();
    List<Scenario> called =
        read.stream()
            .map(one -> overrides.applyTo(one.withSource(Path.of(one.place().source()))))
            .toList();
    return RecordedScenarios.withCompanions(called);
  }

  private Overrides overrides() {
    return Overrides.of(settings());
  }

  /** The settings the run was made with, by dotted key. */
  Map<String, String> settings() {
    Map<String, String> values = new TreeMap<>();
    list.obj("overrides")
        .ifPresent(
            set ->
                set.members()
                    .keySet()
                    .forEach(key -> set.text(key).ifPresent(value -> values.put(key, value))));
    return values;
  }

  private Place place(String path) {
    return new Place(folder.resolve(path).toString(), 0, 0);
  }
}
