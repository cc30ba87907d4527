package dev.talkspurt.spoken;

import dev.talkspurt.matching.EnglishWords;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.NumberWords;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.spoken.Mention.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds codes and runs of digits: written, digit by digit, in pairs, letter by letter, in the
 * spelling alphabet. Thread-safe.
 */
final class CodeFinder {
  private static final int LONGEST = 64;
  private static final int MOST_UNITS = 100;
  private static final int SHORTEST = 3;
  private static final int PHONE = 7;
  private static final Set<String> LABELS =
      Set.of(
          "number",
          "code",
          "order",
          "reference",
          "ref",
          "confirmation",
          "booking",
          "ticket",
          "account",
          "pin",
          "id",
          "tracking",
          "serial",
          "sku",
          "case",
          "invoice",
          "policy",
          "phone",
          "digits",
          "card",
          "customer",
          "member");

  private static final String UNIT_LIKE =
      "\\d+(st|nd|rd|th|am|pm|[a-z]{1,3})|[a-z]\\d{1,2}|\\d+x\\d+";

  private final Tokens tokens;

  CodeFinder(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * One part of a code.
   *
   * @param words for the reader of codes
   * @param single one digit or letter
   */
  private record Unit(String words, boolean letter, boolean single, boolean figures, int next) {}

  private Optional<Unit> unit(int at) {
    String word = tokens.word(at);
    if (word.matches("double|triple")) {
      Optional<Unit> twice = tokens.endsAfter(at) ? Optional.empty() : plain(at + 1);
      return twice
          .filter(Unit::single)
          .map(u -> new Unit(word + " " + u.words(), u.letter(), true, false, u.next()));
    }
    return plain(at);
  }

  private Optional<Unit> plain(int at) {
    String word = tokens.word(at);
    if (word.matches("[0-9]{1,20}")) {
      return Optional.of(new Unit(word, false, word.length() == 1, true, at + 1));
    }
    if (word.equals("x") && tokens.word(at + 1).equals("ray")) {
      return Optional.of(new Unit("xray", true, true, false, at + 2));
    }
    if (word.equals("oh") || word.equals("o")) {
      return Optional.of(new Unit(word, false, true, false, at + 1));
    }
    if (NumberFinder.isNumberWord(word)) {
      return Optional.of(number(at, word));
    }
    boolean letter = word.matches("\\p{L}") || EnglishWords.letter(word).isPresent();
    return letter ? Optional.of(new Unit(word, true, true, false, at + 1)) : Optional.empty();
  }

  /** {@code four}, {@code twelve}, {@code forty two}. */
  private Unit number(int at, String word) {
    List<String> two = tokens.window(at, 2);
    Optional<Integer> both = two.isEmpty() ? Optional.empty() : NumberWords.belowHundred(two);
    if (both.isPresent()) {
      return new Unit(String.valueOf(both.get()), false, false, false, at + 2);
    }
    int value = NumberWords.belowHundred(List.of(word)).orElse(0);
    return new Unit(String.valueOf(value), false, value < 10, false, at + 1);
  }

  Optional<Found> at(int from) {
    String word = tokens.word(from);
    if (word.length() >= 2 && word.matches("[\\p{L}\\d]+")) {
      Optional<Found> written = written(from);
      if (written.isPresent()) {
        return written;
      }
    }
    boolean plus = word.startsWith("+") && word.matches("\\+\\d{1,20}");
    int start = word.equals("plus") ? from + 1 : from;
    Optional<Unit> first =
        plus ? Optional.of(new Unit(word.substring(1), false, false, true, from + 1)) : unit(start);
    return first.isEmpty() ? Optional.empty() : run(first.get(), start > from || plus);
  }

  private static boolean isMixed(String word) {
    return word.matches("[\\p{L}\\d]+") && word.matches(".*\\d.*") && word.matches(".*\\p{L}.*");
  }

  /** {@code WK2EXB}, {@code WK2-EXB}. */
  private Optional<Found> written(int from) {
    StringBuilder code = new StringBuilder(tokens.word(from));
    int next = from + 1;
    while (next < tokens.size()
        && tokens.get(next).glued()
        && code.length() < LONGEST
        && tokens.word(next).matches("[a-z\\d]+")) {
      code.append(tokens.word(next++));
    }
    String whole = code.toString();
    boolean words =
        tokens.word(from).matches("\\p{L}{2,}") && tokens.get(from).raw().matches(".*\\p{Ll}.*");
    boolean single = next == from + 1;
    if (whole.length() < 4
        || !isMixed(whole)
        || single && whole.matches(UNIT_LIKE)
        || !single && (words || tokens.word(from).length() < 2)) {
      return Optional.empty();
    }
    int end = next;
    return code(whole).map(c -> new Found(end, Kind.CODE, List.of(c), true));
  }

  private Optional<Found> run(Unit first, boolean phone) {
    List<Unit> units = new ArrayList<>(List.of(first));
    int length = 0;
    boolean pairs = !first.single() && !first.figures();
    while (units.size() < MOST_UNITS) {
      Unit last = units.get(units.size() - 1);
      length += last.words().length();
      Optional<Unit> more = more(last);
      boolean parted =
          more.isPresent()
              && tokens.endsAfter(last.next() - 1)
              && !(last.single() && more.get().single());
      if (more.isEmpty() || parted) {
        break;
      }
      pairs = pairs || !more.get().single() && !more.get().figures();
      units.add(more.get());
    }
    return readable(units, pairs, phone, length);
  }

  private Optional<Unit> more(Unit last) {
    boolean spelledStop =
        last.letter()
            && last.single()
            && last.next() < tokens.size()
            && tokens.word(last.next()).length() == 1;
    boolean stopped =
        last.next() > 0
            && last.next() - 1 < tokens.size()
            && tokens.get(last.next() - 1).stop()
            && !spelledStop;
    boolean dash = tokens.word(last.next()).matches("dash|hyphen");
    return stopped ? Optional.empty() : unit(dash ? last.next() + 1 : last.next());
  }

  private Optional<Found> readable(List<Unit> all, boolean pairs, boolean phone, int length) {
    List<Unit> units = withoutWords(all);
    if (units.isEmpty()) {
      return Optional.empty();
    }
    int next = units.get(units.size() - 1).next();
    if (length > LONGEST) {
      return Optional.of(new Found(next, Kind.CODE, List.of(), false));
    }
    boolean letters = units.stream().anyMatch(Unit::letter);
    if (letters && (pairs || units.size() < SHORTEST)) {
      List<Unit> figures = units.stream().takeWhile(unit -> !unit.letter()).toList();
      return readable(figures, pairs, phone, 0);
    }
    String spelled = String.join(" ", units.stream().map(Unit::words).toList());
    List<Reading> readings = readings(spelled, letters, units.size());
    boolean tooShort =
        readings.isEmpty() || ((Reading.Code) readings.get(0)).code().length() < SHORTEST;
    if (tooShort) {
      return Optional.empty();
    }
    String code = ((Reading.Code) readings.get(0)).code();
    if (!letters) {
      readings.add(new Reading.Count(new BigDecimal(code)));
      price(units).ifPresent(readings::add);
    }
    boolean certain = phone || isCertain(units, code, letters, pairs);
    return Optional.of(new Found(next, Kind.CODE, readings, certain));
  }

  /** A single letter at either end may be a word: a, I, oh. */
  private List<Unit> withoutWords(List<Unit> units) {
    int to = units.size();
    while (to > 0 && isWord(units.get(to - 1).next() - 1)) {
      to--;
    }
    boolean first = to > 1 && units.get(0).words().matches("a|i") && !units.get(1).letter();
    return first ? List.of() : units.subList(0, to);
  }

  private boolean isWord(int at) {
    return tokens.word(at).equals("i") || tokens.get(at).raw().equals("a");
  }

  private List<Reading> readings(String spelled, boolean letters, int units) {
    List<Reading> readings = new ArrayList<>();
    boolean oh = spelled.matches("(.* )?oh( .*)?");
    if (!oh || !letters) {
      code(units == 1 || letters ? spelled : spelled.replaceAll("\\boh?\\b", "0"))
          .ifPresent(readings::add);
      return readings;
    }
    code(spelled.replaceAll("\\boh\\b", "o")).ifPresent(readings::add);
    code(spelled.replaceAll("\\boh\\b", "0")).ifPresent(readings::add);
    return readings;
  }

  private static Optional<Reading> code(String spelled) {
    return Expecting.alnum(spelled)
        .value()
        .map(code -> new Reading.Code(((ValueMatcher.Alnum) code).value()));
  }

  /** {@code nineteen ninety} can be a price. */
  private static Optional<Reading> price(List<Unit> units) {
    boolean two = units.size() == 2 && units.get(1).words().matches("\\d{2}");
    return two && units.get(0).words().matches("\\d{1,3}")
        ? Optional.of(
            new Reading.Sum(
                new BigDecimal(units.get(0).words() + "." + units.get(1).words()),
                Optional.empty()))
        : Optional.empty();
  }

  private boolean isCertain(List<Unit> units, String code, boolean letters, boolean pairs) {
    int start = units.get(0).next() - 1;
    boolean labelled = isLabelled(start);
    if (letters) {
      boolean onlyLetters = units.stream().allMatch(Unit::letter);
      return !onlyLetters || labelled || code.length() >= 4 && units.size() >= 4;
    }
    boolean spelled = !pairs && units.stream().allMatch(Unit::single);
    boolean counted = tokens.following(units.get(units.size() - 1).next() - 1).matches("[a-z]{3,}");
    return labelled
        || spelled
        || code.startsWith("0")
        || code.length() >= PHONE
        || units.size() > 1 && code.length() >= PHONE
        || units.size() == 1 && code.length() >= 5 && !counted;
  }

  /** {@code order number is 4271}. */
  private boolean isLabelled(int at) {
    for (int before = at - 1; before >= Math.max(0, at - 3); before--) {
      if (tokens.get(before).stop()) {
        return false;
      }
      if (LABELS.contains(tokens.word(before))) {
        return true;
      }
    }
    return false;
  }
}
