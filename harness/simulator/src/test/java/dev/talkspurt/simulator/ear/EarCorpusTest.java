package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.simulator.ear.Trials.Outcome;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What docs/ear.md promises, on some of the trials: callers whose voice was not learned. */
class EarCorpusTest {
  private static final Trials TRIALS = Trials.all();

  private static double percent(List<Outcome> heard, boolean declared, Predicate<Outcome> which) {
    List<Outcome> counted = heard.stream().filter(one -> one.declared() == declared).toList();
    return 100.0 * counted.stream().filter(which).count() / counted.size();
  }

  @Test
  void strangers_are_understood_in_clean_sound_and_foreign_phrases_mostly_are_not() {
    List<Outcome> heard = TRIALS.run(Surroundings.clean(), 2);

    assertTrue(percent(heard, true, Outcome::nearest) >= 98, heard::toString);
    assertTrue(percent(heard, true, o -> o.nearest() && o.accepted()) >= 90, heard::toString);
    assertTrue(percent(heard, true, o -> !o.nearest() && o.accepted()) <= 1, heard::toString);
    assertTrue(percent(heard, false, Outcome::accepted) <= 8, heard::toString);
  }

  /** 50 trials each: every bound is two trials or more from what was measured. */
  @Test
  void strangers_are_told_apart_in_white_noise_and_on_the_telephone() {
    List<Outcome> noise = TRIALS.run(Surroundings.noisy("white", 10), 4);
    List<Outcome> line = TRIALS.run(Surroundings.lines().get(1), 4);

    assertTrue(percent(noise, true, Outcome::nearest) >= 92, noise::toString);
    assertTrue(percent(noise, true, o -> o.nearest() && o.accepted()) >= 70, noise::toString);
    assertTrue(percent(noise, true, o -> !o.nearest() && o.accepted()) <= 2, noise::toString);
    assertTrue(percent(noise, false, Outcome::accepted) <= 12, noise::toString);
    assertTrue(percent(line, true, Outcome::nearest) >= 92, line::toString);
    assertTrue(percent(line, true, o -> o.nearest() && o.accepted()) >= 62, line::toString);
    assertTrue(percent(line, true, o -> !o.nearest() && o.accepted()) <= 2, line::toString);
    assertTrue(percent(line, false, Outcome::accepted) <= 4, line::toString);
  }

  @Test
  void the_same_trial_comes_out_the_same() {
    Surroundings street = Surroundings.noisy("street", 5);

    assertEquals(TRIALS.run(street, 40), TRIALS.run(street, 40));
  }
}
