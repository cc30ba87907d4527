package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Nearest;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile.ToolDeclaration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code faults}: plain words, or objects with the fault's own settings. */
final class FaultReader {
  private static final Map<String, Set<String>> KEYS = keys();
  private static final String INVALID = "Request contains an invalid argument.";

  private final List<ToolDeclaration> tools;
  private final Collection<String> exchanges;
  private final List<Problem> problems;

  FaultReader(List<ToolDeclaration> tools, Collection<String> exchanges, List<Problem> problems) {
    this.tools = tools;
    this.exchanges = exchanges;
    this.problems = problems;
  }

  private static Map<String, Set<String>> keys() {
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    keys.put("late", Set.of("fault", "by"));
    keys.put("deaf", Set.of("fault"));
    keys.put("mute", Set.of("fault"));
    keys.put("neverYields", Set.of("fault"));
    keys.put("wrongArgument", Set.of("fault", "tool", "argument", "value"));
    keys.put("close", Set.of("fault", "because", "code", "reason", "afterMs", "after"));
    keys.put("noToolCall", Set.of("fault"));
    keys.put("refusesUpgrade", Set.of("fault", "status"));
    keys.put("refusesSetup", Set.of("fault", "code", "reason"));
    keys.put("expiredKey", Set.of("fault"));
    keys.put("unservedRegion", Set.of("fault"));
    for (Habit habit : Habit.values()) {
      Set<String> settings = new LinkedHashSet<>(habit.settings());
      settings.add("fault");
      keys.put(habit.word(), settings);
    }
    return keys;
  }

  List<Fault> read(Fields settings) {
    List<Fault> faults = new ArrayList<>();
    Json value = settings.json("faults").orElse(null);
    if (value instanceof Json.Arr list) {
      list.items().forEach(item -> read(item, settings, faults));
    } else if (value != null) {
      read(value, settings, faults);
    }
    return faults;
  }

  private void read(Json item, Fields settings, List<Fault> faults) {
    if (item instanceof Json.Obj object) {
      String name = object.text("fault").orElse("");
      Fields fields =
          new Fields(object, problems, "fault '" + name + "'", KEYS.getOrDefault(name, all()));
      fault(name, fields, object, faults);
    } else if (item instanceof Json.Str words) {
      for (String word : words.value().split(",")) {
        Json.Obj plain = new Json.Obj(Map.of(), Map.of(), words.place());
        fault(word.strip(), new Fields(plain, problems, "a fault", Set.of()), plain, faults);
      }
    } else {
      settings.wrong("faults", item, "a fault", "one of " + String.join(", ", KEYS.keySet()));
    }
  }

  private static Set<String> all() {
    Set<String> all = new LinkedHashSet<>();
    KEYS.values().forEach(all::addAll);
    return all;
  }

  private void fault(String name, Fields fields, Json.Obj object, List<Fault> faults) {
    switch (name) {
      case "late" -> faults.add(new Fault.Late(fields.durationMs("by", 3000)));
      case "deaf" -> faults.add(new Fault.Deaf());
      case "mute" -> faults.add(new Fault.Mute());
      case "neverYields" -> faults.add(new Fault.NeverYields());
      case "wrongArgument" -> faults.add(wrongArgument(fields));
      case "close" -> faults.add(close(fields));
      case "noToolCall" -> faults.add(new Fault.NoToolCall());
      case "refusesUpgrade" ->
          faults.add(new Fault.RefusesUpgrade(fields.integer("status", 503, 400, 599)));
      case "refusesSetup" -> faults.add(refusesSetup(fields, INVALID));
      case "expiredKey" ->
          faults.add(refusesSetup(fields, "API key expired. Please renew the API key."));
      case "unservedRegion" ->
          faults.add(refusesSetup(fields, "User location is not supported for the API use."));
      default ->
          Habit.of(name)
              .ifPresentOrElse(
                  habit -> faults.add(habitual(habit, fields)),
                  () -> unknown(name, fields, object));
    }
  }

  private void unknown(String name, Fields fields, Json.Obj object) {
    fields.note(
        object.get("fault").map(Json::place).orElse(object.place()),
        "unknown fault '"
            + name
            + "', expected a known fault "
            + Nearest.hint(name, KEYS.keySet()));
  }

  private Fault habitual(Habit habit, Fields fields) {
    Optional<String> exchange = fields.text("exchange");
    if (exchange.isPresent() && !exchanges.contains(exchange.get())) {
      String message = "'exchange' is '" + exchange.get() + "', expected the id of an exchange ";
      fields.note(fields.place("exchange"), message + Nearest.hint(exchange.get(), exchanges));
    }
    Optional<String> tool = fields.text("tool");
    if (habit == Habit.UNDECLARED_TOOL) {
      tool.filter(names()::contains)
          .ifPresent(
              name ->
                  fields.note(
                      fields.place("tool"),
                      "tool '" + name + "' is declared, expected one that is not (rename it)"));
    } else {
      tool.ifPresent(name -> mustBeDeclared(name, fields));
    }
    OptionalInt times =
        fields.json("times").isPresent()
            ? OptionalInt.of(fields.integer("times", 2, 0, 1000))
            : OptionalInt.empty();
    OptionalInt number = times.isPresent() ? times : fields.durationMs("after");
    Optional<String> text = fields.text("says").or(() -> fields.text("value"));
    if (habit == Habit.SAYS && text.isEmpty()) {
      fields.note(fields.place(), "fault 'says' has no 'says', expected words (add it)");
    }
    return new Fault.Habitual(habit, exchange, tool, text, fields.object("args"), number);
  }

  private List<String> names() {
    return tools.stream().map(ToolDeclaration::name).toList();
  }

  private void mustBeDeclared(String tool, Fields fields) {
    if (!names().contains(tool)) {
      String message = "tool '" + tool + "' is not declared, expected a tool of the agent ";
      fields.note(fields.place("tool"), message + Nearest.hint(tool, names()));
    }
  }

  private Fault close(Fields fields) {
    int ms = fields.integer("afterMs", 8000, 0, 3_600_000);
    Optional<String> because = fields.text("because");
    Optional<Ending> known = because.flatMap(Ending::of);
    if (because.isPresent() && known.isEmpty()) {
      fields.note(
          fields.place("because"),
          "'because' is '"
              + because.get()
              + "', expected a known end of a session "
              + Nearest.hint(because.get(), Ending.words()));
    }
    return new Fault.Close(
        fields.integer("code", known.map(Ending::code).orElse(1011), 1000, 4999),
        fields.text("reason", known.orElse(Ending.INTERNAL).reason()),
        fields.durationMs("after", ms));
  }

  private static Fault refusesSetup(Fields fields, String reason) {
    return new Fault.RefusesSetup(
        fields.integer("code", 1007, 1000, 4999), fields.text("reason", reason));
  }

  private Fault wrongArgument(Fields fields) {
    Optional<String> tool = fields.text("tool");
    tool.ifPresent(name -> mustBeDeclared(name, fields));
    return new Fault.WrongArgument(tool, fields.text("argument"), fields.json("value"));
  }
}
