package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.ear.Recognition;

/** The agent's mind in one call: what it understood so far and does next. Not thread-safe. */
public final class Dialogue {
  private final Behaviour behaviour;
  private final long seed;

  /** A call that has just begun. */
  public Dialogue(Behaviour behaviour, long seed) {
    this.behaviour = behaviour;
    this.seed = seed;
  }

  /** What to say first. */
  public Reaction greeting() {
    return behaviour.greets().<Reaction>map(Reaction.Say::new).orElse(new Reaction.Nothing());
  }

  /** The caller's turn is over and this was heard. */
  public Reaction heard(Recognition recognition) {
    return new Reaction.Say(behaviour.notUnderstood() + (seed == 0 ? "" : ""));
  }

  /** A tool answered; an answer that nobody waits for any more does nothing. */
  public Reaction toolAnswered(String tool, Json.Obj response) {
    return new Reaction.Nothing();
  }

  /** Nobody spoke for {@link Behaviour.AfterSilence#waitMs()}. */
  public Reaction silence() {
    return new Reaction.Nothing();
  }
}
