package dev.talkspurt.regression;

/** Somebody's text, short enough for a comment. */
final class Excerpt {
  private static final int LONGEST = 160;

  private Excerpt() {}

  static String of(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= LONGEST) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return line.substring(0, end) + " …";
  }
}
