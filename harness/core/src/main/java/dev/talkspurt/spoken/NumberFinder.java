package dev.talkspurt.spoken;

import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.Interpretation;
import dev.talkspurt.matching.NumberWords;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.spoken.Mention.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds numbers, and amounts of money, in words or figures. Thread-safe. */
final class NumberFinder {
  private static final int LONGEST = 12;
  private static final Set<String> SCALES = Set.of("hundred", "thousand", "million", "billion");
  private static final String CENTS = "cents?|pence|pennies|penny";
  private static final String CURRENCIES = "dollars?|bucks?|euros?|pounds?|quid|yen|rupees?";
  private static final String FIGURES = "-?\\d+([.,]\\d+)*";
  private static final String SYMBOL = "[$€£¥₹]";

  private final Tokens tokens;
  private final Context context;

  NumberFinder(Tokens tokens, Context context) {
    this.tokens = tokens;
    this.context = context;
  }

  static boolean isNumberWord(String word) {
    return NumberWords.isNumeral(word);
  }

  /** A number, and the token after it. */
  private record Part(List<BigDecimal> values, String text, int next) {}

  Optional<Found> at(int from) {
    String word = tokens.word(from);
    if (word.matches(SYMBOL + FIGURES) || word.matches(FIGURES + "[€£]")) {
      return marked(from, word);
    }
    Optional<Part> number = number(from);
    if (number.isEmpty()) {
      return named(from, word);
    }
    Part part = number.get();
    String unit = tokens.endsAfter(part.next() - 1) ? "" : tokens.word(part.next());
    if (unit.matches(CURRENCIES) || isCurrencyCode(part.next(), unit)) {
      return Optional.of(money(part, unit));
    }
    if (unit.matches(CENTS)) {
      BigDecimal cents = part.values().get(0).movePointLeft(2);
      return Optional.of(sum(part.next() + 1, List.of(new Reading.Sum(cents, Optional.empty()))));
    }
    List<Reading> readings = new ArrayList<>();
    part.values().forEach(value -> readings.add(new Reading.Count(value)));
    return Optional.of(new Found(part.next(), Kind.NUMBER, readings, false));
  }

  private Optional<Found> marked(int from, String word) {
    List<Reading> sums = new ArrayList<>();
    boolean ahead = word.substring(0, 1).matches(SYMBOL);
    String symbol = ahead ? word.substring(0, 1) : word.substring(word.length() - 1);
    String figures = ahead ? word.substring(1) : word.substring(0, word.length() - 1);
    int power = power(tokens.following(from));
    for (BigDecimal value : figures(figures)) {
      sums.add(sumOf(value.movePointRight(power), symbol));
    }
    return sums.isEmpty()
        ? Optional.empty()
        : Optional.of(sum(power > 0 ? from + 2 : from + 1, sums));
  }

  private Found sum(int next, List<Reading> readings) {
    return new Found(next, Kind.MONEY, readings, true);
  }

  private Reading sumOf(BigDecimal value, String currency) {
    String named = currency.startsWith("buck") ? "dollars" : currency;
    Interpretation<ValueMatcher> read = Expecting.money("1 " + named, Optional.empty(), context);
    return new Reading.Sum(
        value, read.value().map(money -> ((ValueMatcher.Money) money).currency()));
  }

  /** {@code USD 19.90}. */
  private Optional<Found> named(int from, String word) {
    boolean ahead = isCurrencyCode(from, word) && tokens.following(from).matches(FIGURES);
    List<Reading> sums = new ArrayList<>();
    if (ahead) {
      figures(tokens.word(from + 1)).forEach(value -> sums.add(sumOf(value, word)));
    }
    return sums.isEmpty() ? Optional.empty() : Optional.of(sum(from + 2, sums));
  }

  private boolean isCurrencyCode(int at, String word) {
    return word.length() == 3
        && at < tokens.size()
        && tokens.get(at).raw().matches("[A-Z]{3}")
        && Expecting.money("1 " + word, Optional.empty(), context).isCertain();
  }

  /** {@code nineteen dollars and ninety cents}, {@code nineteen dollars ninety}. */
  private Found money(Part whole, String unit) {
    int next = whole.next() + 1;
    Reading plain = sumOf(whole.values().get(0), unit);
    if (!tokens.endsAfter(whole.next())) {
      int at = tokens.word(next).equals("and") ? next + 1 : next;
      Optional<Part> minor = number(at).filter(part -> isMinor(part.values().get(0)));
      boolean cents = minor.filter(part -> tokens.word(part.next()).matches(CENTS)).isPresent();
      boolean bare = minor.isPresent() && at == next && minor.get().text().indexOf('.') < 0;
      if (cents || bare) {
        BigDecimal more = minor.get().values().get(0).movePointLeft(2);
        Reading.Sum base = (Reading.Sum) plain;
        Reading all = new Reading.Sum(base.amount().add(more), base.currency());
        return sum(cents ? minor.get().next() + 1 : minor.get().next(), List.of(all));
      }
    }
    List<Reading> sums = new ArrayList<>();
    whole.values().forEach(value -> sums.add(sumOf(value, unit)));
    return sum(next, sums);
  }

  private static boolean isMinor(BigDecimal value) {
    return value.signum() > 0 && value.compareTo(BigDecimal.valueOf(100)) < 0 && value.scale() <= 0;
  }

  private Optional<Part> number(int from) {
    String word = tokens.word(from);
    if (word.matches(FIGURES + "%?")) {
      return scaled(from, word.replace("%", ""));
    }
    boolean counts =
        isNumberWord(word)
            || word.equals("minus")
            || word.equals("a") && SCALES.contains(tokens.following(from));
    if (!counts) {
      return Optional.empty();
    }
    for (int size = LONGEST; size >= 1; size--) {
      List<String> words = tokens.window(from, size);
      Optional<BigDecimal> value = words.isEmpty() ? Optional.empty() : NumberWords.number(words);
      if (value.isPresent()) {
        return value.map(v -> new Part(List.of(v), String.join(" ", words), from + words.size()));
      }
    }
    return Optional.empty();
  }

  /** {@code 2.5 million}. */
  private Optional<Part> scaled(int from, String word) {
    List<BigDecimal> values = figures(word);
    String scale = tokens.following(from);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    int power = power(scale);
    return Optional.of(
        new Part(
            values.stream().map(value -> value.movePointRight(power)).toList(),
            word,
            power > 0 ? from + 2 : from + 1));
  }

  private static int power(String scale) {
    return switch (scale) {
      case "hundred" -> 2;
      case "thousand" -> 3;
      case "million" -> 6;
      case "billion" -> 9;
      default -> 0;
    };
  }

  /** What figures can mean: 2,000 and 2.000 both where no locale tells. */
  private List<BigDecimal> figures(String word) {
    BigDecimal none = BigDecimal.ZERO;
    Interpretation<ValueMatcher> read = Expecting.number(word, none, none, context);
    if (read.isCertain()) {
      return read.value().map(n -> ((ValueMatcher.Number) n).value()).stream().toList();
    }
    boolean grouped = word.matches("-?[1-9]\\d{0,2}[.,]\\d{3}");
    return grouped
        ? List.of(
            new BigDecimal(word.replaceAll("[.,]", "")), new BigDecimal(word.replace(',', '.')))
        : List.of();
  }
}
