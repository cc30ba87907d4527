package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a scenario says its mock tools do. */
final class ToolScriptReader {
  private static final int MAX_TOOLS = 128;
  private static final List<String> KEYS =
      Stream.of(List.of("takes"), ToolAnswerReader.KEYS, List.of("fails", "then", "late"))
          .flatMap(List::stream)
          .toList();

  private ToolScriptReader() {}

  static Map<String, ToolScript> read(
      Section scenario, Optional<AgentFile> agent, List<Problem> problems) {
    Map<String, ToolScript> tools = new LinkedHashMap<>();
    if (!scenario.has("tools")) {
      return tools;
    }
    Json value = scenario.get("tools").orElseThrow();
    if (!(value instanceof Json.Obj object)) {
      scenario.wrong("tools", "an object (for example find_slots: { returns: { slots: [] } })");
      return tools;
    }
    if (object.members().size() > MAX_TOOLS) {
      scenario.add(object.place(), "'tools' has more than " + MAX_TOOLS + " tools");
      return tools;
    }
    object
        .members()
        .forEach(
            (name, script) -> {
              agent.ifPresent(a -> refuseUndeclared(name, a, object, scenario));
              tools.put(name, tool(name, script, declared(name, agent), problems));
            });
    return tools;
  }

  private static void refuseUndeclared(
      String name, AgentFile agent, Json.Obj tools, Section scenario) {
    List<String> declared = agent.tools().stream().map(AgentFile.ToolDeclaration::name).toList();
    if (!declared.contains(name)) {
      String where = "of agent '" + agent.name() + "'";
      scenario.add(tools.keyPlace(name), "unknown tool " + Words.unknown(name, where, declared));
    }
  }

  private static Optional<AgentFile.ToolDeclaration> declared(
      String name, Optional<AgentFile> agent) {
    return agent.flatMap(
        known -> known.tools().stream().filter(tool -> tool.name().equals(name)).findFirst());
  }

  private static ToolScript tool(
      String name,
      Json script,
      Optional<AgentFile.ToolDeclaration> declared,
      List<Problem> problems) {
    Optional<Section> read = Section.of(script, "tool '" + name + "'", problems, KEYS);
    if (read.isEmpty()) {
      return new ToolScript(Duration.ZERO, Json.object().build(), Optional.empty());
    }
    Section tool = read.get();
    ToolDelay takes = takes(tool);
    boolean late = late(tool);
    ToolAnswerReader answers = new ToolAnswerReader(declared, problems);
    if (!tool.has("fails")) {
      if (tool.has("then")) {
        tool.add(
            tool.keyPlace("then"), "'then' stands without 'fails' (write its 'returns' directly)");
      }
      ToolAnswer answer =
          answers.read(tool, "what the tool answers (for example returns: { ok: true })");
      return new ToolScript(takes, answer, Optional.empty(), late);
    }
    for (String key : ToolAnswerReader.KEYS) {
      if (tool.has(key)) {
        tool.add(
            tool.keyPlace(key),
            "'%s' stands beside 'fails', expected it under 'then' (then: { %s: … })"
                .formatted(key, key));
      }
    }
    ToolAnswer then =
        tool.section("then", ToolAnswerReader.KEYS)
            .map(section -> answers.read(section, "what the tool answers afterwards"))
            .orElse(ToolAnswerReader.NOTHING);
    return new ToolScript(takes, then, new FailureReader(declared, problems).read(tool), late);
  }

  private static boolean late(Section tool) {
    boolean late = tool.has("late") && tool.get("late").equals(Optional.of(Json.of(true)));
    if (tool.has("late") && !late) {
      tool.wrong("late", "true (or leave it out)");
    }
    return late;
  }

  private static ToolDelay takes(Section tool) {
    Duration longest = ToolDelay.LONGEST;
    if (!(tool.get("takes").orElse(null) instanceof Json.Obj form)) {
      return new ToolDelay.Fixed(tool.delay("takes", longest).orElse(Duration.ZERO));
    }
    boolean around = form.members().containsKey("median");
    List<String> keys =
        around
            ? List.of("median", "spread")
            : form.members().containsKey("from")
                ? List.of("from", "to")
                : List.of("median", "spread", "from", "to");
    Optional<Section> read = tool.section("takes", keys);
    if (read.isEmpty()) {
      return new ToolDelay.Fixed(Duration.ZERO);
    }
    Section takes = read.get();
    if (keys.size() > 2) {
      takes.add(
          takes.place(), "'takes' has no 'median', expected median and spread, or from and to");
      return new ToolDelay.Fixed(Duration.ZERO);
    }
    takes.require(keys.get(1), DurationText.EXPECTED);
    Duration first = takes.delay(keys.get(0), longest).orElse(Duration.ZERO);
    Duration second = takes.delay(keys.get(1), longest).orElse(first);
    if (!around && second.compareTo(first) < 0) {
      takes.wrong("to", "at least " + DurationText.write(first) + ", which is 'from'");
    }
    return around ? new ToolDelay.Around(first, second) : new ToolDelay.Between(first, second);
  }
}
