package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of runs that were tampered with, broken, or are judged by other files. */
class RescoreTroubleTest {
  private static final String VERSION = "0.0.1";

  @TempDir Path folder;
  private Path run;
  private Path call;

  @BeforeEach
  void make_a_call_and_score_it() throws IOException {
    run = LongCalls.ofTurns(4).write(folder.resolve("run"));
    call = run.resolve("calls/long-call/1");
    rescored(List.of(), Optional.of(RescoredFiles.inPlace(run, false, VERSION)));
  }

  private Rescored rescored(List<Path> instead, Optional<RescoredFiles> files) {
    return Rescore.of(
            run,
            instead.isEmpty() ? List.of() : Suite.find(instead),
            any -> EnumSet.allOf(Capability.class),
            VERSION)
        .run(2, files);
  }

  private Rescored dryRun() {
    return rescored(List.of(), Optional.empty());
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(from), from);
    Files.writeString(file, text.replace(from, to));
  }

  private Path copyOfInputs() throws IOException {
    Path copy = folder.resolve("given");
    Path inputs = run.resolve("inputs");
    try (Stream<Path> walk = Files.walk(inputs)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        Path to = copy.resolve(inputs.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return copy;
  }

  private static List<String> why(List<ScoreChange> changes) {
    return changes.stream().map(ScoreChange::why).distinct().toList();
  }

  @Test
  void other_expectations_are_a_reason() throws IOException {
    Path given = copyOfInputs();
    edit(
        given.resolve("long-call.scenario.yaml"),
        "  - hangUp",
        "    expect: { answer: { within: 3 s, mentions: [ zebra ] } }\n  - hangUp");
    Rescored rescored = rescored(List.of(given), Optional.empty());
    assertEquals(List.of(), rescored.problems());
    assertEquals("failed", rescored.calls().get(0).after());
    assertEquals(List.of("other expectations"), why(rescored.changes()));
    assertTrue(
        rescored.changes().stream().anyMatch(change -> change.of().equals("TASK_PASS")),
        rescored.changes().toString());
    assertFalse(rescored.unexplained());
  }

  @Test
  void but_not_for_what_the_recording_alone_says() {
    WholeReason reason = new WholeReason(true, Optional.empty());
    List<ScoreChange> changes =
        List.of(
            ScoreChange.unexplained("timeline", "a", "b"),
            ScoreChange.unexplained("TASK_PASS", "1", "0"));
    assertEquals(
        List.of(changes.get(0), changes.get(1).explainedBy("other expectations")),
        reason.given(changes));
  }

  @Test
  void the_same_files_given_again_are_no_reason() throws IOException {
    edit(run.resolve("run.json"), "\"p50\": 860", "\"p50\": 861");
    Rescored rescored = rescored(List.of(copyOfInputs()), Optional.empty());
    assertTrue(rescored.unexplained());
    assertEquals(List.of(), rescored.calls().get(0).checks());
  }

  /** A second scenario beside the first, with an agent of its own. */
  private void another() throws IOException {
    Path inputs = run.resolve("inputs");
    String agent = Files.readString(inputs.resolve("agents/order-line.agent.yaml"));
    String other = agent.replace("agent: order-line", "agent: other-line");
    Files.writeString(inputs.resolve("agents/other-line.agent.yaml"), other);
    String scenario =
        Files.readString(inputs.resolve("long-call.scenario.yaml"))
            .replace("agent: order-line", "agent: other-line");
    Files.writeString(inputs.resolve("other-call.scenario.yaml"), scenario);
    edit(
        inputs.resolve("inputs.json"),
        "\"files\": [",
        "\"files\": ["
            + listed("agents/other-line.agent.yaml", other)
            + ","
            + listed("other-call.scenario.yaml", scenario)
            + ",");
    edit(
        inputs.resolve("inputs.json"),
        "\"scenarios\": [",
        "\"scenarios\": [{\"id\":\"other-call\",\"file\":\"other-call.scenario.yaml\"},");
    Path to = run.resolve("calls/other-call/1");
    Files.createDirectories(to);
    for (String name : List.of("call.json", "journal.jsonl", "call.wav", "received.wav")) {
      Files.copy(call.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    edit(to.resolve("call.json"), "\"scenario\": \"long-call\"", "\"scenario\": \"other-call\"");
    Files.delete(run.resolve("run.json"));
  }

  private static String listed(String path, String text) {
    return Json.object()
        .put("path", path)
        .put("shown", path)
        .put("sha256", dev.talkspurt.audio.Sha256.hex(text.getBytes()))
        .put("bytes", text.length())
        .build()
        .compact();
  }

  @ParameterizedTest
  @ValueSource(strings = {"other-call.scenario.yaml", "agents/other-line.agent.yaml"})
  void a_changed_input_harms_only_the_calls_made_of_it(String name) throws IOException {
    another();
    assertEquals(List.of(), dryRun().problems());
    Path input = run.resolve("inputs").resolve(name);
    Files.writeString(input, Files.readString(input) + "# changed\n");
    assertOnlyOtherFails(name + ": was changed since the call");
    Files.delete(input);
    assertOnlyOtherFails(name + ": does not exist");
    Files.writeString(input, "[");
    assertOnlyOtherFails(name + ": was changed since the call");
  }

  private void assertOnlyOtherFails(String what) {
    Rescored rescored = dryRun();
    assertEquals(1, rescored.problems().size(), rescored.problems().toString());
    String problem = rescored.problems().get(0);
    assertTrue(problem.startsWith("calls/other-call/1: inputs/"), problem);
    assertTrue(problem.contains(what), problem);
    assertEquals("long-call", rescored.calls().get(0).scenario());
  }

  @Test
  void parts_that_changed_are_named_with_their_values() throws IOException {
    edit(call.resolve("call.json"), "\"answered\": true", "\"answered\": false");
    ScoreChange turns =
        dryRun().calls().get(0).changes().stream()
            .filter(change -> change.of().equals("turns"))
            .findFirst()
            .orElseThrow();
    assertTrue(turns.before().startsWith("[0].answered false, [1].answered false"), turns.before());
    assertTrue(turns.after().startsWith("[0].answered true, [1].answered true"), turns.after());
    assertTrue(turns.after().endsWith(" and 1 more"), turns.after());
  }

  @Test
  void what_follows_from_one_cause_is_told_once() throws IOException {
    byte[] sound = Files.readAllBytes(call.resolve("call.wav"));
    Files.write(call.resolve("call.wav"), Arrays.copyOf(sound, sound.length / 2));
    Rescored rescored = dryRun();
    assertEquals("invalid_bench", rescored.calls().get(0).after());
    assertTrue(rescored.calls().get(0).cause().isPresent(), rescored.calls().toString());
    assertFalse(rescored.faulty());
    Files.write(call.resolve("call.wav"), sound);
    String journal = Files.readString(call.resolve("journal.jsonl"));
    Files.writeString(
        call.resolve("journal.jsonl"), journal.substring(0, journal.length() * 2 / 3));
    rescored = dryRun();
    String cause = rescored.calls().get(0).cause().orElseThrow();
    assertTrue(cause.startsWith("read up to a line that was cut short: journal.jsonl:"), cause);
    assertEquals(List.of("follows from the recording"), why(rescored.changes()));
    assertEquals(List.of("follows from the recording"), why(rescored.calls().get(0).changes()));
    assertTrue(rescored.unexplained());
  }

  @Test
  void an_empty_journal_cannot_be_scored() throws IOException {
    Files.writeString(call.resolve("journal.jsonl"), "");
    Rescored rescored = dryRun();
    assertEquals(List.of(), rescored.calls());
    String problem = rescored.problems().get(0);
    assertTrue(problem.startsWith("calls/long-call/1/journal.jsonl: holds no line"), problem);
    assertTrue(problem.endsWith("make the call again)"), problem);
  }

  @Test
  void lines_that_were_moved_are_named() throws IOException {
    List<String> lines =
        new java.util.ArrayList<>(Files.readAllLines(call.resolve("journal.jsonl")));
    java.util.Collections.swap(lines, 500, 510);
    Files.write(call.resolve("journal.jsonl"), lines);
    List<String> notes = dryRun().calls().get(0).notes();
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).startsWith("journal.jsonl:50"), notes.get(0));
    assertTrue(notes.get(0).contains("earlier than a line above it"), notes.get(0));
  }

  @Test
  void a_run_json_that_was_cut_short_counts_as_missing() throws IOException {
    String text = Files.readString(run.resolve("run.json"));
    Files.writeString(run.resolve("run.json"), text.substring(0, text.length() / 2));
    Rescored rescored = dryRun();
    assertEquals(1, rescored.calls().size());
    assertEquals(List.of(), rescored.problems());
    assertTrue(rescored.notes().get(0).contains("run.json"), rescored.notes().toString());
    assertTrue(rescored.notes().get(0).contains("as if it were not there"));
    assertEquals(List.of(), new SchemaCheck("rescored").problems(rescored.json().pretty()));
  }

  @Test
  void only_what_is_well_formed_is_taken_over() throws IOException {
    edit(
        call.resolve("call.json"),
        "\"versions\": {",
        "\"input\": {\"file\": 5},\n\"versions\": {\"evil\": [],");
    edit(run.resolve("run.json"), "\"bench\": {", "\"bench\": {\"evil\": 1, ");
    edit(run.resolve("run.json"), "\"name\": \"talkspurt\"", "\"name\": 7");
    rescored(List.of(), Optional.of(RescoredFiles.beside(run, false, VERSION)));
    Path made = run.resolve("rescored-1");
    String callJson = Files.readString(made.resolve("calls/long-call/1/call.json"));
    // A synthetic call was never rendered, so nobody knows what its agent was given.
    assertEquals(
        List.of(": required property 'callerConditions' not found"),
        new SchemaCheck("call").problems(callJson));
    assertEquals(
        List.of(), new SchemaCheck("run").problems(Files.readString(made.resolve("run.json"))));
  }

  @Test
  void a_call_is_named_once() throws IOException {
    Files.delete(call.resolve("journal.jsonl"));
    assertTrue(
        dryRun().problems().get(0).startsWith("calls/long-call/1/journal.jsonl: does not exist"),
        dryRun().problems().toString());
  }

  @Test
  void an_expectation_is_the_same_in_another_file() {
    Json.Obj before = (Json.Obj) Json.parse(check("a.yaml:1:2", "passed"));
    Json.Obj after = (Json.Obj) Json.parse(check("/b/a.yaml:9:2", "failed"));
    assertEquals(
        List.of(
            new ScoreChange(
                "/b/a.yaml:9:2 agent ends", "passed: e", "failed: e", "judged otherwise", false)),
        CheckChanges.of(List.of(before), List.of(after)));
    Json.Obj same = (Json.Obj) Json.parse(check("/b/a.yaml:9:2", "passed"));
    assertEquals(List.of(), CheckChanges.of(List.of(before), List.of(same)));
  }

  private static String check(String place, String verdict) {
    return "{\"place\":\""
        + place
        + "\",\"expectation\":\"agent ends\",\"verdict\":\""
        + verdict
        + "\",\"evidence\":\"e\"}";
  }
}
