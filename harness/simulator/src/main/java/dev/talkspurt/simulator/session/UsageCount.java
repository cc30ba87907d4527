package dev.talkspurt.simulator.session;

/**
 * Counts tokens as the service bills them: the whole context anew with every turn.
 *
 * <p>Audio counts 25 tokens a second in both directions.
 */
final class UsageCount {
  private static final double AUDIO_TOKENS_PER_SECOND = 25;
  private final int text;
  private double heardMs;
  private double spokenMs;
  private double turnMs;

  UsageCount(int instructionTokens) {
    this.text = instructionTokens;
  }

  void heard(double ms) {
    heardMs += ms;
  }

  void spoken(double ms) {
    turnMs += ms;
  }

  /** The turn that ends here. */
  Usage turn() {
    Usage usage = new Usage(text, tokens(heardMs + spokenMs), tokens(turnMs));
    spokenMs += turnMs;
    turnMs = 0;
    return usage;
  }

  private static int tokens(double ms) {
    return (int) Math.round(ms / 1000 * AUDIO_TOKENS_PER_SECOND);
  }
}
