package dev.talkspurt.simulator.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Counts tokens as the service bills them: the whole context anew with every turn.
 *
 * <p>Audio counts 25 tokens a second in both directions. With compression, a context that has grown
 * beyond the trigger loses its oldest turns until the target holds the rest.
 */
final class UsageCount {
  private static final double AUDIO_TOKENS_PER_SECOND = 25;

  /** Audio of one turn, of both sides, and tokens of the pictures in it. */
  private static final class Turn {
    double heardMs;
    double spokenMs;
    int seen;

    double ms() {
      return heardMs + spokenMs;
    }
  }

  private final IntConsumer turnOver;
  private final Deque<Turn> before = new ArrayDeque<>();
  private int text;
  private Optional<Compression> compression = Optional.empty();
  private Turn now = new Turn();
  private double beforeMs;
  private int beforeSeen;
  private int dropped;

  /**
   * An empty context.
   *
   * @param turnOver told at the end of each turn which is the first, from 0, that is still known
   */
  UsageCount(IntConsumer turnOver) {
    this.turnOver = turnOver;
  }

  /** From here on the instruction is of this size, and this was asked for. */
  void configure(int instructionTokens, Optional<Compression> asked) {
    text = instructionTokens;
    compression = asked;
  }

  void heard(double ms) {
    now.heardMs += ms;
  }

  void spoken(double ms) {
    now.spokenMs += ms;
  }

  /** A picture of so many tokens was shown. */
  void seen(int tokens) {
    now.seen += tokens;
  }

  /** The turn that ends here. */
  Usage turn() {
    Usage usage =
        new Usage(
            text, tokens(beforeMs + now.heardMs), beforeSeen + now.seen, tokens(now.spokenMs));
    before.addLast(now);
    beforeMs += now.ms();
    beforeSeen += now.seen;
    now = new Turn();
    compression.filter(asked -> context() > asked.triggerTokens()).ifPresent(this::compress);
    turnOver.accept(dropped);
    return usage;
  }

  private void compress(Compression to) {
    while (!before.isEmpty() && context() > to.targetTokens()) {
      Turn oldest = before.removeFirst();
      beforeMs = Math.max(0, beforeMs - oldest.ms());
      beforeSeen -= oldest.seen;
      dropped++;
    }
  }

  /** Tokens of everything that is still known. */
  int context() {
    return text + tokens(beforeMs + now.ms()) + beforeSeen + now.seen;
  }

  /** Turns that are no longer known. */
  int dropped() {
    return dropped;
  }

  private static int tokens(double ms) {
    return (int) Math.round(ms / 1000 * AUDIO_TOKENS_PER_SECOND);
  }
}
