package dev.talkspurt.speech;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which known names a mistyped one may have meant. */
final class NearestNames {
  private static final int SHOWN = 3;

  private NearestNames() {}

  /** Up to three of {@code known}, by edit distance, then as they stand. */
  static List<String> of(String given, Collection<String> known) {
    return known.stream()
        .sorted(Comparator.comparingInt(name -> distance(given, name)))
        .limit(SHOWN)
        .toList();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
