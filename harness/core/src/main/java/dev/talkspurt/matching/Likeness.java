package dev.talkspurt.matching;

import java.util.Locale;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * Whether two values differ by no more than a mishearing: the parts made of digits by one edit at
 * most (Levenshtein), the letters not at all or in spelling only (equal primary Double Metaphone
 * codes, L. Philips 2000). A diagnosis, never a gate. Thread-safe.
 */
final class Likeness {
  private static final int LONGEST = 200;
  private static final int CODE_LENGTH = 32;

  private Likeness() {}

  static boolean alike(String one, String other) {
    if (one.length() > LONGEST || other.length() > LONGEST) {
      return one.equals(other);
    }
    String digits = digits(one);
    String otherDigits = digits(other);
    boolean sameDigits = digits.equals(otherDigits);
    boolean nearDigits =
        sameDigits
            || !digits.isEmpty() && !otherDigits.isEmpty() && edits(digits, otherDigits) <= 1;
    return nearDigits && soundAlike(letters(one), letters(other));
  }

  private static boolean soundAlike(String one, String other) {
    if (one.equalsIgnoreCase(other)) {
      return true;
    }
    DoubleMetaphone metaphone = new DoubleMetaphone();
    metaphone.setMaxCodeLen(CODE_LENGTH);
    String code = metaphone.doubleMetaphone(one);
    // The alternate codes allow for foreign spellings, by which Jon would sound like Ann.
    return code != null && !code.isEmpty() && code.equals(metaphone.doubleMetaphone(other));
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9.+-]", "");
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L} ]", "").strip().toLowerCase(Locale.ROOT);
  }

  static int edits(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
