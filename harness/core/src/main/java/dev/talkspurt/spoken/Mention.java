package dev.talkspurt.spoken;

import java.util.List;
import java.util.Optional;

/**
 * A value that stands in a text. Immutable.
 *
 * @param start of the words in the text, in UTF-16 units; {@code end} is exclusive
 * @param text the words themselves
 * @param readings everything they can mean; one at least
 * @param certain whether they are surely of this kind; otherwise they may be a mere number
 * @param unit what is counted, singular and in small letters ({@code pair}); empty if nothing is
 * @param contradiction why a weekday cannot be that of its date; empty if it can
 */
public record Mention(
    int start,
    int end,
    String text,
    Kind kind,
    List<Reading> readings,
    boolean certain,
    String unit,
    Optional<String> contradiction) {
  /** Kinds of values. */
  public enum Kind {
    /** A day. */
    DATE,
    /** An amount of money. */
    MONEY,
    /** A time of day. */
    TIME,
    /** A code, an identifier, a telephone number: spelled, or digit by digit. */
    CODE,
    /** Any other number. */
    NUMBER
  }

  public Mention {
    readings = List.copyOf(readings);
  }

  /** The first reading, in canonical form. */
  public String value() {
    return readings.get(0).text();
  }
}
