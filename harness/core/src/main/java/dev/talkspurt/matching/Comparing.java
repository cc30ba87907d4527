package dev.talkspurt.matching;

import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compares an observed value with a matcher. Thread-safe. */
final class Comparing {
  private static final Set<String> YES = Set.of("true", "yes", "y", "on");
  private static final Set<String> NO = Set.of("false", "no", "n", "off");

  private Comparing() {}

  static Outcome match(ValueMatcher matcher, Json value, Context context) {
    boolean absent = value == null || value instanceof Json.Null;
    if (matcher instanceof ValueMatcher.OneOf oneOf) {
      return oneOf(oneOf, value, context);
    }
    String words = matcher.words();
    boolean wantsNone =
        matcher instanceof ValueMatcher.Absent
            || matcher instanceof ValueMatcher.Exact exact && exact.value() instanceof Json.Null;
    if (wantsNone) {
      return absent ? Outcome.same("absent", words) : extra(value, words);
    }
    if (absent) {
      return Outcome.missing(words);
    }
    if (matcher instanceof ValueMatcher.Any) {
      return Outcome.same(value.compact(), words);
    }
    if (matcher instanceof ValueMatcher.Exact exact) {
      return exact(exact.value(), value, words);
    }
    if (matcher instanceof ValueMatcher.Number number) {
      return number(number, value, context);
    }
    if (matcher instanceof ValueMatcher.Money money) {
      return money(money, value, context);
    }
    if (matcher instanceof ValueMatcher.Flag flag) {
      return flag(flag, value);
    }
    return value instanceof Json.Str text
        ? text(matcher, text.value(), context)
        : Outcome.wrongType(value.kind(), words);
  }

  private static Outcome extra(Json value, String words) {
    return new Outcome(
        false,
        false,
        Outcome.Failure.EXTRA_ARG,
        Optional.of(value.compact()),
        words,
        "is " + value.compact() + ", expected none");
  }

  private static Outcome oneOf(ValueMatcher.OneOf oneOf, Json value, Context context) {
    Outcome best = null;
    for (ValueMatcher alternative : oneOf.alternatives()) {
      Outcome outcome = match(alternative, value, context);
      if (outcome.strict()) {
        return outcome;
      }
      boolean better = best == null || rank(outcome) > rank(best);
      best = better ? outcome : best;
    }
    return new Outcome(
        false, best.forgiven(), best.failure(), best.observed(), oneOf.words(), best.why());
  }

  private static int rank(Outcome outcome) {
    return outcome.forgiven() ? 2 : outcome.failure() == Outcome.Failure.WRONG_VALUE ? 1 : 0;
  }

  private static Outcome exact(Json expected, Json value, String words) {
    if (expected.equals(value)) {
      return Outcome.same(value.compact(), words);
    }
    if (!expected.kind().equals(value.kind())) {
      return Outcome.wrongType(value.kind(), words);
    }
    boolean alike =
        (value instanceof Json.Str || value instanceof Json.Num)
            && Likeness.alike(bare(expected), bare(value));
    return Outcome.differs(value.compact(), words, alike);
  }

  private static String bare(Json value) {
    return value instanceof Json.Str text ? text.value() : value.compact();
  }

  private static Outcome number(ValueMatcher.Number number, Json value, Context context) {
    Interpretation<BigDecimal> read = read(value, context);
    if (read == null) {
      return Outcome.wrongType(value.kind(), number.words());
    }
    BigDecimal share = number.value().abs().multiply(number.withinPercent()).movePointLeft(2);
    return toleranced(
        read,
        value,
        number,
        seen -> number.value().subtract(seen).abs().compareTo(number.within().max(share)) <= 0,
        NumberText::plain);
  }

  private static Interpretation<BigDecimal> read(Json value, Context context) {
    if (value instanceof Json.Num n) {
      // Sums of numbers that are magnitudes apart would need all the digits between.
      return NumberText.isUsable(n.value()) ? Interpretation.of(n.value()) : Interpretation.none();
    }
    return value instanceof Json.Str text ? NumberText.read(text.value(), context) : null;
  }

