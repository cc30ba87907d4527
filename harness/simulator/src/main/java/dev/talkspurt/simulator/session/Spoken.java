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
