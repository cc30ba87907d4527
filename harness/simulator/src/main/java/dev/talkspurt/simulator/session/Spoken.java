package dev.talkspurt.simulator.session;

import java.util.ArrayList;
import java.util.List;

/** The lines of one turn, and how much of them has been heard at any time. Not thread-safe. */
final class Spoken {
  private record Said(Line line, long heardFromNs) {}

  private final List<Said> lines = new ArrayList<>();

  /**
   * A line begins to be sent.
   *
   * @param afterNs when what was sent before has been heard
   */
  void add(Line line, long afterNs, long nowNs) {
    lines.add(new Said(line, Math.max(afterNs, nowNs)));
  }

  /** The words from the first sentence on that has not been heard to its end; may be empty. */
  String unheard(long nowNs) {
    StringBuilder rest = new StringBuilder();
    for (Said said : lines) {
      long lengthNs = Playout.nanos(said.line().samples().length);
      double share = lengthNs == 0 ? 1 : (nowNs - said.heardFromNs()) / (double) lengthNs;
      String text = said.line().text();
      String left = rest.length() > 0 || share <= 0 ? text : from(text, share);
      if (!left.isEmpty()) {
        rest.append(rest.length() > 0 ? " " : "").append(left);
      }
    }
    return rest.toString();
  }

  /** The words that have been heard to their end; may be empty. */
  String heard(long nowNs) {
    StringBuilder heard = new StringBuilder();
    for (Said said : lines) {
      Line line = said.line();
      double sinceNs = nowNs - said.heardFromNs() - Playout.nanos(line.onset());
      long lengthNs = Playout.nanos(Math.max(0, line.offset() + 1 - line.onset()));
      String text = until(line.text(), lengthNs == 0 ? 0 : sinceNs / lengthNs);
      heard.append(heard.length() > 0 && !text.isEmpty() ? " " : "").append(text);
    }
    return heard.toString();
  }

  /** The whole words of this share of the text. */
  private static String until(String text, double share) {
    if (share >= 1 || share <= 0) {
      return share <= 0 ? "" : text;
    }
    int end = text.lastIndexOf(' ', (int) (share * text.length()));
    return text.substring(0, Math.max(0, end)).strip();
  }

  private static String from(String text, double share) {
    if (share >= 1) {
      return "";
    }
    int at = (int) (share * text.length());
    int start = at;
    while (start > 0 && !endsSentence(text, start)) {
      start--;
    }
    return text.substring(start).strip();
  }

  /** Whether a sentence ends just before {@code index}. */
  private static boolean endsSentence(String text, int index) {
    return Character.isWhitespace(text.charAt(index)) && ".!?".indexOf(text.charAt(index - 1)) >= 0;
  }
}
