package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.Interpretation;
import dev.talkspurt.matching.ValueMatcher;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what an argument must be. Not thread-safe. */
final class ArgumentReader {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int MOST = 20;

  /** Each kind with the keys that may stand beside it. */
  private static final Map<String, List<String>> KINDS = kinds();

  private static final Map<String, String> EXAMPLES =
      Map.of(
          "date", "a date (for example 2026-03-03, March 3rd or tomorrow)",
          "time", "a time of day (for example \"14:30\" or quarter past seven pm)",
          "datetime", "a date and a time (for example 2026-03-03T14:30 or tomorrow at noon)",
          "duration", "a length of time (for example PT90M or an hour and a half)",
          "number", "a number (for example 12 or twelve)",
          "money", "an amount with its currency (for example 19.90 USD)",
          "phone", "a telephone number (for example +44 20 7946 0018)",
          "email", "an e-mail address (for example ann@example.com)",
          "alnum", "a code of letters and digits (for example WK2EXB)",
          "regex", "a regular expression");

  private final Context context;
  private final List<Problem> problems;

  ArgumentReader(Context context, List<Problem> problems) {
    this.context = context;
    this.problems = problems;
  }

  private static Map<String, List<String>> kinds() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    kinds.put("text", List.of());
    kinds.put("value", List.of());
    kinds.put("date", List.of());
    kinds.put("time", List.of());
    kinds.put("datetime", List.of("within"));
    kinds.put("duration", List.of("within"));
    kinds.put("number", List.of("within", "withinPercent"));
    kinds.put("money", List.of("currency"));
    kinds.put("phone", List.of());
    kinds.put("email", List.of());
    kinds.put("alnum", List.of());
    kinds.put("name", List.of("aliases", "ignoreAccents"));
    kinds.put("enum", List.of("aliases"));
    kinds.put("bool", List.of("aliases"));
    kinds.put("contains", List.of());
    kinds.put("regex", List.of());
    kinds.put("tokens", List.of("atLeast"));
    kinds.put("oneOf", List.of());
    kinds.put("absent", List.of());
    return kinds;
  }

  /**
   * The matcher of an argument; empty, and noted, if it is none.
   *
   * @param spoken whether the step has words in which a value can be spoken
   */
  Optional<ArgumentMatcher> read(String name, Json value, boolean spoken) {
    if (value instanceof Json.Str text && text.value().equals("any")) {
      return Optional.of(new ArgumentMatcher.Any());
    }
    if (!(value instanceof Json.Obj form)) {
      return Optional.of(new ArgumentMatcher.Is(value));
    }
    Optional<String> kind = kind(name, form);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>(List.of(kind.get()));
    keys.addAll(KINDS.get(kind.get()));
    keys.addAll(List.of("not", "spokenBy"));
    Optional<Section> section = Section.of(form, "argument '" + name + "'", problems, keys);
    boolean plainText = kind.get().equals("text") && form.members().size() == 1;
    if (plainText) {
      return section.flatMap(s -> s.text("text")).map(ArgumentMatcher.Text::new);
    }
    int before = problems.size();
    Optional<ValueMatcher> matcher = section.flatMap(s -> matcher(s, kind.get(), kind.get()));
    Optional<ValueMatcher> first =
        section.filter(s -> s.has("not")).flatMap(s -> matcher(s, kind.get(), "not"));
    Optional<SpokenBy> spokenBy = section.flatMap(s -> spokenBy(s, spoken));
    return problems.size() > before
        ? Optional.empty()
        : matcher.map(m -> new ArgumentMatcher.Typed(m, context, first, spokenBy));
  }

  private Optional<String> kind(String name, Json.Obj form) {
    List<String> named = form.members().keySet().stream().filter(KINDS::containsKey).toList();
    if (named.size() == 1) {
      return Optional.of(named.get(0));
    }
    String argument = "argument '" + name + "'";
    Set<String> kinds = KINDS.keySet();
    if (named.size() > 1) {
      problems.add(
          new Problem(
              form.keyPlace(named.get(1)),
              argument
                  + " is both '%s' and '%s', expected one".formatted(named.get(0), named.get(1))));
    } else if (form.members().isEmpty()) {
      String is = argument + " is an empty object, expected " + Words.anyOf(kinds);
      problems.add(new Problem(form.place(), is));
    } else {
      String key = form.members().keySet().iterator().next();
      String is = "unknown key " + Words.unknown(key, "in " + argument, kinds);
      problems.add(new Problem(form.keyPlace(key), is));
    }
    return Optional.empty();
  }

  private Optional<SpokenBy> spokenBy(Section form, boolean spoken) {
    if (!form.has("spokenBy")) {
      return Optional.empty();
    }
    if (!spoken) {
      form.add(
          form.keyPlace("spokenBy"),
          "'spokenBy' stands at a step in which nothing is said, expected only at say, play, dtmf,"
              + " interrupt (move it)");
      return Optional.empty();
    }
    if (form.get("spokenBy").equals(Optional.of(Json.of("end")))) {
      return Optional.of(new SpokenBy(Optional.empty()));
    }
    return form.delay("spokenBy", Duration.ofMinutes(5)).map(d -> new SpokenBy(Optional.of(d)));
  }

  private Optional<ValueMatcher> matcher(Section form, String kind, String key) {
    return switch (kind) {
      case "text" -> form.text(key).map(ValueMatcher.Folded::new);
      case "value" -> form.get(key).map(ValueMatcher.Exact::new);
      case "name" ->
          form.text(key, 200).map(n -> new ValueMatcher.Name(n, aliases(form), accents(form)));
      case "enum" -> form.text(key, 200).map(word -> new ValueMatcher.Choice(word, aliases(form)));
      case "bool" -> form.flag(key).map(flag -> new ValueMatcher.Flag(flag, aliases(form)));
      case "contains" -> contains(form, key);
      case "tokens" -> form.text(key).map(text -> new ValueMatcher.Tokens(text, atLeast(form)));
      case "oneOf" -> oneOf(form, key);
      case "absent" -> absent(form, key);
      default -> written(form, kind, key);
    };
  }

  private static List<String> aliases(Section form) {
    return form.has("aliases") ? form.texts("aliases", MOST, "[ big, L ]") : List.of();
  }

  private static boolean accents(Section form) {
    return form.has("ignoreAccents") && form.flag("ignoreAccents").orElse(false);
  }

  private static double atLeast(Section form) {
    return form.number("atLeast", 0.05, 1).map(BigDecimal::doubleValue).orElse(1.0);
  }

  private static Optional<ValueMatcher> contains(Section form, String key) {
    List<String> phrases =
        form.filledList(key, MOST, "[ red, leather ]").isEmpty()
            ? List.of()
            : form.texts(key, MOST, "[ red, leather ]");
    if (!phrases.isEmpty() && !Expecting.hasWords(phrases)) {
      form.wrong(key, "phrases with at least one word each");
    }
    return Optional.of(new ValueMatcher.Contains(phrases));
  }

  private static Optional<ValueMatcher> absent(Section form, String key) {
    boolean yes = form.get(key).equals(Optional.of(Json.of(true)));
    if (!yes) {
      form.wrong(key, "true (or leave the argument out)");
    }
    return Optional.of(new ValueMatcher.Absent());
  }

  private Optional<ValueMatcher> oneOf(Section form, String key) {
    List<ValueMatcher> alternatives = new ArrayList<>();
    for (Json item : form.filledList(key, MOST, "[ \"14:30\", any ]")) {
      read("oneOf", item, false).ifPresent(matcher -> alternatives.add(bare(matcher)));
    }
    return alternatives.isEmpty()
        ? Optional.empty()
        : Optional.of(new ValueMatcher.OneOf(alternatives));
  }

  /** The matcher of values behind that of an argument. */
  static ValueMatcher bare(ArgumentMatcher matcher) {
    if (matcher instanceof ArgumentMatcher.Is is) {
      return new ValueMatcher.Exact(is.value());
    }
    if (matcher instanceof ArgumentMatcher.Text text) {
      return new ValueMatcher.Folded(text.value());
    }
    return matcher instanceof ArgumentMatcher.Typed typed
        ? typed.matcher()
        : new ValueMatcher.Any();
  }

  /** What is written as text, or as a number where that is one. */
  private Optional<ValueMatcher> written(Section form, String kind, String key) {
    Json value = form.get(key).orElseThrow();
    boolean figure = value instanceof Json.Num && (kind.equals("number") || kind.equals("money"));
    Optional<String> text =
        figure ? Optional.of(value.compact()) : form.text(key, kind.equals("regex") ? 2000 : 200);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Interpretation<ValueMatcher> read =
        kind.equals("number") && figure
            ? Expecting.number(
                ((Json.Num) value).value(), bound(form, "within"), bound(form, "withinPercent"))
            : interpretation(form, kind, text.get());
    if (read.isCertain()) {
      return read.value();
    }
    String doubt = read.doubt().isEmpty() ? "" : ", which is in doubt: " + read.doubt();
    form.add(
        value.place(),
        "'%s' is %s%s, expected %s"
            .formatted(key, Words.describe(value), doubt, EXAMPLES.get(kind)));
    return Optional.empty();
  }

  private Interpretation<ValueMatcher> interpretation(Section form, String kind, String text) {
    return switch (kind) {
      case "date" -> Expecting.date(text, context);
      case "time" -> Expecting.time(text);
      case "datetime" -> Expecting.moment(text, within(form), context);
      case "duration" -> Expecting.length(text, within(form));
      case "number" ->
          Expecting.number(text, bound(form, "within"), bound(form, "withinPercent"), context);
      case "money" -> Expecting.money(text, form.text("currency", 3), context);
      case "phone" -> Expecting.phone(text, context);
      case "email" -> Expecting.email(text);
      case "alnum" -> Expecting.alnum(text);
      default -> Expecting.regex(text);
    };
  }

  private static Duration within(Section form) {
    return form.duration("within", LONGEST).orElse(Duration.ZERO);
  }

  private static BigDecimal bound(Section form, String key) {
    return form.number(key, 0, 1e12).orElse(BigDecimal.ZERO);
  }
}
