package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Something a caller's step sends. */
public sealed interface Sound {
  /** What reports show: the words, the file, the keys, the event. */
  String text();

  /** Words, said in the caller's voice. */
  record Spoken(String text) implements Sound {}

  /**
   * A recording of the user's own.
   *
   * @param name as written
   * @param file the file, below the project
   * @param words what it says, for reports; empty if the scenario does not tell
   */
  record Recording(Place place, String name, Path file, Optional<String> words) implements Sound {
    @Override
    public String text() {
      return words.orElse(name);
    }
  }

  /** Telephone keys: digits, *, #, A to D. */
  record Keys(String keys) implements Sound {
    @Override
    public String text() {
      return "keys " + keys;
    }
  }

  /**
   * A single sound that is no speech.
   *
   * @param event click, keyboard, cough, door or dish
   * @param peakDb peak above the active level of the caller's speech in the channel's band, −40 to
   *     60 dB; empty: {@link #USUAL_PEAK_DB}
   */
  record Event(Place place, String event, OptionalDouble peakDb) implements Sound {
    /** About as loud as loud speech. */
    public static final double USUAL_PEAK_DB = 12;

    /** The events there are. */
    public static final java.util.List<String> KNOWN = Catalogue.EVENTS;

    @Override
    public String text() {
      return event;
    }
  }

  /**
   * Words said by somebody else, farther off: in a far room, and weaker than the caller.
   *
   * @param voice empty: a bundled voice that is not the caller's
   * @param levelDb active level at the caller's microphone against that of the caller's speech, −60
   *     to 20 dB
   */
  record Bystander(Place place, String text, Optional<String> voice, double levelDb)
      implements Sound {
    /** Clearly behind the caller. */
    public static final double USUAL_LEVEL_DB = -12;

    /** Where the other person is, seen from the caller's microphone. */
    public Conditions.RoomPlan room() {
      return Catalogue.room("far-field", place).orElseThrow();
    }
  }

  /** Nothing of the caller's own: for so long the agent's voice comes back to it. */
  record Echo(Duration length) implements Sound {
    @Override
    public String text() {
      return "echo of " + DurationText.write(length);
    }
  }
}
