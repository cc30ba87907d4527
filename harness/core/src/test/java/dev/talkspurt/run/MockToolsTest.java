package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Scripts;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Scenario.Failure;
import dev.talkspurt.scenario.Scenario.ToolScript;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MockToolsTest {
  private static final Json.Obj OK = Json.object().put("ok", true).build();

  private static final Json.Obj NONE = Json.object().build();

  private static MockTools tools(Map<String, ToolScript> scripts) {
    Scenario s = Scripts.of();
    return new MockTools(
        new Scenario(
            s.name(),
            s.id(),
            s.source(),
            s.place(),
            s.agent(),
            s.tags(),
            s.description(),
            s.caller(),
            s.script(),
            scripts,
            s.maxDuration()),
        1);
  }

  @Test
  void fails_the_first_calls_and_then_works() {
    ToolScript script =
        new ToolScript(Duration.ofMillis(30), OK, Optional.of(new Failure("error", 2, "down")));
    MockTools tools = tools(Map.of("find", script));
    for (int call = 0; call < 2; call++) {
      ToolPlan answer = tools.plan("find", NONE);
      assertEquals("error", answer.fault());
      assertEquals("down", answer.respond().text("error").orElseThrow());
      assertEquals(30_000_000, answer.delayNs());
    }
    assertEquals(OK, tools.plan("find", NONE).respond());
  }

  @Test
  void never_answers_a_tool_that_times_out() {
    ToolScript script =
        new ToolScript(Duration.ZERO, OK, Optional.of(new Failure("timeout", 1, "")));
    MockTools tools = tools(Map.of("find", script));
    assertFalse(tools.plan("find", NONE).answered());
    assertEquals("", tools.plan("find", NONE).fault());
  }

  @Test
  void answers_a_tool_nobody_declared_with_an_error() {
    ToolPlan answer = tools(Map.of()).plan("teleport", NONE);
    assertEquals("unknownTool", answer.fault());
    assertTrue(answer.respond().text("error").orElseThrow().contains("teleport"));
  }
}
