package dev.talkspurt.simulator.behaviour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 300 ms}, {@code 1.5 s}, {@code 2 min}. */
final class Durations {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)\\s*(ms|s|min)");
  private static final BigDecimal LONGEST_MS = BigDecimal.valueOf(3_600_000);

  private Durations() {}

  /** Milliseconds, rounded; empty if the text is no duration or more than an hour. */
  static OptionalInt parseMs(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    long factor =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1000;
          default -> 60_000;
        };
    BigDecimal ms = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(factor));
    return ms.compareTo(LONGEST_MS) > 0
        ? OptionalInt.empty()
        : OptionalInt.of(ms.setScale(0, RoundingMode.HALF_UP).intValueExact());
  }
}
