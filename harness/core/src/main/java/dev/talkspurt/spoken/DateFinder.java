package dev.talkspurt.spoken;

import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.NumberWords;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.spoken.Mention.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds days: named, counted from today, or in figures. Thread-safe. */
final class DateFinder {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(t.*)?");
  private static final Pattern FIGURES =
      Pattern.compile("(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?");
  private static final Set<String> NO_DAY = Set.of("good", "black", "ash", "cyber", "happy");

  /** What makes "today" a day and not a turn of phrase. */
  private static final Set<String> TODAY_AFTER =
      Set.of(
          "for",
          "is",
          "arrive",
          "arrives",
          "arriving",
          "delivered",
          "due",
          "leaves",
          "ships",
          "until",
          "by",
          "on",
          "booked",
          "starts",
          "ends",
          "opens",
          "closes",
          "later",
          "from");

  private static final Set<String> AT_LEAST_A_DATE =
      Set.of("on", "by", "until", "till", "for", "from", "before", "after", "since");

  private final Tokens tokens;
  private final Optional<LocalDate> today;
  private final Context context;

  DateFinder(Tokens tokens, Context context) {
    this.tokens = tokens;
    this.context = context;
    this.today = context.now().map(now -> now.toLocalDate());
  }

  /** What is known so far, and the token that comes next. */
  private record Part(PartialDate date, int next) {}

  Optional<Found> at(int from) {
    Optional<Found> figures = figures(from);
    return figures.isPresent() ? figures : named(from);
  }

