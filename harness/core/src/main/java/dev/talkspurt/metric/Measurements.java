package dev.talkspurt.metric;

import dev.talkspurt.document.Json;
import dev.talkspurt.spoken.SpokenStatement;
import java.util.List;

/**
 * Everything measured in one call. NaN means: not defined here, and the field next to it says why
 * where that matters; infinity never occurs.
 *
 * @param turns one for each caller sound that requires an answer
 * @param probes one for each interruption
 * @param toolCalls one for each observed call, then one for each expected call that never came
 * @param phantoms interruptions that nothing in the script caused
 * @param readings of the metrics that are read off the call one by one
 * @param toolTurns one for each step that says which calls it expects, and that came about
 * @param faults one for each step that says what it has to be recovered from, in script order
 * @param statements one for each value the agent said, in order
 */
public record Measurements(
    List<TurnMeasure> turns,
    List<ProbeMeasure> probes,
    List<ToolCallMeasure> toolCalls,
    boolean benchValid,
    List<String> benchProblems,
    List<ToolTurnMeasure> toolTurns,
    List<FaultMeasure> faults,
    List<SpokenStatement> statements,
    Phantoms phantoms,
    List<Reading> readings) {
  public Measurements {
    readings = List.copyOf(readings);
  }

  /** Measurements of a call of which nothing was read. */
  public Measurements(
      List<TurnMeasure> turns,
      List<ProbeMeasure> probes,
      List<ToolCallMeasure> toolCalls,
      boolean benchValid,
      List<String> benchProblems,
      List<ToolTurnMeasure> toolTurns,
      List<FaultMeasure> faults,
      List<SpokenStatement> statements,
      Phantoms phantoms) {
    this(
        turns,
        probes,
        toolCalls,
        benchValid,
        benchProblems,
        toolTurns,
        faults,
        statements,
        phantoms,
        List.of());
  }

  /** The same with what was read off the call. */
  public Measurements with(List<Reading> taken) {
    return new Measurements(
        turns,
        probes,
        toolCalls,
        benchValid,
        benchProblems,
        toolTurns,
        faults,
        statements,
        phantoms,
        taken);
  }

  /** The readings of one metric, in order. */
  public List<Reading> readingsOf(Metric metric) {
    return readings.stream().filter(reading -> reading.metric().equals(metric)).toList();
  }

  /** Measurements of a call in which nothing is known of interruptions without cause. */
  public Measurements(
      List<TurnMeasure> turns,
      List<ProbeMeasure> probes,
      List<ToolCallMeasure> toolCalls,
      boolean benchValid,
      List<String> benchProblems,
      List<ToolTurnMeasure> toolTurns,
      List<FaultMeasure> faults,
      List<SpokenStatement> statements) {
    this(
        turns,
        probes,
        toolCalls,
        benchValid,
        benchProblems,
        toolTurns,
        faults,
        statements,
        Phantoms.UNKNOWN);
  }

  /** Measurements of a call in which the agent says no value. */
  public Measurements(
      List<TurnMeasure> turns,
      List<ProbeMeasure> probes,
      List<ToolCallMeasure> toolCalls,
      boolean benchValid,
      List<String> benchProblems,
      List<ToolTurnMeasure> toolTurns,
      List<FaultMeasure> faults) {
    this(turns, probes, toolCalls, benchValid, benchProblems, toolTurns, faults, List.of());
  }

  /** Measurements of a call without faults. */
  public Measurements(
      List<TurnMeasure> turns,
      List<ProbeMeasure> probes,
      List<ToolCallMeasure> toolCalls,
      boolean benchValid,
      List<String> benchProblems,
      List<ToolTurnMeasure> toolTurns) {
    this(turns, probes, toolCalls, benchValid, benchProblems, toolTurns, List.of());
  }

  /** Measurements of a call in which no step says which calls it expects. */
  public Measurements(
      List<TurnMeasure> turns,
      List<ProbeMeasure> probes,
      List<ToolCallMeasure> toolCalls,
      boolean benchValid,
      List<String> benchProblems) {
    this(turns, probes, toolCalls, benchValid, benchProblems, List.of());
  }

  /**
   * The tool calls of one step.
   *
   * @param noneExpected no call may come
   * @param calls that came, but those withdrawn
   * @param exact every expected call came, with the right arguments, in order and in time, and no
   *     other did
   */
  public record ToolTurnMeasure(int stepIndex, boolean noneExpected, int calls, boolean exact) {}

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
   * @param asking whether the agent asked to hear it again
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
      String heardAs,
      Asking asking) {
    /** A turn of which it is not known whether the agent asked for it again. */
    public TurnMeasure(
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
        String heardAs) {
      this(
          id,
          stepIndex,
          text,
          answered,
          agentInterrupted,
          toolTurn,
          first,
          callerOffsetMs,
          answerOnsetMs,
          answerOffsetMs,
          v2vAudibleMs,
          ttfpMs,
          padMs,
          toolRt1Ms,
          toolRt2Ms,
          toolExecMs,
          answer,
          heardAs,
          Asking.UNKNOWN);
    }

    /** The same turn, with what is known of asking. */
    TurnMeasure withAsking(Asking asking) {
      return new TurnMeasure(
          id,
          stepIndex,
          text,
          answered,
          agentInterrupted,
          toolTurn,
          first,
          callerOffsetMs,
          answerOnsetMs,
          answerOffsetMs,
          v2vAudibleMs,
          ttfpMs,
          padMs,
          toolRt1Ms,
          toolRt2Ms,
          toolExecMs,
          answer,
          heardAs,
          asking);
    }
  }

  /**
   * One interruption of the agent's speech, or one probe.
   *
   * @param kind {@code interrupt}, or the word of a {@link dev.talkspurt.scenario.ProbeKind}
   * @param valid the scripted condition came about: overlap happened and at least 1500 ms of agent
   *     speech were left, or the agent was silent and owed nothing
   * @param voidReason why not, empty if valid
   * @param overlapMs BI_OVERLAP within 2000 ms of the onset
   * @param outcome over speech {@code yielded}, {@code missed}, {@code naturalEnd}, {@code pause};
   *     while a tool was waited for {@code yielded} or {@code missed}; into silence {@code
   *     answered} or {@code ignored}; or {@code void}
   * @param into what the sound fell into: {@code speech}, {@code tool} or {@code silence}
   * @param responseMs from the onset to the first audible sample of what the agent began to say
   *     within 2000 ms of a sound into silence; NaN if it did not
   * @param resumed after a false yield: {@code resumed} if the agent went on with the same content
   *     in time, {@code lost} if not, {@code unknown} without a transcript; else empty
   * @param resumeMs from where it fell silent to where it went on; NaN if it did not
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
      String outcome,
      String into,
      double responseMs,
      String resumed,
      double resumeMs) {
    /** Over the agent's speech, and nothing was resumed. */
    public ProbeMeasure(
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
        String outcome) {
      this(
          id,
          stepIndex,
          kind,
          valid,
          voidReason,
          onsetMs,
          agentHeardBeforeMs,
          remainingMs,
          detectMs,
          stopMs,
          stopNoFlushMs,
          overlapMs,
          outcome,
          "speech",
          Double.NaN,
          "",
          Double.NaN);
    }

    /** Whether it is something said to the agent, which must yield. */
    public boolean interrupts() {
      return kind.equals("interrupt");
    }

    /** Whether it must not stop the agent, and fell into its speech. */
    public boolean mustNotStop() {
      return !interrupts() && into.equals("speech");
    }
  }

  /**
   * Interruption signals of the session with no sound of the caller's to cause them.
   *
   * @param atMs when they came
   * @param agentSpeechMs how long the agent was audible; NaN if that is not known
   */
  public record Phantoms(List<Double> atMs, double agentSpeechMs) {
    /** Nothing is known. */
    public static final Phantoms UNKNOWN = new Phantoms(List.of(), Double.NaN);

    public Phantoms {
      atMs = List.copyOf(atMs);
    }
  }

  /**
   * One tool call, expected or observed.
   *
   * @param matched the expected and the observed call agree in name and arguments
   * @param cause one of {@link Confusion#CAUSES}; empty if all is well; {@code unjudged} where
   *     nothing was expected, {@code reasked} for a call before the caller said the same again. A
   *     call that is matched has a cause too if it came too early, too late or out of order
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
      String injectedFault,
      CallAccuracy accuracy) {
    /** A call of which nothing else is known. */
    public ToolCallMeasure(
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
        String injectedFault) {
      this(
          id,
          name,
          stepIndex,
          args,
          judged,
          matched,
          cause,
          expected,
          calledMs,
          answeredMs,
          injectedFault,
          CallAccuracy.UNKNOWN);
    }

    /** Whether the call came; otherwise it was expected only. */
    public boolean came() {
      return !cause.equals("MISSING");
    }

    /** Whether it was made and nothing is wrong with it. */
    public boolean right() {
      return matched && cause.isEmpty();
    }
  }
}
