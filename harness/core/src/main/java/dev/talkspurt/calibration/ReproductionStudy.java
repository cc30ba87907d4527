package dev.talkspurt.calibration;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.run.Bench;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.Background;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Manner;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.TargetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether the same seed gives the same bytes, file by file, of a call with noise and loss; and
 * another seed other ones, lest the seed be without effect.
 */
final class ReproductionStudy {
  private ReproductionStudy() {}

  static StudyResult run(Path projectRoot, Path folder, long seed) {
    Map<String, String> once = hashes(projectRoot, folder.resolve("once"), seed);
    Map<String, String> again = hashes(projectRoot, folder.resolve("again"), seed);
    Map<String, String> other = hashes(projectRoot, folder.resolve("other"), seed + 1);
    long differing =
        once.entrySet().stream().filter(e -> !e.getValue().equals(again.get(e.getKey()))).count()
            + again.keySet().stream().filter(name -> !once.containsKey(name)).count();
    boolean heard = !once.getOrDefault("call.wav", "").equals(other.get("call.wav"));
    return new Study(
            "reproduction",
            "reproducibility",
            "Does the same seed give the same bytes?",
            Clock.VIRTUAL)
        .figure(Figure.plain("files that differ", "", differing, once.size()).accepted(0, 0))
        .figure(
            Figure.plain("files compared", "", once.size(), once.size())
                .accepted(3, Double.POSITIVE_INFINITY))
        .figure(
            Figure.plain("another seed gives another call", "1", heard ? 1 : 0, 1).accepted(1, 1))
        .note("files: " + String.join(", ", once.keySet()))
        .judged();
  }

  private static Map<String, String> hashes(Path projectRoot, Path folder, long seed) {
    Scenario clean = PlantedCell.interrupted(250, 120, 3, 300).scenario();
    Conditions conditions =
        new Conditions(
            Optional.empty(),
            List.of(
                new Background(
                    MadeScenario.AT,
                    "pink",
                    OptionalDouble.of(40),
                    OptionalDouble.empty(),
                    Background.USUAL_TALKERS,
                    50,
                    20)),
            Optional.empty(),
            List.of(new LineEffect.Loss(5, 2, "silence")),
            Conditions.NetworkPlan.UNTROUBLED);
    Scenario scenario =
        MadeScenario.of(
            "reproduction",
            clean.agent().simulated().compact(),
            new Caller(Manner.of("caller", 1), conditions, Caller.TRUE_RATE_HZ),
            clean.script().toArray(dev.talkspurt.scenario.Step[]::new));
    try (OpenBench open = OpenBench.virtualTime(TargetReader.read("simulated"), projectRoot)) {
      Bench bench = PlantedCalls.planted(open.bench());
      RunPlan plan =
          new RunPlan(
              "reproduction",
              "calibration",
              List.of(scenario),
              TargetReader.read("simulated"),
              1,
              seed,
              1,
              Map.of(),
              folder);
      Path call = new Runner(bench).run(plan, new RunListener() {}).calls().get(0).folder();
      Map<String, String> hashes = hashes(call);
      PlantedCalls.remove(folder);
      return hashes;
    }
  }

  private static Map<String, String> hashes(Path folder) {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        hashes.put(file.getFileName().toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e.getMessage(), e);
    }
    return hashes;
  }
}
