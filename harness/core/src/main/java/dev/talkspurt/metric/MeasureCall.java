package dev.talkspurt.metric;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Measures one call by the definitions of {@link Metrics}. A pure function of its timeline and its
 * scenario; thread-safe.
 */
public final class MeasureCall {
  /** An answer that has not begun so long after the caller's offset never came. */
  public static final double ANSWER_LIMIT_MS = 15_000;

  /** An interrupted agent must stop within this. */
  public static final double YIELD_WINDOW_MS = 2_000;

  /** An agent that stops so soon after the onset of a probe has yielded to it. */
  public static final double FALSE_YIELD_WINDOW_MS = 1_000;

  /** An agent that begins to speak so soon after a probe into silence has answered it. */
  public static final double FALSE_RESPONSE_WINDOW_MS = 2_000;

  private static final Set<String> NOT_SCRIPTED = Set.of("unknownTool", "invalidArguments");

  private MeasureCall() {}

  /** All measurements of a call, readings included. */
  public static Measurements measure(CallEvidence call) {
    Measurements measured = measure(call.timeline(), call.scenario());
    return measured.with(Family.read(call, measured));
  }

  /**
   * The same with {@code TASK_PASS}, which is read off the verdict.
   *
   * @param passed empty if the bench itself failed: nothing is known then
   */
  public static Measurements concluded(Measurements measured, Optional<Boolean> passed) {
    List<Reading> readings = new ArrayList<>(measured.readings());
    readings.removeIf(reading -> reading.metric().equals(TaskReadings.TASK_PASS));
    passed.map(TaskReadings::passed).ifPresent(reading -> readings.add(0, reading));
    return measured.with(readings);
  }

  /**
   * How an agent sounds of whom nothing but the sound is known.
   *
   * @param agent its track
   * @param spans when it speaks; each counts as a response
   */
  public static List<Reading> sound(AudioClip agent, List<Timeline.Span> spans) {
    return QualityReadings.of(agent, spans);
  }

  /** What turns, probes, tool calls, faults and statements measure; no readings. */
  public static Measurements measure(Timeline timeline, Scenario scenario) {
    TurnMeasuring measuring = new TurnMeasuring(timeline);
    List<TurnMeasure> turns = measuring.turns();
    List<ProbeMeasure> probes = new ProbeMeasuring(timeline, scenario).probes();
    List<String> problems = new ArrayList<>(BenchGate.problems(timeline));
    problems.addAll(BenchGate.contradictions(timeline, turns));
    ToolMatching tools = new ToolMatching(timeline, scenario);
    return new Measurements(
        new AskingMeasuring(timeline, scenario, tools.toolTurns()).of(turns, measuring.asides()),
        probes,
        tools.toolCalls(),
        problems.isEmpty(),
        List.copyOf(problems),
        tools.toolTurns(),
        new RecoveryMeasuring(timeline, scenario, probes).faults(),
        Statements.of(timeline, scenario),
        PhantomMeasuring.of(timeline));
  }

  /** Whether a tool call is the one that is expected, by name and arguments. */
  public static boolean agrees(ExpectedCall expected, String tool, Json.Obj args) {
    Timeline.ToolUse use =
        new Timeline.ToolUse(
            "", tool, args, 0, Double.NaN, Double.NaN, Json.object().build(), 0, "");
    return CallComparison.cost(expected, use) == 0;
  }

  /** An expected call in the words of {@link Measurements.ToolCallMeasure#expected()}. */
  public static String words(ExpectedCall expected) {
    return CallComparison.words(expected);
  }

  /**
   * Whether a tool's failure is one of the scenario's faults: an undeclared tool and wrong
   * arguments are the agent's.
   */
  public static boolean isScripted(String failure) {
    return !failure.isEmpty() && !NOT_SCRIPTED.contains(failure);
  }

  /** What the agent's transcript says in the stretch of time in which its text arrived. */
  public static String agentText(Timeline timeline, double fromMs, double toMs) {
    return new AnswerText(timeline).text("agent", fromMs, toMs);
  }

  /**
   * The first place after {@code ms} at which an answer ends though the caller does not speak
   * again: a silence, disconnection, typed words or muted microphone of the script, or a sound into
   * silence that is no turn; infinite if there is none.
   */
  public static double answerEndMs(Timeline timeline, double ms) {
    return new AnswerEnds(timeline).after(ms);
  }

  /** The last of those places up to {@code ms}; minus infinity if there is none. */
  public static double answerEndedMs(Timeline timeline, double ms) {
    return new AnswerEnds(timeline).upTo(ms);
  }

  /** Where the text begins of what begins to be heard at {@code ms} or later; infinite if none. */
  public static double textOfBegunMs(Timeline timeline, double ms) {
    return new AnswerEnds(timeline).textOfBegunMs(ms);
  }

  /** Where the text begins of what is heard after {@code ms}; infinite if nothing is. */
  public static double textOfHeardMs(Timeline timeline, double ms) {
    return new AnswerEnds(timeline).textOfHeardMs(ms);
  }
}
