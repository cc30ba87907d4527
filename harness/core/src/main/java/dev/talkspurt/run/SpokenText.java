package dev.talkspurt.run;

import dev.talkspurt.conversation.Playout;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What the agent says in its current answer, as text, and where in the sound each word may be.
 *
 * <p>A transcript has no times: it may come before the sound or after it. A word is taken to end
 * where its share of the text's letters ends in the audible sound, pauses left out. Once all sound
 * has come, the share is of the whole answer; before that, the agent is taken to speak as fast as
 * in its last whole answer, or else as its audio and text so far suggest, if that is a rate at
 * which people speak. Not thread-safe.
 */
final class SpokenText {
  private static final double USUAL_MS_PER_LETTER = 65;
  private static final double FASTEST_MS = 45;
  private static final double SLOWEST_MS = 95;

  private final Playout playout;
  private final StringBuilder text = new StringBuilder();
  private double msPerLetter = Double.NaN;

  SpokenText(Playout playout) {
    this.playout = playout;
  }

  /** A piece of the transcript, or all of it. */
  void add(String piece, boolean whole) {
    if (whole) {
      text.setLength(0);
    }
    text.append(piece);
  }

  void clear() {
    text.setLength(0);
  }

  /** The answer is complete: this is how fast the agent speaks. */
  void learn() {
    int letters = plain(text).strip().length();
    double spokenMs = playout.spokenMs();
    double rate = spokenMs / letters;
    if (letters >= 20 && rate >= FASTEST_MS && rate <= SLOWEST_MS) {
      msPerLetter = rate;
    }
  }

  /**
   * When the phrase has been heard, by estimate; empty if it has not been said, or not yet.
   *
   * @param complete whether all sound of the answer has arrived
   */
  OptionalLong endOf(String phrase, boolean complete) {
    String said = plain(text);
    String sought = plain(phrase);
    int at = said.indexOf(sought);
    if (at < 0 || sought.isBlank()) {
      return OptionalLong.empty();
    }
    int end = at + sought.length() - 2;
    int letters = said.length() - 2;
    return playout.whenSpoken(end * rate(letters, complete));
  }

  private double rate(int letters, boolean complete) {
    double soFar = playout.spokenMs() / letters;
    if (complete) {
      return soFar;
    }
    if (!Double.isNaN(msPerLetter)) {
      return msPerLetter;
    }
    return soFar >= FASTEST_MS && soFar <= SLOWEST_MS ? soFar : USUAL_MS_PER_LETTER;
  }

  /** Lower case, one space between words and at both ends, no punctuation. */
  private static String plain(CharSequence text) {
    String words = text.toString().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ");
    return " " + words.strip() + " ";
  }
}
