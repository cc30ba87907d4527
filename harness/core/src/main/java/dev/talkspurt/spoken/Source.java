package dev.talkspurt.spoken;

import java.util.List;

/**
 * A value the agent can have from somewhere.
 *
 * @param where it stands, in words: {@code get_order returned /arrives}
 * @param readings everything it can mean
 * @param unit what is counted; empty if nothing is, or nobody says
 * @param identifier it is a code, not a mere number
 * @param loose it can be of this kind, but need not
 * @param numeral it is a number word of the prompt that is no time, date or code: {@code the old
 *     one}
 * @param fromMs when the agent came to know it
 */
record Source(
    Origin origin,
    String where,
    Mention.Kind kind,
    List<Reading> readings,
    String unit,
    boolean identifier,
    boolean loose,
    boolean numeral,
    double fromMs) {
  /** Who told the agent. */
  enum Origin {
    TOOL,
    ARGUMENT,
    CALLER,
    PROMPT,
    STATE
  }

  String text() {
    return readings.get(0).text();
  }
}
