package dev.talkspurt.run;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.Scheduler;
import java.util.HashMap;
import java.util.Map;

/** Answers the agent's tool calls when their time has come. Lives on the scheduler's thread. */
final class ToolDesk implements AutoCloseable {
  private final MockTools tools;
  private final Scheduler scheduler;
  private final CallJournal journal;
  private final Runnable answered;
  private final Map<String, Scheduler.Timer> waiting = new HashMap<>();

  /** A desk that calls {@code answered} after each answer it has sent. */
  ToolDesk(Scenario scenario, Scheduler scheduler, CallJournal journal, Runnable answered) {
    this.tools = new MockTools(scenario);
    this.scheduler = scheduler;
    this.journal = journal;
    this.answered = answered;
  }

  /** Whether no call waits for an answer that is still to come. */
  boolean allAnswered() {
    return waiting.isEmpty();
  }

  /** Take a call: answer it after its delay, or never, as the scenario says. */
  void called(SessionEvent.ToolCall call, AgentSession session) {
    journal.add(
        new JournalEntry.ToolCalled(
            journal.since(call.atNs()), call.id(), call.name(), call.args()));
    MockTools.Answer answer = tools.answer(call.name());
    answer
        .response()
        .ifPresent(
            response ->
                waiting.put(
                    call.id(),
                    scheduler.after(
                        answer.delayNs(), () -> send(call, answer, response, session))));
  }

  private void send(
      SessionEvent.ToolCall call, MockTools.Answer answer, Json.Obj response, AgentSession to) {
    waiting.remove(call.id());
    to.answerTool(call.id(), call.name(), response);
    answered.run();
    journal.add(
        new JournalEntry.ToolAnswered(
            journal.since(scheduler.nowNs()),
            call.id(),
            call.name(),
            response,
            answer.delayNs() / 1e6,
            answer.fault()));
  }

  /** The agent no longer wants these answered. */
  void cancelled(SessionEvent.ToolCancel cancel) {
    journal.add(new JournalEntry.ToolCancelled(journal.since(cancel.atNs()), cancel.ids()));
    for (String id : cancel.ids()) {
      Scheduler.Timer timer = waiting.remove(id);
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  @Override
  public void close() {
    waiting.values().forEach(Scheduler.Timer::cancel);
    waiting.clear();
  }
}
