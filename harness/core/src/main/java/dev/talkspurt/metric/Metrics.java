package dev.talkspurt.metric;

import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The metrics there are. Each has a page in {@code docs/metrics} named like its id. Thread-safe.
 */
public final class Metrics {
  /** Response latency of turns without a tool call, the first response of a call left out. */
  public static final Metric V2V_AUDIBLE =
      time(
          "V2V_AUDIBLE",
          "From the caller's last audible sample to the first audible sample of the answer, turns"
              + " without a tool call, later than the call's first response.");

  /** Response latency of tool turns. */
  public static final Metric V2V_AUDIBLE_TOOL =
      time(
          "V2V_AUDIBLE_TOOL",
          "As V2V_AUDIBLE, for turns in which a tool was called before the answer was audible.");

  /** Response latency of the first response of a call. */
  public static final Metric V2V_AUDIBLE_FIRST =
      time("V2V_AUDIBLE_FIRST", "As V2V_AUDIBLE, for the first response of each call.");

  /** First packet. */
  public static final Metric TTFP =
      time("TTFP", "From the caller's last audible sample to the arrival of the answer's audio.");

  /** Leading silence. */
  public static final Metric PAD = time("PAD", "Silence at the head of the answer's audio stream.");

  /** Decide to call. */
  public static final Metric TOOL_RT1 =
      time("TOOL_RT1", "From the caller's last audible sample to the turn's first tool call.");

  /** Result to speech. */
  public static final Metric TOOL_RT2 =
      time(
          "TOOL_RT2",
          "From sending the turn's last tool result to the first audible sample of what came after.");

  /** Time the bench's tools took. */
  public static final Metric TOOL_EXEC =
      time("TOOL_EXEC", "Time in which at least one of the turn's tool calls was with the bench.");

  /** Share of turns that were answered. */
  public static final Metric RESPONSE_RATE =
      rate("RESPONSE_RATE", "Turns with an audible answer within 15 s, of all scripted turns.");

  /** Interruption to signal. */
  public static final Metric BI_DETECT =
      time("BI_DETECT", "From the interrupting sound's onset to the agent's interruption signal.");

  /** Interruption to silence. */
  public static final Metric BI_STOP =
      time(
              "BI_STOP",
              "From the interrupting sound's onset to the last audible sample heard of what it cut.")
          .withVersion(2);

  /** Interruption to silence without a flush. */
  public static final Metric BI_STOP_NOFLUSH =
      time("BI_STOP_NOFLUSH", "As BI_STOP, for a client that never drops audio it has received.")
          .withVersion(2);

  /** Double talk. */
  public static final Metric BI_OVERLAP =
      time(
          "BI_OVERLAP",
          "Time in which both are audible in the 2000 ms after the interrupting sound's onset.");

  /** Answer to an interruption. */
  public static final Metric BI_RESP =
      time(
          "BI_RESP",
          "From the interrupting sound's last audible sample to the first of its answer.");

  /** Share of interruptions that were yielded to. */
  public static final Metric BI_YIELD_RATE =
      rate("BI_YIELD_RATE", "Interruptions yielded to within 2000 ms, of all valid ones.")
          .withVersion(2);