  private static <T> Outcome toleranced(
      Interpretation<T> read,
      Json value,
      ValueMatcher matcher,
      java.util.function.Predicate<T> near,
      Function<T, String> canonical) {
    String words = matcher.words();
    if (read.value().isEmpty()) {
      return Outcome.unreadable(value.compact(), read.doubt(), words);
    }
    T seen = read.value().get();
    String shown = canonical.apply(seen);
    return near.test(seen)
        ? Outcome.same(shown, words)
        : Outcome.differs(shown, words, Likeness.alike(Wording.canonical(matcher), shown));
  }

  private static Outcome money(ValueMatcher.Money money, Json value, Context context) {
    Interpretation<MoneyText.Amount> read;
    if (value instanceof Json.Num n) {
      read =
          NumberText.isUsable(n.value())
              ? Interpretation.of(new MoneyText.Amount(n.value(), Optional.empty()))
              : Interpretation.none();
    } else if (value instanceof Json.Str text) {
      read = MoneyText.read(text.value(), context);
    } else if (value instanceof Json.Obj object
        && object.number("amount").filter(NumberText::isUsable).isPresent()) {
      Optional<Currency> named =
          object.text("currency").flatMap(code -> MoneyText.currency(code, context));
      read = Interpretation.of(new MoneyText.Amount(object.number("amount").get(), named));
    } else {
      return Outcome.wrongType(value.kind(), money.words());
    }
    Function<MoneyText.Amount, Optional<Currency>> currency =
        amount -> amount.currency().or(() -> MoneyText.ofRegion(context));
    return toleranced(
        read,
        value,
        money,
        seen ->
            seen.value().compareTo(money.value()) == 0
                && currency.apply(seen).equals(Optional.of(money.currency())),
        seen ->
            NumberText.plain(seen.value())
                + currency.apply(seen).map(c -> " " + c.getCurrencyCode()).orElse(""));
  }

  private static Outcome flag(ValueMatcher.Flag flag, Json value) {
    String words = flag.words();
    if (value instanceof Json.Bool bool) {
      return bool.value() == flag.value()
          ? Outcome.same(words, words)
          : Outcome.differs(String.valueOf(bool.value()), words, false);
    }
    if (!(value instanceof Json.Str text)) {
      return Outcome.wrongType(value.kind(), words);
    }
    String folded = LetterText.fold(text.value());
    boolean alias = flag.aliases().stream().map(LetterText::fold).anyMatch(folded::equals);
    if (alias || (flag.value() ? YES : NO).contains(folded)) {
      return Outcome.same(words, words);
    }
    return (flag.value() ? NO : YES).contains(folded)
        ? Outcome.differs(String.valueOf(!flag.value()), words, false)
        : Outcome.unreadable(value.compact(), "", words);
  }

  private static Outcome text(ValueMatcher matcher, String text, Context context) {
    Json value = Json.of(text);
    if (matcher instanceof ValueMatcher.Date date) {
      return toleranced(
          DateText.read(text, context), value, date, date.value()::equals, Object::toString);
    }
    if (matcher instanceof ValueMatcher.Time time) {
      return toleranced(TimeText.read(text), value, time, time.value()::equals, Object::toString);
    }
    if (matcher instanceof ValueMatcher.Moment moment) {
      return toleranced(
          MomentText.read(text, context),
          value,
          moment,
          seen -> Duration.between(moment.value(), seen).abs().compareTo(moment.within()) <= 0,
          Object::toString);
    }
    if (matcher instanceof ValueMatcher.Length length) {
      return toleranced(
          LengthText.read(text),
          value,
          length,
          seen -> length.value().minus(seen).abs().compareTo(length.within()) <= 0,
          Object::toString);
    }
    return TextComparing.match(matcher, text, context);
  }
}
