package dev.talkspurt.run;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.CanonicalJson;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ToolAnswer;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.time.Scheduler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Answers the agent's tool calls when their time has come, each on its own. Lives on the
 * scheduler's thread.
 */
final class ToolDesk implements AutoCloseable {
  /** The fault of a call that the user's endpoint did not answer as it should. */
  private static final String ENDPOINT_FAILED = "endpointFailed";

  private final MockTools tools;
  private final ToolEndpoint endpoint;
  private final Scheduler scheduler;
  private final CallJournal journal;
  private final Consumer<Boolean> answered;
  private final Set<String> silent;
  private final List<Pending> open = new ArrayList<>();
  private final Set<String> settled = new HashSet<>();
  private boolean closed;

  /** A call that is still to be answered. */
  private static final class Pending {
    final SessionEvent.ToolCall call;
    final ToolPlan plan;
    final AgentSession session;
    boolean withdrawn;
    Scheduler.Timer timer;
    ToolEndpoint.Exchange exchange;

    Pending(SessionEvent.ToolCall call, ToolPlan plan, AgentSession session) {
      this.call = call;
      this.plan = plan;
      this.session = session;
    }

    void stop() {
      timer.cancel();
      if (exchange != null) {
        exchange.giveUp();
      }
    }
  }

  /**
   * A desk that calls {@code answered} after each answer it has sent, and says whether the agent
   * owes the caller something for it.
   */
  ToolDesk(
      Scenario scenario,
      long seed,
      ToolEndpoint endpoint,
      Scheduler scheduler,
      CallJournal journal,
      Consumer<Boolean> answered) {
    this.tools = new MockTools(scenario, seed);
    this.endpoint = endpoint;
    this.scheduler = scheduler;
    this.journal = journal;
    this.answered = answered;
    this.silent =
        scenario.agent().tools().stream()
            .filter(tool -> tool.scheduling().equals(Optional.of("silent")))
            .map(AgentFile.ToolDeclaration::name)
            .collect(Collectors.toSet());
  }

  /** Whether nothing the agent still has to say waits for a tool's answer. */
  boolean allAnswered() {
    return open.stream()
        .allMatch(pending -> pending.withdrawn || silent.contains(pending.call.name()));
  }

  /** Whether this call has been neither answered nor withdrawn. */
  boolean unanswered(String id) {
    return !settled.contains(id);
  }

  /** Take a call: answer it after its delay, or never, as the scenario says. */
  void called(SessionEvent.ToolCall call, AgentSession session) {
    settled.remove(call.id());
    journal.add(
        new JournalEntry.ToolCalled(
            journal.since(call.atNs()), call.id(), call.name(), call.args()));
    if (closed) {
      // What became of the state has been told.
      return;
    }
    ToolPlan plan = tools.plan(call.name(), call.args());
    if (!plan.fault().isEmpty()) {
      // With the call, not its answer: that may never be sent.
      journal.signal(call.atNs(), Timeline.TOOL_FAULT, "bench", call.id() + " " + plan.fault());
    }
    if (plan.answered()) {
      Pending pending = new Pending(call, plan, session);
      open.add(pending);
      pending.timer = scheduler.after(plan.delayNs(), () -> due(pending));
    }
  }

  private void due(Pending pending) {
    if (pending.plan.endpoint().isEmpty()) {
      send(pending, pending.plan.respond(), pending.plan.fault());
      return;
    }
    ToolAnswer.FromEndpoint asked = pending.plan.endpoint().get();
    pending.exchange = endpoint.ask(asked, pending.call.name(), pending.call.args());
    pending.timer = scheduler.after(asked.timeout().toNanos(), pending.exchange::giveUp);
    scheduler.compute(
        pending.exchange::answer,
        (response, failure) -> {
          pending.timer.cancel();
          if (!open.contains(pending)) {
            return;
          }
          if (failure == null) {
            send(pending, pending.plan.finish().apply(response), pending.plan.fault());
            return;
          }
          String why = pending.call.id() + " " + failure.getMessage();
          journal.signal(scheduler.nowNs(), Timeline.ENDPOINT_FAILED, "bench", why);
          send(pending, MockTools.error("The service is not available."), ENDPOINT_FAILED);
        });
  }

  private void send(Pending pending, Json.Obj response, String fault) {
    open.remove(pending);
    SessionEvent.ToolCall call = pending.call;
    settled.add(call.id());
    pending.session.answerTool(call.id(), call.name(), response);
    if (!pending.withdrawn) {
      answered.accept(!silent.contains(call.name()));
    }
    journal.add(
        new JournalEntry.ToolAnswered(
            journal.since(scheduler.nowNs()),
            call.id(),
            call.name(),
            response,
            pending.plan.delayNs() / 1e6,
            fault));
  }

  /** The agent no longer wants these answered. */
  void cancelled(SessionEvent.ToolCancel cancel) {
    journal.add(new JournalEntry.ToolCancelled(journal.since(cancel.atNs()), cancel.ids()));
    settled.addAll(cancel.ids());
    for (Pending pending : List.copyOf(open)) {
      if (cancel.ids().contains(pending.call.id())) {
        pending.withdrawn = true;
        if (!pending.plan.late()) {
          pending.stop();
          open.remove(pending);
        }
      }
    }
  }

  /** Answer nothing any more, and keep what has become of the state. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    open.forEach(Pending::stop);
    open.clear();
    tools
        .state()
        .ifPresent(
            state ->
                journal.signal(
                    scheduler.nowNs(), Timeline.FINAL_STATE, "bench", CanonicalJson.of(state)));
  }
}
