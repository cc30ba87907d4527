package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.metric.FaultMeasure.GoalMeasure;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Did the agent get over what the step brought about, and cleanly? */
final class RecoveryChecks {
  private static final Map<Class<?>, Capability> NEEDED =
      Map.of(
          Recovery.Goal.Calls.class, Capability.TOOL_CALLS,
          Recovery.Goal.Says.class, Capability.OUTPUT_TRANSCRIPT,
          Recovery.Goal.Yields.class, Capability.INTERRUPTED_SIGNAL,
          Recovery.Goal.Resumes.class, Capability.OUTPUT_TRANSCRIPT);

  private RecoveryChecks() {}

  static void add(StepContext context) {
    Optional<Recovery> recovery = context.expect().recovers();
    Optional<FaultMeasure> fault =
        context.measurements.faults().stream()
            .filter(one -> one.stepIndex() == context.index)
            .findFirst();
    if (recovery.isEmpty() || fault.isEmpty()) {
      return;
    }
    String expectation =
        "recovers from "
            + recovery.get().fault().word()
            + " within "
            + DurationText.write(recovery.get().within());
    FaultMeasure measured = fault.get();
    boolean blind =
        java.util.stream.Stream.concat(
                recovery.get().goals().stream(), recovery.get().never().stream())
            .map(goal -> NEEDED.get(goal.getClass()))
            .anyMatch(needed -> needed != null && !context.can(needed));
    String evidence =
        blind ? "this protocol does not tell what the goals are about" : evidence(measured);
    Verdict verdict =
        blind || !measured.counts()
            ? Verdict.INCONCLUSIVE
            : measured.clean() ? Verdict.PASSED : Verdict.FAILED;
    double atMs = measured.recovered() ? measured.reachedMs() : measured.endMs();
    context.add(recovery.get().place(), expectation, verdict, evidence, atMs);
  }

  private static String evidence(FaultMeasure fault) {
    if (!fault.valid()) {
      return "the fault did not come about: " + fault.voidReason();
    }
    String open =
        fault.goals().stream()
            .filter(goal -> !goal.reached())
            .map(GoalMeasure::text)
            .collect(Collectors.joining(", "));
    if (fault.endedEarly()) {
      return "the call was over "
          + ms(fault.observedMs() - fault.endMs())
          + " after the fault, without: "
          + open;
    }
    if (!fault.recovered()) {
      return (open.isEmpty()
              ? "the caller had to say it again " + times(fault.repeatsUsed())
              : "never: " + open)
          + and(fault.collateral());
    }
    return "recovered after " + ms(fault.ttrMs()) + turns(fault) + and(fault.collateral());
  }

  private static String times(int count) {
    return count + (count == 1 ? " time" : " times");
  }

  private static String turns(FaultMeasure fault) {
    int turns = fault.turnsToRecover();
    return turns == 0 ? "" : turns == 1 ? ", in 1 more turn" : ", in " + turns + " more turns";
  }

  private static String and(List<String> collateral) {
    return collateral.isEmpty()
        ? ""
        : "; meanwhile: " + Phrase.brief(String.join("; ", collateral));
  }
}
