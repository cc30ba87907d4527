package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the smoke suite promises to cover. */
class SmokeScenariosTest {
  private static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  private final List<Scenario> suite = Suite.find(List.of(ROOT.resolve("scenarios/suites/smoke")));

  private long tagged(String tags) {
    return suite.stream().filter(TagExpression.parse(tags)::matches).count();
  }

  @Test
  void covers_three_agents_in_eight_calls() {
    assertEquals(8, suite.size());
    assertEquals(3, suite.stream().map(scenario -> scenario.agent().name()).distinct().count());
    assertEquals(8, tagged("smoke"));
  }

  @Test
  void holds_interruptions_a_tool_error_and_a_silent_caller() {
    assertEquals(3, tagged("barge-in"));
    assertEquals(3, withStep(Step.Interrupt.class));
    assertEquals(1, tagged("silence"));
    assertEquals(1, withStep(Step.Silence.class));
    assertEquals(1, tagged("tool-error"));
    assertEquals(
        1,
        suite.stream()
            .flatMap(scenario -> scenario.tools().values().stream())
            .filter(tool -> tool.failures().isPresent())
            .count());
  }

  private long withStep(Class<? extends Step> kind) {
    return suite.stream()
        .filter(scenario -> scenario.script().stream().anyMatch(kind::isInstance))
        .count();
  }

  @Test
  void hears_several_voices() {
    Set<String> voices =
        suite.stream().map(scenario -> scenario.caller().voice()).collect(Collectors.toSet());
    assertTrue(voices.size() >= 5, voices.toString());
  }
}
