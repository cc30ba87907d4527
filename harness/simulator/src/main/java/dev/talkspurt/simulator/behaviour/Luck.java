package dev.talkspurt.simulator.behaviour;

import java.util.SplittableRandom;

/**
 * What becomes of an agent's skill in one call. Each kind of lapse has a source of chance of its
 * own, so that one that is set otherwise does not change when the others happen. Not thread-safe.
 */
final class Luck {
  private static final String[] OPENINGS = {
    "Thank you for that, and thank you for your patience. Let me see what I have got here for you.",
    "All right, so, just to let you know, I have had a good look at this, and here is what I found.",
    "Okay, great, well, there are a number of things that could be said about this, but in short:",
  };

  private final Skill skill;
  private final SplittableRandom arguments;
  private final SplittableRandom confirmations;
  private final SplittableRandom failures;
  private final SplittableRandom doubts;
  private final SplittableRandom words;

  Luck(Skill skill, long seed) {
    SplittableRandom root = new SplittableRandom(seed ^ 0x9E3779B97F4A7C15L);
    this.skill = skill;
    this.arguments = root.split();
    this.confirmations = root.split();
    this.failures = root.split();
    this.doubts = root.split();
    this.words = root.split();
  }

  boolean wrongArgument() {
    return arguments.nextDouble() < skill.wrongArgument();
  }

  boolean skipsConfirmation() {
    return confirmations.nextDouble() < skill.skipsConfirmation();
  }

  boolean pretends() {
    return failures.nextDouble() < skill.pretends();
  }

  boolean guesses() {
    return doubts.nextDouble() < skill.guesses();
  }

  /** The line as it is said. */
  String wordy(String line) {
    boolean wordy = words.nextDouble() < skill.wordy();
    int opening = words.nextInt(OPENINGS.length);
    return wordy && !line.isBlank() ? OPENINGS[opening] + " " + line : line;
  }
}
