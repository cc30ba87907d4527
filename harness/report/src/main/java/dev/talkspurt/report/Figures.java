package dev.talkspurt.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * Numbers as result files hold them: rounded, and null where there is none. Thread-safe.
 *
 * <p>Times keep microseconds, everything else six decimals: far below what is measured, and files
 * stay readable and comparable.
 */
final class Figures {
  private Figures() {}

  /** Milliseconds to three decimals; null for NaN and infinity. */
  static BigDecimal ms(double value) {
    return rounded(value, 3);
  }

  /** As {@link #figure(OptionalDouble)}; null for NaN and infinity. */
  static BigDecimal figure(double value) {
    return figure(Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty());
  }

  /** The value to six decimals; null if empty, NaN or infinite. */
  static BigDecimal figure(OptionalDouble value) {
    return rounded(value.orElse(Double.NaN), 6);
  }

  private static BigDecimal rounded(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal exact =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
