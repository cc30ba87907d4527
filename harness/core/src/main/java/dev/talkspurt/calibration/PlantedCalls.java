package dev.talkspurt.calibration;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.run.Bench;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.TargetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls an agent whose delays are planted, and holds what was measured against what it truly did.
 *
 * <p>Caller and agent are bursts of noise with abrupt edges. The reference is the agent's own log
 * of what it did, on the same clock, and nothing of it reaches what is measured. Not thread-safe:
 * one run at a time.
 */
public final class PlantedCalls {
  /** Told after each call: how many are over, of how many. */
  public interface Progress {
    /** {@code done} of {@code all} calls are over. */
    void calls(int done, int all);
  }

  /** So many calls at least are made between two looks at how well the host keeps time. */
  private static final int LOOK = 8;

  private final Bench bench;
  private final Path folder;
  private final long seed;
  private int runs;

  /**
   * Calls over the ports of a bench.
   *
   * @param folder for what a call writes while it goes on; each is removed when it has been read
   */
  public PlantedCalls(Bench bench, Path folder, long seed) {
    this.bench = planted(bench);
    this.folder = folder;
    this.seed = seed;
  }

  /** The same ports, but everybody speaks planted noise. */
  static Bench planted(Bench bench) {
    return bench.speaking(new PlantedSpeech());
  }

  /**
   * What came of a row of calls.
   *
   * @param values of the calls that the validity gate of every run lets pass
   * @param missing values that those calls should have given, and did not
   * @param planned how many calls were asked for; fewer were made where the host cannot keep time
   */
  public record Taken(List<PlantedValue> values, int missing, int planned, Host host) {
    public Taken {
      values = List.copyOf(values);
    }

    /** Says that not all calls were made; empty if they were. */
    Optional<String> cutShort() {
      return host.calls() < planned
          ? Optional.of(
              "cut short after %d of %d calls: with those the host has shown that it cannot keep"
                      .formatted(host.calls(), planned)
                  + " time")
          : Optional.empty();
    }

    /** Those of one metric. */
    public List<PlantedValue> of(String metric) {
      return values.stream().filter(value -> value.metric().equals(metric)).toList();
    }
  }

  double nowSeconds() {
    return bench.scheduler().nowNs() / 1e9;
  }

  /**
   * Call every cell so often, the longest calls first; no more of them once the host has shown that
   * nothing can be concluded.
   */
  public Taken take(List<PlantedCell> cells, int repeat, int parallel, Progress progress) {
    List<PlantedCell> sorted =
        cells.stream().sorted(Comparator.comparingInt(PlantedCell::expectedMs).reversed()).toList();
    int atATime = Math.max(1, Math.max(LOOK, 2 * parallel) / repeat);
    int planned = cells.size() * repeat;
    List<PlantedValue> values = new ArrayList<>();
    int[] count = {0, 0};
    try (HostWatch watch = new HostWatch(bench)) {
      for (int from = 0; from < sorted.size() && !watch.hopeless(planned); from += atATime) {
        List<PlantedCell> some = sorted.subList(from, Math.min(from + atATime, sorted.size()));
        Map<String, PlantedCell> byId = new HashMap<>();
        some.forEach(cell -> byId.put(cell.id(), cell));
        RunPlan plan = plan(some, repeat, parallel);
        new Runner(bench)
            .run(
                plan,
                new RunListener() {
                  @Override
                  public void callFinished(CallResult call) {
                    watch.add(call);
                    PlantedCell cell = byId.get(call.scenario().id());
                    List<PlantedValue> found =
                        call.measurements().benchValid() ? values(cell, call) : List.of();
                    values.addAll(found);
                    if (!HostWatch.refused(call)) {
                      count[1] += cell.values() - found.size();
                    }
                    remove(call.folder());
                    progress.calls(++count[0], planned);
                  }
                });
        remove(plan.folder());
      }
      return new Taken(values, count[1], planned, watch.host());
    }
  }

  private RunPlan plan(List<PlantedCell> cells, int repeat, int parallel) {
    return new RunPlan(
        "planted",
        "calibration",
        cells.stream().map(PlantedCell::scenario).toList(),
        TargetReader.read("simulated"),
        repeat,
        seed,
        parallel,
        Map.of(),
        folder.resolve("calls-" + ++runs));
  }

  private List<PlantedValue> values(PlantedCell cell, CallResult call) {
    List<Double> audible = times(call, "firstPacketSent", "audibleNs");
    List<Double> ended = times(call, "speechEnded", "exactNs");
    List<Double> started = times(call, "speechStarted", "exactNs");
    List<Double> cut = times(call, "interruptedSent", "t");
    double originMs = originMs(call);
    List<PlantedValue> values = new ArrayList<>();
    List<TurnMeasure> turns = call.measurements().turns();
    for (int i = 0; i < turns.size() && i < audible.size() && i < ended.size(); i++) {
      TurnMeasure turn = turns.get(i);
      if (!Double.isNaN(turn.v2vAudibleMs())) {
        values.add(
            new PlantedValue(
                PlantedValue.V2V,
                cell,
                audible.get(i) - ended.get(i),
                turn.v2vAudibleMs(),
                ended.get(i) - originMs - turn.callerOffsetMs(),
                turn.answerOnsetMs() - (audible.get(i) - originMs),
                nowSeconds()));
      }
    }
    for (ProbeMeasure probe : call.measurements().probes()) {
      if (probe.valid() && !Double.isNaN(probe.stopMs()) && !cut.isEmpty() && started.size() > 1) {
        double truth = cut.get(0) - started.get(started.size() - 1);
        values.add(
            new PlantedValue(
                PlantedValue.STOP,
                cell,
                truth,
                probe.stopMs(),
                Double.NaN,
                Double.NaN,
                nowSeconds()));
      }
    }
    return values;
  }

  private static double originMs(CallResult call) {
    return call.journal().stream()
        .filter(JournalEntry.AudioStarted.class::isInstance)
        .mapToDouble(entry -> entry.atNs() / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static List<Double> times(CallResult call, String fact, String key) {
    return call.truth().stream()
        .filter(entry -> entry.text("fact").orElse("").equals(fact))
        .map(entry -> entry.number(key).orElseThrow().doubleValue() / 1e6)
        .toList();
  }

  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }
}
