package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import java.time.Duration;

/**
 * When a caller's sound begins, measured on what is heard: its onset is laid at that very sample
 * where the moment can be known ahead, and else with the next frame. Immutable.
 */
public sealed interface Moment {
  /** The words of reports: "1200 ms of agent speech". */
  String text();

  /** Whether the agent should be audible then, so that the sound overlaps it. */
  default boolean overlaps() {
    return true;
  }

  /** Whether the agent may be audible then, which only the call itself tells. */
  default boolean mayOverlap() {
    return overlaps();
  }

  /** Once so much of the agent's current response has been heard; 0 is its first sample. */
  record AfterHeard(Duration heard) implements Moment {
    @Override
    public String text() {
      return DurationText.write(heard) + " of agent speech";
    }
  }

  /**
   * In the agent's so-manieth talkspurt since the caller last spoke; a pause of more than 400 ms
   * parts two.
   *
   * @param number from 1
   * @param later after its onset
   */
  record AtTalkspurt(int number, Duration later) implements Moment {
    @Override
    public String text() {
      return "talkspurt " + number + plus(later);
    }
  }

  /**
   * After a word or phrase of the agent's transcript since the caller last spoke. Where it ends in
   * the sound is estimated from its place in the text; see {@code docs/scenarios.md}.
   */
  record AfterPhrase(String phrase, Duration later) implements Moment {
    @Override
    public String text() {
      return "the agent's words \"" + phrase + "\"" + plus(later);
    }
  }

  /** While a call of this tool has not been answered; counted from the call. */
  record DuringTool(String tool, Duration later) implements Moment {
    @Override
    public String text() {
      return "during " + tool + plus(later);
    }

    @Override
    public boolean overlaps() {
      return false;
    }

    @Override
    public boolean mayOverlap() {
      return true;
    }
  }

  /** After the last audible sample of the agent's answer, before the usual reaction time. */
  record AfterLastWord(Duration later) implements Moment {
    @Override
    public String text() {
      return "the last word" + plus(later);
    }

    @Override
    public boolean overlaps() {
      return false;
    }
  }

  /** Once nobody has been heard for so long. */
  record AfterSilence(Duration length) implements Moment {
    @Override
    public String text() {
      return DurationText.write(length) + " of silence";
    }

    @Override
    public boolean overlaps() {
      return false;
    }
  }

  /**
   * After a signal of the session since the step's turn came.
   *
   * @param event {@code turnEnd, interrupted, audioEnd, closingSoon} or {@code resumption}
   */
  record OnEvent(String event, Duration later) implements Moment {
    @Override
    public String text() {
      return "event " + event + plus(later);
    }

    @Override
    public boolean overlaps() {
      return false;
    }

    /** All of the answer's audio has come, of which much may still be to be heard. */
    @Override
    public boolean mayOverlap() {
      return event.equals("audioEnd");
    }
  }

  private static String plus(Duration later) {
    return later.isZero() ? "" : " plus " + DurationText.write(later);
  }
}
