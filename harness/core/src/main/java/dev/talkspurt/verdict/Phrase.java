package dev.talkspurt.verdict;

/** Looks for words in a transcript, whatever their case and punctuation. */
final class Phrase {
  private static final int QUOTED = 160;

  private Phrase() {}

  /** Whether {@code text} holds the words of {@code phrase}, whole, side by side and in order. */
  static boolean isIn(String text, String phrase) {
    return dev.talkspurt.matching.Phrase.isIn(text, phrase);
  }

  /** {@code text} in quotation marks, cut where it gets long. */
  static String quoted(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return "\"" + (line.length() <= QUOTED ? line : line.substring(0, QUOTED) + " …") + "\"";
  }
}
