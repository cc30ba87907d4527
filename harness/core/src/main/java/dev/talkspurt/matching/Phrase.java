package dev.talkspurt.matching;

import java.text.Normalizer;
import java.util.Locale;

/** Looks for words in a transcript, whatever their case and punctuation. Pure and thread-safe. */
public final class Phrase {
  private static final int QUOTED = 160;

  private Phrase() {}

  /** Whether {@code text} holds the words of {@code phrase}, whole, side by side and in order. */
  public static boolean isIn(String text, String phrase) {
    String words = words(phrase);
    return !words.isBlank() && words(text).contains(words);
  }

  /** Whether nothing of {@code phrase} could be found anywhere: it has no letter and no digit. */
  public static boolean isWordless(String phrase) {
    return words(phrase).isBlank();
  }

  /**
   * The words of a text in their folded form: between single spaces, with one at either end;
   * apostrophes join what they stand in.
   */
  public static String words(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("['\\u2019]", "")
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
            .strip();
    return " " + folded + " ";
  }

  /** {@code text} in quotation marks, on one line, cut where it gets long. */
  public static String quoted(String text) {
    return "\"" + brief(text) + "\"";
  }

  /** {@code text} on one line, cut where it gets long. */
  public static String brief(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + " …";
  }

  /** Levenshtein's distance: how many characters must change, go or come. */
  public static int edits(String one, String other) {
    return Likeness.edits(one, other);
  }
}
