package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers under conditions, against an agent that hears them. */
class ConditionsTest {
  private static final Path CAFE =
      Console.ROOT.resolve("scenarios/suites/conditions/cafe-call-with-cough.scenario.yaml");

  @TempDir Path out;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  private List<Json.Obj> calls(Path scenario, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "run",
                scenario.toString(),
                "--virtual-time",
                "--json",
                "--quiet",
                "--no-report",
                "--out",
                out.toString()));
    arguments.addAll(List.of(more));
    Console console = Console.run(arguments.toArray(String[]::new));
    return ((Json.Obj) Json.parse(console.out()))
        .items("calls").stream().map(Json.Obj.class::cast).toList();
  }

  private static TreeSet<String> callerAudio(List<Json.Obj> calls) {
    TreeSet<String> hashes = new TreeSet<>();
    calls.forEach(call -> hashes.add(call.text("callerAudioSha256").orElseThrow()));
    return hashes;
  }

  @Test
  void each_trial_has_its_own_noise_and_the_same_one_whatever_runs_beside_it() {
    TreeSet<String> alone = callerAudio(calls(CAFE, "--repeat", "3", "--parallel", "1"));
    assertEquals(3, alone.size(), "trials of one noise tell nothing about noise");
    assertEquals(alone, callerAudio(calls(CAFE, "--repeat", "3", "--parallel", "8")));
    assertNotEquals(alone, callerAudio(calls(CAFE, "--repeat", "3", "--seed", "2")));
  }

  @Test
  void the_record_of_a_call_holds_what_was_asked_for_and_what_was_achieved() throws IOException {
    calls(CAFE);
    Path run;
    try (var runs = Files.list(out)) {
      run = runs.findFirst().orElseThrow();
    }
    Path file = run.resolve("calls/cafe-call-with-cough/1/call.json");
    Json.Obj call = (Json.Obj) Json.parse(Files.readString(file));
    Json.Obj given = call.obj("callerConditions").orElseThrow();
    assertTrue(given.isTrue("reproduced"), given.text("why").orElse(""));
    Json.Obj snr = given.obj("snrDb").orElseThrow();
    assertEquals(20, snr.number("nominal").orElseThrow().doubleValue());
    assertEquals(20, snr.number("achieved").orElseThrow().doubleValue(), 0.1);
    Json.Obj loss = given.obj("loss").orElseThrow();
    assertEquals(3, loss.number("nominalPercent").orElseThrow().doubleValue());
    assertTrue(loss.number("framesLost").orElseThrow().intValue() > 0);
    Json.Obj cough = (Json.Obj) given.items("stretches").get(given.items("stretches").size() - 1);
    assertEquals("cough", cough.text("sound").orElseThrow());
    assertEquals(9, cough.number("peakAboveSpeechDb").orElseThrow().doubleValue(), 0.01);
    Json.Obj probe = (Json.Obj) call.items("probes").get(0);
    assertEquals(700, probe.number("agentHeardBeforeMs").orElseThrow().doubleValue(), 1);
  }

  @Test
  void a_wrong_label_is_heard_as_such() throws IOException {
    Path suite = out.resolve("suite");
    Files.createDirectories(suite.resolve("agents"));
    Files.copy(
        Console.ROOT.resolve("scenarios/agents/order-line.agent.yaml"),
        suite.resolve("agents/order-line.agent.yaml"));
    String text =
        Files.readString(Console.ROOT.resolve("scenarios/suites/smoke/order-status.scenario.yaml"))
            .replaceFirst("caller: \\{", "caller: { announcedRateHz: 8000,");
    assertTrue(text.contains("announcedRateHz"), "the scenario has no caller to change");
    Path file = Files.writeString(suite.resolve("label.scenario.yaml"), text);
    Json.Obj call = calls(file).get(0);
    assertEquals("failed", call.text("verdict").orElseThrow());
    assertEquals(0, call.items("toolCalls").stream().filter(ConditionsTest::came).count());
  }

  private static boolean came(Json tool) {
    return !((Json.Obj) tool).text("cause").orElse("").equals("MISSING");
  }
}
