package dev.talkspurt.detect;

import dev.talkspurt.matching.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Wording shared by the rules. */
final class Evidence {
  private Evidence() {}

  /** A sentence with its figures, the same on every machine. */
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** The words of a text in their folded form, in order. */
  static List<String> words(String text) {
    String words = Phrase.words(text).strip();
    return words.isEmpty() ? List.of() : Arrays.asList(words.split(" "));
  }
}
