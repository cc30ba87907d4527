package dev.talkspurt.matching;

import java.text.Normalizer;
import java.util.Locale;

/** Looks for words in a transcript, whatever their case and punctuation. Thread-safe. */
public final class Phrase {
  private Phrase() {}

  /** Whether {@code text} holds the words of {@code phrase}, whole, side by side and in order. */
  public static boolean isIn(String text, String phrase) {
    String words = words(phrase);
    return !words.isBlank() && words(text).contains(words);
  }

  /** Words between single spaces, with one at either end; apostrophes join what they stand in. */
  public static String words(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("['\\u2019]", "")
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
            .strip();
    return " " + folded + " ";
  }
}
