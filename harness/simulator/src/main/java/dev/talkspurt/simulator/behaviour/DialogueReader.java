package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import dev.talkspurt.simulator.behaviour.Behaviour.CallManner;
import dev.talkspurt.simulator.behaviour.Behaviour.Turn;
import dev.talkspurt.simulator.behaviour.Policy.Care;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code dialogue}, and checks that it fits the tools and the slots. */
final class DialogueReader {
  private static final Set<String> TURN_KEYS =
      Set.of(
          "id",
          "hears",
          "calls",
          "filler",
          "fillerAfter",
          "retries",
          "atOnce",
          "says",
          "onError",
          "next",
          "sets",
          "needs",
          "confirms",
          "hangsUp");

  private final List<Problem> problems;
  private final Map<String, Map<String, String>> slots;
  private final Set<String> names;
  private final Set<String> asked;
  private final CallChecker checker;
  private final List<Turn> turns = new ArrayList<>();
  private int phraseCount;

  /**
   * Reads at once.
   *
   * @param names of all slots
   * @param asked slots that can be asked for
   */
  DialogueReader(
      Fields simulated,
      CallChecker checker,
      Map<String, Map<String, String>> slots,
      Set<String> names,
      Set<String> asked,
      List<Problem> problems) {
    this.problems = problems;
    this.slots = slots;
    this.names = names;
    this.asked = asked;
    this.checker = checker;
    readTurns(simulated);
  }

  List<Turn> turns() {
    return turns;
  }

  private void readTurns(Fields simulated) {
    List<Json> items = simulated.list("dialogue");
    Set<String> ids = new LinkedHashSet<>();
    for (Json item : items) {
      if (item instanceof Json.Obj turn) {
        turn.text("id").map(String::strip).ifPresent(ids::add);
      } else {
        simulated.wrong("dialogue", item, "a turn", "an object with id, hears, says");
      }
    }
    Set<String> seen = new LinkedHashSet<>();
    for (Json item : items) {
      if (item instanceof Json.Obj turn) {
        turns.add(turn(turn, ids, seen));
      }
    }
    if (phraseCount > Expansion.MOST) {
      simulated.note(
          simulated.place("dialogue"),
          "'dialogue' has more than "
              + Expansion.MOST
              + " phrases with every slot value filled in, expected at most "
              + Expansion.MOST
              + " (shorten the lists of 'slots', or use fewer slots in one phrase)");
    }
  }

  private Turn turn(Json.Obj object, Set<String> ids, Set<String> seen) {
    Fields fields = new Fields(object, problems, "a turn of 'dialogue'", TURN_KEYS);
    String id = fields.requiredText("id", "a turn of 'dialogue'");
    if (!id.isEmpty() && !seen.add(id)) {
      fields.note(fields.place("id"), "turn id '" + id + "' is there twice, expected another name");
    }
    Map<String, Json.Obj> calls = checker.calls(fields);
    boolean answered = !calls.isEmpty();
    if (fields.json("onError").isPresent() && !answered) {
      fields.note(
          object.keyPlace("onError"), "'onError' without 'calls', expected both (remove it)");
    }
    fields.requiredText("says", "turn '" + id + "'");
    List<String> hears = hears(fields, id);
    return new Turn(
        id,
        hears,
        calls,
        line(fields, "filler", false),
        line(fields, "says", answered).orElse(""),
        line(fields, "onError", answered),
        next(fields, ids),
        sets(fields),
        manner(fields, calls),
        care(fields, id));
  }

  private Care care(Fields fields, String id) {
    List<String> needs = new ArrayList<>();
    for (Json.Str slot : fields.texts("needs")) {
      needs.add(slot.value());
      mustBeAsked(fields, slot, "needs");
    }
    Optional<String> confirms = Optional.empty();
    double below = 1;
    if (fields.json("confirms").orElse(null) instanceof Json.Obj object) {
      Fields inner = new Fields(object, problems, "'confirms'", Set.of("says", "below"));
      inner.requiredText("says", "'confirms' of turn '" + id + "'");
      confirms = line(inner, "says", false);
      below = inner.number("below", 1, 0, 1);
      confirms.ifPresent(text -> readBack(inner, text, "says"));
    } else {
      confirms = line(fields, "confirms", false);
      confirms.ifPresent(text -> readBack(fields, text, "confirms"));
    }
    return new Care(needs, confirms, below, fields.bool("hangsUp", false));
  }

