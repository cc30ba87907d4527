package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Dialogue;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.time.Scheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One turn of the agent on the wire: from the first sign of work to {@code turnComplete}.
 *
 * <p>Audio goes out faster than it is heard, and the turn ends when its last sample has been heard,
 * or shortly after an interruption.
 */
final class AgentTurn {
  private static final int MS_NS = 1_000_000;
  private static final int CUT_MIN_MS = 56;
  private static final int CUT_MAX_MS = 92;
  private static final int PHANTOM_AFTER_MS = 900;

  /** In the form that thoughts come in. */
  private static final String THOUGHT =
      "**Preparing the Reply**\n\nI am working out what the caller needs, and how to answer it.\n";

  private enum Phase {
    OPEN,
    GENERATED,
    CUT,
    OVER
  }

  private final Scheduler scheduler;
  private final Wire wire;
  private final TruthLog truth;
  private final UsageCount usage;
  private final SplittableRandom random;
  private final Delivery.Manner manner;
  private final Lapses lapses;
  private final boolean tellsThoughts;
  private final BooleanSupplier idle;
  private final Consumer<AgentTurn> whenOver;
  private final Dialogue dialogue;
  private final Playout playout = new Playout();
  private final Map<String, String> pendingCalls = new LinkedHashMap<>();
  private final Spoken spoken = new Spoken();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean thought;
  private Phase phase = Phase.OPEN;
  private long heardUntilNs;
  private Optional<String> heard = Optional.empty();
  private Optional<Delivery> delivery = Optional.empty();
  private Optional<Scheduler.Timer> ending = Optional.empty();

  AgentTurn(Stage stage, Consumer<AgentTurn> whenOver, Dialogue dialogue) {
    this.scheduler = stage.scheduler();
    this.wire = stage.wire();
    this.truth = stage.truth();
    this.usage = stage.usage();
    this.random = stage.random();
    this.manner = stage.manner();
    this.lapses = stage.lapses();
    this.tellsThoughts = stage.settings().thoughts();
    this.idle = stage.idle();
    this.whenOver = whenOver;
    this.dialogue = dialogue;
  }

  /** Show that work goes on. */
  void working(Thought mine) {
    wire.working();
    if (mine.untold()) {
      mine.heard().ifPresent(text -> truth.heard(wire, text));
    }
    heard = mine.heard().or(() -> heard);
    if (tellsThoughts && !thought) {
      thought = true;
      wire.thought(THOUGHT);
    }
  }

  /**
   * Send a line once those before it have been sent; {@code then} runs when its last packet has
   * been.
   */
  void speak(Line line, Runnable then) {
    if (sending) {
      waiting.add(() -> speak(line, then));
      return;
    }
    if (lapses.has(Habit.TRANSCRIPT_WITHOUT_AUDIO)) {
      wire.said(line.text());
      then.run();
      return;
    }
    sending = true;
    if (lapses.has(Habit.LEAKED_THOUGHTS)) {
      wire.thought(Lapses.THOUGHT);
    }
    Line padded = lapses.said(line).after(manner.leadingSilenceMs());
    usage.spoken(padded.durationMs());
    spoken.add(padded, playout.started() ? playout.endNs() : Long.MIN_VALUE, scheduler.nowNs());
    Runnable sent =
        () -> {
          sending = false;
          then.run();
          Optional.ofNullable(waiting.poll()).ifPresent(Runnable::run);
        };
    Delivery next = new Delivery(scheduler, wire, truth, playout, manner, padded, sent);
    delivery = Optional.of(next);
    next.start();
    if (lapses.has(Habit.PHANTOM_INTERRUPTION)) {
      long afterNs = lapses.ms(Habit.PHANTOM_INTERRUPTION, PHANTOM_AFTER_MS) * (long) MS_NS;
      scheduler.after(afterNs, this::cutForNothing);
    }
  }

  private void cutForNothing() {
    if (canBeCut()) {
      cut(true);
    }
  }

  /** Wait for the answers to these calls. */
  void waitFor(List<Wire.Called> calls) {
    calls.forEach(call -> pendingCalls.put(call.id(), call.name()));
  }

