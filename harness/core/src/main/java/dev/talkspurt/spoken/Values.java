package dev.talkspurt.spoken;

import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.Interpretation;
import dev.talkspurt.matching.ValueMatcher;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Compares readings. Values of unlike kinds agree where one is the figures of the other. */
final class Values {
  private Values() {}

  /** Whether one of these means the same as one of those. */
  static boolean agree(List<Reading> these, List<Reading> those, Context context) {
    for (Reading one : these) {
      for (Reading other : those) {
        if (agree(one, other, context)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean agree(Reading one, Reading other, Context context) {
    if (one instanceof Reading.Day day && other instanceof Reading.Day known) {
      return day.date().agrees(known.date());
    }
    if (one instanceof Reading.Clock time && other instanceof Reading.Clock known) {
      return time.equals(known);
    }
    if (one instanceof Reading.Sum sum && other instanceof Reading.Sum known) {
      boolean currencies =
          sum.currency().isEmpty()
              || known.currency().isEmpty()
              || sum.currency().equals(known.currency());
      return currencies && sum.amount().compareTo(known.amount()) == 0;
    }
    if (one instanceof Reading.Code code && other instanceof Reading.Code known) {
      return code.equals(known) || samePhone(code.code(), known.code(), context);
    }
    Optional<BigDecimal> number = number(one);
    return number.isPresent()
        && number(other).filter(known -> known.compareTo(number.get()) == 0).isPresent();
  }

  /** A code keeps its leading zeros, so that it is no number. */
  private static Optional<BigDecimal> number(Reading reading) {
    if (reading instanceof Reading.Count count) {
      return Optional.of(count.number());
    }
    if (reading instanceof Reading.Sum sum) {
      return Optional.of(sum.amount());
    }
    boolean figures =
        reading instanceof Reading.Code code && code.code().matches("[1-9][0-9]{2,17}");
    return figures ? Optional.of(new BigDecimal(reading.text())) : Optional.empty();
  }

  private static boolean samePhone(String one, String other, Context context) {
    boolean long1 = one.matches("[0-9]{7,18}") && other.matches("[0-9]{7,18}");
    boolean alike = long1 && one.endsWith(other.substring(other.length() - 6));
    return alike && phones(one, context).stream().anyMatch(phones(other, context)::contains);
  }

  private static List<String> phones(String digits, Context context) {
    return List.of(phone(digits, context), phone("+" + digits, context));
  }

  private static String phone(String digits, Context context) {
    Interpretation<ValueMatcher> read = Expecting.phone(digits, context);
    return read.value().map(p -> ((ValueMatcher.Phone) p).value()).orElse(digits);
  }

  /** The codes among readings. */
  static List<String> codes(List<Reading> readings) {
    return readings.stream()
        .filter(Reading.Code.class::isInstance)
        .map(Reading::text)
        .distinct()
        .toList();
  }

  /** Edits by which two codes of at least three signs are no longer taken for each other. */
  static final int FAR = 1_000;

  /** How many signs differ; {@link #FAR} if nobody would take one for the other. */
  static int distance(String one, String other) {
    int length = Math.max(one.length(), other.length());
    if (one.length() < 3 || other.length() < 3 || length > 64) {
      return FAR;
    }
    if (one.length() == other.length()) {
      int differ = 0;
      for (int i = 0; i < one.length(); i++) {
        differ += one.charAt(i) == other.charAt(i) ? 0 : 1;
      }
      if (differ <= Math.max(1, length / 3) || isSwap(one, other)) {
        return differ;
      }
    }
    boolean lost = length >= 4 && Math.abs(one.length() - other.length()) == 1;
    return lost && isWithoutOne(one, other) ? 1 : FAR;
  }

  /** Two signs that stand side by side have changed places. */
  private static boolean isSwap(String one, String other) {
    int at = 0;
    while (at < one.length() && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at + 1 < one.length()
        && one.charAt(at) == other.charAt(at + 1)
        && one.charAt(at + 1) == other.charAt(at)
        && one.substring(at + 2).equals(other.substring(at + 2));
  }

  private static boolean isWithoutOne(String one, String other) {
    String longer = one.length() > other.length() ? one : other;
    String shorter = one.length() > other.length() ? other : one;
    int at = 0;
    while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
      at++;
    }
    return longer.substring(at + 1).equals(shorter.substring(at));
  }
}