  private void readBack(Fields fields, String text, String key) {
    Set<String> slots = new Template(text).slots();
    if (slots.isEmpty()) {
      fields.note(
          fields.place(key), "'confirms' reads no slot back, expected {slot} in it (add one)");
    }
    slots.forEach(slot -> mustBeAsked(fields, new Json.Str(slot, fields.place(key)), "confirms"));
  }

  private void mustBeAsked(Fields fields, Json.Str slot, String key) {
    if (!names.contains(slot.value())) {
      fields.note(
          slot.place(),
          "'"
              + key
              + "' names slot '"
              + slot.value()
              + "', expected a declared slot "
              + Nearest.hint(slot.value(), names));
    } else if (!asked.contains(slot.value())) {
      fields.note(
          slot.place(),
          "'"
              + key
              + "' names slot '"
              + slot.value()
              + "', which 'asks' has no question for (add it to 'asks')");
    }
  }

  private CallManner manner(Fields fields, Map<String, Json.Obj> calls) {
    for (String key : List.of("retries", "fillerAfter", "atOnce")) {
      if (fields.json(key).isPresent() && calls.isEmpty()) {
        fields.note(fields.place(key), "'" + key + "' without 'calls', expected both (remove it)");
      }
    }
    if (fields.json("fillerAfter").isPresent() && fields.json("filler").isEmpty()) {
      fields.note(
          fields.place("fillerAfter"), "'fillerAfter' without 'filler', expected both (add it)");
    }
    boolean atOnce = fields.bool("atOnce", false);
    for (Json.Obj args : calls.values()) {
      if (atOnce && args.compact().contains("{result")) {
        fields.note(
            fields.place("atOnce"),
            "'atOnce' with a call that uses {result…}, expected calls that need no answer of"
                + " another (remove 'atOnce')");
      }
    }
    return new CallManner(
        fields.integer("retries", 0, 0, 10), fields.durationMs("fillerAfter"), atOnce);
  }

  private List<String> hears(Fields fields, String id) {
    if (fields.json("hears").isEmpty()) {
      fields.note(fields.place(), "turn '" + id + "' has no 'hears', expected phrases (add them)");
    }
    List<String> hears = new ArrayList<>();
    for (Json.Str text : fields.texts("hears")) {
      checker.template(text, "hears", false);
      hears.add(text.value());
      int count = Expansion.count(new Template(text.value()).slots(), slots);
      phraseCount = Math.min(Expansion.MOST + 1, phraseCount + count);
    }
    return hears;
  }

  private Optional<String> line(Fields fields, String key, boolean answered) {
    Optional<String> text = fields.text(key);
    text.ifPresent(t -> checker.template(new Json.Str(t, fields.place(key)), key, answered));
    return text;
  }

  private List<String> next(Fields fields, Collection<String> ids) {
    List<String> next = new ArrayList<>();
    for (Json.Str id : fields.texts("next")) {
      next.add(id.value());
      if (!ids.contains(id.value())) {
        String message = "'next' names '" + id.value() + "', expected the id of a turn ";
        fields.note(id.place(), message + Nearest.hint(id.value(), ids));
      }
    }
    return next;
  }

  private Map<String, String> sets(Fields fields) {
    Map<String, String> sets = new LinkedHashMap<>();
    Json.Obj given = fields.object("sets").orElse(null);
    if (given == null) {
      return sets;
    }
    given
        .members()
        .forEach(
            (name, item) -> {
              Map<String, String> values = slots.get(name);
              String value = Fields.scalar(item).orElse("");
              if (!names.contains(name)) {
                String message = "'sets' names slot '" + name + "', expected a declared slot ";
                fields.note(given.keyPlace(name), message + Nearest.hint(name, names));
              } else if (Template.isHeard(value, name) || values == null && !value.contains("{")) {
                sets.put(name, value);
              } else if (values == null) {
                fields.wrong(
                    name, item, "a value, or one that was heard", "such as {heard." + name + ".0}");
              } else if (!values.containsValue(value) && !values.containsKey(value)) {
                fields.wrong(name, item, "a value of slot '" + name + "'", "one of " + values);
              } else {
                sets.put(name, values.containsValue(value) ? value : values.get(value));
              }
            });
    return sets;
  }
}
