package dev.talkspurt.simulator.behaviour;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Words the answer of an exchange, with what a planted fault or lack of skill does to it. */
final class Answers {
  private static final String MADE_UP = "seven";

  private final Behaviour behaviour;
  private final Wording wording;
  private final Luck luck;

  Answers(Behaviour behaviour, Wording wording, Luck luck) {
    this.behaviour = behaviour;
    this.wording = wording;
    this.luck = luck;
  }

  /** The answer of an exchange whose calls are done. */
  Reaction say(Errand current, Map<String, String> values) {
    String line = line(current, current.turn().says(), values);
    return current.turn().care().hangsUp()
        ? new Reaction.HangUp(Optional.of(line))
        : new Reaction.Say(line);
  }

  /** The answer of an exchange whose calls have failed for good. */
  Reaction sayFailed(Errand current, Map<String, String> values) {
    String text = current.turn().onError().orElse(Wording.FAILED);
    return new Reaction.Say(line(current, text, values));
  }

  private String line(Errand current, String text, Map<String, String> values) {
    String id = current.turn().id();
    Optional<Fault.Habitual> says = behaviour.habit(Habit.SAYS, id);
    String words = says.flatMap(Fault.Habitual::text).orElse(text);
    UnaryOperator<String> slip =
        behaviour
            .habit(Habit.MISSTATES, id)
            .<UnaryOperator<String>>map(fault -> new Slip(behaviour.slots(), fault.text()))
            .orElse(UnaryOperator.identity());
    String missing =
        behaviour
            .habit(Habit.FABRICATES, id)
            .or(() -> claims(current))
            .map(fault -> fault.text().orElse(MADE_UP))
            .orElse(current.pretends() ? MADE_UP : Wording.NOTHING);
    String line = wording.say(words, values, current.result(), missing, slip);
    boolean wrongDay = behaviour.habit(Habit.WRONG_WEEKDAY, id).isPresent();
    String claim = claims(current).isPresent() ? "I have looked that up. " : "";
    return luck.wordy(claim + (wrongDay ? Slip.otherWeekday(line) : line));
  }

  /** Whether it is to say that it has called a tool that it has not. */
  private Optional<Fault.Habitual> claims(Errand current) {
    return behaviour
        .habit(Habit.UNCALLED_TOOL, current.turn().id())
        .filter(fault -> !current.turn().calls().isEmpty());
  }
}
