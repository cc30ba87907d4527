package dev.talkspurt.simulator.behaviour;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word a person probably meant. */
final class Nearest {
  private Nearest() {}

  /** The known word with the fewest edits, if a third of its letters at most are wrong. */
  static Optional<String> to(String word, Collection<String> known) {
    String best = null;
    int bestEdits = Integer.MAX_VALUE;
    for (String candidate : known) {
      int edits = edits(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (edits < bestEdits && edits <= Math.max(1, candidate.length() / 3)) {
        best = candidate;
        bestEdits = edits;
      }
    }
    return Optional.ofNullable(best);
  }

  /** A hint in brackets: the nearest word, or all of them. */
  static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(near -> "(did you mean '" + near + "'?)")
        .orElseGet(
            () ->
                known.isEmpty() ? "(there is none)" : "(known: " + String.join(", ", known) + ")");
  }

  private static int edits(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + swap, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
