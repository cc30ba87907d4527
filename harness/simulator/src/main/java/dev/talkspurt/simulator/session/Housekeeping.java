package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.behaviour.SessionLimits;
import dev.talkspurt.time.Scheduler;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What happens in a session whatever is said: the ends of connections and sessions, planted closes,
 * and handles for resuming.
 */
final class Housekeeping {
  private static final long MS_NS = 1_000_000L;
  private static final int LEAVES_MS = 6_000;
  private static final int NOTICE_MS = 4_000;
  private static final int NOTICE_LEFT_MS = 3_000;
  private static final long LOOK_NS = 1_000_000_000L;
  private static final String DEADLINE = "Deadline expired before operation could complete.";

  /** Ends the session. */
  interface Closer {
    void close(int code, String reason);
  }

  private final AgentKit kit;
  private final SessionLimits limits;
  private final Wire wire;
  private final TruthLog truth;
  private final Chance chance;
  private final Closer closer;
  private final Conversation conversation;
  private final Sessions sessions;
  private final BooleanSupplier busy;
  private final List<Scheduler.Timer> ends = new ArrayList<>();
  private Scheduler.Timer handles;
  private Scheduler.Timer looking;
  private int dropped;
  private boolean stopped;

  /**
   * Of a session that has not begun.
   *
   * @param busy whether an answer is being made or a call is open: it cannot be resumed then
   */
  Housekeeping(
      AgentKit kit,
      Wire wire,
      TruthLog truth,
      Chance chance,
      Closer closer,
      Conversation conversation,
      Sessions sessions,
      BooleanSupplier busy) {
    this.kit = kit;
    this.limits = kit.behaviour().session();
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.closer = closer;
    this.conversation = conversation;
    this.sessions = sessions;
    this.busy = busy;
  }

  /**
   * The session begins, or goes on.
   *
   * @param compressed whether the client asked for the oldest turns to be dropped in time
   */
  void begin(boolean resumptionUpdates, boolean compressed) {
    for (Fault fault : kit.behaviour().faults()) {
      truth.add("fault", "kind", fault.word(), "detail", fault.toString());
    }
    Behaviour behaviour = kit.behaviour();
    behaviour
        .fault(Fault.Close.class)
        .ifPresent(f -> later(f.afterMs(), () -> closer.close(f.code(), f.reason())));
    behaviour
        .habit(Habit.NO_CLOSING_NOTICE)
        .ifPresent(f -> later(f.number().orElse(LEAVES_MS), () -> closer.close(1000, "")));
    behaviour
        .habit(Habit.MISSED_CLOSING_NOTICE)
        .ifPresent(f -> announced(f.number().orElse(NOTICE_MS) + NOTICE_LEFT_MS, NOTICE_LEFT_MS));
    limits.connectionMs().ifPresent(ms -> announced(ms, limits.noticeMs()));
    if (!compressed) {
      limits.lengthMs().ifPresent(this::endOfSession);
    }
    // A client that could resume would not miss it.
    if (resumptionUpdates && !behaviour.has(Habit.MISSED_CLOSING_NOTICE)) {
      handles = kit.scheduler().after(limits.handleEveryMs() * MS_NS, this::handle);
    }
    dropped = conversation.usage().dropped();
    looking = kit.scheduler().after(LOOK_NS, () -> look(compressed));
  }

  /** Announce the end of the connection, and end it. */
  private void announced(int endMs, int noticeMs) {
    later(endMs - noticeMs, () -> announce(noticeMs));
    later(endMs, () -> closer.close(1011, DEADLINE));
  }

  private void announce(int leftMs) {
    truth.add("goAwaySent", "leftMs", leftMs);
    wire.goingAway(leftMs);
    if (limits.silentAfterNotice()) {
      wire.fallSilent();
    }
  }

  private void endOfSession(int lengthMs) {
    int leftMs = (int) Math.max(0, lengthMs - conversation.lastedNs() / MS_NS);
    int noticeMs = Math.min(limits.noticeMs(), leftMs);
    later(leftMs - noticeMs, () -> announce(noticeMs));
    later(
        leftMs,
        () -> {
          conversation.end();
          closer.close(1011, DEADLINE);
        });
  }

  /** What grows in the course of a session. */
  private void look(boolean compressed) {
    UsageCount usage = conversation.usage();
    if (usage.dropped() > dropped) {
      dropped = usage.dropped();
      truth.add("compressed", "contextTokens", usage.context(), "turnsDropped", dropped);
    }
    if (!compressed && usage.context() > limits.contextTokens()) {
      conversation.end();
      closer.close(1007, "Request contains an invalid argument.");
    }
    if (!stopped) {
      looking = kit.scheduler().after(LOOK_NS, () -> look(compressed));
    }
  }

  private void later(int ms, Runnable action) {
    ends.add(kit.scheduler().after(ms * MS_NS, action));
  }

  private void handle() {
    if (busy.getAsBoolean()) {
      wire.notResumable();
    } else {
      String handle = HexFormat.of().toHexDigits(chance.handles.nextLong());
      sessions.keep(handle, conversation);
      wire.resumable(handle);
    }
    handles = kit.scheduler().after(limits.handleEveryMs() * MS_NS, this::handle);
  }

  void stop() {
    stopped = true;
    ends.forEach(Scheduler.Timer::cancel);
    for (Scheduler.Timer timer : new Scheduler.Timer[] {handles, looking}) {
      if (timer != null) {
        timer.cancel();
      }
    }
  }
}
