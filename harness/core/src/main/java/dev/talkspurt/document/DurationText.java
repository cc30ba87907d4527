package dev.talkspurt.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 300 ms}, {@code 1.5 s}, {@code 2 min}. Thread-safe. */
public final class DurationText {
  /** What an error says was expected. */
  public static final String EXPECTED = "a duration with unit (for example 300 ms or 2 s)";

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) (ms|s|min)");

  private DurationText() {}

  /** The duration, or empty if the text is none. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unitNs =
        switch (matcher.group(2)) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> 60_000_000_000L;
        };
    BigDecimal lengthNs = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNs));
    return Optional.of(ofNs(lengthNs));
  }

  private static Duration ofNs(BigDecimal lengthNs) {
    BigDecimal[] parts = lengthNs.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
    return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
  }

  /** The duration as {@link #parse} reads it. */
  public static String write(Duration duration) {
    BigDecimal ms = BigDecimal.valueOf(duration.toNanos(), 6).stripTrailingZeros();
    boolean wholeSeconds = duration.toNanos() % 1_000_000_000L == 0;
    return wholeSeconds ? duration.toSeconds() + " s" : ms.toPlainString() + " ms";
  }
}
