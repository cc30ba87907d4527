package dev.talkspurt.calibration;

import dev.talkspurt.detect.Detector;
import dev.talkspurt.detect.Detectors;
import dev.talkspurt.detect.Finding;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.Wilson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well the detectors tell planted failures from each other and from calls without one.
 *
 * @param planted one row for each plant
 * @param clean calls to agents without a fault
 */
public record DetectorStudy(List<Row> planted, Row clean) {
  private static final double CONFIDENCE = 0.95;

  /** Follows a study. */
  public interface Progress {
    /** So many of all its calls have been made. */
    void called(int done, int total);
  }

  /**
   * Calls of one kind.
   *
   * @param plant what was planted; empty: nothing
   * @param calls that were made
   * @param fired in how many of them each detector found something, by id; those that found
   *     something in none are left out
   * @param strays what was found that should not have been, a line each
   */
  public record Row(
      Optional<Plant> plant, int calls, TreeMap<String, Integer> fired, List<String> strays) {
    /** In how many calls this detector found something. */
    public int fired(String detector) {
      return fired.getOrDefault(detector, 0);
    }
  }

  /**
   * Call every plant with {@code seedsPerPlant} seeds, and agents without a fault {@code
   * cleanCalls} times under settings of their own. The same arguments give the same study.
   *
   * @param open in virtual time; the target is simulated
   * @param folder for the files of calls; only those of calls that came out otherwise than planted
   *     are kept
   */
  public static DetectorStudy run(
      OpenBench open, Path folder, int seedsPerPlant, int cleanCalls, Progress progress) {
    return new StudyCalls(open, folder, seedsPerPlant, cleanCalls, progress).make();
  }

  /** Of the calls in which it is planted, how many it fires in; empty if it is never planted. */
  public Optional<Share> sensitivity(String detector) {
    int calls = 0;
    int hits = 0;
    for (Row row : planted) {
      if (row.plant().orElseThrow().detector().equals(detector)) {
        calls += row.calls();
        hits += row.fired(detector);
      }
    }
    return Share.of(hits, calls);
  }

  /** Of the calls without a fault, how many it keeps silent in. */
  public Optional<Share> specificity(String detector) {
    return Share.of(clean.calls() - clean.fired(detector), clean.calls());
  }

  /** Detectors that nothing is planted for. */
  public List<String> unplanted() {
    TreeSet<String> ids = new TreeSet<>(Detectors.all().stream().map(Detector::id).toList());
    planted.forEach(row -> ids.remove(row.plant().orElseThrow().detector()));
    return List.copyOf(ids);
  }

  /** Everything that came out otherwise than planted, a line each; empty if nothing did. */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (Row row : planted) {
      Plant plant = row.plant().orElseThrow();
      int hits = row.fired(plant.detector());
      if (hits < row.calls()) {
        failures.add(
            "%s in %s: fired in %d of %d calls"
                .formatted(plant.detector(), plant.scenario(), hits, row.calls()));
      }
      failures.addAll(row.strays());
    }
    failures.addAll(clean.strays());
    return failures;
  }

  /**
   * A share of calls.
   *
   * @param bounds by {@link Wilson}, of 95 %
   */
  public record Share(int count, int of, Interval bounds) {
    static Optional<Share> of(int count, int of) {
      return Wilson.interval(count, of, CONFIDENCE).map(bounds -> new Share(count, of, bounds));
    }

    /** As a figure from 0 to 1. */
    public double rate() {
      return (double) count / of;
    }
  }

  /** One line of what was found, for people. */
  static String stray(String where, Finding finding) {
    return "%s: %s at %.0f ms: %s"
        .formatted(where, finding.detector().id(), finding.atMs(), finding.evidence());
  }
}
