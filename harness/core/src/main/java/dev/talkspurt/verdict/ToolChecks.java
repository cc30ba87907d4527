package dev.talkspurt.verdict;

import static dev.talkspurt.verdict.StepContext.ms;

import dev.talkspurt.document.Place;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Did the step's tool calls come, as expected, and no others? */
final class ToolChecks {
  private static final Map<String, String> IN_WORDS =
      Map.ofEntries(
          Map.entry("MISSING_ARG", "an argument is missing"),
          Map.entry("EXTRA_ARG", "it has an argument too many"),
          Map.entry("WRONG_TYPE", "an argument is of the wrong type"),
          Map.entry("WRONG_VALUE", "an argument has the wrong value"),
          Map.entry("DUPLICATE", "it was made before"),
          Map.entry("HALLUC_TOOL", "the agent has no such tool"),
          Map.entry("EXTRA", "it was not expected"),
          Map.entry("WRONG_NAME", "it has the arguments expected of another tool"),
          Map.entry("WRONG_ORDER", "it came before a call that must precede it"),
          Map.entry("PREMATURE", "it came before the caller had said the value that counts"),
          Map.entry("LATE", "it came too late"),
          Map.entry("AFTER_CANCEL", "the caller had taken it back"));

  private ToolChecks() {}

  static void add(StepContext context) {
    if (context.expect().calls().isEmpty()) {
      return;
    }
    List<ExpectedCall> expected = context.expect().calls().get();
    List<ToolCallMeasure> observed =
        context.measurements.toolCalls().stream()
            .filter(call -> call.stepIndex() == context.index)
            .toList();
    if (!context.can(Capability.TOOL_CALLS)) {
      context.add(
          "tool calls",
          Verdict.INCONCLUSIVE,
          "this protocol does not tell of tool calls",
          Double.NaN);
      return;
    }
    List<ExpectedCall> open = new ArrayList<>(expected);
    for (ToolCallMeasure call : observed) {
      if (call.judged() && !call.expected().isEmpty()) {
        addExpected(context, call, placeOf(call, open, context), observed);
      }
    }
    addOthers(context, expected.stream().allMatch(call -> call.rules().retracted()), observed);
  }

  private static Place placeOf(ToolCallMeasure call, List<ExpectedCall> open, StepContext context) {
    for (ExpectedCall candidate : open) {
      if (candidate.tool().equals(call.name())) {
        open.remove(candidate);
        return candidate.place();
      }
    }
    return context.step.place();
  }

  private static void addExpected(
      StepContext context, ToolCallMeasure call, Place place, List<ToolCallMeasure> observed) {
    String expectation = "call " + call.expected();
    if (call.right()) {
      context.add(place, expectation, Verdict.PASSED, "called " + words(call), call.calledMs());
    } else if (call.cause().equals("MISSING")) {
      boolean withdrawn =
          observed.stream()
              .anyMatch(o -> o.cause().equals("CANCELLED") && o.name().equals(call.name()));
      double waitedMs = waitedMs(context);
      boolean cutShort = wasCutShort(context, waitedMs);
      String evidence =
          withdrawn
              ? "called, then withdrawn by the agent before it was answered"
              : cutShort ? "not called before the call broke off" : unasked(context, call);
      Verdict verdict = cutShort && !withdrawn ? Verdict.INCONCLUSIVE : Verdict.FAILED;
      double atMs = context.sound().map(s -> s.offsetMs()).orElse(Double.NaN);
      context.add(place, expectation, verdict, evidence, atMs);
    } else {
      String why = IN_WORDS.getOrDefault(call.cause(), call.cause());
      context.add(
          place,
          expectation,
          Verdict.FAILED,
          "called " + words(call) + ": " + why + reasons(call),
          call.calledMs());
    }
  }

  /** Never called; or called before it was asked for, which was right in all but the time. */
  private static String unasked(StepContext context, ToolCallMeasure missing) {
    List<ExpectedCall> wanted =
        context.expect().calls().orElse(List.of()).stream()
            .filter(w -> MeasureCall.words(w).equals(missing.expected()))
            .toList();
    return context.measurements.toolCalls().stream()
        .filter(c -> c.stepIndex() >= 0 && c.stepIndex() < context.index && !c.matched())
        .filter(c -> !c.cause().equals("CANCELLED") && c.calledMs() >= 0)
        .filter(c -> wanted.stream().anyMatch(w -> MeasureCall.agrees(w, c.name(), c.args())))
        .findFirst()
        .map(c -> "called in step " + (c.stepIndex() + 1) + ", before it was asked for")
        .orElse("never called");
  }

  /** What is wrong with which argument, the first few. */
  private static String reasons(ToolCallMeasure call) {
    String reasons =
        call.accuracy().arguments().stream()
            .filter(argument -> !argument.strict() && !argument.why().isEmpty())
            .limit(3)
            .map(argument -> argument.name() + " " + argument.why())
            .collect(Collectors.joining("; "));
    String shown = reasons.length() <= 300 ? reasons : reasons.substring(0, 300) + " …";
    return shown.isEmpty() ? "" : " (" + shown + ")";
  }

  private static double waitedMs(StepContext context) {
    return context
        .sound()
        .map(sound -> context.chanceEndedMs(sound.offsetMs()) - sound.offsetMs())
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static boolean wasCutShort(StepContext context, double waitedMs) {
    boolean lastChance =
        context
            .sound()
            .map(s -> Double.isInfinite(context.nextCallerOnsetMs(s.offsetMs())))
            .orElse(false);
    return lastChance && !context.timeline.closedByUs() && waitedMs < MeasureCall.ANSWER_LIMIT_MS;
  }

  private static void addOthers(
      StepContext context, boolean noneExpected, List<ToolCallMeasure> observed) {
    List<ToolCallMeasure> others =
        observed.stream().filter(c -> c.judged() && c.expected().isEmpty()).toList();
    String expectation = noneExpected ? "no tool call" : "no other tool call";
    if (others.isEmpty()) {
      context.add(expectation, Verdict.PASSED, "none came", Double.NaN);
    }
    for (ToolCallMeasure call : others) {
      String why = IN_WORDS.getOrDefault(call.cause(), call.cause());
      context.add(
          expectation,
          Verdict.FAILED,
          "called " + words(call) + " at " + ms(call.calledMs()) + ": " + why,
          call.calledMs());
    }
  }

  private static String words(ToolCallMeasure call) {
    String args = call.args().compact();
    return call.name() + " with " + (args.length() <= 200 ? args : args.substring(0, 200) + " …");
  }
}