  /** Share of other sounds that were yielded to. */
  public static final Metric BI_FALSE_RATE =
      new Metric(
          "BI_FALSE_RATE",
          2,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Sounds that are no interruption yielded to within 1000 ms, of all valid ones.");

  /** Share of sounds into silence that were answered. */
  public static final Metric BI_FALSE_RESPONSE =
      new Metric(
          "BI_FALSE_RESPONSE",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Sounds into silence that are no turn and were answered within 2000 ms, of all valid ones.");

  /** Talking on where one should. */
  public static final Metric SELECTIVITY =
      composite("SELECTIVITY", "Mean over classes of sounds of the share that was not yielded to.")
          .withVersion(2);

  /** Yielding and talking on, each where one should. */
  public static final Metric BI_J =
      composite("BI_J", "BI_YIELD_RATE + SELECTIVITY - 1: Youden's J, from -1 to 1.")
          .withVersion(2);

  /** Interruptions out of nothing. */
  public static final Metric BI_FALSE_PER_MIN =
      new Metric(
          "BI_FALSE_PER_MIN",
          1,
          "1/min",
          Better.LOWER,
          Kind.PER_EXPOSURE,
          "Interruption signals without any sound of the caller, per minute of agent speech.");

  /** Share of false yields that were made good. */
  public static final Metric BI_RESUME_RATE =
      rate(
              "BI_RESUME_RATE",
              "False yields after which the agent went on with the same content within 2000 ms.")
          .withVersion(2);

  /** How long that took. */
  public static final Metric BI_RESUME_TIME =
      time("BI_RESUME_TIME", "From where a false yield fell silent to where the agent went on.")
          .withVersion(2);

  /** Share of tool calls that agree. */
  public static final Metric TOOL_CALL_MATCH =
      rate(
          "TOOL_CALL_MATCH",
          "Tool calls that agree with the script, of all expected ones and all that came instead.");

  /** Share of tool calls that fit their declaration. */
  public static final Metric TC_VALID =
      rate("TC_VALID", "Tool calls that fit what the agent declares of its tools, of all made.");

  /** Share of tool calls that were expected. */
  public static final Metric TC_PRECISION =
      rate("TC_PRECISION", "Tool calls that agree with an expected one, of all made where judged.");

  /** Share of expected tool calls that came. */
  public static final Metric TC_RECALL =
      rate("TC_RECALL", "Expected tool calls that came as expected, of all expected.");

  /** Harmonic mean of precision and recall. */
  public static final Metric TC_F1 =
      composite("TC_F1", "Harmonic mean of TC_PRECISION and TC_RECALL.");

  /** Share of expected arguments that are right. */
  public static final Metric ARG_ACC =
      rate("ARG_ACC", "Expected arguments that are right, of all in calls paired by name.");

  /** Share of expected arguments that are right or misheard. */
  public static final Metric ARG_ACC_FORGIVEN =
      rate("ARG_ACC_FORGIVEN", "As ARG_ACC, with values forgiven that look or sound alike.");

  /** Share of tool calls that are invented. */
  public static final Metric HALLUC_RATE =
      new Metric(
          "HALLUC_RATE",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Tool calls to undeclared tools or with undeclared arguments, of all made.");

  /** Share of turns rightly without a tool call. */
  public static final Metric NOCALL_ACC =
      rate("NOCALL_ACC", "Turns without a tool call, of those in which none may be made.");

  /** Share of turns with exactly the expected tool calls. */
  public static final Metric TURN_EXACT =
      rate("TURN_EXACT", "Turns with exactly the expected tool calls, in order and in time.");

  /** Share of faults recovered from. */
  public static final Metric RECOVERY_RATE =
      rate(
          "RECOVERY_RATE",
          "Faults whose goals were all reached before the deadline, of all that came about.");

  /** Share of faults recovered from without damage. */
  public static final Metric CLEAN_RECOVERY_RATE =
      rate("CLEAN_RECOVERY_RATE", "Faults recovered from without collateral damage, likewise.");

  /** Time to recover. */
  public static final Metric TTR =
      time("TTR", "From a fault's end until its last goal is reached.");

  /** Turns to recover. */
  public static final Metric TURNS_TO_RECOVER =
      new Metric(
          "TURNS_TO_RECOVER",
          1,
          "turns",
          Better.LOWER,
          Kind.QUANTITY,
          "Turns of the caller after a fault until its last goal is reached.");

  /** Damage on the way. */
  public static final Metric COLLATERAL =
      new Metric(
          "COLLATERAL",
          1,
          "events",
          Better.LOWER,
          Kind.QUANTITY,
          "What went wrong from a fault's beginning until its last goal is reached.");

  /** Share of turns that the agent asked to hear again. */
  public static final Metric REASK_RATE =
      new Metric(
          "REASK_RATE",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Turns the agent asked to hear again, of all whose answer is known in words.");

  /** Share of clean turns that the agent asked to hear again. */
  public static final Metric REASK_UNNEEDED =
      new Metric(
          "REASK_UNNEEDED",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "As REASK_RATE, for turns said in a quiet place on a perfect line.");

  /** Share of repeats after which all came right. */
  public static final Metric REPAIR_SUCCESS =
      rate(
          "REPAIR_SUCCESS",
          "Repeats the agent asked for after which exactly the expected tool calls came.");

  /** Questions asked again and again. */
  public static final Metric LOOP =
      new Metric(
          "LOOP",
          1,
          "loops",
          Better.LOWER,
          Kind.COUNT,
          "Questions the agent asked three times or more in one call.");

  /** Share of values said that agree with what the agent could know. */
  public static final Metric SPOKEN_AGREE =
      rate(
          "SPOKEN_AGREE",
          "Dates, times, amounts and codes the agent said that agree with what it could know, of"
              + " all that can be checked.");

  /** Share of identifiers said again as they were. */
  public static final Metric READBACK_ACC =
      rate(
          "READBACK_ACC",
          "Identifiers of the caller's that the agent repeated to the letter, of all it repeated.");

  /** Share of confirmations of a wrong value. */
  public static final Metric FALSE_CONFIRM =
      new Metric(
          "FALSE_CONFIRM",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Confirmations of a value that is not the expected argument, of all confirmations.");

  /** Share of values without support after a tool failed. */
  public static final Metric FABRICATED =
      new Metric(
          "FABRICATED",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Values no source supports, of all that can be checked and were said after a tool failed.");

  /** Pacing of the bench itself. */
  public static final Metric PACING_P99 =
      time("PACING_P99", "Lateness that 99 % of a call's caller frames keep below, per call.");

  private static final List<Metric> OWN =
      List.of(
          V2V_AUDIBLE,
          V2V_AUDIBLE_TOOL,
          V2V_AUDIBLE_FIRST,
          TTFP,
          PAD,
          TOOL_RT1,
          TOOL_RT2,
          TOOL_EXEC,
          RESPONSE_RATE,
          BI_DETECT,
          BI_STOP,
          BI_STOP_NOFLUSH,
          BI_OVERLAP,
          BI_RESP,
          BI_YIELD_RATE,
          BI_FALSE_RATE,
          BI_FALSE_RESPONSE,
          SELECTIVITY,
          BI_J,
          BI_FALSE_PER_MIN,
          BI_RESUME_RATE,
          BI_RESUME_TIME,
          TOOL_CALL_MATCH,
          TC_VALID,
          TC_PRECISION,
          TC_RECALL,
          TC_F1,
          ARG_ACC,
          ARG_ACC_FORGIVEN,
          HALLUC_RATE,
          NOCALL_ACC,
          TURN_EXACT,
          RECOVERY_RATE,
          CLEAN_RECOVERY_RATE,
          TTR,
          TURNS_TO_RECOVER,
          COLLATERAL,
          REASK_RATE,
          REASK_UNNEEDED,
          REPAIR_SUCCESS,
          LOOP,
          SPOKEN_AGREE,
          READBACK_ACC,
          FALSE_CONFIRM,
          FABRICATED);

  private static final List<Metric> ALL =
      Stream.of(
              OWN.stream(),
              Family.all().stream().flatMap(family -> family.metrics().stream()),
              Stream.of(PACING_P99))
          .flatMap(metrics -> metrics)
          .toList();

  private Metrics() {}

  /** All metrics, in the order reports show them. */
  public static List<Metric> all() {
    return ALL;
  }

  /** The metric called {@code id}. */
  public static Optional<Metric> find(String id) {
    return ALL.stream().filter(metric -> metric.id().equals(id)).findFirst();
  }

  private static Metric time(String id, String meaning) {
    return new Metric(id, 1, "ms", Better.LOWER, Kind.QUANTITY, meaning);
  }

  private static Metric composite(String id, String meaning) {
    return new Metric(id, 1, "1", Better.HIGHER, Kind.COMPOSITE, meaning);
  }

  private static Metric rate(String id, String meaning) {
    return new Metric(id, 1, "1", Better.HIGHER, Kind.SHARE, meaning);
  }
}
