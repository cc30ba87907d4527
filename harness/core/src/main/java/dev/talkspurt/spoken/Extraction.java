package dev.talkspurt.spoken;

import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.EnglishWords;
import dev.talkspurt.spoken.Mention.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the values that stand in a text. From each word on the longest value counts; what several
 * finders make of the same words are its readings. Thread-safe; time grows with the text alone.
 */
public final class Extraction {
  private static final int MOST = 1_000;
  private static final int MOST_CHARACTERS = 200_000;
  private static final Set<String> NO_UNIT =
      Set.of(
          "and",
          "or",
          "to",
          "of",
          "in",
          "on",
          "at",
          "is",
          "are",
          "was",
          "for",
          "with",
          "the",
          "a",
          "an",
          "if",
          "then",
          "please",
          "that",
          "this",
          "which",
          "so",
          "but",
          "by",
          "from",
          "as",
          "it",
          "you",
          "we",
          "i",
          "he",
          "she",
          "they",
          "more",
          "o'clock",
          "left",
          "available");

  private static final Set<String> STARTS =
      Set.of(
          "the",
          "day",
          "today",
          "tomorrow",
          "yesterday",
          "half",
          "quarter",
          "noon",
          "midday",
          "midnight",
          "minus",
          "plus",
          "double",
          "triple",
          "oh");

  private final String text;
  private final Tokens tokens;
  private final DateFinder dates;
  private final TimeFinder times;
  private final NumberFinder numbers;
  private final CodeFinder codes;

  private Extraction(String text, Context context) {
    this.text = text;
    this.tokens = Tokens.of(text);
    this.dates = new DateFinder(tokens, context);
    this.times = new TimeFinder(tokens);
    this.numbers = new NumberFinder(tokens, context);
    this.codes = new CodeFinder(tokens);
  }

  /**
   * The values in a text, in order, at most 1000; text after 200,000 characters is not read.
   *
   * @param context what they are read against: {@code now} for relative days, the locale
   */
  public static List<Mention> of(String text, Context context) {
    String read = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    return new Extraction(read, context).mentions();
  }

  private List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    int at = 0;
    while (at < tokens.size() && mentions.size() < MOST) {
      List<Found> longest = longest(at);
      if (longest.isEmpty()) {
        at++;
      } else {
        int next = longest.get(0).next();
        mention(at, next, longest).ifPresent(mentions::add);
        at = next;
      }
    }
    return List.copyOf(mentions);
  }

  private List<Found> longest(int at) {
    List<Found> found = new ArrayList<>();
    if (!canStart(at)) {
      return found;
    }
    dates.at(at).ifPresent(found::add);
    numbers.at(at).ifPresent(found::add);
    times.at(at).ifPresent(found::add);
    codes.at(at).ifPresent(found::add);
    int longest = found.stream().mapToInt(Found::next).max().orElse(at);
    found.removeIf(one -> one.next() < longest || one.next() <= at);
    return found;
  }

  /** Most words begin no value, and are passed over quickly. */
  private boolean canStart(int at) {
    String word = tokens.word(at);
    boolean plain = word.length() > 1 && word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return !word.isEmpty()
        && (!plain
            || STARTS.contains(word)
            || NumberFinder.isNumberWord(word)
            || EnglishWords.letter(word).isPresent()
            || CalendarWords.isName(word)
            || CalendarWords.isOrdinal(word)
            || word.length() == 3 && tokens.get(at).raw().matches("[A-Z]{3}")
            || at + 1 < tokens.size() && tokens.get(at + 1).glued());
  }

  private Optional<Mention> mention(int from, int next, List<Found> found) {
    Comparator<Found> order =
        Comparator.comparing((Found one) -> !one.certain()).thenComparing(Found::kind);
    List<Found> sorted = found.stream().sorted(order).toList();
    Set<Reading> readings = new LinkedHashSet<>();
    sorted.forEach(one -> readings.addAll(one.readings()));
    if (readings.isEmpty()) {
      return Optional.empty();
    }
    Found first = sorted.get(0);
    int start = tokens.get(from).start();
    int end = tokens.get(next - 1).end();
    boolean number =
        !first.certain()
            && found.stream().noneMatch(one -> one.kind() == Kind.DATE)
            && readings.stream().anyMatch(Reading.Count.class::isInstance);
    return Optional.of(
        new Mention(
            start,
            end,
            text.substring(start, end),
            number ? Kind.NUMBER : first.kind(),
            List.copyOf(readings),
            first.certain(),
            first.certain() ? "" : unit(next),
            first.contradiction()));
  }

  private String unit(int next) {
    String last = tokens.word(next - 1);
    if (last.endsWith("%")) {
      return "percent";
    }
    String word = tokens.following(next - 1);
    boolean unit = word.matches("\\p{L}[\\p{L}'-]{1,30}") && !NO_UNIT.contains(word);
    return unit ? singular(word) : "";
  }

  /** As far as words are compared with each other: days and day, boxes and box. */
  static String singular(String word) {
    if (word.length() > 4 && word.matches(".*(x|ch|sh|ss)es")) {
      return word.substring(0, word.length() - 2);
    }
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}
