package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescoreTest {
  private static final String VERSION = "0.0.1";

  @TempDir Path folder;
  private Path run;
  private Path call;

  @BeforeEach
  void make_a_call_and_score_it() throws IOException {
    run = LongCalls.ofTurns(4).write(folder.resolve("run"));
    call = run.resolve("calls/long-call/1");
    rescored(Optional.of(RescoredFiles.inPlace(run, false, VERSION)));
  }

  private Rescored rescored(Optional<RescoredFiles> files) {
    return Rescore.of(run, List.of(), any -> EnumSet.allOf(Capability.class), VERSION)
        .run(2, files);
  }

  private Rescored dryRun() {
    return rescored(Optional.empty());
  }

  private static Map<String, String> hashes(Path below) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(below)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        hashes.put(
            below.relativize(file).toString(),
            dev.talkspurt.audio.Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return hashes;
  }

  private void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(from), from);
    Files.writeString(file, text.replace(from, to));
  }

  private static List<String> unexplained(List<ScoreChange> changes) {
    return changes.stream().filter(ScoreChange::unexplained).map(ScoreChange::of).toList();
  }

  @Test
  void scoring_once_more_changes_nothing_and_touches_nothing() throws IOException {
    Map<String, String> before = hashes(run);
    Rescored rescored = rescored(Optional.of(RescoredFiles.beside(run, true, VERSION)));
    assertEquals(List.of(), rescored.problems());
    assertEquals(List.of(), rescored.changes());
    assertEquals(List.of(), rescored.calls().get(0).changes());
    assertFalse(rescored.unexplained());
    Path made = rescored.folder().orElseThrow();
    assertEquals(run.resolve("rescored-1"), made);
    assertArrayEquals(
        Files.readAllBytes(call.resolve("call.json")),
        Files.readAllBytes(made.resolve("calls/long-call/1/call.json")));
    assertTrue(Files.exists(made.resolve("calls/long-call/1/page.html")));
    assertTrue(Files.exists(made.resolve("allure-results")));
    String json = Files.readString(made.resolve("run.json"));
    assertEquals(List.of(), new SchemaCheck("run").problems(json));
    Map<String, String> after = hashes(run);
    after.keySet().removeIf(name -> name.startsWith("rescored-1"));
    assertEquals(before, after);
  }

  @Test
  void a_dry_run_writes_nothing() throws IOException {
    Map<String, String> before = hashes(run);
    Rescored rescored = dryRun();
    assertEquals(Optional.empty(), rescored.folder());
    assertEquals(List.of(), new SchemaCheck("rescored").problems(rescored.json().pretty()));
    assertEquals(before, hashes(run));
  }

  @Test
  void in_place_the_old_files_are_kept() throws IOException {
    Files.writeString(call.resolve("page.html"), "old page");
    byte[] old = Files.readAllBytes(call.resolve("call.json"));
    rescored(Optional.of(RescoredFiles.inPlace(run, false, VERSION)));
    Path kept = run.resolve("before-rescore-2");
    assertArrayEquals(old, Files.readAllBytes(kept.resolve("calls/long-call/1/call.json")));
    assertTrue(Files.exists(kept.resolve("calls/long-call/1/page.html")));
    assertFalse(Files.exists(call.resolve("page.html")), "a page of old scores");
    assertTrue(Files.exists(kept.resolve("run.json")));
  }

  @Test
  void a_folder_that_holds_something_is_not_written_to() throws IOException {
    BadInput bad = assertThrows(BadInput.class, () -> RescoredFiles.into(run, false, VERSION));
    assertTrue(bad.getMessage().contains("is not empty"), bad.getMessage());
  }

  @Test
  void a_changed_definition_is_the_reason() throws IOException {
    for (Path file : List.of(call.resolve("call.json"), run.resolve("run.json"))) {
      edit(file, "\"V2V_AUDIBLE/1\"", "\"V2V_AUDIBLE/7\"");
    }
    Rescored rescored = dryRun();
    assertEquals(
        List.of("definition changed (V2V_AUDIBLE/7 -> V2V_AUDIBLE/1)"),
        rescored.changes().stream().map(ScoreChange::why).toList());
    assertFalse(rescored.unexplained());
  }

  @Test
  void a_changed_value_under_the_same_definition_is_a_fault() throws IOException {
    edit(run.resolve("run.json"), "\"p50\": 860", "\"p50\": 861");
    Rescored rescored = dryRun();
    assertTrue(rescored.unexplained());
    assertTrue(unexplained(rescored.changes()).contains("V2V_AUDIBLE"));
    assertTrue(rescored.changes().get(0).before().startsWith("861."), "before");
    assertTrue(rescored.changes().get(0).after().startsWith("860."), "after");
  }

  @Test
  void so_is_a_changed_recording() throws IOException {
    byte[] sound = Files.readAllBytes(call.resolve("received.wav"));
    java.util.Arrays.fill(sound, 44, sound.length / 3, (byte) 0);
    Files.write(call.resolve("received.wav"), sound);
    Rescored rescored = dryRun();
    assertTrue(unexplained(rescored.changes()).contains("RESPONSE_RATE"));
    assertTrue(unexplained(rescored.calls().get(0).changes()).contains("timeline"));
    assertEquals("passed", rescored.calls().get(0).before());
    assertTrue(rescored.calls().get(0).judgedOtherwise());
    assertFalse(rescored.calls().get(0).checks().isEmpty());
  }

  @Test
  void metrics_come_and_go() throws IOException {
    edit(run.resolve("run.json"), "\"TTFP\": {", "\"OLD_ONE\": {");
    edit(run.resolve("run.json"), "\"TTFP/1\"", "\"OLD_ONE/1\"");
    List<String> why = dryRun().changes().stream().map(ScoreChange::why).sorted().toList();
    assertEquals(List.of("metric gone", "new metric"), why);
  }

  @Test
  void a_killed_run_gets_its_run_json() throws IOException {
    Files.delete(run.resolve("run.json"));
    Files.createDirectories(run.resolve("calls/long-call/2"));
    Files.copy(call.resolve("journal.jsonl"), run.resolve("calls/long-call/2/journal.jsonl.part"));
    Rescored rescored = rescored(Optional.of(RescoredFiles.beside(run, false, VERSION)));
    assertEquals(1, rescored.calls().size());
    assertEquals(1, rescored.problems().size());
    String problem = rescored.problems().get(0);
    assertTrue(problem.startsWith("calls/long-call/2"), problem);
    assertTrue(problem.contains("the run ended while this call went on"), problem);
    Json.Obj made = (Json.Obj) Json.parse(Files.readString(run.resolve("rescored-1/run.json")));
    assertEquals("true", made.obj("settings").orElseThrow().text("interrupted").orElseThrow());
    assertEquals(List.of(), new SchemaCheck("run").problems(made.pretty()));
  }

  @Test
  void a_journal_that_was_cut_short_is_read_as_far_as_it_goes() throws IOException {
    Path journal = call.resolve("journal.jsonl");
    String text = Files.readString(journal);
    Files.writeString(journal, text.substring(0, text.length() / 2));
    Rescored rescored = dryRun();
    assertEquals(List.of(), rescored.problems());
    assertTrue(rescored.calls().get(0).notes().get(0).contains("cut short"));
    assertTrue(rescored.unexplained());
  }

  @Test
  void broken_files_are_named_and_harm_no_other_call() throws IOException {
    Path other = run.resolve("calls/long-call/2");
    Map<String, String> broken =
        Map.of(
            "journal.jsonl", "nonsense\n{}\n",
            "call.wav", "RIFF",
            "received.wav", "",
            "call.json", "{");
    for (Map.Entry<String, String> one : broken.entrySet()) {
      Files.deleteIfExists(run.resolve("run.json"));
      copyCall(other);
      Files.writeString(other.resolve(one.getKey()), one.getValue());
      Rescored rescored = dryRun();
      assertEquals(1, rescored.calls().size(), one.getKey());
      String problem = rescored.problems().get(0);
      assertTrue(problem.startsWith("calls/long-call/2"), problem);
      assertTrue(problem.contains(one.getKey()), problem);
      Files.delete(other.resolve(one.getKey()));
      assertEquals(1, dryRun().calls().size(), "without " + one.getKey());
    }
  }

  private void copyCall(Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of("call.json", "journal.jsonl", "call.wav", "received.wav")) {
      Files.copy(call.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Test
  void an_input_that_is_missing_or_changed_is_named_with_what_to_do() throws IOException {
    Path scenario = run.resolve("inputs/long-call.scenario.yaml");
    String text = Files.readString(scenario);
    Files.writeString(scenario, text + "# changed\n");
    assertProblem("long-call.scenario.yaml: was changed since the call", "--scenarios");
    Files.delete(scenario);
    assertProblem("long-call.scenario.yaml: does not exist", "make the run again");
    Files.writeString(scenario, text);
    Files.delete(run.resolve("inputs/inputs.json"));
    assertProblem("inputs: does not exist", "--scenarios");
    Rescored instead =
        Rescore.of(
                run,
                dev.talkspurt.scenario.Suite.find(List.of(scenario)),
                any -> EnumSet.allOf(Capability.class),
                VERSION)
            .run(1, Optional.empty());
    assertEquals(List.of(), instead.problems());
  }

  private void assertProblem(String what, String next) {
    String problem = dryRun().problems().get(0);
    assertTrue(problem.contains(what), problem);
    assertTrue(problem.contains(next), problem);
  }

  @Test
  void nothing_outside_the_run_s_folder_is_read() throws IOException {
    Files.writeString(folder.resolve("secret.yaml"), "x");
    edit(run.resolve("inputs/inputs.json"), "\"agents/order", "\"../../agents/order");
    assertProblem("names a file outside its folder", "expected none");
    edit(run.resolve("run.json"), "\"calls/long-call/1\"", "\"../run/calls/long-call/1\"");
    BadInput bad = assertThrows(BadInput.class, this::dryRun);
    assertTrue(bad.getMessage().contains("that a run does not write"), bad.getMessage());
  }

  @Test
  void what_is_no_run_is_named() throws IOException {
    for (Path none : List.of(folder.resolve("nothing"), folder)) {
      run = none;
      BadInput bad = assertThrows(BadInput.class, this::dryRun);
      assertTrue(bad.getMessage().contains("expected the folder of a run"), bad.getMessage());
    }
  }

  private long allocated(int turns) throws IOException {
    run = LongCalls.ofTurns(turns).write(folder.resolve("of-" + turns));
    dryRun();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    RecordedCall recorded = RecordedCall.read(run.resolve("calls/long-call/1"));
    RecordedInputs inputs = RecordedInputs.of(run).orElseThrow();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    recorded.score(
        inputs.scenario("long-call"), EnumSet.allOf(Capability.class), new java.util.ArrayList<>());
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  @Test
  void a_call_four_times_as_long_takes_about_four_times_as_much() throws IOException {
    double ratio = (double) allocated(32) / allocated(8);
    assertTrue(ratio < 4.3, "four times the length takes " + ratio + " times the memory");
    System.out.printf("a call four times as long allocates %.2f times as much%n", ratio);
  }
}
