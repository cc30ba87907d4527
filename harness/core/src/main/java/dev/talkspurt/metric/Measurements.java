package dev.talkspurt.metric;

import dev.talkspurt.document.Json;
import java.util.List;

/**
 * Everything measured in one call. NaN means: not defined here, and the field next to it says why
 * where that matters; infinity never occurs.
 *
 * @param turns one for each caller sound that requires an answer
 * @param probes one for each interruption
 * @param toolCalls one for each observed call, then one for each expected call that never came
 */
public record Measurements(
    List<TurnMeasure> turns,
    List<ProbeMeasure> probes,
    List<ToolCallMeasure> toolCalls,
    boolean benchValid,
    List<String> benchProblems) {

  /**
   * One turn.
   *
   * @param id of the caller sound
   * @param answered an audible response began within 15 s of the caller's offset; if not, the
   *     latencies are NaN and count as missing
   * @param agentInterrupted the agent was audible before the caller's offset and went on past it:
   *     no latency is defined ({@code v2vAudibleMs} NaN, excluded, not missing)
   * @param toolTurn a tool was called between the caller's offset and the first audible sample
   * @param first whether it is the first response of the call
   * @param callerOffsetMs wire time of the caller's last audible sample
   * @param answer transcript of the answer
   */
  public record TurnMeasure(
      String id,
      int stepIndex,
      String text,
      boolean answered,
      boolean agentInterrupted,
      boolean toolTurn,
      boolean first,
      double callerOffsetMs,
      double answerOnsetMs,
      double answerOffsetMs,
      double v2vAudibleMs,
      double ttfpMs,
      double padMs,
      double toolRt1Ms,
      double toolRt2Ms,
      double toolExecMs,
      String answer,
      String heardAs) {}

  /**
   * One interruption, or one noise over the agent's speech.
   *
   * @param valid overlap happened and at least 1500 ms of agent speech were left
   * @param voidReason why not, empty if valid
   * @param overlapMs BI_OVERLAP within 2000 ms of the onset
   * @param kind {@code interrupt} or {@code noise}
   * @param outcome {@code yielded}, {@code missed}, {@code naturalEnd}, {@code pause} or {@code
   *     void}
   */
  public record ProbeMeasure(
      String id,
      int stepIndex,
      String kind,
      boolean valid,
      String voidReason,
      double onsetMs,
      double agentHeardBeforeMs,
      double remainingMs,
      double detectMs,
      double stopMs,
      double stopNoFlushMs,
      double overlapMs,
      String outcome) {}

  /**
   * One tool call, expected or observed.
   *
   * @param matched the expected and the observed call agree
   * @param cause empty if matched: {@code MISSING, EXTRA, DUPLICATE, WRONG_VALUE, MISSING_ARG,
   *     EXTRA_ARG, WRONG_TYPE, HALLUC_TOOL, CANCELLED}; {@code unjudged} where nothing was expected
   * @param expected in words, or empty
   */
  public record ToolCallMeasure(
      String id,
      String name,
      int stepIndex,
      Json.Obj args,
      boolean judged,
      boolean matched,
      String cause,
      String expected,
      double calledMs,
      double answeredMs,
      String injectedFault) {}
}
