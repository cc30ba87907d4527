package dev.talkspurt.simulator.gemini;

import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.session.AgentKit;
import dev.talkspurt.simulator.session.Conversation;
import dev.talkspurt.simulator.session.Sessions;
import java.util.Optional;

/** What becomes of a setup that comes with a handle. Used on the scheduler's thread. */
final class Resuming {
  /** Longer instructions have cost sessions of {@code gemini-3.1} their memory. */
  private static final int LONG_TOKENS = 200;

  private final AgentKit kit;
  private final Sessions sessions;

  Resuming(AgentKit kit, Sessions sessions) {
    this.kit = kit;
    this.sessions = sessions;
  }

  /** Whether the handle was given to somebody, whatever has become of the session since. */
  boolean known(String handle) {
    return !kit.behaviour().has(Habit.REFUSES_HANDLE)
        && sessions.ask(handle, kit.scheduler().nowNs()) != Sessions.Answer.UNKNOWN;
  }

  /**
   * The conversation to go on with; empty for a new one.
   *
   * @throws Refusal if the session has ended, or another connection holds it
   */
  Optional<Conversation> before(Optional<String> handle, int promptTokens) throws Refusal {
    if (handle.isEmpty()) {
      return Optional.empty();
    }
    switch (sessions.ask(handle.get(), kit.scheduler().nowNs())) {
      case EXPIRED -> throw new Refusal(1008, "BidiGenerateContent session expired");
      case IN_USE -> throw new Refusal(1011, "Internal error encountered.");
      default -> {
        boolean forgets =
            kit.behaviour().has(Habit.FORGETS)
                || kit.behaviour().has(Habit.FORGETS_LONG_INSTRUCTION)
                    && promptTokens > LONG_TOKENS;
        return forgets ? Optional.empty() : Optional.of(sessions.find(handle.get()));
      }
    }
  }
}
