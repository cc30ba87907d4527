package dev.talkspurt.matching;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates, written or spoken. A weekday alone is the first such day after today; with {@code this}
 * that of the week (Monday to Sunday) that today lies in; with {@code next} that of the week after.
 * A date without a year is the first such date from today on. Thread-safe.
 */
final class DateText {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern NUMERIC =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}|\\d{2}))?");
  private static final String NO_NOW = "it is relative to today, and the scenario has no now";

  private DateText() {}

  static Interpretation<LocalDate> read(String text, Context context) {
    String shown = text.strip().toLowerCase(Locale.ROOT);
    if (shown.isEmpty() || shown.length() > 80) {
      return Interpretation.none();
    }
    Matcher iso = ISO.matcher(shown);
    if (iso.matches()) {
      return Interpretation.of(date(number(iso, 1), number(iso, 2), number(iso, 3)));
    }
    Matcher numeric = NUMERIC.matcher(shown);
    if (numeric.matches()) {
      return numeric(numeric, context);
    }
    List<String> words = new ArrayList<>(NumberWords.split(shown.replace(".", " ")));
    words.removeIf(word -> word.equals("the") || word.equals("of") || word.equals("on"));
    if (words.isEmpty()) {
      return Interpretation.none();
    }
    Interpretation<LocalDate> relative = relative(words, context);
    return relative.isNothing() ? named(words, context) : relative;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Optional<LocalDate> date(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Interpretation<LocalDate> numeric(Matcher form, Context context) {
    int a = number(form, 1);
    int b = number(form, 2);
    Optional<Boolean> dayFirst = context.dayFirst();
    if (a > 12 || b > 12 || a == b) {
      dayFirst = Optional.of(a > 12 || a == b);
    }
    if (dayFirst.isEmpty()) {
      return Interpretation.doubtful("day and month may be either, and the scenario has no locale");
    }
    int day = dayFirst.get() ? a : b;
    int month = dayFirst.get() ? b : a;
    if (form.group(3) == null) {
      return withoutYear(month, day, context);
    }
    int year = number(form, 3);
    return Interpretation.of(date(year < 100 ? 2000 + year : year, month, day));
  }

  private static Interpretation<LocalDate> withoutYear(int month, int day, Context context) {
    if (date(2024, month, day).isEmpty()) {
      return Interpretation.none();
    }
    if (context.today().isEmpty()) {
      return Interpretation.doubtful("it has no year, and the scenario has no now");
    }
    LocalDate today = context.today().get();
    for (int year = today.getYear(); year <= today.getYear() + 8; year++) {
      Optional<LocalDate> candidate = date(year, month, day).filter(d -> !d.isBefore(today));
      if (candidate.isPresent()) {
        return Interpretation.of(candidate);
      }
    }
    return Interpretation.none();
  }

  private static Interpretation<LocalDate> relative(List<String> words, Context context) {
    String phrase = String.join(" ", words);
    Optional<Integer> days =
        switch (phrase) {
          case "today" -> Optional.of(0);
          case "tomorrow" -> Optional.of(1);
          case "yesterday" -> Optional.of(-1);
          case "day after tomorrow" -> Optional.of(2);
          case "day before yesterday" -> Optional.of(-2);
          case "week today", "week from today" -> Optional.of(7);
          case "week from tomorrow", "week tomorrow" -> Optional.of(8);
          default -> counted(phrase);
        };
    if (days.isPresent()) {
      return onToday(context, today -> today.plusDays(days.get()));
    }
    Optional<DayOfWeek> weekday = weekday(words.get(words.size() - 1));
    if (weekday.isEmpty() || words.size() > 2) {
      return Interpretation.none();
    }
    String which = words.size() == 2 ? words.get(0) : "";
    return weekday(which, weekday.get(), context);
  }

  private static Optional<Integer> counted(String phrase) {
    Matcher form =
        Pattern.compile("(?:in )?(.+?) (day|week)s?(?: from (?:now|today))?").matcher(phrase);
    boolean counts = form.matches() && (phrase.startsWith("in ") || phrase.contains(" from "));
    if (!counts) {
      return Optional.empty();
    }
    String count = form.group(1);
    Optional<Integer> number =
        count.equals("a")
            ? Optional.of(1)
            : count.matches("\\d{1,3}")
                ? Optional.of(Integer.parseInt(count))
                : NumberWords.belowHundred(NumberWords.split(count));
    return number.map(n -> n * (form.group(2).equals("week") ? 7 : 1));
  }

  private static Interpretation<LocalDate> weekday(String which, DayOfWeek day, Context context) {
    LocalDate today = context.today().orElse(null);
    boolean itself = today != null && today.getDayOfWeek() == day;
    return switch (which) {
      case "next" ->
          onToday(context, t -> monday(t).plusWeeks(1).with(TemporalAdjusters.nextOrSame(day)));
      case "this" -> onToday(context, t -> monday(t).with(TemporalAdjusters.nextOrSame(day)));
      case "coming" -> onToday(context, t -> t.with(TemporalAdjusters.next(day)));
      case "last" -> onToday(context, t -> t.with(TemporalAdjusters.previous(day)));
      case "" ->
          itself
              ? Interpretation.doubtful("today is that day: it may be today or in a week")
              : onToday(context, t -> t.with(TemporalAdjusters.next(day)));
      default -> Interpretation.none();
    };
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static Interpretation<LocalDate> onToday(
      Context context, java.util.function.UnaryOperator<LocalDate> move) {
    return context
        .today()
        .map(move)
        .map(Interpretation::of)
        .orElseGet(() -> Interpretation.doubtful(NO_NOW));
  }

  private static Optional<DayOfWeek> weekday(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (word.equals(name) || word.length() >= 3 && name.startsWith(word)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static int month(String word) {
    for (int i = 0; i < EnglishWords.MONTHS.size(); i++) {
      if (word.equals(EnglishWords.MONTHS.get(i))
          || word.length() >= 3 && EnglishWords.MONTHS.get(i).startsWith(word)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** {@code tuesday march third twenty twenty six} and its orders. */
  private static Interpretation<LocalDate> named(List<String> words, Context context) {
    Optional<DayOfWeek> weekday = weekday(words.get(0));
    List<String> rest = weekday.isPresent() ? words.subList(1, words.size()) : words;
    int at = -1;
    for (int i = 0; i < rest.size(); i++) {
      at = at < 0 && month(rest.get(i)) > 0 ? i : at;
    }
    if (at < 0) {
      return Interpretation.none();
    }
    int month = month(rest.get(at));
    List<String> after = rest.subList(at + 1, rest.size());
    if (at > 0) {
      return dated(month, NumberWords.ordinal(rest.subList(0, at)), after, weekday, context);
    }
    for (int size = Math.min(2, after.size()); size >= 1; size--) {
      Interpretation<LocalDate> read =
          dated(
              month,
              NumberWords.ordinal(after.subList(0, size)),
              after.subList(size, after.size()),
              weekday,
              context);
      if (!read.isNothing()) {
        return read;
      }
    }
    return Interpretation.none();
  }

  private static Interpretation<LocalDate> dated(
      int month,
      Optional<Integer> day,
      List<String> yearWords,
      Optional<DayOfWeek> weekday,
      Context context) {
    if (day.isEmpty()) {
      return Interpretation.none();
    }
    Optional<Integer> year = yearWords.isEmpty() ? Optional.empty() : year(yearWords);
    if (!yearWords.isEmpty() && year.isEmpty()) {
      return Interpretation.none();
    }
    Interpretation<LocalDate> read =
        year.isPresent()
            ? Interpretation.of(date(year.get(), month, day.get()))
            : withoutYear(month, day.get(), context);
    boolean contradicts =
        weekday.isPresent()
            && read.value().filter(d -> d.getDayOfWeek() != weekday.get()).isPresent();
    return contradicts
        ? Interpretation.doubtful("the weekday is not that date's, which is " + read.value().get())
        : read;
  }

  private static Optional<Integer> year(List<String> words) {
    if (words.size() == 1 && words.get(0).matches("\\d{4}")) {
      return Optional.of(Integer.parseInt(words.get(0)));
    }
    Optional<Integer> whole =
        NumberWords.number(words).map(java.math.BigDecimal::intValue).filter(y -> y >= 1000);
    for (int i = 1; whole.isEmpty() && i < words.size(); i++) {
      Optional<Integer> century = NumberWords.belowHundred(words.subList(0, i));
      Optional<Integer> rest = NumberWords.belowHundred(words.subList(i, words.size()));
      if (century.isPresent() && rest.isPresent() && century.get() >= 10 && rest.get() >= 10) {
        whole = Optional.of(century.get() * 100 + rest.get());
      }
    }
    return whole;
  }
}
