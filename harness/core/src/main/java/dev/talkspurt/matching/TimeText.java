package dev.talkspurt.matching;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day, written or spoken. Two digits of an hour mean 24 hours. Thread-safe. */
final class TimeText {
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?(?::(\\d{2}))? ?(am|pm)?");
  private static final String NO_HALF =
      "it may be morning or evening (write 24 hours, or say am or pm)";

  private enum Half {
    MORNING,
    LATER,
    UNSAID
  }

  private TimeText() {}

  static Interpretation<LocalTime> read(String text) {
    String shown = normal(text);
    if (shown.isEmpty() || shown.length() > 60) {
      return Interpretation.none();
    }
    if (shown.matches("(12 )?noon|midday")) {
      return Interpretation.of(LocalTime.NOON);
    }
    if (shown.matches("(12 )?midnight")) {
      return Interpretation.of(LocalTime.MIDNIGHT);
    }
    Matcher written = WRITTEN.matcher(shown);
    return written.matches() ? written(written) : spoken(shown);
  }

  private static String normal(String text) {
    return text.strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\ba\\.? ?m\\b\\.?", "am")
        .replaceAll("\\bp\\.? ?m\\b\\.?", "pm")
        .replaceAll(" in the morning$", " am")
        .replaceAll(" (in the (afternoon|evening)|at night)$", " pm")
        .replaceAll(" o'? ?clock\\b", "")
        .replaceAll("\\s+", " ");
  }

  private static Interpretation<LocalTime> written(Matcher form) {
    int hour = Integer.parseInt(form.group(1));
    int minute = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    int second = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
    boolean bare = form.group(2) == null;
    if (hour > 23 || minute > 59 || second > 59) {
      return Interpretation.none();
    }
    if (form.group(4) != null) {
      Half half = form.group(4).equals("am") ? Half.MORNING : Half.LATER;
      return of(hour, minute, half).map(time -> time.withSecond(second));
    }
    if (bare) {
      return hour > 12
          ? Interpretation.of(LocalTime.of(hour, 0))
          : Interpretation.doubtful(NO_HALF);
    }
    LocalTime time = LocalTime.of(hour, minute, second);
    boolean twoDigits = form.group(1).length() == 2;
    return twoDigits ? Interpretation.of(time) : Interpretation.doubtful(time, NO_HALF);
  }

  private static Interpretation<LocalTime> of(int hour, int minute, Half half) {
    if (hour > 12 || hour == 0) {
      return half == Half.MORNING && hour > 12
          ? Interpretation.none()
          : Interpretation.of(LocalTime.of(hour, minute));
    }
    return switch (half) {
      case MORNING -> Interpretation.of(LocalTime.of(hour % 12, minute));
      case LATER -> Interpretation.of(LocalTime.of(hour % 12 + 12, minute));
      case UNSAID -> Interpretation.doubtful(NO_HALF);
    };
  }

  private static Interpretation<LocalTime> spoken(String shown) {
    List<String> words = new ArrayList<>(NumberWords.split(shown));
    Half half = Half.UNSAID;
    String last = words.get(words.size() - 1);
    if (last.equals("am") || last.equals("pm")) {
      half = last.equals("am") ? Half.MORNING : Half.LATER;
      words.remove(words.size() - 1);
    }
    int past = words.indexOf("past");
    int to = words.indexOf("to");
    if (past > 0 || to > 0) {
      int at = Math.max(past, to);
      boolean counted = words.get(at - 1).matches("minutes?");
      return shifted(
          minutes(words.subList(0, counted ? at - 1 : at)),
          hour(words.subList(at + 1, words.size())),
          past > 0,
          half);
    }
    if (words.size() == 2 && words.get(0).equals("half")) {
      return Interpretation.doubtful("it may be half an hour before or after (say half past)");
    }
    for (int i = 1; i <= words.size(); i++) {
      Optional<Integer> hour = hour(words.subList(0, i));
      Optional<Integer> minute =
          i == words.size() ? Optional.of(0) : clockMinutes(words.subList(i, words.size()));
      if (hour.isPresent() && minute.isPresent()) {
        return of(hour.get(), minute.get(), half);
      }
    }
    return Interpretation.none();
  }

  private static Interpretation<LocalTime> shifted(
      Optional<Integer> minutes, Optional<Integer> hour, boolean past, Half half) {
    if (minutes.isEmpty() || hour.isEmpty()) {
      return Interpretation.none();
    }
    Interpretation<LocalTime> full = of(hour.get(), 0, half);
    return full.map(
        time -> past ? time.plusMinutes(minutes.get()) : time.minusMinutes(minutes.get()));
  }

  private static Optional<Integer> minutes(List<String> words) {
    if (words.equals(List.of("quarter")) || words.equals(List.of("a", "quarter"))) {
      return Optional.of(15);
    }
    return words.equals(List.of("half")) ? Optional.of(30) : number(words, 59);
  }

  /** {@code thirty}, {@code oh five}; single figures are not said of minutes. */
  private static Optional<Integer> clockMinutes(List<String> words) {
    boolean zero = words.size() == 2 && words.get(0).matches("oh|o|zero");
    return zero ? number(words.subList(1, 2), 9) : number(words, 59).filter(minute -> minute >= 10);
  }

  private static Optional<Integer> hour(List<String> words) {
    return number(words, 23);
  }

  private static Optional<Integer> number(List<String> words, int most) {
    boolean figures = words.size() == 1 && words.get(0).matches("\\d{1,2}");
    Optional<Integer> read =
        figures
            ? Optional.of(Integer.parseInt(words.get(0)))
            : words.isEmpty() ? Optional.empty() : NumberWords.belowHundred(words);
    return read.filter(value -> value <= most);
  }
}
