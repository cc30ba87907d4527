package dev.talkspurt.spoken;

import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.Interpretation;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.spoken.Mention.Kind;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds times of day. Without am or pm an hour up to twelve has two readings. Thread-safe. */
final class TimeFinder {
  private static final int LONGEST = 7;
  private static final Pattern FIGURES =
      Pattern.compile("(\\d{1,2})(?:[:](\\d{2})(?::\\d{2})?)?(am|pm)?");
  private static final Pattern DOTTED = Pattern.compile("(\\d{1,2})\\.(\\d{2})");
  private static final Pattern MARKED =
      Pattern.compile(
          ".*\\b(am|pm|o'?clock|past|noon|midnight|midday|morning|afternoon|evening|night)\\b.*");

  /** After these a mere number can be an hour. */
  private static final Set<String> BEFORE =
      Set.of("at", "by", "until", "till", "before", "after", "around", "past", "from");

  /** What may follow a mere hour; anything else is what is counted. */
  private static final Set<String> BEHIND =
      Set.of(
          "and",
          "or",
          "to",
          "till",
          "until",
          "on",
          "in",
          "for",
          "with",
          "if",
          "is",
          "are",
          "as",
          "at",
          "today",
          "tomorrow",
          "tonight",
          "this",
          "next",
          "then",
          "please",
          "sharp",
          "but",
          "so",
          "which",
          "does",
          "would",
          "will",
          "works",
          "work",
          "when",
          "because",
          "from",
          "every",
          "each",
          "free",
          "available",
          "open",
          "okay",
          "ok",
          "right",
          "the",
          "that",
          "i",
          "you",
          "we",
          "exactly",
          "instead");

  private static final Set<String> ROUND = Set.of("15", "30", "45", "00");

  private final Tokens tokens;

  TimeFinder(Tokens tokens) {
    this.tokens = tokens;
  }

  Optional<Found> at(int from) {
    String word = tokens.word(from);
    if (!canStart(word)) {
      return Optional.empty();
    }
    for (int size = LONGEST; size >= 1; size--) {
      List<String> words = tokens.window(from, size);
      Optional<Found> found = words.isEmpty() ? Optional.empty() : time(from, words);
      if (found.isPresent()) {
        return found;
      }
    }
    return iso(from, word);
  }

  private static boolean canStart(String word) {
    return word.matches("\\d{1,2}([:.]\\d{2})?(:\\d{2})?(am|pm)?|\\d{4}(-\\d{2}-\\d{2}t.*)?")
        || word.matches("a|half|quarter|noon|midday|midnight")
        || NumberFinder.isNumberWord(word);
  }

  /** The time within an instant. */
  private static Optional<Found> iso(int from, String word) {
    Matcher form = Pattern.compile("\\d{4}-\\d{2}-\\d{2}t(\\d{2}:\\d{2}).*").matcher(word);
    return form.matches()
        ? exact(form.group(1))
            .map(time -> new Found(from + 1, Kind.DATE, List.of(new Reading.Clock(time)), true))
        : Optional.empty();
  }

  private Optional<Found> time(int from, List<String> words) {
    int next = from + words.size();
    if (words.size() == 1) {
      return single(from, words.get(0));
    }
    boolean hours = words.size() == 2 && words.get(1).equals("hours");
    if (hours && isClock(from, words.get(0))) {
      String figures = words.get(0).substring(0, 2) + ":" + words.get(0).substring(2);
      return exact(figures).map(time -> found(next, List.of(time), true));
    }
    if (words.get(0).equals("half") && words.size() == 2) {
      return halfHour(words.get(1)).map(times -> found(next, times, true));
    }
    String text = String.join(" ", words);
    if (isDifference(words) && !isClockDifference(from, next, words)) {
      return Optional.empty();
    }
    List<LocalTime> times = times(text);
    if (times.isEmpty()) {
      return Optional.empty();
    }
    boolean marked = MARKED.matcher(text).matches() || isDifference(words);
    boolean minutes = words.contains("oh") || ROUND.contains(times.get(0).toString().substring(3));
    boolean sure = marked || minutes || BEFORE.contains(tokens.preceding(from));
    boolean counted = !marked && !mayFollow(next - 1);
    return Optional.of(found(next, times, sure && !counted));
  }

  /** {@code 1430 hours}; {@code 2000 hours} can be a length as well. */
  private boolean isClock(int from, String figures) {
    return figures.matches("\\d{4}")
        && (!figures.matches("[1-9]\\d00") || BEFORE.contains(tokens.preceding(from)));
  }

  private static Found found(int next, List<LocalTime> times, boolean certain) {
    List<Reading> readings = new ArrayList<>();
    times.forEach(time -> readings.add(new Reading.Clock(time)));
    return new Found(next, Kind.TIME, readings, certain);
  }

  private static boolean isDifference(List<String> words) {
    return words.contains("to") || words.contains("past");
  }

