package dev.talkspurt.run;

import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.PairedDifference;
import dev.talkspurt.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Trials with their faults beside the same trials without them: tells failing to recover from
 * failing anyhow. Pairs of which a call proves nothing (the bench, the provider or the evidence
 * failed) are left out. Immutable.
 *
 * @param pairs in order of the calls
 * @param leftOut pairs that prove nothing
 */
public record ControlPairs(List<Pair> pairs, int leftOut) {
  private static final double CONFIDENCE = 0.95;

  public ControlPairs {
    pairs = List.copyOf(pairs);
  }

  /** One trial, called twice. */
  public record Pair(CallResult faulty, CallResult control) {
    /** Whether it passes without its faults. */
    public boolean passClean() {
      return control.verdict() == Verdict.PASSED;
    }

    /** Whether it passes with them. */
    public boolean passFault() {
      return faulty.verdict() == Verdict.PASSED;
    }

    /**
     * What a failure comes from: {@code fault} if only the faulty call failed, {@code base} if the
     * agent fails without the fault as well, {@code none} if nothing failed, {@code chance} if only
     * the control did.
     */
    public String cause() {
      return passClean() ? passFault() ? "none" : "fault" : passFault() ? "chance" : "base";
    }
  }

  /** The pairs of these calls; each control with the trial of the same number. */
  public static ControlPairs of(List<CallResult> calls) {
    Map<String, CallResult> faulty = new HashMap<>();
    for (CallResult call : calls) {
      if (!CleanControl.is(call.scenario())) {
        faulty.put(key(call.scenario().id(), call.trial()), call);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    int leftOut = 0;
    for (CallResult call : calls) {
      CallResult with =
          CleanControl.is(call.scenario())
              ? faulty.get(key(CleanControl.idOfFaulty(call.scenario()), call.trial()))
              : null;
      if (with != null) {
        boolean tells = tells(with) && tells(call);
        leftOut += tells ? 0 : 1;
        if (tells) {
          pairs.add(new Pair(with, call));
        }
      }
    }
    return new ControlPairs(pairs, leftOut);
  }

  private static String key(String id, int trial) {
    return id + "/" + trial;
  }

  private static boolean tells(CallResult call) {
    return call.verdict() == Verdict.PASSED || call.verdict() == Verdict.FAILED;
  }

  /** The pairs of each scenario, by its id. */
  public Map<String, ControlPairs> byScenario() {
    return pairs.stream()
        .collect(
            Collectors.groupingBy(
                pair -> pair.faulty().scenario().id(),
                java.util.TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(), own -> new ControlPairs(own, 0))));
  }

  /** How many pairs there are of this cause. */
  public int count(String cause) {
    return (int) pairs.stream().filter(pair -> pair.cause().equals(cause)).count();
  }

  /** How many pass without their faults. */
  public int passClean() {
    return (int) pairs.stream().filter(Pair::passClean).count();
  }

  /** How many pass with them. */
  public int passFault() {
    return (int) pairs.stream().filter(Pair::passFault).count();
  }

  /** {@code ΔPASS = pass_clean − pass_fault}, rates; NaN without pairs. */
  public double deltaPass() {
    return pairs.isEmpty() ? Double.NaN : (double) (passClean() - passFault()) / pairs.size();
  }

  /** Its 95 % interval. */
  public Optional<Interval> interval() {
    return PairedDifference.interval(
        count("none"), count("fault"), count("chance"), count("base"), CONFIDENCE);
  }

  /** Faults that count, of calls whose control passed: recovery not confounded with ability. */
  public List<FaultMeasure> faultsOfAble() {
    return pairs.stream()
        .filter(Pair::passClean)
        .flatMap(pair -> pair.faulty().measurements().faults().stream())
        .filter(FaultMeasure::counts)
        .toList();
  }
}
