package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The caller's side from the command line; the words are fixtures, no voices are needed. */
class ListenTest {
  private static final String NOISY =
      """
      scenario: Noisy
      agent: order-line
      caller:
        voice: en-us-slt
        background: { noise: pink, snrDb: 12 }
        line: [ telephone, { loss: { percent: 3, burstFrames: 3 } } ]
      script:
        - hear: { within: 4 s }
        - say: How much does it cost?
        - noise: { play: cough, after: 700 ms of agent speech, peakDb: 9 }
        - say: Thank you, goodbye.
          with: { background: { noise: street, snrDb: 20 } }
        - hangUp
      """;

  @TempDir Path folder;

  private Path scenario(String text) throws IOException {
    Path agents = Files.createDirectories(folder.resolve("agents"));
    Path agent = Console.ROOT.resolve("scenarios/agents/order-line.agent.yaml");
    Files.copy(
        agent,
        agents.resolve("order-line.agent.yaml"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return Files.writeString(folder.resolve("noisy.scenario.yaml"), text);
  }

  private Console listen(Path scenario, String... more) {
    return Console.run(
        Stream.concat(
                Stream.of("listen", scenario + "", "--out", folder.resolve("out") + ""),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void a_callers_side_is_heard_seen_and_measured() throws IOException {
    Console console = listen(scenario(NOISY));
    assertEquals(Main.PASSED, console.code(), console.both());
    Path files = folder.resolve("out/noisy");
    Json.Obj json = (Json.Obj) Json.parse(Files.readString(files.resolve("caller.json")));
    AudioClip wave = WavFile.read(files.resolve("caller.wav")).channels().get(0);
    assertEquals(wave.sha256(), json.text("trackSha256").orElseThrow());
    String svg = Files.readString(files.resolve("caller.svg"));
    assertTrue(svg.contains(">pink 12 dB · telephone · loss 3 %<"));
    assertTrue(svg.contains(", 700 ms into agent turn 2, peak 9.0 dB over speech<"));
    assertTrue(svg.length() < 150_000);
    assertTrue(console.out().contains("12.00 → 12."), console.out());
    assertTrue(console.out().contains(json.text("callerAudioSha256").orElseThrow()));
    assertTrue(console.out().contains(files.resolve("caller.svg").toString()), console.out());
    assertEquals("rendering noisy\n", console.err());
  }

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_trial_others() throws IOException {
    Path scenario = scenario(NOISY);
    String first = listen(scenario, "--json", "--quiet").out();
    assertEquals(first, listen(scenario, "--json", "--quiet").out());
    assertFalse(first.equals(listen(scenario, "--json", "--quiet", "--trial", "2").out()));
    assertFalse(first.equals(listen(scenario, "--json", "--quiet", "--seed", "2").out()));
  }

  @Test
  void json_is_valid_by_its_schema_and_alone_on_stdout() throws IOException {
    Console console = listen(scenario(NOISY), "--json", "--quiet");
    assertEquals("", console.err());
    assertEquals(1, console.out().lines().count());
    String schema = Files.readString(Console.ROOT.resolve("reports/schema/listen.schema.json"));
    assertEquals(
        List.of(),
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema)
            .validate(console.out(), InputFormat.JSON)
            .stream()
            .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
            .toList());
  }

  @Test
  void the_achieved_snr_is_the_nominal_one() throws IOException {
    String steady = NOISY.replace("    with: { background: { noise: street, snrDb: 20 } }\n", "");
    Json.Obj json =
        (Json.Obj) Json.parse(listen(scenario(steady), "--json", "--quiet").out().strip());
    Json.Obj snr = json.obj("callerConditions").orElseThrow().obj("snrDb").orElseThrow();
    assertEquals(12, snr.number("nominal").orElseThrow().doubleValue(), 1e-9);
    assertEquals(12, snr.number("achieved").orElseThrow().doubleValue(), 0.1);
  }

  @Test
  void a_call_sends_the_very_sounds() throws IOException {
    Console.assumeVoices();
    Path scenario = scenario(NOISY);
    Json.Obj heard = (Json.Obj) Json.parse(listen(scenario, "--json", "--quiet").out().strip());
    Json.Obj run =
        (Json.Obj)
            Json.parse(
                Console.run(
                        "run",
                        scenario + "",
                        "--virtual-time",
                        "--no-report",
                        "--json",
                        "--quiet",
                        "--out",
                        folder.resolve("runs") + "")
                    .out());
    Json.Obj call = (Json.Obj) run.items("calls").get(0);
    assertEquals(heard.text("callerAudioSha256"), call.text("callerAudioSha256"));
    assertEquals(heard.number("seed"), call.number("seed"));
  }

  @Test
  void each_variant_of_a_sweep_has_a_folder_of_its_own() throws IOException {
    Console console = listen(scenario(NOISY.replace("snrDb: 12", "snrDb: [ 20, 0 ]")));
    assertEquals(Main.PASSED, console.code(), console.both());
    try (Stream<Path> folders = Files.list(folder.resolve("out"))) {
      List<String> names = folders.map(f -> f.getFileName().toString()).sorted().toList();
      assertEquals(2, names.size(), names.toString());
      assertTrue(names.get(0).startsWith("noisy--"), names.toString());
    }
    assertTrue(console.out().contains("20.00 → ") && console.out().contains("0.00 → "));
  }

  @Test
  void bad_input_is_named_and_what_can_be_rendered_is() throws IOException {
    scenario(NOISY);
    Path bad = folder.resolve("bad.scenario.yaml");
    Files.writeString(bad, NOISY.replace("voice: en-us-slt", "voice: nobody"));
    Console console = listen(folder);
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.err().contains("nobody"), console.err());
    assertFalse(console.err().contains("\tat "), console.err());
    assertTrue(Files.exists(folder.resolve("out/noisy/caller.wav")));
  }

  @Test
  void a_folder_that_cannot_be_written_is_bad_input() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Console console =
        Console.run("listen", Console.smoke("order-status"), "--out", file.toString());
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.err().contains("nothing can be kept in "), console.err());
  }

  @Test
  void of_a_caller_who_makes_no_sound_it_says_so() throws IOException {
    String silent =
        """
        scenario: Silent
        agent: order-line
        caller: { voice: en-us-slt }
        script:
          - hear: { within: 4 s }
          - when: { called: get_order }
            then: [ { silence: 1 s } ]
            otherwise: [ { silence: 2 s } ]
          - hangUp
        """;
    Console console = listen(scenario(silent));
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(console.out().contains("noisy: nothing to measure\n"), console.out());
    assertTrue(console.out().lines().noneMatch(line -> line.endsWith(": ")), console.out());
  }

  @Test
  void of_branches_the_then_steps_are_played_and_it_says_so() throws IOException {
    String branches =
        """
        scenario: Branches
        agent: order-line
        caller: { voice: en-us-slt }
        script:
          - hear: { within: 4 s, until: { heard: [ anything ] } }
          - say: How much does it cost?
          - when: { called: get_order }
            then: [ { say: "Thank you, goodbye." } ]
            otherwise: [ { say: How much does it cost? }, { silence: 1 s } ]
          - hangUp
        """;
    Path file = scenario(branches);
    Console console = listen(file);
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(
        console
            .out()
            .contains("every condition of a branch is taken for granted; steps not run: 5, 6"),
        console.out());
    Json.Obj json = (Json.Obj) Json.parse(listen(file, "--json", "--quiet").out());
    assertEquals(2, json.items("sounds").size());
    assertEquals("[4,5]", json.get("notRun").orElseThrow().compact());
  }
}
