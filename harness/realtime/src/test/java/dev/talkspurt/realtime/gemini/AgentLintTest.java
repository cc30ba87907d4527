package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentLintTest {
  private static List<String> problems(AgentFile agent) {
    return new GeminiLive().lint(agent).stream().map(Problem::message).toList();
  }

  private static AgentFile thinking(String model, String level, Integer budget) {
    return Agents.with(
        model,
        "kore",
        "",
        List.of(),
        Agents.BY_DEFAULT,
        new AgentFile.Thinking(Optional.ofNullable(level), Optional.ofNullable(budget)));
  }

  @Test
  void a_sound_agent_file_has_no_problems() {
    assertEquals(List.of(), problems(thinking("gemini-3.1-flash-live-preview", "Minimal", null)));
    assertEquals(List.of(), problems(thinking("gemini-2.5-flash-native-audio-latest", null, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    ", , , model is missing",
    "gemini-2.0-flash-live-001, , , model 'gemini-2.0-flash-live-001' was shut down on 2025-12-09",
    "models/gemini-live-2.5-flash-preview, , , model 'gemini-live-2.5-flash-preview' was shut down",
    "gemini-2.5-flash-native-audio-latest, low, , thinking.level is set but",
    "gemini-3.1-flash-live-preview, , 0, thinking.budget is set but",
    "gemini-3.1-flash-live-preview, enormous, , thinking.level is 'enormous'",
    "gemini-3.8-live, low, , thinking is set but gemini-3.8-live closes with 1007",
    "gemini-3.8-live-extended-thinking, minimal, , thinking.level must be low",
    "gemini-3.1-flash-live-preview, low, 1, thinking has level and budget",
  })
  void models_and_thinking_must_fit(String model, String level, Integer budget, String problem) {
    List<String> problems = problems(thinking(model, level, budget));
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(problems.get(0).replace(",", "").startsWith(problem), problems.get(0));
  }

  @Test
  void a_problem_names_the_agent_file() {
    assertEquals(
        "agents/clinic.agent.yaml",
        new GeminiLive().lint(Agents.plain(null)).get(0).place().toString().replace('\\', '/'));
  }

  @Test
  void an_unknown_voice_is_only_a_warning() {
    AgentFile agent =
        Agents.with("m", "Cassandra", "", List.of(), Agents.BY_DEFAULT, Agents.NO_THINKING);
    assertTrue(problems(agent).get(0).startsWith("warning: voice 'Cassandra'"));
  }

  @Test
  void turn_detection_and_tools_are_checked() {
    AgentFile agent =
        Agents.with(
            "m",
            "Kore",
            "",
            List.of(tool("find slots"), tool("f"), tool("f")),
            new AgentFile.TurnDetection(
                Optional.of("HIGH"),
                Optional.of("medium"),
                Optional.of(-1),
                Optional.empty(),
                Optional.empty()),
            Agents.NO_THINKING);
    assertEquals(
        List.of(
            "turnDetection.endSensitivity is 'medium', expected high or low",
            "turnDetection.prefixPadding is -1 ms, expected 0 or more",
            "tool name 'find slots' will be refused, expected a letter or _, then letters, digits,"
                + " _ . : - (at most 128)",
            "tool 'f' is declared twice"),
        problems(agent));
  }

  private static AgentFile.ToolDeclaration tool(String name) {
    return new AgentFile.ToolDeclaration(name, "", Json.object().build());
  }
}
