package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a scenario says its mock tools do. */
final class ToolScriptReader {
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
  private static final int MAX_TOOLS = 128;
  private static final String DEFAULT_ERROR = "The service is not available.";

  private ToolScriptReader() {}

  static Map<String, Scenario.ToolScript> read(
      Section scenario, Optional<AgentFile> agent, List<Problem> problems) {
    Map<String, Scenario.ToolScript> tools = new LinkedHashMap<>();
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
              tools.put(name, tool(name, script, problems));
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

  private static Scenario.ToolScript tool(String name, Json script, List<Problem> problems) {
    List<String> keys = List.of("takes", "returns", "fails", "then");
    Json.Obj none = Json.object().build();
    Optional<Section> read = Section.of(script, "tool '" + name + "'", problems, keys);
    if (read.isEmpty()) {
      return new Scenario.ToolScript(Duration.ZERO, none, Optional.empty());
    }
    Section tool = read.get();
    Duration takes = tool.delay("takes", LONGEST_DELAY).orElse(Duration.ZERO);
    if (!tool.has("fails")) {
      tool.require("returns", "what the tool answers (for example returns: { ok: true })");
      if (tool.has("then")) {
        tool.add(
            tool.keyPlace("then"), "'then' stands without 'fails' (write its 'returns' directly)");
      }
      Json.Obj returns = tool.has("returns") ? tool.object("returns").orElse(none) : none;
      return new Scenario.ToolScript(takes, returns, Optional.empty());
    }
    if (tool.has("returns")) {
      tool.add(
          tool.keyPlace("returns"),
          "'returns' stands beside 'fails', expected it under 'then' (then: { returns: … })");
    }
    return new Scenario.ToolScript(takes, then(tool).orElse(none), failure(tool));
  }

  private static Optional<Scenario.Failure> failure(Section tool) {
    Optional<Section> read = tool.section("fails", List.of("with", "times", "message"));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section fails = read.get().require("with", "one of error, timeout");
    Optional<String> with = fails.oneOf("with", List.of("error", "timeout"));
    Optional<Integer> times = fails.has("times") ? fails.whole("times", 1, 1000) : Optional.empty();
    if (fails.has("times") != tool.has("then")) {
      String message =
          tool.has("then")
              ? "'fails' has no 'times', expected how many calls fail before 'then' (add times: 1)"
              : "'fails' ends after some 'times', expected 'then' with what comes next"
                  + " (then: { returns: … })";
      tool.add(tool.keyPlace("fails"), message);
    }
    if (fails.has("message") && with.filter("timeout"::equals).isPresent()) {
      fails.add(fails.keyPlace("message"), "'message' stands with a timeout, which says nothing");
    }
    return Optional.of(
        new Scenario.Failure(
            with.orElse("error"),
            times.orElse(Integer.MAX_VALUE),
            fails.text("message", 500).orElse(DEFAULT_ERROR)));
  }

  private static Optional<Json.Obj> then(Section tool) {
    return tool.section("then", List.of("returns"))
        .map(then -> then.require("returns", "what the tool answers afterwards"))
        .filter(then -> then.has("returns"))
        .flatMap(then -> then.object("returns"));
  }
}
