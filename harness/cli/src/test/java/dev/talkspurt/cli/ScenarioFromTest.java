package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a call to a scenario and back, in virtual time. */
class ScenarioFromTest {
  @TempDir Path folder;

  @BeforeEach
  void bring_the_agents() throws IOException {
    Files.createDirectories(folder.resolve("agents"));
    for (String name : List.of("order-line", "inventory", "clinic")) {
      String file = name + ".agent.yaml";
      Files.copy(
          Console.ROOT.resolve("scenarios/agents").resolve(file),
          folder.resolve("agents").resolve(file));
    }
  }

  private Console run(Path scenario) {
    return Console.run(
        "run",
        scenario.toString(),
        "--virtual-time",
        "--no-report",
        "--out",
        folder.resolve("runs").toString());
  }

  /** The folder of the only call of this scenario. */
  private Path called(String id) throws IOException {
    Console.assumeVoices();
    Console console = run(Path.of(Console.smoke(id)));
    assertEquals(Main.PASSED, console.code(), console.both());
    try (Stream<Path> found = Files.walk(folder.resolve("runs"))) {
      return found.filter(p -> p.endsWith(Path.of("calls", id, "1"))).findFirst().orElseThrow();
    }
  }

  private Console from(Path call, String... more) {
    return Console.run(
        Stream.concat(
                Stream.of("scenario", "from", call.toString(), "--out", suite().toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Path suite() {
    return folder.resolve("suite");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order-delivery-date",
        "order-lookup-fails",
        "inventory-silent-caller",
        "clinic-reschedule"
      })
  void a_recorded_call_becomes_a_scenario_that_lints_clean_and_passes(String id)
      throws IOException {
    Console made = from(called(id));
    assertEquals(Main.PASSED, made.code(), made.both());
    Path file = suite().resolve(id + "-recorded-1.scenario.yaml");
    assertTrue(made.out().contains("wrote " + file + "\n"), made.out());
    Console lint = Console.run("lint", "--strict", suite().toString());
    assertEquals(Main.PASSED, lint.code(), lint.both());
    Console again = run(file);
    assertEquals(Main.PASSED, again.code(), again.both());
    assertTrue(again.out().contains("1 passed"), again.out());
  }

  @Test
  void a_scenario_made_of_a_call_tells_an_agent_that_got_worse() throws IOException {
    from(called("order-delivery-date"), "--id", "before");
    Path file = suite().resolve("before.scenario.yaml");
    for (String fault : List.of("neverYields", "wrongArgument", "mute")) {
      Console worse =
          Console.run(
              "run",
              file.toString(),
              "--virtual-time",
              "--no-report",
              "--set",
              "simulated.faults=" + fault,
              "--out",
              folder.resolve("runs").toString());
      assertEquals(Main.FAILED, worse.code(), fault + worse.both());
    }
  }

  @Test
  void what_is_there_is_replaced_only_by_force() throws IOException {
    Path call = called("order-status");
    assertEquals(Main.PASSED, from(call, "--id", "mine").code());
    Path file = suite().resolve("mine.scenario.yaml");
    Files.writeString(file, "# looked at\n");
    Console refused = from(call, "--id", "mine");
    assertEquals(Main.USAGE, refused.code(), refused.both());
    assertTrue(
        refused.err().contains(file + ": is there already, expected a new name"), refused.err());
    assertEquals("# looked at\n", Files.readString(file));
    assertEquals(Main.PASSED, from(call, "--id", "mine", "--force").code());
    assertTrue(Files.readString(file).contains("scenario:"));
  }

  @Test
  void a_call_to_an_agent_that_is_not_there_leaves_no_files() throws IOException {
    Path call = called("order-status");
    Files.delete(folder.resolve("agents/order-line.agent.yaml"));
    Console console = from(call);
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.err().contains("unknown agent 'order-line'"), console.err());
    assertTrue(console.err().contains("call.json"), console.err());
    assertFalse(Files.exists(suite()));
  }

  @Test
  void a_recording_that_cannot_be_played_again_leaves_no_files() throws IOException {
    Path call = called("order-status");
    Path wav = call.resolve("call.wav");
    byte[] bytes = Files.readAllBytes(wav);
    // The header stays, and every sample is silent.
    java.util.Arrays.fill(bytes, 44, bytes.length, (byte) 0);
    Files.write(wav, bytes);
    Console console = from(call);
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.err().startsWith("no scenario can be made of this call"), console.err());
    assertFalse(Files.exists(suite().resolve("order-status-recorded-1.scenario.yaml")));
  }

  @Test
  void a_broken_call_is_bad_input_and_no_trace() throws IOException {
    Path call = Files.createDirectories(folder.resolve("call"));
    Console none = from(call);
    assertEquals(Main.USAGE, none.code(), none.both());
    assertTrue(none.err().contains("call: holds no call.json, expected the folder"), none.err());
    Files.writeString(
        call.resolve("call.json"), "{\"scenario\":\"a\",\"agent\":{\"name\":\"clinic\"}}");
    Files.writeString(call.resolve("journal.jsonl"), "{\"t\":1,\"ev\n");
    Console broken = from(call);
    assertEquals(Main.USAGE, broken.code(), broken.both());
    assertTrue(broken.err().contains("journal.jsonl:1:"), broken.err());
    assertFalse(broken.both().contains("\tat "), broken.both());
  }
}
