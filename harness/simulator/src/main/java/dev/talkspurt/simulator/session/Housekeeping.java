package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.time.Scheduler;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens in a session whatever is said: planted closes and handles for resuming. */
final class Housekeeping {
  private static final long HANDLE_EVERY_NS = 1_200_000_000L;
  private static final long MS_NS = 1_000_000L;
  private static final int LEAVES_MS = 6_000;
  private static final int NOTICE_MS = 4_000;
  private static final int NOTICE_S = 3;

  /** Ends the session. */
  interface Closer {
    void close(int code, String reason);
  }

  private final AgentKit kit;
  private final Wire wire;
  private final TruthLog truth;
  private final Chance chance;
  private final Closer closer;
  private final Consumer<String> keep;
  private Optional<Scheduler.Timer> closing = Optional.empty();
  private Optional<Scheduler.Timer> notice = Optional.empty();
  private Optional<Scheduler.Timer> handles = Optional.empty();

  /**
   * Of a session that has not begun.
   *
   * @param keep told every handle before the client is
   */
  Housekeeping(
      AgentKit kit,
      Wire wire,
      TruthLog truth,
      Chance chance,
      Closer closer,
      Consumer<String> keep) {
    this.keep = keep;
    this.kit = kit;
    this.wire = wire;
    this.truth = truth;
    this.chance = chance;
    this.closer = closer;
  }

  void begin(boolean resumptionUpdates) {
    for (Fault fault : kit.behaviour().faults()) {
      truth.add("fault", "kind", fault.word(), "detail", fault.toString());
    }
    closing =
        kit.behaviour()
            .fault(Fault.Close.class)
            .map(
                fault ->
                    kit.scheduler()
                        .after(
                            fault.afterMs() * MS_NS,
                            () -> closer.close(fault.code(), fault.reason())));
    Behaviour behaviour = kit.behaviour();
    behaviour.habit(Habit.NO_CLOSING_NOTICE).ifPresent(this::leave);
    behaviour.habit(Habit.MISSED_CLOSING_NOTICE).ifPresent(this::giveNotice);
    if (resumptionUpdates) {
      handles = Optional.of(kit.scheduler().after(HANDLE_EVERY_NS, this::handle));
    }
  }

  private void leave(Fault.Habitual fault) {
    closing = later(fault.number().orElse(LEAVES_MS), () -> closer.close(1000, ""));
  }

  private void giveNotice(Fault.Habitual fault) {
    int atMs = fault.number().orElse(NOTICE_MS);
    notice = later(atMs, () -> wire.goingAway(NOTICE_S));
    closing =
        later(
            atMs + NOTICE_S * 1000,
            () -> closer.close(1011, "Deadline expired before operation could complete."));
  }

  private Optional<Scheduler.Timer> later(int ms, Runnable action) {
    return Optional.of(kit.scheduler().after(ms * MS_NS, action));
  }

  private void handle() {
    String handle = HexFormat.of().toHexDigits(chance.handles.nextLong());
    keep.accept(handle);
    wire.resumable(handle);
    handles = Optional.of(kit.scheduler().after(HANDLE_EVERY_NS, this::handle));
  }

  void stop() {
    closing.ifPresent(Scheduler.Timer::cancel);
    notice.ifPresent(Scheduler.Timer::cancel);
    handles.ifPresent(Scheduler.Timer::cancel);
  }
}
