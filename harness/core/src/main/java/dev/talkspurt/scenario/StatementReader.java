package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.ValueMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the agent must say or must not say: words, or values of a type. Not thread-safe. */
final class StatementReader {
  /** Matchers of what can be said, each with the keys that may stand beside it. */
  static final Map<String, List<String>> KINDS = kinds();

  private static final int MOST = 50;
  private static final String EXAMPLE = "[ on its way, { date: 2026-03-03 }, { time: \"14:30\" } ]";

  private final Context context;
  private final ArgumentReader values;
  private final List<Problem> problems;

  StatementReader(Context context, List<Problem> problems) {
    this.context = context;
    this.values = new ArgumentReader(context, problems);
    this.problems = problems;
  }

  private static Map<String, List<String>> kinds() {
    Map<String, List<String>> kinds = new java.util.LinkedHashMap<>();
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
    kinds.put("regex", List.of());
    kinds.put("oneOf", List.of());
    return kinds;
  }

  Context context() {
    return context;
  }

  /** What must be so of the whole call; what is wrong with its other keys is found twice. */
  Optional<Section> wholeCall(Section scenario) {
    return scenario.section("expect", ToolStateReader.EXPECT);
  }

  /** The statements under a key; empty if it is not there. */
  List<Statement> list(Section section, String key) {
    if (!section.has(key)) {
      return List.of();
    }
    List<Statement> statements = new ArrayList<>();
    for (Json item : section.filledList(key, MOST, EXAMPLE)) {
      statement(item, key).ifPresent(statements::add);
    }
    return List.copyOf(statements);
  }

  private Optional<Statement> statement(Json item, String key) {
    if (!(item instanceof Json.Obj form)) {
      return Section.text(item, "item of '" + key + "'", Section.MAX_TEXT, problems)
          .filter(words -> hasWords(item.place(), words))
          .map(words -> new Statement(item.place(), Optional.of(words), Optional.empty(), context));
    }
    return value(form, key)
        .map(value -> new Statement(form.place(), Optional.empty(), Optional.of(value), context));
  }

  private boolean hasWords(Place place, String words) {
    boolean some = words.codePoints().anyMatch(Character::isLetterOrDigit);
    if (!some) {
      note(place, "words to look for are " + Words.quote(words) + ", expected a word at least");
    }
    return some;
  }

  private Optional<ValueMatcher> value(Json.Obj form, String key) {
    List<String> kinds = form.members().keySet().stream().filter(KINDS::containsKey).toList();
    if (kinds.size() != 1) {
      String is = form.members().isEmpty() ? "an empty object" : "an object";
      String why = kinds.size() > 1 ? " with both " + String.join(" and ", kinds) : "";
      String expected = ", expected words, or one of " + String.join(", ", KINDS.keySet());
      note(form.place(), "item of '" + key + "' is " + is + why + expected);
      return Optional.empty();
    }
    List<String> keys = new ArrayList<>(kinds);
    keys.addAll(KINDS.get(kinds.get(0)));
    int before = problems.size();
    Section.of(form, "item of '" + key + "'", problems, keys);
    if (problems.size() > before || !plain(form, key)) {
      return Optional.empty();
    }
    return values.read(key, form, false).map(ArgumentReader::bare);
  }

  /** Whether the alternatives, if there are any, are things that can be said. */
  private boolean plain(Json.Obj form, String key) {
    int before = problems.size();
    for (Json item : form.items("oneOf")) {
      if (item instanceof Json.Obj alternative) {
        value(alternative, key);
      } else {
        Section.text(item, "item of 'oneOf'", Section.MAX_TEXT, problems)
            .filter(words -> hasWords(item.place(), words))
            .filter("any"::equals)
            .ifPresent(any -> note(item.place(), "item of 'oneOf' is \"any\", expected words"));
      }
    }
    return problems.size() == before;
  }

  private void note(Place place, String message) {
    problems.add(new Problem(place, message));
  }
}
