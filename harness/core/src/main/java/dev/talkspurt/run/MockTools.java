package dev.talkspurt.run;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Scenario.Failure;
import dev.talkspurt.scenario.Scenario.ToolScript;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Answers an agent's tool calls as the scenario scripts them. Not thread-safe. */
final class MockTools {
  private final Scenario scenario;
  private final Map<String, Integer> callsSoFar = new HashMap<>();

  MockTools(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * What the bench does about one call.
   *
   * @param response empty: it never answers
   * @param fault {@code error}, {@code timeout}, {@code unknownTool} or empty
   */
  record Answer(Optional<Json.Obj> response, long delayNs, String fault) {}

  /** Decide the answer to the next call of {@code tool}. */
  Answer answer(String tool) {
    int earlier = callsSoFar.merge(tool, 1, Integer::sum) - 1;
    ToolScript script = scenario.tools().get(tool);
    if (script == null) {
      return unscripted(tool);
    }
    long delayNs = script.takes().toNanos();
    Optional<Failure> failure = script.failures().filter(f -> earlier < f.times());
    if (failure.isEmpty()) {
      return new Answer(Optional.of(script.returns()), delayNs, "");
    }
    if (failure.get().with().equals("timeout")) {
      return new Answer(Optional.empty(), delayNs, "timeout");
    }
    return new Answer(Optional.of(error(failure.get().message())), delayNs, "error");
  }

  private Answer unscripted(String tool) {
    boolean declared = scenario.agent().tools().stream().anyMatch(t -> t.name().equals(tool));
    return declared
        ? new Answer(Optional.of(Json.object().build()), 0, "")
        : new Answer(Optional.of(error("there is no tool called " + tool)), 0, "unknownTool");
  }

  private static Json.Obj error(String message) {
    return Json.object().put("error", message).build();
  }
}