  private Optional<Found> figures(int from) {
    String word = tokens.word(from);
    if (word.isEmpty() || !Character.isDigit(word.charAt(0))) {
      return Optional.empty();
    }
    Matcher iso = ISO.matcher(word);
    if (iso.matches()) {
      return PartialDate.of(number(iso, 1), number(iso, 2), number(iso, 3))
          .map(date -> certain(from + 1, date));
    }
    Matcher form = FIGURES.matcher(word);
    boolean dotted = word.indexOf('.') >= 0;
    if (!form.matches() || word.equals("24/7") || dotted && form.group(3) == null) {
      return Optional.empty();
    }
    int year = form.group(3) == null ? 0 : number(form, 3);
    int full = year > 0 && year < 100 ? 2000 + year : year;
    List<Reading> readings = new ArrayList<>();
    for (boolean dayFirst : orders()) {
      int day = number(form, dayFirst ? 1 : 2);
      int month = number(form, dayFirst ? 2 : 1);
      if (month > 0) {
        PartialDate.of(full, month, day).map(Reading.Day::new).ifPresent(readings::add);
      }
    }
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Found(from + 1, Kind.DATE, readings.stream().distinct().toList(), full > 0));
  }

  /** Day first, month first, or both where nobody can say. */
  private List<Boolean> orders() {
    return Expecting.date("3/4/2024", context)
        .value()
        .map(date -> ((ValueMatcher.Date) date).value().getDayOfMonth() == 3)
        .map(List::of)
        .orElse(List.of(true, false));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private Found certain(int next, PartialDate date) {
    return new Found(
        next, Kind.DATE, List.of(new Reading.Day(date)), true, date.contradiction(today));
  }

  private Optional<Found> named(int from) {
    Optional<Part> relative = relative(from);
    int next = relative.map(Part::next).orElse(from);
    Optional<DayOfWeek> weekday = weekday(next, relative.isPresent());
    if (weekday.isPresent()) {
      next = tokens.word(next + 1).equals("the") ? next + 2 : next + 1;
    }
    Optional<Part> dated = dayAndMonth(next, weekday.isPresent());
    if (dated.isEmpty() && relative.isEmpty()) {
      dated = dayAlone(next, weekday.isPresent());
    }
    if (relative.isPresent() && (weekday.isPresent() || dated.isPresent())) {
      return Optional.of(both(relative.get(), from, weekday, dated));
    }
    if (relative.isPresent()) {
      return Optional.of(certain(relative.get().next(), relative.get().date()));
    }
    if (dated.isPresent()) {
      PartialDate date = dated.get().date();
      return Optional.of(certain(dated.get().next(), weekday.map(date::with).orElse(date)));
    }
    return weekday.map(day -> bare(from, day));
  }

  private Found bare(int from, DayOfWeek day) {
    boolean plural = tokens.word(from).endsWith("days");
    return new Found(
        from + 1,
        Kind.DATE,
        List.of(new Reading.Day(PartialDate.of(day))),
        !plural && !NO_DAY.contains(tokens.preceding(from)));
  }

  /** "Tomorrow, Wednesday the fourth": both must be the same day. */
  private Found both(Part relative, int from, Optional<DayOfWeek> weekday, Optional<Part> dated) {
    int next = dated.map(Part::next).orElse(weekdayEnd(relative.next()));
    PartialDate said = relative.date();
    PartialDate named =
        dated
            .map(part -> weekday.map(part.date()::with).orElse(part.date()))
            .orElseGet(() -> PartialDate.of(weekday.orElseThrow()));
    if (said.whole().isEmpty()) {
      PartialDate merged =
          new PartialDate(
              named.year(), named.month(), named.day(), named.weekday(), said.fromToday());
      return certain(next, merged);
    }
    if (said.agrees(named)) {
      return certain(next, said);
    }
    String is =
        said + " is a " + said.weekday().orElseThrow().name().toLowerCase(java.util.Locale.ROOT);
    Optional<String> why =
        Optional.of(String.join(" ", tokens.window(from, 1)) + " is another day: " + is);
    return new Found(next, Kind.DATE, List.of(new Reading.Day(said)), true, why);
  }

  private static int weekdayEnd(int at) {
    return at + 1;
  }

  private Optional<Part> relative(int from) {
    int at = tokens.word(from).equals("the") ? from + 1 : from;
    String word = tokens.word(at);
    if (word.equals("day") && tokens.word(at + 1).matches("after|before")) {
      String day = tokens.word(at + 2);
      boolean after = tokens.word(at + 1).equals("after");
      return day.equals(after ? "tomorrow" : "yesterday")
          ? Optional.of(fromToday(after ? 2 : -2, at + 3))
          : Optional.empty();
    }
    if (at > from) {
      return Optional.empty();
    }
    return switch (word) {
      case "tomorrow" -> Optional.of(fromToday(1, at + 1));
      case "yesterday" -> Optional.of(fromToday(-1, at + 1));
      case "today" ->
          TODAY_AFTER.contains(tokens.preceding(at))
              ? Optional.of(fromToday(0, at + 1))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Part fromToday(int days, int next) {
    PartialDate date =
        today
            .map(now -> PartialDate.of(now.plusDays(days)))
            .orElse(new PartialDate(0, 0, 0, Optional.empty(), Optional.of(days)));
    return new Part(date, next);
  }

  private Optional<DayOfWeek> weekday(int at, boolean afterOther) {
    Optional<DayOfWeek> day = CalendarWords.weekday(tokens.word(at));
    if (day.isPresent() || at >= tokens.size() || afterOther) {
      return day;
    }
    boolean beforeDate = dayAndMonth(at + 1, true).isPresent() && tokens.get(at).isCapital();
    return beforeDate ? CalendarWords.shortWeekday(tokens.word(at)) : Optional.empty();
  }

  private Optional<Part> dayAndMonth(int from, boolean afterWeekday) {
    Optional<Part> monthFirst = monthFirst(from, afterWeekday);
    return monthFirst.isPresent() ? monthFirst : dayFirst(from);
  }

  /** {@code March the third}, {@code March 3}. */
  private Optional<Part> monthFirst(int from, boolean afterWeekday) {
    int month = month(from, afterWeekday);
    if (month == 0 || tokens.endsAfter(from)) {
      return Optional.empty();
    }
    int at = tokens.word(from + 1).equals("the") ? from + 2 : from + 1;
    if (CalendarWords.year(tokens, at).isPresent() && !isOrdinal(at)) {
      return Optional.empty();
    }
    for (int size = 2; size >= 1; size--) {
      Optional<Integer> day = NumberWords.ordinal(tokens.window(at, size)).filter(this::isDay);
      if (day.isPresent()) {
        return withYear(month, day.get(), at + size);
      }
    }
    return Optional.empty();
  }

  private boolean isOrdinal(int at) {
    return CalendarWords.isOrdinal(tokens.word(at)) || CalendarWords.isOrdinal(tokens.word(at + 1));
  }

  private boolean isDay(int day) {
    return day >= 1 && day <= 31;
  }

  /** A month's name; those that are words too must look like one. */
  private int month(int at, boolean afterWeekday) {
    String word = tokens.word(at);
    int month = CalendarWords.month(word);
    if (month == 0) {
      boolean figure = tokens.following(at).matches("\\d{1,2}(st|nd|rd|th)?");
      return figure ? CalendarWords.shortMonth(word) : 0;
    }
    boolean plain = !word.equals("may") && !word.equals("march") && !word.equals("august");
    boolean inPlace = afterWeekday || AT_LEAST_A_DATE.contains(tokens.preceding(at));
    return plain || inPlace || tokens.get(at).isCapital() ? month : 0;
  }

  /** {@code the third of March}, {@code 3 March}. */
  private Optional<Part> dayFirst(int from) {
    int start = tokens.word(from).equals("the") ? from + 1 : from;
    for (int size = 2; size >= 1; size--) {
      List<String> words = tokens.window(start, size);
      boolean figure = size == 1 && tokens.word(start).matches("\\d{1,2}");
      boolean ordinal = CalendarWords.isOrdinal(tokens.word(start + size - 1));
      Optional<Integer> day =
          figure || ordinal ? NumberWords.ordinal(words).filter(this::isDay) : Optional.empty();
      if (day.isEmpty() || tokens.endsAfter(start + size - 1)) {
        continue;
      }
      int at = tokens.word(start + size).equals("of") ? start + size + 1 : start + size;
      int month = CalendarWords.month(tokens.word(at));
      month = month == 0 && figure ? CalendarWords.shortMonth(tokens.word(at)) : month;
      boolean verb =
          tokens.word(at).equals("may") && at == start + size && !tokens.get(at).isCapital();
      if (month > 0 && !verb) {
        return withYear(month, day.get(), at + 1);
      }
    }
    return Optional.empty();
  }

  private Optional<Part> withYear(int month, int day, int next) {
    Optional<CalendarWords.Year> year = CalendarWords.year(tokens, next);
    if (year.isPresent()) {
      Optional<PartialDate> whole = PartialDate.of(year.get().year(), month, day);
      return whole.map(date -> new Part(date, year.get().next()));
    }
    return PartialDate.of(0, month, day).map(date -> new Part(date, next));
  }

  /** {@code Tuesday the third}, {@code on the third}; with something else it may be any third. */
  private Optional<Part> dayAlone(int from, boolean afterWeekday) {
    boolean the = tokens.word(from - 1).equals("the") || tokens.word(from).equals("the");
    int start = tokens.word(from).equals("the") ? from + 1 : from;
    boolean inPlace =
        afterWeekday || AT_LEAST_A_DATE.contains(tokens.preceding(from)) && start > from;
    boolean figure = afterWeekday && tokens.word(start).matches("\\d{1,2}(st|nd|rd|th)");
    if (!(the || figure) || !inPlace) {
      return Optional.empty();
    }
    for (int size = 2; size >= 1; size--) {
      int last = start + size - 1;
      List<String> words = tokens.window(start, size);
      boolean ordinal = CalendarWords.isOrdinal(tokens.word(last));
      String after = tokens.following(last);
      boolean alone =
          after.isEmpty()
              || after.matches("at|and|or|from|is|in|between|around|with|we|you|i|it|they|there");
      Optional<Integer> day =
          ordinal && (alone || afterWeekday)
              ? NumberWords.ordinal(words).filter(this::isDay)
              : Optional.empty();
      if (day.isPresent()) {
        PartialDate date = new PartialDate(0, 0, day.get(), Optional.empty(), Optional.empty());
        return Optional.of(new Part(date, last + 1));
      }
    }
    return Optional.empty();
  }
}
