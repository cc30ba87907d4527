package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.ear.SlotKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Turns slot values and tool answers into words. Immutable. */
final class Wording {
  /** What it says when a tool failed and the turn has no {@code onError}. */
  static final String FAILED = "Sorry, I cannot do that right now.";

  /** Stands for a part of the answer that is missing. */
  static final String NOTHING = "nothing";

  private final Map<String, Map<String, String>> slots;
  private final Map<String, SlotKind> open;

  Wording(Behaviour behaviour) {
    this.slots = behaviour.slots();
    this.open = behaviour.open();
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
                            : spoken(Template.slotOf(hole), known(hole, values))));
    return filled.replaceAll("\\s+", " ").strip();
  }

  private static String known(String hole, Map<String, String> values) {
    boolean heard = !hole.equals(Template.slotOf(hole)) && !hole.startsWith(Template.BEFORE);
    return values.getOrDefault(hole, heard || hole.equals(Template.ALL_HEARD) ? NOTHING : "");
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
  String spoken(String slot, String value) {
    if (open.containsKey(slot)) {
      return ReadBack.say(open.get(slot), value);
    }
    return slots.getOrDefault(slot, Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(value);
  }

  String words(Json value) {
    if (value instanceof Json.Bool bool) {
      return bool.value() ? "yes" : "no";
    }
    if (value instanceof Json.Arr list) {
      return join(list.items().stream().map(this::words).toList());
    }
    String text = Fields.scalar(value).orElseGet(value::compact);
    Stream<String> listed = slots.keySet().stream().map(slot -> spoken(slot, text));
    Stream<String> made =
        open.values().stream()
            .filter(kind -> ReadBack.isOne(kind, text))
            .map(kind -> ReadBack.say(kind, text));
    return Stream.concat(listed, made).filter(form -> !form.equals(text)).findFirst().orElse(text);
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
}
