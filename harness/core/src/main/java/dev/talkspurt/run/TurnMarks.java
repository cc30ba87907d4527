package dev.talkspurt.run;

import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.Scheduler;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells an agent that finds no turns itself when the caller speaks: before the frame with the first
 * audible sample of what is said to it, and behind the frame with the last. Sounds that are no turn
 * are not marked, as by a client that knows what is meant for the agent. On the scheduler's thread.
 */
final class TurnMarks {
  private final boolean manual;
  private final Scheduler scheduler;
  private final CallJournal journal;
  private final Deque<CallerMark> waiting = new ArrayDeque<>();
  private boolean open;

  TurnMarks(AgentFile agent, Scheduler scheduler, CallJournal journal) {
    this.manual = agent.turnDetection().manual();
    this.scheduler = scheduler;
    this.journal = journal;
  }

  /** A sound will be sent. */
  void add(CallerMark mark) {
    if (manual && Timeline.isTurn(mark.role())) {
      waiting.add(mark);
    }
  }

  /** This frame is about to be sent; those before it may never have been. */
  void before(int frame, AgentSession session) {
    if (!waiting.isEmpty() && !open && waiting.peek().onsetSample() < endSample(frame)) {
      open = true;
      session.activityStart();
      note(Timeline.ACTIVITY_START);
    }
  }

  /** This frame has been sent. */
  void behind(int frame, AgentSession session) {
    if (!waiting.isEmpty() && open && waiting.peek().offsetSample() < endSample(frame)) {
      session.activityEnd();
      note(Timeline.ACTIVITY_END);
      open = false;
      waiting.remove();
    }
  }

  private static long endSample(int frame) {
    return (frame + 1L) * CallerTrack.FRAME_SAMPLES;
  }

  /** The connection is lost: the next session knows nothing of what was begun. */
  void lost() {
    open = false;
  }

  private void note(String kind) {
    journal.signal(scheduler.nowNs(), kind, "bench", waiting.peek().id());
  }
}