  /** The tool that waits for this answer, if any does. */
  Optional<String> answered(Optional<String> id, Optional<String> name, boolean continues) {
    if (phase != Phase.OPEN) {
      return Optional.empty();
    }
    if (id.isPresent()) {
      return Optional.ofNullable(
          continues ? pendingCalls.get(id.get()) : pendingCalls.remove(id.get()));
    }
    if (name.isEmpty() || !pendingCalls.containsValue(name.get())) {
      return Optional.empty();
    }
    if (!continues) {
      // Without an id, calls of one tool are answered in the order they were made.
      pendingCalls.values().remove(name.get());
    }
    return name;
  }

  boolean waitsForTool() {
    return phase == Phase.OPEN && !pendingCalls.isEmpty();
  }

  /** Nothing more will be generated. */
  void finish() {
    phase = Phase.GENERATED;
    wire.generationComplete();
    long endNs = playout.started() ? playout.endNs() : scheduler.nowNs();
    ending = Optional.of(scheduler.at(endNs, this::heardOut));
  }

  private void heardOut() {
    if (playout.started() && playout.endNs() > scheduler.nowNs()) {
      ending = Optional.of(scheduler.at(playout.endNs(), this::heardOut));
      return;
    }
    if (playout.started()) {
      tellHeard(playout.endNs());
    }
    over();
  }

  /** Whether caller activity could still cut it. */
  boolean canBeCut() {
    return phase == Phase.OPEN || phase == Phase.GENERATED;
  }

  /** Whether any of it has been sent as sound. */
  boolean audible() {
    return playout.started();
  }

  boolean isOver() {
    return phase == Phase.OVER;
  }

  /** When its last heard sample was heard. */
  long heardUntilNs() {
    return heardUntilNs;
  }

  /** What of its words has not been heard by now, from the start of the sentence on. */
  String unheard() {
    return spoken.unheard(scheduler.nowNs());
  }

  /**
   * Stop at once and say so.
   *
   * @param takesBack whether calls without an answer are taken back
   * @return the calls that are not, tools by id
   */
  Map<String, String> cut(boolean takesBack) {
    phase = Phase.CUT;
    waiting.clear();
    delivery.ifPresent(lapses.has(Habit.STALE_AUDIO) ? Delivery::trail : Delivery::stop);
    ending.ifPresent(Scheduler.Timer::cancel);
    Map<String, String> kept = takesBack ? Map.of() : new LinkedHashMap<>(pendingCalls);
    List<String> ids = new ArrayList<>(takesBack ? pendingCalls.keySet() : List.<String>of());
    pendingCalls.clear();
    if (!ids.isEmpty()) {
      wire.toolCallsCancelled(ids);
    }
    wire.interrupted();
    truth.add("interruptedSent");
    if (playout.started()) {
      tellHeard(Math.min(scheduler.nowNs(), playout.endNs()));
    }
    long restNs = random.nextLong(CUT_MIN_MS * MS_NS, CUT_MAX_MS * MS_NS + 1L);
    ending = Optional.of(scheduler.after(restNs, this::over));
    return kept;
  }

  /**
   * Stop without a word: the connection is gone.
   *
   * @return the calls that wait for an answer, tools by id
   */
  Map<String, String> abandon() {
    phase = Phase.OVER;
    waiting.clear();
    delivery.ifPresent(Delivery::stop);
    ending.ifPresent(Scheduler.Timer::cancel);
    return pendingCalls;
  }

  private void over() {
    phase = Phase.OVER;
    if (lapses.has(Habit.REPEATED_TRANSCRIPT)) {
      heard.ifPresent(wire::heard);
    }
    Usage tokens = usage.turn();
    if (!lapses.has(Habit.MISSING_TURN_END)) {
      wire.turnComplete(tokens, idle.getAsBoolean());
      truth.add("turnCompleteSent");
    }
    if (lapses.has(Habit.DOUBLE_TURN_END)) {
      wire.turnComplete(tokens, idle.getAsBoolean());
    }
    whenOver.accept(this);
  }

  private void tellHeard(long untilNs) {
    heardUntilNs = untilNs;
    String words = spoken.heard(untilNs);
    String rest = spoken.unheard(untilNs);
    truth.add("heardUntil", "untilNs", untilNs, "gapNs", playout.gapNs());
    truth.add("heardOfAnswer", "text", words, "unheard", rest);
    dialogue.told(words, rest);
  }
}
