package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a scenario's tools know, and what must have become of it. */
final class ToolStateReader {
  static final List<String> EXPECT =
      List.of("state", "exactState", "says", "neverSays", "truthful", "responseLatency");

  private ToolStateReader() {}

  static ToolState read(Section scenario, Map<String, ToolScript> tools, List<Problem> problems) {
    Optional<Json.Obj> initial =
        scenario.has("state") ? scenario.object("state") : Optional.empty();
    if (!scenario.has("state")) {
      tools.forEach((name, tool) -> wantState(scenario, name, tool));
    }
    return new ToolState(initial, scenario.has("expect") ? expected(scenario) : Optional.empty());
  }

  private static void wantState(Section scenario, String name, ToolScript tool) {
    if (tool.answer() instanceof ToolAnswer.FromState) {
      scenario.add(
          scenario.keyPlace("tools"),
          "tool '"
              + name
              + "' uses the state, expected 'state' to say what it is at first (add state: { … })");
    }
  }

  private static Optional<ToolState.Expected> expected(Section scenario) {
    Optional<Section> read = scenario.section("expect", EXPECT);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section expect = read.get();
    if (expect.isEmpty()) {
      expect.add(expect.place(), "'expect' says nothing, expected " + Words.anyOf(EXPECT));
    }
    if (expect.has("state") && expect.has("exactState")) {
      expect.add(
          expect.place(),
          "'expect' has both state and exactState, expected one of state, exactState");
      return Optional.empty();
    }
    if (!expect.has("state") && !expect.has("exactState")) {
      return Optional.empty();
    }
    boolean exactly = expect.has("exactState");
    String key = exactly ? "exactState" : "state";
    if (!scenario.has("state")) {
      expect.add(
          expect.keyPlace(key),
          "'" + key + "' is expected of a scenario without 'state' (add state: { … })");
    }
    return expect
        .object(key)
        .map(state -> new ToolState.Expected(expect.keyPlace(key), state, exactly));
  }
}
