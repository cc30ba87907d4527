package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile.ToolDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks tool calls against the agent's declarations, and every hole of every text. */
final class CallChecker {
  private final Map<String, Json.Obj> parameters = new LinkedHashMap<>();
  private final Set<String> slots;
  private final List<Problem> problems;

  CallChecker(List<ToolDeclaration> tools, Set<String> slots, List<Problem> problems) {
    tools.forEach(tool -> parameters.put(tool.name(), tool.parameters()));
    this.slots = slots;
    this.problems = problems;
  }

  Map<String, Json.Obj> calls(Fields turn) {
    Map<String, Json.Obj> calls = new LinkedHashMap<>();
    turn.object("calls")
        .ifPresent(
            given ->
                given
                    .members()
                    .forEach((tool, args) -> call(turn, given.keyPlace(tool), tool, args, calls)));
    return calls;
  }

  private void call(
      Fields turn, Place place, String tool, Json value, Map<String, Json.Obj> calls) {
    Json.Obj args = value instanceof Json.Obj object ? object : Json.object().build();
    if (!(value instanceof Json.Obj) && !(value instanceof Json.Null)) {
      turn.wrong(tool, value, "arguments by name", "such as { day: \"{day}\" }");
    }
    holes(args, !calls.isEmpty());
    calls.put(tool, args);
    Json.Obj declared = parameters.get(tool);
    if (declared == null) {
      String message = "tool '" + tool + "' is not declared, expected a tool of the agent ";
      note(place, message + Nearest.hint(tool, parameters.keySet()));
      return;
    }
    Set<String> known = declared.obj("properties").map(p -> p.members().keySet()).orElse(Set.of());
    for (String argument : args.members().keySet()) {
      if (!known.contains(argument)) {
        String message = "tool '" + tool + "' has no argument '" + argument + "', expected one ";
        note(args.keyPlace(argument), message + Nearest.hint(argument, known));
      }
    }
    for (Json required : declared.items("required")) {
      Optional<String> name = Fields.scalar(required).filter(n -> !args.members().containsKey(n));
      name.ifPresent(n -> note(place, "tool '" + tool + "' requires '" + n + "' (add it)"));
    }
  }

  private void holes(Json value, boolean answered) {
    if (value instanceof Json.Str text) {
      template(text, "calls", answered);
    } else if (value instanceof Json.Arr list) {
      list.items().forEach(item -> holes(item, answered));
    } else if (value instanceof Json.Obj object) {
      object.members().values().forEach(item -> holes(item, answered));
    }
  }

  /** Check the holes of a text; {@code answered}: a tool has answered by then. */
  void template(Json.Str text, String key, boolean answered) {
    Template template = new Template(text.value());
    if (template.hasStrayBrace()) {
      note(text.place(), "'" + key + "' has a lone brace, expected {slot} or {result.name}");
    }
    for (String slot : template.slots()) {
      String name = key.equals("hears") ? slot : Template.slotOf(slot);
      boolean words = slot.equals(Template.ALL_HEARD) && !key.equals("hears");
      if (!slots.contains(name) && !words) {
        String message = "'" + key + "' uses slot '" + slot + "', expected a declared slot ";
        note(text.place(), message + Nearest.hint(slot, slots));
      }
    }
    if (template.needsResult() && !answered) {
      note(
          text.place(),
          "'" + key + "' uses {result…} before a tool has answered, expected {slot} (add 'calls')");
    }
  }

  private void note(Place place, String message) {
    problems.add(new Problem(place, message));
  }
}
