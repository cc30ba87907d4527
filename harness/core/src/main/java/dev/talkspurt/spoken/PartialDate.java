package dev.talkspurt.spoken;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Locale;
import java.util.Optional;

/**
 * What was said of a day. A whole date knows its weekday. Immutable.
 *
 * @param year 0 if not said; {@code month} (1 to 12) and {@code day} (1 to 31) likewise
 * @param fromToday days from today, for words such as tomorrow where nobody knows what today is
 */
public record PartialDate(
    int year, int month, int day, Optional<DayOfWeek> weekday, Optional<Integer> fromToday) {
  /** This very day. */
  static PartialDate of(LocalDate date) {
    return new PartialDate(
        date.getYear(),
        date.getMonthValue(),
        date.getDayOfMonth(),
        Optional.of(date.getDayOfWeek()),
        Optional.empty());
  }

  /** Only a weekday. */
  static PartialDate of(DayOfWeek weekday) {
    return new PartialDate(0, 0, 0, Optional.of(weekday), Optional.empty());
  }

  /** With its weekday if all else is known; empty if there is no such day. */
  static Optional<PartialDate> of(int year, int month, int day) {
    try {
      LocalDate date = LocalDate.of(year == 0 ? 2024 : year, month == 0 ? 1 : month, day);
      boolean whole = year > 0 && month > 0;
      return Optional.of(
          whole ? of(date) : new PartialDate(year, month, day, Optional.empty(), Optional.empty()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  PartialDate with(DayOfWeek named) {
    return new PartialDate(year, month, day, Optional.of(named), fromToday);
  }

  /** The day, if all of it is known. */
  public Optional<LocalDate> whole() {
    return year > 0 && month > 0 && day > 0
        ? Optional.of(LocalDate.of(year, month, day))
        : Optional.empty();
  }

  /** Nothing that both know differs, and they have something in common. */
  boolean agrees(PartialDate other) {
    boolean differs =
        differ(year, other.year)
            || differ(month, other.month)
            || differ(day, other.day)
            || differ(weekday, other.weekday)
            || differ(fromToday, other.fromToday);
    boolean common =
        day > 0 && other.day > 0
            || weekday.isPresent() && other.weekday.isPresent()
            || fromToday.isPresent() && other.fromToday.isPresent();
    return common && !differs;
  }

  /** The same day of the year, by another weekday. */
  boolean isMisnamed(PartialDate other) {
    return day > 0
        && day == other.day
        && month == other.month
        && !differ(year, other.year)
        && differ(weekday, other.weekday);
  }

  private static boolean differ(int one, int other) {
    return one > 0 && other > 0 && one != other;
  }

  private static <T> boolean differ(Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  /** Why the weekday cannot be that of the date; empty if it can, or if nobody knows. */
  Optional<String> contradiction(Optional<LocalDate> today) {
    if (weekday.isEmpty() || day == 0) {
      return Optional.empty();
    }
    if (whole().isPresent()) {
      return whole()
          .filter(date -> date.getDayOfWeek() != weekday.get())
          .map(PartialDate::itsWeekday);
    }
    return today.flatMap(now -> month > 0 ? yearless(now) : monthless(now));
  }

  /** Neither the nearest such day nor the next to come. */
  private Optional<String> yearless(LocalDate today) {
    LocalDate nearest = null;
    for (int candidate = today.getYear() - 1; candidate <= today.getYear() + 1; candidate++) {
      Optional<LocalDate> date = of(candidate, month, day).flatMap(PartialDate::whole);
      if (date.isEmpty()) {
        return Optional.empty();
      }
      boolean nearer = nearest == null || away(date.get(), today) < away(nearest, today);
      nearest = nearer ? date.get() : nearest;
    }
    LocalDate coming = nearest.isBefore(today) ? nearest.plusYears(1) : nearest;
    boolean fits =
        nearest.getDayOfWeek() == weekday.get() || coming.getDayOfWeek() == weekday.get();
    return fits ? Optional.empty() : Optional.of(itsWeekday(nearest));
  }

  /** Neither this month's, nor last month's, nor next month's. */
  private Optional<String> monthless(LocalDate today) {
    for (int months = -1; months <= 2; months++) {
      LocalDate month = today.withDayOfMonth(1).plusMonths(months);
      boolean fits =
          day <= month.lengthOfMonth() && month.withDayOfMonth(day).getDayOfWeek() == weekday.get();
      if (fits) {
        return Optional.empty();
      }
    }
    LocalDate month = today.withDayOfMonth(1);
    return day > month.lengthOfMonth()
        ? Optional.empty()
        : Optional.of(itsWeekday(month.withDayOfMonth(day)));
  }

  private static long away(LocalDate date, LocalDate today) {
    return Math.abs(date.toEpochDay() - today.toEpochDay());
  }

  private static String itsWeekday(LocalDate date) {
    return date + " is a " + name(date.getDayOfWeek());
  }

  /** Whether someone who says this means that day, given today. */
  boolean means(LocalDate date, Optional<LocalDate> today) {
    if (!agrees(of(date))) {
      return false;
    }
    if (month > 0) {
      return true;
    }
    long ahead = day > 0 ? 31 : 13;
    return today.filter(now -> Math.abs(date.toEpochDay() - now.toEpochDay()) <= ahead).isPresent();
  }

  private static String name(DayOfWeek weekday) {
    return name(weekday.name());
  }

  private static String name(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    if (whole().isPresent()) {
      return whole().get().toString();
    }
    if (fromToday.isPresent()) {
      return "today " + (fromToday.get() < 0 ? "- " : "+ ") + Math.abs(fromToday.get()) + " days";
    }
    String date =
        month > 0 ? day + " " + name(Month.of(month).name()) : day > 0 ? "the " + ordinal() : "";
    return (weekday.map(PartialDate::name).orElse("") + " " + date).strip();
  }

  private String ordinal() {
    boolean teen = day / 10 == 1;
    return day
        + switch (teen ? 0 : day % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
