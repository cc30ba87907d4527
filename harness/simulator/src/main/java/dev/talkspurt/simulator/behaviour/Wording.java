package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns slot values and tool answers into words. Immutable. */
final class Wording {
  /** What it says when a tool failed and the turn has no {@code onError}. */
  static final String FAILED = "Sorry, I cannot do that right now.";

  /** Stands for a part of the answer that is missing. */
  static final String NOTHING = "nothing";

  private final Map<String, Map<String, String>> slots;

  Wording(Map<String, Map<String, String>> slots) {
    this.slots = slots;
  }

  /** The text with slots in their spoken form and parts of the answer in words. */
  String say(String text, Map<String, String> values, Json.Obj result) {
    return say(text, values, result, NOTHING, UnaryOperator.identity());
  }

  /**
   * The same, gone wrong.
   *
   * @param missing stands for a part of the answer that is missing
   * @param slip what becomes of each value
   */
  String say(
      String text,
      Map<String, String> values,
      Json.Obj result,
      String missing,
      UnaryOperator<String> slip) {
    String filled =
        new Template(text)
            .fill(
                hole ->
                    slip.apply(
                        Template.isResult(hole)
                            ? part(result, Template.path(hole)).map(this::words).orElse(missing)
                            : spoken(slotOf(hole), values.getOrDefault(hole, ""))));
    return filled.replaceAll("\\s+", " ").strip();
  }

  private static String slotOf(String hole) {
    return hole.startsWith(Dialogue.BEFORE) ? hole.substring(Dialogue.BEFORE.length()) : hole;
  }

  /** The part of a tool's answer at the path; also looked for below {@code output}. */
  static Optional<Json> part(Json.Obj result, List<String> path) {
    Optional<Json> found = walk(result, path);
    return found.isPresent() ? found : result.get("output").flatMap(o -> walk(o, path));
  }

  private static Optional<Json> walk(Json from, List<String> path) {
    Json at = from;
    for (String step : path) {
      if (at instanceof Json.Obj object) {
        at = object.get(step).orElse(null);
      } else if (at instanceof Json.Arr list && step.matches("\\d{1,6}")) {
        int index = Integer.parseInt(step);
        at = index < list.items().size() ? list.items().get(index) : null;
      } else {
        at = null;
      }
    }
    return Optional.ofNullable(at).filter(value -> !(value instanceof Json.Null));
  }

  /** The first spoken form of a slot's value, or the value itself. */
  private String spoken(String slot, String value) {
    return slots.getOrDefault(slot, Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(value);
  }

  private String words(Json value) {
    if (value instanceof Json.Bool bool) {
      return bool.value() ? "yes" : "no";
    }
    if (value instanceof Json.Arr list) {
      return join(list.items().stream().map(this::words).toList());
    }
    String text = Fields.scalar(value).orElseGet(value::compact);
    return slots.keySet().stream()
        .map(slot -> spoken(slot, text))
        .filter(form -> !form.equals(text))
        .findFirst()
        .orElse(text);
  }

  private static String join(List<String> words) {
    if (words.isEmpty()) {
      return NOTHING;
    }
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /**
   * Every line of the behaviour, slots filled in, but those that need an answer of a tool that is
   * not given.
   *
   * @param answers that tools will give, in order, by tool
   */
  List<String> lines(Behaviour behaviour, Map<String, List<Json.Obj>> answers) {
    Set<String> lines = new LinkedHashSet<>();
    behaviour.greets().ifPresent(lines::add);
    lines.add(behaviour.notUnderstood());
    behaviour.tact().fallback().ifPresent(lines::add);
    behaviour.afterSilence().ifPresent(silence -> lines.add(silence.says()));
    for (Behaviour.Turn turn : behaviour.dialogue()) {
      List<Json.Obj> results = results(turn, answers);
      turn.filler().ifPresent(text -> add(text, results, lines));
      add(turn.says(), results, lines);
      if (!turn.calls().isEmpty()) {
        add(turn.onError().orElse(FAILED), results, lines);
      }
    }
    return lines.stream().filter(line -> !line.isBlank()).collect(Collectors.toList());
  }

  /**
   * What the tools of an exchange will have answered, the first time, the second time and so on.
   */
  private static List<Json.Obj> results(Behaviour.Turn turn, Map<String, List<Json.Obj>> answers) {
    int rounds =
        turn.calls().keySet().stream()
            .mapToInt(tool -> answers.getOrDefault(tool, List.of()).size())
            .max()
            .orElse(0);
    return IntStream.range(0, rounds).mapToObj(round -> result(turn, answers, round)).toList();
  }

  private static Json.Obj result(
      Behaviour.Turn turn, Map<String, List<Json.Obj>> answers, int round) {
    Json.Builder result = Json.object();
    for (String tool : turn.calls().keySet()) {
      List<Json.Obj> own = answers.getOrDefault(tool, List.of());
      if (!own.isEmpty()) {
        Json.Obj answer = own.get(Math.min(round, own.size() - 1));
        answer.members().forEach(result::put);
        result.put(tool, answer);
      }
    }
    return result.build();
  }

  private void add(String text, List<Json.Obj> results, Set<String> lines) {
    Template template = new Template(text);
    if (Expansion.count(template.slots(), slots) > Expansion.MOST) {
      return;
    }
    for (Map<String, String> spoken : Expansion.combinations(template.slots(), slots)) {
      if (!template.needsResult()) {
        lines.add(template.fill(spoken::get).replaceAll("\\s+", " ").strip());
        continue;
      }
      for (Json.Obj result : results) {
        if (template.results().allMatch(path -> part(result, path).isPresent())) {
          lines.add(filled(template, spoken, result));
        }
      }
    }
  }

  private String filled(Template template, Map<String, String> spoken, Json.Obj result) {
    return template
        .fill(
            hole ->
                Template.isResult(hole)
                    ? words(part(result, Template.path(hole)).orElseThrow())
                    : spoken.get(hole))
        .replaceAll("\\s+", " ")
        .strip();
  }
}
