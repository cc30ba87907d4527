package dev.talkspurt.calibration;

import dev.talkspurt.calibration.DetectorStudy.Row;
import dev.talkspurt.detect.Finding;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the calls of a study, each with a seed of its own. Used once, by one thread. */
final class StudyCalls {
  private final OpenBench open;
  private final Path folder;
  private final int seedsPerPlant;
  private final int cleanCalls;
  private final DetectorStudy.Progress progress;
  private final Map<String, Scenario> scenarios = new LinkedHashMap<>();
  private int done;
  private int total;

  StudyCalls(
      OpenBench open,
      Path folder,
      int seedsPerPlant,
      int cleanCalls,
      DetectorStudy.Progress progress) {
    this.open = open;
    this.folder = folder;
    this.seedsPerPlant = seedsPerPlant;
    this.cleanCalls = cleanCalls;
    this.progress = progress;
  }

  DetectorStudy make() {
    Suite.find(List.of(Plants.unpack(folder.resolve("suite"))))
        .forEach(scenario -> scenarios.put(scenario.id(), scenario));
    List<Plant> plants = Plants.all();
    total = plants.size() * seedsPerPlant + cleanCalls;
    List<Row> planted = new ArrayList<>();
    for (Plant plant : plants) {
      planted.add(planted(plant));
    }
    return new DetectorStudy(List.copyOf(planted), clean());
  }

  private Row planted(Plant plant) {
    Row row = row(Optional.of(plant));
    for (int seed = 1; seed <= seedsPerPlant; seed++) {
      String name = plant.detector() + "-" + plant.scenario() + "-" + seed;
      call(row, name, plant.scenario(), plant.set(), seed);
    }
    return counted(row, seedsPerPlant);
  }

  /** Every scenario meets every setting before one comes again with another seed. */
  private Row clean() {
    Row row = row(Optional.empty());
    List<String> ids = List.copyOf(scenarios.keySet());
    for (int i = 0; i < cleanCalls; i++) {
      String id = ids.get(i % ids.size());
      List<Map<String, String>> settings = Plants.cleanSettings(id);
      int setting = i / ids.size() % settings.size();
      call(row, "clean-" + (i + 1) + "-" + id, id, settings.get(setting), 1000 + i);
    }
    return counted(row, cleanCalls);
  }

  private static Row row(Optional<Plant> plant) {
    return new Row(plant, 0, new TreeMap<>(), new ArrayList<>());
  }

  private static Row counted(Row row, int calls) {
    return new Row(row.plant(), calls, row.fired(), List.copyOf(row.strays()));
  }

  private void call(Row row, String name, String id, Map<String, String> set, long seed) {
    Path place = folder.resolve(name);
    CallResult call = call(name, id, set, seed, place);
    TreeSet<String> fired = new TreeSet<>();
    int strays = row.strays().size();
    for (Finding finding : call.findings()) {
      fired.add(finding.detector().id());
      if (row.plant().filter(plant -> plant.allows(finding.detector().id())).isEmpty()) {
        row.strays().add(DetectorStudy.stray(name, finding));
      }
    }
    fired.forEach(detector -> row.fired().merge(detector, 1, Integer::sum));
    boolean found = row.plant().map(plant -> fired.contains(plant.detector())).orElse(true);
    if (found && strays == row.strays().size()) {
      delete(place);
    }
    done++;
    progress.called(done, total);
  }

  private CallResult call(String name, String id, Map<String, String> set, long seed, Path place) {
    Scenario scenario = Overrides.of(set).applyTo(scenarios.get(id));
    RunPlan plan =
        new RunPlan(
            name,
            "study",
            List.of(scenario),
            TargetReader.read("simulated"),
            1,
            seed,
            1,
            set,
            place);
    return new Runner(open.bench()).run(plan, new RunListener() {}).calls().get(0);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
