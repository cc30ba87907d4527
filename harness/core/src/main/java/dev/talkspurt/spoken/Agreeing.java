package dev.talkspurt.spoken;

import dev.talkspurt.matching.Context;
import dev.talkspurt.spoken.Mention.Kind;
import dev.talkspurt.spoken.Source.Origin;
import dev.talkspurt.spoken.SpokenStatement.Agreement;
import dev.talkspurt.spoken.SpokenStatement.Echo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds one value against what the agent could know when it said it. Thread-safe. */
final class Agreeing {
  private static final Pattern PARTLY =
      Pattern.compile(
          "(?i).*\\b(ending|ends|last|final|starting|starts|begins|beginning|first)\\b[^.!?]{0,24}$");

  private final Sources sources;
  private final Context context;

  Agreeing(Sources sources, Context context) {
    this.sources = sources;
    this.context = context;
  }

  /** How it agrees, with what, and whether it repeats an identifier. */
  record Finding(Agreement agreement, String against, Echo readback) {}

  /**
   * Check one value.
   *
   * @param before the text before it
   * @param atMs when it came
   */
  Finding check(Mention mention, String before, double atMs) {
    boolean counts = mention.kind() == Kind.NUMBER || mention.kind() == Kind.MONEY;
    List<Source> known =
        sources.all().stream().filter(s -> s.fromMs() <= atMs && (counts || !s.numeral())).toList();
    if (mention.contradiction().isPresent()) {
      String why = mention.contradiction().get();
      return new Finding(Agreement.CONTRADICTS_SELF, why, Echo.NONE);
    }
    Optional<Source> same = same(mention, known);
    boolean partly = PARTLY.matcher(tail(before)).matches();
    if (same.isEmpty() && partly) {
      same = partOf(mention, known);
    }
    Echo echo = partly ? Echo.NONE : readback(mention, known);
    Optional<Source> misread = echo == Echo.WRONG ? nearest(mention, known) : Optional.empty();
    if (same.isPresent()) {
      return new Finding(agreed(mention, same.get()), same.get().where(), echo);
    }
    if (mention.kind() == Kind.CODE && isWord(mention, atMs)) {
      return new Finding(Agreement.AGREES, "a word that is spelled", Echo.NONE);
    }
    if (misread.isPresent()) {
      return new Finding(cause(misread.get()), misread.get().where(), echo);
    }
    return other(mention, known);
  }

  private static String tail(String before) {
    return before.length() > 60 ? before.substring(before.length() - 60) : before;
  }

  /** A mere number counts only if it is counted, or is a code to be recognised. */
  private static Agreement agreed(Mention mention, Source same) {
    boolean unit = !mention.unit().isEmpty() && mention.unit().equals(same.unit());
    boolean code = same.identifier() && !Values.codes(mention.readings()).isEmpty();
    return mention.certain() || unit || code ? Agreement.AGREES : Agreement.UNCHECKED;
  }

  private Optional<Source> same(Mention mention, List<Source> known) {
    // That it is today does not make anything else happen today.
    boolean saysToday = mention.text().equalsIgnoreCase("today");
    List<Source> agreeing =
        known.stream()
            .filter(s -> Values.agree(mention.readings(), s.readings(), context))
            .filter(s -> !saysToday || s.origin() != Origin.PROMPT)
            .sorted(java.util.Comparator.comparing(Source::loose))
            .toList();
    boolean misnamed = known.stream().anyMatch(s -> told(s) && isMisnamed(mention, s));
    return misnamed ? Optional.empty() : best(mention, agreeing);
  }

  /** Rather one that has the same unit or is a code, so that a number is held against it. */
  private static Optional<Source> best(Mention mention, List<Source> agreeing) {
    Optional<Source> counted =
        agreeing.stream().filter(s -> agreed(mention, s) == Agreement.AGREES).findFirst();
    return counted.or(() -> agreeing.stream().findFirst());
  }

  private static boolean told(Source source) {
    return source.origin() == Origin.TOOL || source.origin() == Origin.ARGUMENT;
  }

  private static boolean isMisnamed(Mention mention, Source source) {
    return mention.readings().get(0) instanceof Reading.Day said
        && source.readings().get(0) instanceof Reading.Day day
        && source.readings().size() == 1
        && said.date().isMisnamed(day.date());
  }

  private boolean isWord(Mention mention, double atMs) {
    return Values.codes(mention.readings()).stream()
        .anyMatch(
            code ->
                code.matches("\\p{L}+")
                    && sources.isWord(code.toLowerCase(java.util.Locale.ROOT), atMs));
  }

