package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Behaviour;
import dev.talkspurt.simulator.behaviour.Fault;
import dev.talkspurt.simulator.behaviour.Habit;
import java.util.SplittableRandom;

/** The seeded chance of one session, a source for each use, so that none disturbs another. */
final class Chance {
  /** How much longer each answer takes than the one before, if that is planted. */
  private static final double GROWTH_MS = 300;

  private final Behaviour behaviour;
  private final SplittableRandom latency;
  final SplittableRandom turns;
  final SplittableRandom handles;
  final SplittableRandom chunks;
  private final SplittableRandom manners;
  final long dialogueSeed;
  private int answers;

  Chance(Behaviour behaviour, long seed, int session) {
    SplittableRandom root = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * session);
    this.behaviour = behaviour;
    this.dialogueSeed = root.nextLong();
    this.latency = root.split();
    this.turns = root.split();
    this.handles = root.split();
    this.chunks = root.split();
    this.manners = root.split();
  }

  /** Whether it talks on at an interruption, for want of skill. */
  boolean talksOn() {
    return manners.nextDouble() < behaviour.skill().talksOn();
  }

  /** Thinking time of one answer in ns, planted delays and faults included. */
  long thinkingNs() {
    double ms =
        behaviour
            .planted()
            .map(planted -> (double) planted.delayMs())
            .orElseGet(() -> behaviour.latency().drawMs(latency));
    ms += behaviour.fault(Fault.Late.class).map(Fault.Late::byMs).orElse(0);
    ms += behaviour.has(Habit.GROWING_LATENCY) ? GROWTH_MS * answers++ : 0;
    return Math.round(ms * 1_000_000);
  }
}
