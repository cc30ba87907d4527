package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentFile.Thinking;
import dev.talkspurt.scenario.AgentFile.ToolDeclaration;
import dev.talkspurt.scenario.AgentFile.TurnDetection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Agent files made of nothing but tools and a {@code simulated:} part. */
final class Agents {
  static final String CLINIC =
      """
      greets: Good morning, clinic.
      notUnderstood: Pardon?
      afterSilence: { wait: 6 s, says: Are you there?, times: 2 }
      slots:
        day: [Monday, Tuesday]
        time: { nine: "09:00", two thirty: "14:30", half past two: "14:30" }
      dialogue:
        - id: move
          hears: [ "Move my appointment to {day}" ]
          calls: { find_slots: { day: "{day}" } }
          filler: One moment, {day}.
          says: On {day} I have {result.slots.0} and {result.slots.1}. Which one?
          onError: The calendar is down.
          next: [ pick, agree ]
        - id: pick
          hears: [ "the {time} one please", "the afternoon one please" ]
          calls: { book_slot: { day: "{day}", time: "{time}" } }
          sets: { time: "14:30" }
          says: Booked {day} at {time}.
        - id: agree
          hears: [ "yes please" ]
          says: Fine.
        - id: other
          hears: [ "yes please", "what else" ]
          says: Nothing else.
      """;

  private Agents() {}

  static Behaviour behaviour(String simulated) {
    return Behaviour.read(agent(simulated), Map.of());
  }

  static AgentFile agent(String simulated) {
    return new AgentFile(
        "clinic",
        Path.of("clinic.agent.yaml"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(
            tool("find_slots", "{day: {type: string}}", "[day]"),
            tool("book_slot", "{day: {type: string}, time: {type: string}}", "[day, time]"),
            tool("count", "{amount: {type: integer}, urgent: {type: boolean}}", "[]")),
        new TurnDetection(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Thinking(Optional.empty(), Optional.empty()),
        (Json.Obj) DocumentReader.yaml(simulated, "clinic.agent.yaml"));
  }

  private static ToolDeclaration tool(String name, String properties, String required) {
    String schema = "{type: object, properties: " + properties + ", required: " + required + "}";
    return new ToolDeclaration(name, "", (Json.Obj) DocumentReader.yaml(schema, "tools"));
  }
}
