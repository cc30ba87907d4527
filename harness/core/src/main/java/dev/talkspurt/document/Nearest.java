package dev.talkspurt.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a mistyped one most likely meant. Thread-safe. */
public final class Nearest {
  private static final int MAX_WORD = 64;

  private Nearest() {}

  /**
   * The known word nearest to {@code word}, case aside, if it is near enough to be meant: at most a
   * third of the letters wrong, and always at least one allowed.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > MAX_WORD) {
      return Optional.empty();
    }
    int allowed = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= allowed)
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Up to {@code count} known words, the nearest first, however far they are. */
  public static List<String> ranked(String word, Collection<String> known, int count) {
    String start = word.substring(0, Math.min(word.length(), MAX_WORD));
    return known.stream()
        .sorted(Comparator.comparingInt(candidate -> distance(start, candidate)))
        .limit(count)
        .toList();
  }

  /** A hint in brackets: the nearest word, or else all of them. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(near -> "(did you mean '" + near + "'?)")
        .orElseGet(
            () ->
                known.isEmpty() ? "(there is none)" : "(known: " + String.join(", ", known) + ")");
  }

  /**
   * Edits that turn one word into the other, case aside: insertion, deletion, substitution, or
   * swapping two neighbours (Damerau-Levenshtein, optimal string alignment).
   */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(int[][] edits, String a, String b, int i, int j) {
    int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1);
    best = Math.min(best, edits[i - 1][j - 1] + substitution);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
