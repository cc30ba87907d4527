package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that follow the agent, against the simulated one, from the command line. */
class FlowRunTest {
  private static final String STATUS =
      """
      scenario: The number again
      agent: order-line
      caller: { voice: en-us-slt%s }
      reasks: { atMost: %d }
      script:
        - hear: { within: 4 s }
        - say: Where is my order four two seven one?
          expect:
            calls: [ { get_order: { orderNumber: "4271" } } ]
            answer: { within: 3 s, mentions: [ on its way ] }
        - hangUp
      tools:
        get_order: { takes: 300 ms, returns: { status: on its way, details: Soon., arrives: Thursday } }
      """;

  private static final String CANCEL =
      """
      scenario: The agent may ask before it cancels
      agent: order-line
      caller: { voice: en-us-slt }
      script:
        - hear: { within: 4 s, until: { heard: [ order line ] } }
        - say: Where is my order four two seven one?
        - say: Please cancel my order.
        - when: { %s }
          then:
            - say: Yes, please cancel it.
              expect: { calls: [ { cancel_order: { orderNumber: "4271" } } ] }
          otherwise:
            - say: No, thank you.
              expect: { answer: { within: 3 s, mentions: [ all right ] }, calls: [] }
        - say: Thank you, goodbye.
          expect: { answer: { within: 3 s, mentions: [ goodbye ] } }
        - hangUp
      tools:
        get_order: { returns: { status: packed, details: It leaves tomorrow., arrives: Friday } }
        cancel_order: { returns: { refund: forty pounds } }
      """;

  @TempDir Path folder;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  private Json.Obj call(String scenario, String... more) throws IOException {
    Path file = folder.resolve("suites/flow.scenario.yaml");
    Files.createDirectories(file.getParent());
    Files.createDirectories(folder.resolve("agents"));
    Path agent = folder.resolve("agents/order-line.agent.yaml");
    if (!Files.exists(agent)) {
      Files.copy(Console.ROOT.resolve("scenarios/agents/order-line.agent.yaml"), agent);
    }
    Files.writeString(file, scenario);
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "run",
                file.toString(),
                "--virtual-time",
                "--json",
                "--quiet",
                "--no-report",
                "--out",
                folder.resolve("run").toString()));
    arguments.addAll(List.of(more));
    Console console = Console.run(arguments.toArray(String[]::new));
    Json.Obj run = (Json.Obj) Json.parse(console.out());
    return (Json.Obj) run.items("calls").get(0);
  }

  private static String texts(Json.Obj call, String list, String key) {
    return String.join(
        " ",
        call.items(list).stream().map(item -> ((Json.Obj) item).get(key).get().compact()).toList());
  }

  @Test
  void a_number_lost_on_the_way_is_said_again_and_all_is_well() throws Exception {
    String lost = ", network: { stalls: [ { at: 5500 ms, for: 1200 ms, mode: drop } ] }";
    Json.Obj call = call(STATUS.formatted(lost, 2));
    assertEquals("1 2", texts(call, "turns", "attempt"), call.compact());
    assertEquals("true false", texts(call, "turns", "reasked"));
    assertEquals("passed", call.text("verdict").orElseThrow(), call.compact());
  }

  @Test
  void an_agent_that_never_understands_is_answered_to_the_end_of_the_budget_and_fails()
      throws Exception {
    Json.Obj call = call(STATUS.formatted("", 2), "--set", "simulated.confidence=1");
    assertEquals("1 2 3", texts(call, "turns", "attempt"), call.compact());
    assertEquals("true true true", texts(call, "turns", "reasked"));
    assertEquals("failed", call.text("verdict").orElseThrow());
  }

  @Test
  void an_agent_that_understands_is_told_once() throws Exception {
    Json.Obj call = call(STATUS.formatted("", 2));
    assertEquals("1", texts(call, "turns", "attempt"), call.compact());
    assertEquals("passed", call.text("verdict").orElseThrow(), call.compact());
  }

  @Test
  void the_script_follows_what_the_agent_says() throws Exception {
    Json.Obj asked = call(CANCEL.formatted("heard: [ shall i do that ]"));
    assertEquals("passed", asked.text("verdict").orElseThrow(), asked.compact());
    assertEquals("1 2 4 6", texts(asked, "turns", "step"));
    Json.Obj not = call(CANCEL.formatted("called: cancel_order"));
    assertEquals("passed", not.text("verdict").orElseThrow(), not.compact());
    assertEquals("1 2 5 6", texts(not, "turns", "step"));
    assertEquals("get_order", texts(not, "toolCalls", "name").replace("\"", ""));
  }
}
