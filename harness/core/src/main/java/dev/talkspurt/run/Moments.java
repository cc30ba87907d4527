package dev.talkspurt.run;

import dev.talkspurt.conversation.Playout;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.scenario.Moment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Knows when the moments of a script come: from what is heard of the agent, what it says, which
 * tools it waits for, and the session's signals. Times are nanoseconds of the scheduler's clock.
 * Not thread-safe.
 */
final class Moments {
  /** Without a signal that the agent has said all, so much quiet after its last word means it. */
  static final long LAST_WORD_QUIET_NS = 250_000_000L;

  private final Playout playout;
  private final Predicate<String> unanswered;
  private final SpokenText text;
  private final Map<String, SessionEvent.ToolCall> calls = new LinkedHashMap<>();
  private final Map<String, Long> lastSignalNs = new HashMap<>();
  private long lastAudioNs = Long.MIN_VALUE;
  private long endedNs = Long.MIN_VALUE;
  private long owesSinceNs = Long.MIN_VALUE;
  private long callerAudibleNs = Long.MIN_VALUE;
  private long soundBegunNs = Long.MIN_VALUE;
  private long turnCameNs = Long.MIN_VALUE;
  private int step = -1;

  /**
   * Moments of one call.
   *
   * @param unanswered whether the tool call with this id still waits for its answer
   */
  Moments(Playout playout, Predicate<String> unanswered) {
    this.playout = playout;
    this.unanswered = unanswered;
    this.text = new SpokenText(playout);
  }

  /** Take in what the session tells, before anybody else does. */
  void event(SessionEvent event) {
    if (event instanceof SessionEvent.AgentAudio) {
      lastAudioNs = event.atNs();
    } else if (event instanceof SessionEvent.OutputTranscript words) {
      text.add(words.text(), words.complete());
    } else if (event instanceof SessionEvent.ToolCall call) {
      calls.put(call.id(), call);
    } else if (event instanceof SessionEvent.TurnEnd) {
      ended("turnEnd", event.atNs());
    } else if (event instanceof SessionEvent.AgentAudioEnd) {
      ended("audioEnd", event.atNs());
    } else if (event instanceof SessionEvent.Interrupted) {
      ended("interrupted", event.atNs());
      text.clear();
    } else if (event instanceof SessionEvent.ClosingSoon) {
      lastSignalNs.put("closingSoon", event.atNs());
    } else if (event instanceof SessionEvent.ResumptionHandle) {
      lastSignalNs.put("resumption", event.atNs());
    }
  }

  private void ended(String signal, long atNs) {
    lastSignalNs.put(signal, atNs);
    endedNs = atNs;
    text.learn();
  }

  /** A tool was answered: the agent owes another answer. */
  void toolAnswered(long nowNs) {
    owesSinceNs = nowNs;
  }

  /** A sound of the caller begins. */
  void soundBegins(long nowNs) {
    soundBegunNs = nowNs;
  }

  /** The caller is audible now. */
  void callerAudible(long nowNs) {
    callerAudibleNs = nowNs;
  }

  /** The caller has said something: what the agent says from here on is its answer. */
  void callerSpoke() {
    text.clear();
  }

  /**
   * When a moment comes, or came; empty as long as that cannot be known, and for ever if it will
   * not come.
   *
   * @param stepIndex whose moment it is, at work
   * @param callSinceNs when the call's audio began, or the caller last stopped speaking
   */
  OptionalLong due(Moment moment, int stepIndex, long nowNs, long callSinceNs) {
    if (stepIndex != step) {
      step = stepIndex;
      turnCameNs = nowNs - CallerTrack.FRAME_NS;
    }
    if (moment instanceof Moment.AfterHeard after) {
      return playout.whenHeard(after.heard().toNanos() / 1e6);
    }
    if (moment instanceof Moment.AtTalkspurt at) {
      return playout.inTalkspurt(at.number(), at.later().toNanos());
    }
    if (moment instanceof Moment.AfterPhrase after) {
      return afterPhrase(after, nowNs);
    }
    if (moment instanceof Moment.DuringTool during) {
      return duringTool(during);
    }
    if (moment instanceof Moment.AfterLastWord after) {
      return afterLastWord(after, nowNs);
    }
    if (moment instanceof Moment.AfterSilence after) {
      long agentNs = playout.lastAudibleNs(Long.MAX_VALUE).orElse(Long.MIN_VALUE);
      long quietNs = Math.max(Math.max(callSinceNs, callerAudibleNs), agentNs);
      return OptionalLong.of(quietNs + after.length().toNanos());
    }
    return onEvent((Moment.OnEvent) moment);
  }

  private OptionalLong afterPhrase(Moment.AfterPhrase after, long nowNs) {
    OptionalLong end = text.endOf(after.phrase(), complete());
    if (end.isEmpty()) {
      return end;
    }
    long dueNs = end.getAsLong() + after.later().toNanos();
    long lastNs = playout.lastAudibleNs(Long.MAX_VALUE).orElse(Long.MIN_VALUE);
    return lastNs >= Math.max(dueNs, nowNs) ? OptionalLong.of(dueNs) : OptionalLong.empty();
  }

  private OptionalLong duringTool(Moment.DuringTool during) {
    return calls.values().stream()
        .filter(call -> call.name().equals(during.tool()) && unanswered.test(call.id()))
        .mapToLong(call -> call.atNs() + during.later().toNanos())
        .findFirst();
  }

  private OptionalLong afterLastWord(Moment.AfterLastWord after, long nowNs) {
    OptionalLong last = playout.lastAudibleNs(Long.MAX_VALUE);
    boolean waits = calls.keySet().stream().anyMatch(unanswered);
    if (playout.audibleOnsetNs().isEmpty() || waits || lastAudioNs < owesSinceNs) {
      return OptionalLong.empty();
    }
    long laterNs = after.later().toNanos();
    if (complete()) {
      return OptionalLong.of(last.getAsLong() + laterNs);
    }
    boolean quiet = nowNs - last.getAsLong() >= LAST_WORD_QUIET_NS - 2 * CallerTrack.FRAME_NS;
    return quiet
        ? OptionalLong.of(last.getAsLong() + Math.max(laterNs, LAST_WORD_QUIET_NS))
        : OptionalLong.empty();
  }

  private boolean complete() {
    return endedNs >= Math.max(lastAudioNs, owesSinceNs);
  }

  /** An agent is interrupted while the caller speaks, before the next step's turn comes. */
  private OptionalLong onEvent(Moment.OnEvent on) {
    Long atNs = lastSignalNs.get(on.event());
    long sinceNs =
        on.event().equals("interrupted") ? Math.min(turnCameNs, soundBegunNs) : turnCameNs;
    return atNs == null || atNs < sinceNs
        ? OptionalLong.empty()
        : OptionalLong.of(atNs + on.later().toNanos());
  }
}