  /** {@code ten to five} and not {@code from ten to five} or {@code five to ten days}. */
  private boolean isClockDifference(int from, int next, List<String> words) {
    if (words.contains("past")) {
      return true;
    }
    String before = String.join(" ", words.subList(0, words.indexOf("to")));
    boolean usual =
        before.matches("(a )?quarter|half|five|ten|twenty|twenty five|5|10|20|25|.* minutes?");
    return usual && !tokens.preceding(from).matches("from|between|open") && mayFollow(next - 1);
  }

  private Optional<Found> single(int from, String word) {
    Matcher dotted = DOTTED.matcher(word);
    if (dotted.matches()) {
      boolean sure = tokens.preceding(from).equals("at");
      List<LocalTime> times = times(dotted.group(1) + ":" + dotted.group(2));
      return times.isEmpty() ? Optional.empty() : Optional.of(found(from + 1, times, sure));
    }
    Matcher form = FIGURES.matcher(word);
    boolean figures = form.matches();
    boolean clear =
        word.matches("noon|midday|midnight")
            || figures && (form.group(2) != null || form.group(3) != null);
    if (clear) {
      boolean either = figures && form.group(3) == null && form.group(1).matches("1[0-2]");
      List<LocalTime> times = either ? halves(times(word)) : times(word);
      return times.isEmpty() ? Optional.empty() : Optional.of(found(from + 1, times, true));
    }
    boolean hour = (figures || NumberFinder.isNumberWord(word)) && mayFollow(from);
    List<LocalTime> times = hour && inPlace(from) ? times(word) : List.of();
    return times.isEmpty() ? Optional.empty() : Optional.of(found(from + 1, times, true));
  }

  /** Whether a mere number there is an hour: at nine, from nine to five, nine or two thirty. */
  private boolean inPlace(int at) {
    String before = tokens.preceding(at);
    if (before.equals("from")) {
      return tokens.following(at).matches("to|till|until|on|in") && isFree(at + 2);
    }
    if (before.equals("between")) {
      return tokens.following(at).equals("and") && isFree(at + 2);
    }
    boolean counted = before.equals("by") && tokens.word(at - 2).matches("\\d+");
    if (BEFORE.contains(before) && !counted) {
      return true;
    }
    boolean until =
        before.matches("to|till|until") && tokens.word(at - 3).equals("from")
            || before.equals("and") && tokens.word(at - 3).equals("between");
    boolean first = tokens.following(at).matches("and|or|to") && isMinuted(at + 2);
    boolean second = before.matches("and|or") && endsMinuted(at - 1);
    return until || first || second;
  }

  private boolean isFree(int at) {
    return at >= tokens.size() || mayFollow(at) || isMinuted(at);
  }

  /** Whether a time with minutes begins there. */
  private boolean isMinuted(int at) {
    String word = tokens.word(at);
    if (word.matches("\\d{1,2}:\\d{2}(am|pm)?")) {
      return true;
    }
    return NumberFinder.isNumberWord(word)
        && tokens.following(at).matches("thirty|fifteen|forty|o'clock")
        && !times(word + " thirty").isEmpty();
  }

  private boolean endsMinuted(int next) {
    String last = tokens.word(next - 1);
    boolean figures = last.matches("\\d{1,2}:\\d{2}(am|pm)?|o'clock");
    return figures || last.matches("thirty|fifteen") && isMinuted(next - 2);
  }

  /** Whether nothing that is counted comes after the token there. */
  private boolean mayFollow(int at) {
    String behind = tokens.following(at);
    return behind.isEmpty()
        || BEHIND.contains(behind)
        || CalendarWords.weekday(behind).isPresent()
        || CalendarWords.month(behind) > 0;
  }

  /** British and German differ by an hour. */
  private static Optional<List<LocalTime>> halfHour(String hour) {
    Set<LocalTime> readings = new LinkedHashSet<>();
    for (LocalTime time : times("half past " + hour)) {
      readings.add(time);
      readings.add(time.minusHours(1));
    }
    return readings.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(readings));
  }

  private static List<LocalTime> times(String text) {
    Optional<LocalTime> exact = exact(text);
    if (exact.isPresent()) {
      return List.of(exact.get());
    }
    List<LocalTime> both = new ArrayList<>();
    exact(text + " am").ifPresent(both::add);
    exact(text + " pm").ifPresent(both::add);
    return both;
  }

  /** The same time of the other half of the day too. */
  private static List<LocalTime> halves(List<LocalTime> times) {
    return times.isEmpty() ? times : List.of(times.get(0), times.get(0).plusHours(12));
  }

  private static Optional<LocalTime> exact(String text) {
    Interpretation<ValueMatcher> read = Expecting.time(text);
    return read.isCertain()
        ? read.value().map(time -> ((ValueMatcher.Time) time).value())
        : Optional.empty();
  }
}
