package dev.talkspurt.run;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.Scheduler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Answers to tool calls across a change of connection: they wait until there is one again, and
 * reach a resumed session alone, for a new one knows nothing of the calls. Not thread-safe.
 */
final class OpenCalls {
  private final Scheduler scheduler;
  private final CallJournal journal;
  private final Set<String> known = new HashSet<>();
  private final List<Answer> waiting = new ArrayList<>();

  private record Answer(String id, String name, Json.Obj response) {}

  OpenCalls(Scheduler scheduler, CallJournal journal) {
    this.scheduler = scheduler;
    this.journal = journal;
  }

  /** The agent has made a call. */
  void called(String id) {
    known.add(id);
  }

  /** Answer a call, as soon as there is a connection. */
  void answer(AgentSession session, boolean broken, String id, String name, Json.Obj response) {
    if (broken) {
      waiting.add(new Answer(id, name, response));
    } else if (known.contains(id)) {
      session.answerTool(id, name, response);
    } else {
      journal.signal(scheduler.nowNs(), Timeline.ANSWER_LOST, "bench", id);
    }
  }

  /** There is a connection again: to the same session, or to a new one. */
  void resumed(AgentSession session, boolean same) {
    if (!same) {
      known.clear();
    }
    List<Answer> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(held -> answer(session, false, held.id(), held.name(), held.response()));
  }
}
