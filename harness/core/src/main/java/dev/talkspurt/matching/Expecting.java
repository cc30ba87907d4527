package dev.talkspurt.matching;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Makes matchers of what a person wrote. What is in doubt must not become an expectation: callers
 * use the value only if {@link Interpretation#isCertain()}. Thread-safe.
 */
public final class Expecting {
  private Expecting() {}

  /** A date such as {@code next tuesday}. */
  public static Interpretation<ValueMatcher> date(String text, Context context) {
    return DateText.read(text, context).map(ValueMatcher.Date::new);
  }

  /** A time such as {@code quarter past seven pm}. */
  public static Interpretation<ValueMatcher> time(String text) {
    return TimeText.read(text).map(ValueMatcher.Time::new);
  }

  /** A date with a time. */
  public static Interpretation<ValueMatcher> moment(String text, Duration within, Context context) {
    return MomentText.read(text, context).map(at -> new ValueMatcher.Moment(at, within));
  }

  /** A length of time such as {@code an hour and a half}. */
  public static Interpretation<ValueMatcher> length(String text, Duration within) {
    return LengthText.read(text).map(length -> new ValueMatcher.Length(length, within));
  }

  /** A number such as {@code two thousand}. */
  public static Interpretation<ValueMatcher> number(
      String text, BigDecimal within, BigDecimal withinPercent, Context context) {
    return NumberText.read(text, context)
        .map(value -> new ValueMatcher.Number(value, within, withinPercent));
  }

  /** A number that is written as one. */
  public static Interpretation<ValueMatcher> number(
      BigDecimal value, BigDecimal within, BigDecimal withinPercent) {
    return NumberText.isUsable(value)
        ? Interpretation.of(new ValueMatcher.Number(value, within, withinPercent))
        : Interpretation.none();
  }

  /**
   * An amount such as {@code $19.90}.
   *
   * @param code ISO 4217; empty: as the text says, or else the locale's
   */
  public static Interpretation<ValueMatcher> money(
      String text, Optional<String> code, Context context) {
    Interpretation<MoneyText.Amount> read = MoneyText.read(text, context);
    if (read.value().isEmpty()) {
      return read.map(amount -> null);
    }
    Optional<Currency> currency =
        code.isPresent()
            ? code.flatMap(c -> MoneyText.currency(c, context))
            : read.value().get().currency().or(() -> MoneyText.ofRegion(context));
    boolean contradicts =
        code.isPresent()
            && read.value()
                .get()
                .currency()
                .filter(c -> !Optional.of(c).equals(currency))
                .isPresent();
    if (currency.isEmpty() || contradicts) {
      return Interpretation.doubtful("its currency is not known (write it, as in 19.90 USD)");
    }
    return read.map(amount -> new ValueMatcher.Money(amount.value(), currency.get()));
  }

  /** A telephone number. */
  public static Interpretation<ValueMatcher> phone(String text, Context context) {
    return PhoneText.read(text, context).map(ValueMatcher.Phone::new);
  }

  /** An e-mail address. */
  public static Interpretation<ValueMatcher> email(String text) {
    return LetterText.email(text).map(ValueMatcher.Email::new);
  }

  /** A code or id. */
  public static Interpretation<ValueMatcher> alnum(String text) {
    return LetterText.code(text).map(ValueMatcher.Alnum::new);
  }

  /** A regular expression; one that cannot be used is in doubt. */
  public static Interpretation<ValueMatcher> regex(String regex) {
    return SafePattern.problem(regex)
        .map(Interpretation::<ValueMatcher>doubtful)
        .orElseGet(() -> Interpretation.of(new ValueMatcher.Regex(regex)));
  }

  /** Whether a text has a word to look for at all. */
  public static boolean hasWords(List<String> phrases) {
    return phrases.stream().noneMatch(phrase -> TextComparing.tokens(phrase).isEmpty());
  }
}
