package dev.talkspurt.report.allure;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.report.given.ConditionWords;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.scenario.Branches;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Verdict;
import io.qameta.allure.model.Stage;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A call's script as Allure steps; each expectation is a step of its own below. */
final class StepsOf {
  /** Gravest first. */
  private static final List<Status> GRAVITY =
      List.of(Status.FAILED, Status.BROKEN, Status.SKIPPED, Status.PASSED);

  private final CallResult call;
  private final long zero;

  private StepsOf(CallResult call) {
    this.call = call;
    this.zero = call.startedAt().toEpochMilli() + Math.round(audioStartMs(call));
  }

  static List<StepResult> call(CallResult call) {
    return new StepsOf(call).all();
  }

  /** The timeline counts from the start of the caller's audio, the call from connecting. */
  private static double audioStartMs(CallResult call) {
    return call.journal().stream()
        .filter(JournalEntry.AudioStarted.class::isInstance)
        .findFirst()
        .map(entry -> entry.atNs() / 1e6)
        .orElse(0.0);
  }

  private List<StepResult> all() {
    Map<Integer, List<Check>> checks =
        call.checks().stream()
            .collect(Collectors.groupingBy(Check::stepIndex, TreeMap::new, Collectors.toList()));
    List<StepResult> steps = new ArrayList<>();
    for (StepSpan span : call.timeline().steps()) {
      List<Check> own = checks.remove(span.index());
      steps.add(step(span, own == null ? List.of() : own));
    }
    checks.forEach((index, rest) -> steps.add(withoutSpan(index, rest)));
    return steps;
  }

  private StepResult step(StepSpan span, List<Check> checks) {
    long start = zero + Math.round(span.startMs());
    double endMs = Double.isNaN(span.endMs()) ? call.timeline().closedAtMs() : span.endMs();
    long stop = Math.max(start, zero + Math.round(endMs));
    Status own =
        switch (span.outcome()) {
          case "timedOut" -> Status.FAILED;
          case "skipped", "notRun" -> Status.SKIPPED;
          default -> Status.PASSED;
        };
    StepResult step =
        step(span.index() + 1 + " " + words(span), gravest(own, checks), start, stop, checks);
    if (!span.detail().isEmpty()) {
      step.setStatusDetails(new StatusDetails().setMessage(Harmless.text(span.detail())));
    }
    return step;
  }

  private StepResult withoutSpan(int index, List<Check> checks) {
    long start = call.startedAt().toEpochMilli();
    long stop = start + Math.round(call.durationMs());
    String name = index < 0 ? "whole call" : index + 1 + " (never reached)";
    return step(name, gravest(Status.PASSED, checks), start, stop, checks);
  }

  private StepResult step(String name, Status status, long start, long stop, List<Check> checks) {
    return new StepResult()
        .setName(Harmless.text(name))
        .setStatus(status)
        .setStage(Stage.FINISHED)
        .setStart(start)
        .setStop(stop)
        .setSteps(checks.stream().map(check -> check(check, start, stop)).toList());
  }

  private static StepResult check(Check check, long start, long stop) {
    boolean passed = check.verdict() == Verdict.PASSED;
    return new StepResult()
        .setName(Harmless.text(check.expectation() + ": " + check.evidence()))
        .setStatus(ResultOf.status(check.verdict()))
        .setStatusDetails(
            passed
                ? null
                : new StatusDetails()
                    .setMessage(Harmless.text(check.evidence() + " (" + check.place() + ")")))
        .setStage(Stage.FINISHED)
        .setStart(start)
        .setStop(stop);
  }

  private static Status gravest(Status own, List<Check> checks) {
    Status gravest = own;
    for (Check check : checks) {
      Status status = ResultOf.status(check.verdict());
      gravest = GRAVITY.indexOf(status) < GRAVITY.indexOf(gravest) ? status : gravest;
    }
    return gravest;
  }

  private String words(StepSpan span) {
    String text = "";
    if (span.index() >= 0 && span.index() < call.scenario().script().size()) {
      Step step = call.scenario().script().get(span.index());
      if (step instanceof Step.Say say) {
        text = ": " + say.text();
      } else if (step instanceof Step.Interrupt interrupt) {
        text = ": " + interrupt.text();
      } else if (step instanceof Step.Probe noise) {
        text = ": " + noise.sound().text();
      } else if (step instanceof Step.When when) {
        text = ": " + when.condition().text();
      } else if (step instanceof Step.Hear hear && hear.until().isPresent()) {
        text = " until " + hear.until().get().text();
      }
      text += conditions(span.index());
    }
    return span.kind() + text;
  }

  /** What lies between caller and agent from this step on, where it is not what it was. */
  private String conditions(int step) {
    String now = ConditionWords.of(call.scenario().callerAt(step));
    String before =
        step == 0
            ? ConditionWords.CLEAN
            : ConditionWords.of(
                call.scenario().callerAt(Branches.before(call.scenario().script(), step).from()));
    return now.equals(before) ? "" : " [" + now + "]";
  }
}
