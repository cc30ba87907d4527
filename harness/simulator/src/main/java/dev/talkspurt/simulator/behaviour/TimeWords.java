package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.simulator.behaviour.ValueReader.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a time of day, such as "half past two" or "9 15 am", from words. Not thread-safe. */
final class TimeWords {
  private static final Set<String> PAST = Set.of("past", "after");
  private static final Set<String> TO = Set.of("to", "before", "till");

  private final List<String> words;
  private int at;

  /** Whether the hour is one of 24, and so says by itself which half of the day it is in. */
  private boolean figures;

  TimeWords(List<String> words, int from) {
    this.words = words;
    this.at = from;
  }

  Optional<Found> read() {
    if (word(0).equals("noon") || word(0).equals("midnight")) {
      return Optional.of(new Found(word(0).equals("noon") ? "12:00" : "00:00", at + 1));
    }
    int minutes = relative();
    Optional<Found> hour = ValueReader.number(words, at);
    if (hour.isEmpty() || Integer.parseInt(hour.get().value()) > 23) {
      return Optional.empty();
    }
    at = hour.get().to();
    figures = hour.get().value().equals("0") || Integer.parseInt(hour.get().value()) > 12;
    int total = Integer.parseInt(hour.get().value()) * 60 + minutes;
    boolean plain = minutes == 0;
    if (plain && (word(0).equals("oclock") || word(0).equals("o") && word(1).equals("clock"))) {
      at += word(0).equals("o") ? 2 : 1;
    } else if (plain) {
      total += minute();
    }
    return Optional.of(new Found(clock(half(total)), at));
  }

  /** Minutes said before the hour: 30 for "half past", −15 for "quarter to". */
  private int relative() {
    int start = at;
    if (word(0).equals("a")) {
      at++;
    }
    int minutes = 0;
    if (word(0).equals("half") || word(0).equals("quarter")) {
      minutes = word(0).equals("half") ? 30 : 15;
      at++;
    } else {
      Optional<Found> number = ValueReader.number(words, at);
      minutes = number.map(n -> Integer.parseInt(n.value())).orElse(0);
      at = number.map(Found::to).orElse(at);
      at += word(0).equals("minutes") ? 1 : 0;
    }
    boolean past = PAST.contains(word(0));
    if (minutes == 0 || !past && !TO.contains(word(0))) {
      at = start;
      return 0;
    }
    at++;
    return past ? minutes : -minutes;
  }

  /** Minutes said after the hour. */
  private int minute() {
    int zero = word(0).equals("oh") || word(0).equals("o") || word(0).equals("zero") ? 1 : 0;
    Optional<Found> minute = ValueReader.number(words, at + zero);
    int value = minute.map(m -> Integer.parseInt(m.value())).orElse(60);
    boolean fits = value < 60 && (zero == 1 ? value < 10 : value > 9 || word(0).startsWith("0"));
    at = fits ? minute.get().to() : at;
    return fits ? value : 0;
  }

  /** The minute of the day, with the half of the day that is said or meant. */
  private int half(int total) {
    boolean in = word(0).equals("in") && word(1).equals("the");
    String part = word(in ? 2 : word(0).equals("at") ? 1 : 0);
    boolean split = word(1).equals("m") && (part.equals("a") || part.equals("p"));
    boolean am = part.equals("am") || part.equals("morning") || split && part.equals("a");
    boolean pm =
        part.equals("pm")
            || part.equals("afternoon")
            || part.equals("evening")
            || part.equals("night")
            || split && part.equals("p");
    if (am || pm) {
      at += in ? 3 : split || word(0).equals("at") ? 2 : 1;
    }
    if (figures) {
      return Math.floorMod(total, 24 * 60);
    }
    int sinceTwelve = Math.floorMod(total, 12 * 60);
    boolean early = sinceTwelve < ReadBack.FIRST_MORNING_HOUR * 60;
    return pm || !am && early ? sinceTwelve + 12 * 60 : sinceTwelve;
  }

  private static String clock(int minuteOfDay) {
    return String.format(Locale.ROOT, "%02d:%02d", minuteOfDay / 60, minuteOfDay % 60);
  }

  private String word(int ahead) {
    return at + ahead < words.size() ? words.get(at + ahead) : "";
  }
}
