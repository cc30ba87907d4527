package dev.talkspurt.run;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.FrameDropped;
import dev.talkspurt.conversation.JournalEntry.FrameHeld;
import dev.talkspurt.conversation.JournalEntry.Transcript;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fault that a step of the call in progress brings about, and what has been seen since. Times are
 * those of the record. Not thread-safe.
 */
final class OpenFault {
  /** How long behind a stall an agent may take to answer a second time. */
  private static final long SECOND_ANSWER_NS = 3_000_000_000L;

  /** The caller hangs up so long behind a deadline: the record must reach beyond it. */
  private static final long MARGIN_NS = 50_000_000L;

  private static final long FRAME_NS = 20_000_000L;
  private static final long STALL_NS = 200_000_000L;

  /** Faults in which the agent may say what is needed before they are over. */
  private static final Set<FaultClass> SAID_MEANWHILE =
      Set.of(FaultClass.TOOL_ERROR, FaultClass.TOOL_SLOW, FaultClass.SILENCE, FaultClass.NET_STALL);

  private static final Set<String> RESPONSE_ENDS = Set.of("turnEnd", "interrupted");

  private final int step;
  private final Recovery recovery;
  private final FaultClass fault;
  private final CallsSeen calls;
  private final List<Transcript> texts = new ArrayList<>();
  private long startNs;
  private long overNs;
  private long heardNs = Long.MIN_VALUE;
  private long outageNs = Long.MIN_VALUE;
  private long outageEndNs = Long.MIN_VALUE;
  private boolean stalled;

  OpenFault(int step, Recovery recovery, long startNs) {
    this.step = step;
    this.recovery = recovery;
    this.fault = recovery.fault();
    this.calls = new CallsSeen(fault);
    this.startNs = startNs;
    this.overNs = startNs;
  }

  /** The step that brings it about. */
  int step() {
    return step;
  }

  /** Something was written into the record. */
  void take(JournalEntry entry) {
    if (entry instanceof JournalEntry.Step ended && ended.index() == step) {
      overNs = Math.max(overNs, ended.atNs());
    } else if (entry instanceof JournalEntry.AgentChunk chunk) {
      heardNs = chunk.atNs();
    } else if (entry instanceof Transcript text && text.who().equals("agent")) {
      texts.add(text);
    } else if (fault == FaultClass.NET_STALL) {
      stall(entry);
    }
    if (parts(entry)) {
      // The words of two responses do not run together.
      texts.add(new Transcript(entry.atNs(), "agent", " ", false));
    }
    calls.take(entry);
    if (calls.own().isPresent()) {
      startNs = calls.own().get().calledNs();
      overNs = calls.own().get().settledNs();
    }
  }

  private static boolean parts(JournalEntry entry) {
    return entry instanceof JournalEntry.ToolAnswered
        || entry instanceof JournalEntry.Signal signal && RESPONSE_ENDS.contains(signal.kind());
  }

  private void stall(JournalEntry entry) {
    if (entry instanceof FrameDropped
        || entry instanceof FrameHeld held && held.heldNs() > FRAME_NS) {
      boolean goesOn = entry.atNs() <= outageEndNs + FRAME_NS;
      if (!goesOn && stalled) {
        // The first one is the fault.
        return;
      }
      outageNs = goesOn ? outageNs : entry.atNs() - FRAME_NS;
      outageEndNs = entry.atNs();
      stalled |= outageEndNs - outageNs >= STALL_NS;
    }
    if (stalled) {
      startNs = outageNs;
      overNs = outageEndNs;
    }
  }

  /** Whether the agent may still get over it. */
  boolean waits(long atNs) {
    return atNs - overNs <= recovery.within().toNanos() + MARGIN_NS
        && (mayAnswerAgain(atNs) || recovery.goals().stream().anyMatch(this::isOpen));
  }

  private boolean mayAnswerAgain(long atNs) {
    return fault == FaultClass.NET_STALL && heardNs > overNs && atNs - heardNs < SECOND_ANSWER_NS;
  }

  private boolean isOpen(Recovery.Goal goal) {
    if (goal instanceof Recovery.Goal.Calls wanted) {
      return !calls.has(wanted.call(), startNs);
    }
    if (goal instanceof Recovery.Goal.Says says) {
      String text = text(SAID_MEANWHILE.contains(fault) ? startNs : overNs);
      return says.anyOf().stream().noneMatch(phrase -> Phrase.isIn(text, phrase));
    }
    if (goal instanceof Recovery.Goal.Speaks) {
      boolean meanwhile = fault == FaultClass.SILENCE || fault == FaultClass.TOOL_SLOW;
      return heardNs < (meanwhile ? startNs : overNs);
    }
    // Whether it has gone on with the same is for the record to tell.
    return goal instanceof Recovery.Goal.Resumes;
  }

  private String text(long fromNs) {
    StringBuilder text = new StringBuilder();
    for (Transcript piece : texts) {
      if (piece.atNs() >= fromNs) {
        text.append(piece.complete() ? " " : "").append(piece.text());
      }
    }
    return text.toString();
  }
}
