package dev.talkspurt.matching;

import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a value is read against. Immutable and thread-safe.
 *
 * @param now when the call takes place, with its zone: what "tomorrow" counts from; empty: relative
 *     dates are in doubt
 * @param locale how numbers, dates and local telephone numbers are written; empty: forms that
 *     differ between countries are in doubt
 */
public record Context(Optional<ZonedDateTime> now, Optional<Locale> locale) {
  /** Neither a time nor a place. */
  public static final Context NONE = new Context(Optional.empty(), Optional.empty());

  private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "PR", "GU", "FM", "PW", "MH");
  private static final Set<String> YEAR_FIRST_OR_BOTH =
      Set.of("CA", "CN", "JP", "KR", "TW", "HU", "LT", "MN", "SE", "ZA");

  Optional<LocalDate> today() {
    return now.map(ZonedDateTime::toLocalDate);
  }

  Optional<String> region() {
    return locale.map(Locale::getCountry).filter(country -> !country.isEmpty());
  }

  /** Whether 3/4 is the third of April; empty if nobody can say. */
  Optional<Boolean> dayFirst() {
    return region()
        .filter(country -> !YEAR_FIRST_OR_BOTH.contains(country))
        .map(country -> !MONTH_FIRST.contains(country));
  }

  /** Whether a comma parts off decimals; empty if nobody can say. */
  Optional<Boolean> decimalComma() {
    return locale.map(l -> DecimalFormatSymbols.getInstance(l).getDecimalSeparator() == ',');
  }
}
