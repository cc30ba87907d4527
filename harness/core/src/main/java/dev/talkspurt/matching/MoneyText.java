package dev.talkspurt.matching;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts with their currency, ISO 4217. Thread-safe. */
final class MoneyText {
  /** An amount; the currency is empty if none was named. */
  record Amount(BigDecimal value, Optional<Currency> currency) {}

  private static final Map<String, String> SYMBOLS =
      Map.of("€", "EUR", "£", "GBP", "¥", "JPY", "₹", "INR");
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("pound", "GBP"),
          Map.entry("pounds", "GBP"),
          Map.entry("quid", "GBP"),
          Map.entry("yen", "JPY"),
          Map.entry("rupee", "INR"),
          Map.entry("rupees", "INR"));
  private static final List<String> DOLLARS = List.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:and )?(.+?) (dollars?|euros?|pounds?|quid|yen|rupees?)(?:(?: and)? (.+))?");

  private MoneyText() {}

  static Interpretation<Amount> read(String text, Context context) {
    String shown = text.strip();
    if (shown.isEmpty() || shown.length() > 120) {
      return Interpretation.none();
    }
    Matcher written =
        Pattern.compile("(-?)([$€£¥₹]|[A-Za-z]{3})? ?(-?[0-9][0-9., ']*?) ?([$€£¥₹]|[A-Za-z]{3})?")
            .matcher(shown);
    if (written.matches()) {
      return written(written, context);
    }
    Matcher said = PARTS.matcher(shown.toLowerCase(Locale.ROOT));
    if (said.matches()) {
      return said(said, context);
    }
    return NumberText.read(shown, context).map(value -> new Amount(value, Optional.empty()));
  }

  private static Interpretation<Amount> written(Matcher form, Context context) {
    String mark = form.group(2) == null ? form.group(4) : form.group(2);
    if (form.group(2) != null && form.group(4) != null) {
      return Interpretation.none();
    }
    Optional<Currency> currency = mark == null ? Optional.empty() : currency(mark, context);
    if (mark != null && currency.isEmpty()) {
      return Interpretation.none();
    }
    return NumberText.read(form.group(1) + form.group(3), context)
        .map(value -> new Amount(value, currency));
  }

  private static Interpretation<Amount> said(Matcher form, Context context) {
    Interpretation<BigDecimal> whole = NumberText.read(form.group(1), context);
    Optional<Currency> currency = currency(form.group(2), context);
    if (form.group(3) == null) {
      return whole.map(value -> new Amount(value, currency));
    }
    String cents = form.group(3).replaceAll(" (cents?|pence|pennies|paise)$", "");
    Interpretation<BigDecimal> minor = NumberText.read(cents, context);
    boolean fits =
        minor.isCertain()
            && minor.value().get().signum() >= 0
            && minor.value().get().compareTo(BigDecimal.valueOf(100)) < 0;
    return fits
        ? whole.map(value -> new Amount(value.add(minor.value().get().movePointLeft(2)), currency))
        : Interpretation.none();
  }

  /** The currency of a code, a symbol or a word; a dollar is the locale's where it has one. */
  static Optional<Currency> currency(String mark, Context context) {
    if (mark.equals("$") || mark.toLowerCase(Locale.ROOT).startsWith("dollar")) {
      String local =
          ofRegion(context).map(Currency::getCurrencyCode).filter(DOLLARS::contains).orElse("USD");
      return Optional.of(Currency.getInstance(local));
    }
    String code = SYMBOLS.getOrDefault(mark, WORDS.get(mark.toLowerCase(Locale.ROOT)));
    return code(code == null ? mark.toUpperCase(Locale.ROOT) : code);
  }

  static Optional<Currency> ofRegion(Context context) {
    return context.region().flatMap(MoneyText::regional);
  }

  private static Optional<Currency> regional(String region) {
    try {
      return Optional.ofNullable(Currency.getInstance(new Locale("", region)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Currency> code(String code) {
    try {
      return Optional.of(Currency.getInstance(code));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
