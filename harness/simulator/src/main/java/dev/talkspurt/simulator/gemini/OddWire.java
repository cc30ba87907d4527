package dev.talkspurt.simulator.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Habit;
import dev.talkspurt.simulator.session.PassingWire;
import dev.talkspurt.simulator.session.Usage;
import dev.talkspurt.time.Scheduler;
import java.util.List;

/** Speaks as the service does on its bad days. Used on the scheduler's thread. */
final class OddWire extends PassingWire {
  private static final long CLOSES_AFTER_NS = 300_000_000L;
  private static final int AUDIBLE = 1_000;
  private static final int WRONG_RATE_HZ = 48_000;
  private static final int UNACCOUNTED = 25;
  private static final String CONTROL = "<ctrl46>";

  private final ServerWire wire;
  private final Behaviour behaviour;
  private final Scheduler scheduler;
  private final Runnable breakDown;
  private int audios;
  private int turns;
  private boolean repeated;

  /**
   * A wire over {@code wire}.
   *
   * @param breakDown ends the session as the service does around tool calls
   */
  OddWire(ServerWire wire, Behaviour behaviour, Scheduler scheduler, Runnable breakDown) {
    super(wire);
    this.wire = wire;
    this.behaviour = behaviour;
    this.scheduler = scheduler;
    this.breakDown = breakDown;
  }

  @Override
  public void audio(short[] samples, String text) {
    boolean first = audios++ == 0;
    if (behaviour.has(Habit.EMPTY_FRAMES)) {
      empty(first);
    }
    String words = first && behaviour.has(Habit.CONTROL_TOKENS) ? CONTROL + text : text;
    wire.audio(
        samples, words, behaviour.has(Habit.WRONG_SPEED) ? WRONG_RATE_HZ : ServerWire.RATE_HZ);
    if (behaviour.has(Habit.DUPLICATED_AUDIO) && !repeated && audios > 2 && audible(samples)) {
      repeated = true;
      wire.audio(samples, "");
    }
  }

  /** The first of a turn tells tokens, as some models do before they speak. */
  private void empty(boolean withUsage) {
    Json.Builder message = Json.object().put("serverContent", Json.object().build());
    if (withUsage) {
      message.put("usageMetadata", wire.usage().of(new Usage(1, 0, 0)));
    }
    wire.send(message.build());
  }

  private static boolean audible(short[] samples) {
    for (short sample : samples) {
      if (Math.abs(sample) > AUDIBLE) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void turnComplete(Usage usage, boolean idle) {
    audios = 0;
    repeated = false;
    turns++;
    if (behaviour.has(Habit.USAGE_INCONSISTENT)) {
      wire.turnComplete(turns % 2 == 0 ? Json.object().build() : unaccounted(usage), idle);
    } else {
      wire.turnComplete(usage, idle);
    }
    if (behaviour.has(Habit.UNKNOWN_MESSAGES)) {
      wire.send("sessionStatistics", Json.object().put("turns", turns).build());
    }
    if (behaviour.has(Habit.ORPHAN_CANCELLATION)) {
      wire.toolCallsCancelled(List.of("fc_" + (7_000_000_000_000_000_000L + turns)));
    }
  }

  /** More tokens of the prompt than its parts have, and a total that knows nothing of them. */
  private Json.Obj unaccounted(Usage usage) {
    Json.Builder counts = Json.object();
    wire.usage()
        .of(usage)
        .members()
        .forEach(
            (key, value) ->
                counts.put(
                    key,
                    key.equals("promptTokenCount")
                        ? usage.promptText() + usage.promptAudio() + UNACCOUNTED
                        : value));
    return counts.build();
  }

  @Override
  public void toolCalls(List<Called> calls) {
    if (behaviour.has(Habit.TOOL_CALL_AFTER_CANCEL)) {
      wire.toolCallsCancelled(calls.stream().map(Called::id).toList());
    }
    wire.toolCalls(calls);
    if (behaviour.has(Habit.CLOSED_AROUND_TOOL_CALL)) {
      scheduler.after(CLOSES_AFTER_NS, breakDown);
    }
  }
}