  /** {@code ending in 271}. */
  private static Optional<Source> partOf(Mention mention, List<Source> known) {
    return known.stream()
        .filter(
            source ->
                Values.codes(source.readings()).stream()
                    .anyMatch(
                        whole ->
                            Values.codes(mention.readings()).stream()
                                .anyMatch(part -> whole.startsWith(part) || whole.endsWith(part))))
        .findFirst();
  }

  /** Codes of the caller's, or given for the caller; what others gave the agent is no read-back. */
  private Echo readback(Mention mention, List<Source> known) {
    List<String> said = Values.codes(mention.readings());
    if (said.isEmpty() || said.get(0).length() < 3) {
      return Echo.NONE;
    }
    List<Source> callers = codes(known, Origin.CALLER);
    List<Source> given = codes(known, Origin.ARGUMENT);
    if (callers.stream().anyMatch(s -> agree(mention, s))) {
      return Echo.RIGHT;
    }
    boolean others =
        known.stream()
            .filter(s -> s.origin() != Origin.CALLER && s.origin() != Origin.ARGUMENT)
            .anyMatch(s -> agree(mention, s));
    if (others) {
      return Echo.NONE;
    }
    if (callers.stream().anyMatch(s -> near(mention, s) < Values.FAR)) {
      return Echo.WRONG;
    }
    if (given.stream().anyMatch(s -> agree(mention, s))) {
      return Echo.RIGHT;
    }
    return given.stream().anyMatch(s -> near(mention, s) < Values.FAR) ? Echo.WRONG : Echo.NONE;
  }

  private static List<Source> codes(List<Source> known, Origin origin) {
    return known.stream().filter(s -> s.origin() == origin && s.identifier()).toList();
  }

  private boolean agree(Mention mention, Source source) {
    return Values.agree(mention.readings(), source.readings(), context);
  }

  /**
   * How far from a code that someone gave; a mere number must be very near, and nothing counted.
   */
  private static int near(Mention mention, Source source) {
    if (!source.identifier() || !mention.certain() && !mention.unit().isEmpty()) {
      return Values.FAR;
    }
    int least = Values.FAR;
    for (String said : Values.codes(mention.readings())) {
      for (String known : Values.codes(source.readings())) {
        least = Math.min(least, Values.distance(said, known));
      }
    }
    return mention.certain() || least <= 1 ? least : Values.FAR;
  }

  private static Optional<Source> nearest(Mention mention, List<Source> known) {
    Source best = null;
    for (Source source : known) {
      boolean nearer = best == null || near(mention, source) < near(mention, best);
      best = source.origin() != Origin.PROMPT && nearer ? source : best;
    }
    return Optional.ofNullable(best).filter(source -> near(mention, source) < Values.FAR);
  }

  private static Agreement cause(Source source) {
    return switch (source.origin()) {
      case TOOL, STATE -> Agreement.CONTRADICTS_TOOL;
      case CALLER -> Agreement.CONTRADICTS_CALLER;
      default -> Agreement.CONTRADICTS_ARGUMENT;
    };
  }

  /** No source has it: does one have something else instead? */
  private Finding other(Mention mention, List<Source> known) {
    Optional<Source> instead =
        mention.kind() == Kind.CODE || !Values.codes(mention.readings()).isEmpty()
            ? nearest(mention, known)
            : Optional.empty();
    if (instead.isEmpty() && (mention.certain() && mention.kind() != Kind.CODE)) {
      instead = last(known, s -> s.kind() == mention.kind() && !s.loose());
    }
    if (instead.isEmpty() && !mention.certain() && !mention.unit().isEmpty()) {
      instead = last(known, s -> s.unit().equals(mention.unit()) && s.kind() == Kind.NUMBER);
    }
    if (instead.isPresent()) {
      return new Finding(cause(instead.get()), instead.get().where(), echoOf(mention, known));
    }
    return new Finding(
        mention.certain() ? Agreement.UNFOUNDED : Agreement.UNCHECKED, "", Echo.NONE);
  }

  private Echo echoOf(Mention mention, List<Source> known) {
    return readback(mention, known) == Echo.WRONG ? Echo.WRONG : Echo.NONE;
  }

  /** What a tool told last, or else was given last. */
  private static Optional<Source> last(
      List<Source> known, java.util.function.Predicate<Source> test) {
    List<Source> told = new ArrayList<>();
    for (Origin origin : List.of(Origin.ARGUMENT, Origin.TOOL)) {
      known.stream().filter(s -> s.origin() == origin && test.test(s)).forEach(told::add);
    }
    return told.isEmpty() ? Optional.empty() : Optional.of(told.get(told.size() - 1));
  }
}
