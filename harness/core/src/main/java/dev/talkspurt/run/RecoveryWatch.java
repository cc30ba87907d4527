package dev.talkspurt.run;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether the caller still has to hold the line: a fault's deadline has not passed, and what
 * would show that the agent got over it has not been seen. What it sees decides nothing else; the
 * record does. Not thread-safe.
 */
final class RecoveryWatch {
  /** How long behind a stall an agent may take to answer a second time. */
  private static final long SECOND_ANSWER_NS = 3_000_000_000L;

  private final Scenario scenario;
  private final List<Open> open = new ArrayList<>();

  /** A fault that a step has brought about. */
  private static final class Open {
    final int stepIndex;
    final Recovery recovery;
    final List<SessionEvent.ToolCall> calls = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    long overNs;
    long heardNs = Long.MIN_VALUE;
    boolean spoke;
    boolean failed;

    Open(int stepIndex, Recovery recovery, long nowNs) {
      this.stepIndex = stepIndex;
      this.recovery = recovery;
      this.overNs = nowNs;
    }
  }

  RecoveryWatch(Scenario scenario) {
    this.scenario = scenario;
  }

  /** A step began or came to an end. */
  void step(int index, String phase, long nowNs) {
    Optional<Recovery> recovery = scenario.script().get(index).expect().recovers();
    if (recovery.isEmpty() || phase.equals("notRun") || phase.equals("skipped")) {
      open.removeIf(one -> one.stepIndex == index);
    } else if (phase.equals("started")) {
      open.add(new Open(index, recovery.get(), nowNs));
    } else {
      open.stream().filter(one -> one.stepIndex == index).forEach(one -> one.overNs = nowNs);
    }
  }

  void called(SessionEvent.ToolCall call) {
    open.forEach(one -> one.calls.add(call));
  }

  /** An answer to a tool call, which may be the one that fails or is slow. */
  void answered(long nowNs) {
    for (Open one : open) {
      boolean about =
          one.recovery.fault() == FaultClass.TOOL_ERROR
              || one.recovery.fault() == FaultClass.TOOL_SLOW;
      one.overNs = about && !one.failed ? nowNs : one.overNs;
      one.failed |= about;
    }
  }

  void said(SessionEvent.OutputTranscript words) {
    open.forEach(one -> one.text.append(words.complete() ? " " : "").append(words.text()));
  }

  /** What the agent says from here on is another response. */
  void agentPauses() {
    open.forEach(one -> one.text.append(' '));
  }

  /** Sound of the agent's has arrived. */
  void heard(long nowNs) {
    for (Open one : open) {
      one.spoke |= nowNs > one.overNs;
      one.heardNs = nowNs;
    }
  }

  /** Whether one of them is still to be got over. */
  boolean waits(long nowNs) {
    return open.stream()
        .anyMatch(
            one ->
                nowNs - one.overNs <= one.recovery.within().toNanos()
                    && (mayAnswerAgain(one, nowNs)
                        || one.recovery.goals().stream().anyMatch(goal -> isOpen(goal, one))));
  }

  private static boolean mayAnswerAgain(Open one, long nowNs) {
    return one.recovery.fault() == FaultClass.NET_STALL
        && one.spoke
        && nowNs - one.heardNs < SECOND_ANSWER_NS;
  }

  private static boolean isOpen(Recovery.Goal goal, Open one) {
    if (goal instanceof Recovery.Goal.Calls wanted) {
      // The first call of a failing tool is the fault itself.
      int first = one.recovery.fault() == FaultClass.TOOL_ERROR ? 1 : 0;
      return one.calls.stream()
          .filter(call -> MeasureCall.agrees(wanted.call(), call.name(), call.args()))
          .skip(first)
          .findAny()
          .isEmpty();
    }
    if (goal instanceof Recovery.Goal.Says says) {
      return says.anyOf().stream().noneMatch(phrase -> Phrase.isIn(one.text.toString(), phrase));
    }
    return !(goal instanceof Recovery.Goal.Yields) && !one.spoke;
  }
}
