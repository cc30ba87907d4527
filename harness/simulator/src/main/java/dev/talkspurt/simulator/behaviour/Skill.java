package dev.talkspurt.simulator.behaviour;

import java.util.List;

/**
 * How well the agent does its work. Everything is set against what its file says, which is what a
 * good agent does; probabilities are 0 to 1 and drawn with the seed of the call.
 *
 * @param slower factor on thinking time
 * @param uneven factor on the spread of thinking time
 * @param waitsMs added to the silence after which the caller's turn is over
 * @param stopsLateMs added to the speech it needs before it yields
 * @param talksOn probability, at each interruption, that it does not yield
 * @param wrongArgument probability, for each call, that an argument is wrong
 * @param skipsConfirmation probability, at each reading back, that it leaves it out
 * @param pretends probability, for each call that failed, that it goes on as if it had not
 * @param guesses probability, for each thing understood in doubt, that it takes it for certain
 * @param wordy probability, for each answer, that it beats about the bush first
 */
public record Skill(
    double slower,
    double uneven,
    int waitsMs,
    int stopsLateMs,
    double talksOn,
    double wrongArgument,
    double skipsConfirmation,
    double pretends,
    double guesses,
    double wordy) {
  /** Does all that its file says. */
  public static final Skill GOOD = new Skill(1, 1, 0, 0, 0, 0, 0, 0, 0, 0);

  private static final Skill MEDIOCRE = new Skill(1.8, 3, 200, 240, 0.1, 0.12, 0.3, 0.3, 0.3, 0.3);
  private static final Skill BAD = new Skill(3.5, 6, 500, 600, 0.4, 0.35, 0.8, 0.8, 0.8, 0.8);

  /** The names of the levels, the best first. */
  static final List<String> LEVELS = List.of("good", "mediocre", "bad");

  /** What a level means; {@link #GOOD} for a name that is none. */
  static Skill of(String level) {
    return level.equals("bad") ? BAD : level.equals("mediocre") ? MEDIOCRE : GOOD;
  }
}
