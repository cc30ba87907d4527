package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A step of the script. {@code place} is its own line. Immutable. */
public sealed interface Step {
  /** Where the step stands. */
  Place place();

  /** The step's key word. */
  String kind();

  /** What must come of it. */
  default Expectations expect() {
    return Expectations.NONE;
  }

  /** The sound the caller makes in it, if it makes one. */
  default Optional<Sound> makes() {
    return Optional.empty();
  }

  /** What it changes about the caller while it lasts. */
  default CallerChange with() {
    return CallerChange.NONE;
  }

  /**
   * Wait for the agent to speak first, and to finish.
   *
   * @param until what it must have said or done by then; empty: that it spoke is enough
   */
  record Hear(Place place, Duration within, Optional<Condition> until, Expectations expect)
      implements Step {
    /** Until it has spoken. */
    public Hear(Place place, Duration within, Expectations expect) {
      this(place, within, Optional.empty(), expect);
    }

    @Override
    public String kind() {
      return "hear";
    }
  }

  /** Make a sound once the agent has finished, which requires an answer: words, a file, keys. */
  record Say(Place place, Sound sound, Expectations expect, CallerChange with) implements Step {
    /** Words. */
    public Say(Place place, String text, Expectations expect) {
      this(place, new Sound.Spoken(text), expect, CallerChange.NONE);
    }

    /** What reports show. */
    public String text() {
      return sound.text();
    }

    @Override
    public String kind() {
      return sound instanceof Sound.Recording
          ? "play"
          : sound instanceof Sound.Keys ? "dtmf" : "say";
    }

    @Override
    public Optional<Sound> makes() {
      return Optional.of(sound);
    }
  }

  /** Speak at a moment of the agent's speech: the agent must give way. */
  record Interrupt(Place place, Moment moment, Sound sound, Expectations expect, CallerChange with)
      implements Step {
    /** With words, once so much of the current response has been heard. */
    public Interrupt(Place place, Duration afterHeard, String text, Expectations expect) {
      this(
          place,
          new Moment.AfterHeard(afterHeard),
          new Sound.Spoken(text),
          expect,
          CallerChange.NONE);
    }

    /** What reports show. */
    public String text() {
      return sound.text();
    }

    @Override
    public String kind() {
      return "interrupt";
    }

    @Override
    public Optional<Sound> makes() {
      return Optional.of(sound);
    }
  }

  /**
   * A sound that is no turn and should not be answered.
   *
   * @param moment empty: once the agent has finished
   */
  record Probe(
      Place place,
      ProbeKind probe,
      Optional<Moment> moment,
      Sound sound,
      Expectations expect,
      CallerChange with)
      implements Step {
    @Override
    public String kind() {
      return probe.word();
    }

    @Override
    public Optional<Sound> makes() {
      return Optional.of(sound);
    }
  }

  /** From here on the caller is different; takes no time. */
  record Change(Place place, CallerChange change) implements Step {
    @Override
    public String kind() {
      return "change";
    }
  }

  /** Say nothing for so long, counted from when the agent has finished. */
  record Silence(Place place, Duration length, Expectations expect) implements Step {
    @Override
    public String kind() {
      return "silence";
    }
  }

  /**
   * Show a picture once the agent has finished; takes no time.
   *
   * @param pictures one
   */
  record Show(Place place, List<Picture> pictures) implements Step {
    public Show {
      pictures = List.copyOf(pictures);
    }

    @Override
    public String kind() {
      return "show";
    }
  }

  /**
   * From when the agent has finished show one picture after the other, while the script goes on.
   * Takes no time; ends by itself, or when something else is shown.
   *
   * @param fpsPlace where the rate stands
   * @param pictures in their order, each shown once
   * @param fps pictures per second
   * @param length after which no more are shown; empty: until there are none left
   */
  record Share(
      Place place, Place fpsPlace, List<Picture> pictures, double fps, Optional<Duration> length)
      implements Step {
    public Share {
      pictures = List.copyOf(pictures);
    }

    @Override
    public String kind() {
      return "share";
    }
  }

  /** Type words once the agent has finished, which requires an answer. */
  record Type(Place place, String text, Expectations expect) implements Step {
    @Override
    public String kind() {
      return "type";
    }
  }

  /** Have the microphone switched off for so long, counted from when the agent has finished. */
  record Mute(Place place, Duration length) implements Step {
    @Override
    public String kind() {
      return "mute";
    }
  }

  /**
   * Once the agent has finished, go on with the steps that follow or with others: of the steps
   * after this one, the first {@code thenSteps} run if the condition holds, the {@code
   * otherwiseSteps} after those if not. Steps that are passed over are not run. Takes no time.
   */
  record When(Place place, Condition condition, int thenSteps, int otherwiseSteps) implements Step {
    @Override
    public String kind() {
      return "when";
    }
  }

  /** Break the connection as a network does, without a word, and take the call up again. */
  record Disconnect(Place place, Expectations expect) implements Step {
    @Override
    public String kind() {
      return "disconnect";
    }
  }

  /** End the call once the agent has finished. */
  record HangUp(Place place) implements Step {
    @Override
    public String kind() {
      return "hangUp";
    }
  }
}
