package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table and a block, called from the command line in virtual time. */
class SharedStepsRunTest {
  private static final String BLOCK =
      """
      block: The caller asks
      parameters: { words: text, patience: duration }
      script:
        - hear: { within: $patience }
        - say: $words
          expect: { answer: { within: 3 s, mentions: [ on its way ] } }
      """;

  private static final String SCENARIO =
      """
      scenario: Where is it
      agent: order-line
      owner: order-team
      links: [ { name: REQ-12, url: "https://example.com/REQ-12", kind: issue } ]
      caller: { voice: en-us-slt }
      table:
        - { row: on its way, status: on its way }
        - { row: lost, status: lost }
      script:
        - include: ask.block.yaml
          with: { words: Where is my order four two seven one?, patience: 4 s }
        - hangUp
      tools:
        get_order: { returns: { status: $status, details: Soon., arrives: Thursday } }
      """;

  @TempDir Path folder;

  @BeforeEach
  void write_a_suite() throws IOException {
    Console.assumeVoices();
    Files.createDirectories(folder.resolve("agents"));
    Files.copy(
        Console.ROOT.resolve("scenarios/agents/order-line.agent.yaml"),
        folder.resolve("agents/order-line.agent.yaml"));
    Files.createDirectories(folder.resolve("suites/blocks"));
    Files.writeString(folder.resolve("suites/blocks/ask.block.yaml"), BLOCK);
    Files.writeString(folder.resolve("suites/where.scenario.yaml"), SCENARIO);
  }

  @Test
  void every_row_is_a_call_and_a_step_is_named_where_it_stands() throws IOException {
    Path out = folder.resolve("run");
    Console console =
        Console.run(
            "run",
            folder.resolve("suites").toString(),
            "--virtual-time",
            "--json",
            "--quiet",
            "--no-report",
            "--out",
            out.toString());
    Json.Obj run = (Json.Obj) Json.parse(console.out());
    List<Json.Obj> calls = run.items("calls").stream().map(Json.Obj.class::cast).toList();
    assertEquals(
        List.of("where--lost failed", "where--on-its-way passed"),
        calls.stream()
            .map(call -> call.text("scenario").get() + " " + call.text("verdict").get())
            .toList());
    assertEquals(1, calls.stream().map(call -> call.text("family")).distinct().count());
    assertEquals(1, calls.stream().map(call -> call.number("seed")).distinct().count());
    Path file = out.resolve(run.text("id").get()).resolve("calls/where--lost/1/call.json");
    Json.Obj call = (Json.Obj) Json.parse(Files.readString(file));
    assertEquals("{\"row\":\"lost\",\"status\":\"lost\"}", call.obj("parameters").get().compact());
    assertEquals("order-team", call.obj("labels").get().text("owner").get());
    Json.Obj wrong =
        call.items("checks").stream()
            .map(Json.Obj.class::cast)
            .filter(check -> check.text("verdict").get().equals("failed"))
            .findFirst()
            .orElseThrow();
    assertTrue(wrong.text("place").get().contains("ask.block.yaml:6:"), wrong.text("place").get());
  }
}
