package dev.talkspurt.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunMetrics;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.scenario.Labels;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path folder;

  @Test
  void run_and_call_files_are_valid_by_their_schemas() throws IOException {
    RunResult run = written();
    String runJson = Files.readString(folder.resolve("run.json"));
    assertEquals(List.of(), new SchemaCheck("run").problems(runJson));
    for (CallResult call : run.calls()) {
      String callJson = Files.readString(call.folder().resolve("call.json"));
      assertEquals(List.of(), new SchemaCheck("call").problems(callJson));
    }
  }

  @Test
  void a_step_passed_over_is_not_run_in_the_call_s_file_and_on_its_page() throws IOException {
    CallResult call = FakeCall.withStepNotRun(FakeCall.passed(folder));
    RunFolder writer = new RunFolder(any -> List.of());
    writer.runStarted(FakeCall.plan(folder));
    writer.callFinished(call);
    writer.runFinished(FakeCall.run(folder, List.of(call)));
    String callJson = Files.readString(call.folder().resolve("call.json"));
    assertEquals(List.of(), new SchemaCheck("call").problems(callJson));
    assertTrue(callJson.contains("\"not_run\""), callJson);
    assertTrue(!Files.readString(folder.resolve("run.json")).contains("not_run"));
    String page = Files.readString(call.folder().resolve("page.html"));
    assertTrue(page.contains("verdict v-not_run"), "pill");
  }

  @Test
  void files_of_the_version_before_are_still_valid() throws IOException {
    Path sample = Path.of(System.getProperty("talkspurt.root"), "reports/sample");
    String run = Files.readString(sample.resolve("run.json"));
    String call = Files.readString(sample.resolve("calls/order-delivery-date/1/call.json"));
    for (String version : List.of("1", "2")) {
      boolean old = version.equals("1");
      String oldRun = run.replaceAll("talkspurt.run/.", "talkspurt.run/" + version);
      String oldCall = call.replaceAll("talkspurt.call/.", "talkspurt.call/" + version);
      boolean hasNewKeys = call.contains("callerConditions");
      assertEquals(old || hasNewKeys, new SchemaCheck("run").problems(oldRun).isEmpty());
      assertEquals(old || hasNewKeys, new SchemaCheck("call").problems(oldCall).isEmpty());
    }
  }

  @Test
  void what_the_agent_was_given_stands_in_the_calls_files() throws IOException {
    CallResult call = FakeCaller.call(folder, "Good morning.");
    RunFolder writer = new RunFolder(any -> List.of());
    writer.runStarted(FakeCall.plan(folder));
    writer.callFinished(call);
    writer.runFinished(FakeCall.run(folder, List.of(call)));
    String callJson = Files.readString(call.folder().resolve("call.json"));
    assertEquals(List.of(), new SchemaCheck("call").problems(callJson));
    Json.Obj json = (Json.Obj) Json.parse(callJson);
    assertEquals("noisy", json.text("family").orElseThrow());
    assertEquals(4, json.obj("callerConditions").orElseThrow().items("stretches").size());
    assertTrue(Files.readString(call.folder().resolve("caller.svg")).contains("ts-lost"));
    String runJson = Files.readString(folder.resolve("run.json"));
    assertEquals(List.of(), new SchemaCheck("run").problems(runJson));
    Json.Obj row = item((Json.Obj) Json.parse(runJson), "calls", 0);
    assertEquals(
        "{\"caller.background.snrDb\":\"12\"}", row.obj("parameters").orElseThrow().compact());
  }

  @Test
  void the_final_state_of_the_tools_is_kept_with_its_hash() throws IOException {
    CallResult call =
        FakeCall.withState(FakeCaller.call(folder, "Good morning."), "{\"a\":\"<b>\"}");
    RunFolder writer = new RunFolder(any -> List.of());
    writer.runStarted(FakeCall.plan(folder));
    writer.callFinished(call);
    String callJson = Files.readString(call.folder().resolve("call.json"));
    assertEquals(List.of(), new SchemaCheck("call").problems(callJson));
    Json.Obj json = (Json.Obj) Json.parse(callJson);
    Json.Obj state = json.obj("state").orElseThrow();
    assertEquals("{\"a\":\"<b>\"}", state.obj("final").orElseThrow().compact());
    assertEquals(
        "59596a35bc447dd6fb26cfd5d167ee4ac6ec79efdbaa58ffc489d84ee649cdac",
        state.text("sha256").orElseThrow());
    assertEquals(List.of(), json.obj("timeline").orElseThrow().items("signals"));
  }

  @Test
  void what_a_scenario_says_of_itself_stands_in_the_file_of_its_call() throws IOException {
    Labels.Link link = new Labels.Link("REQ-12", "issue", URI.create("https://example.com/1"));
    Labels labels =
        new Labels(
            Optional.of("order-team"), Optional.empty(), Map.of("epic", "Orders"), List.of(link));
    CallResult call = FakeCall.labelled(folder, labels);
    RunFolder writer = new RunFolder(any -> List.of());
    writer.runStarted(FakeCall.plan(folder));
    writer.callFinished(call);
    String callJson = Files.readString(call.folder().resolve("call.json"));
    assertEquals(List.of(), new SchemaCheck("call").problems(callJson));
    assertEquals(
        "{\"owner\":\"order-team\",\"epic\":\"Orders\",\"links\":[{\"name\":\"REQ-12\","
            + "\"kind\":\"issue\",\"url\":\"https://example.com/1\"}]}",
        ((Json.Obj) Json.parse(callJson)).obj("labels").orElseThrow().compact());
  }

  @Test
  void a_call_that_never_came_about_is_written_like_any_other() throws IOException {
    CallResult call = FakeCall.unreachable(folder);
    RunFolder writer = new RunFolder(any -> List.of());
    writer.runStarted(FakeCall.plan(folder));
    writer.callFinished(call);
    String callJson = Files.readString(call.folder().resolve("call.json"));
    assertEquals(List.of(), new SchemaCheck("call").problems(callJson));
    String page = Files.readString(call.folder().resolve("page.html"));
    assertTrue(page.contains(">LIVE<") && page.contains("connection refused"));
    assertFalse(page.contains("NaN"), "a number that is none is shown");
  }

  @Test
  void every_kind_of_journal_line_is_valid_by_its_schema() throws IOException {
    SchemaCheck schema = new SchemaCheck("journal");
    List<JournalEntry> journal = FakeCall.failed(folder).journal();
    assertEquals(
        JournalEntry.class.getPermittedSubclasses().length,
        journal.stream().map(Object::getClass).distinct().count());
    for (JournalEntry entry : journal) {
      assertEquals(List.of(), schema.problems(entry.toJson().compact()));
    }
  }

  @Test
  void schemas_refuse_what_is_wrong() throws IOException {
    written();
    String runJson = Files.readString(folder.resolve("run.json"));
    SchemaCheck run = new SchemaCheck("run");
    assertFalse(run.problems(runJson.replace("\"failed\"", "\"red\"")).isEmpty());
    assertFalse(run.problems(runJson.replace("\"seed\"", "\"sead\"")).isEmpty());
    assertFalse(run.problems(runJson.replace("1170.25", "\"1170.25\"")).isEmpty());
    SchemaCheck journal = new SchemaCheck("journal");
    assertFalse(journal.problems("{\"t\":1,\"event\":\"flushed\"}").isEmpty());
    assertFalse(journal.problems("{\"t\":1,\"event\":\"sung\",\"reason\":\"\"}").isEmpty());
    assertFalse(
        journal.problems("{\"t\":1,\"event\":\"flushed\",\"reason\":\"\",\"x\":1}").isEmpty());
  }

  @Test
  void keys_stand_where_scripts_look_for_them() throws IOException {
    written();
    Json.Obj run = (Json.Obj) Json.parse(Files.readString(folder.resolve("run.json")));
    Json.Obj call = (Json.Obj) run.items("calls").get(0);
    assertEquals("reschedule", call.text("scenario").orElseThrow());
    assertEquals("calls/reschedule/1", call.text("folder").orElseThrow());
    assertEquals("agent", call.text("attribution").orElseThrow());
    assertEquals(Json.of(1170.0), item(call, "turns", 0).get("v2vAudibleMs").orElseThrow());
    assertEquals(Json.of(320.0), item(call, "probes", 0).get("stopMs").orElseThrow());
    assertTrue(item(call, "toolCalls", 0).isTrue("matched"));
    Json.Obj v2v = run.obj("metrics").orElseThrow().obj("V2V_AUDIBLE").orElseThrow();
    assertEquals("V2V_AUDIBLE/1", v2v.text("definition").orElseThrow());
    assertEquals("[1170.25,null]", v2v.get("p50Ci").orElseThrow().compact());
    assertEquals("null", v2v.get("value").orElseThrow().compact());
    assertEquals(Json.of(1), run.obj("verdicts").orElseThrow().get("failed").orElseThrow());
    assertEquals("failed", run.text("verdict").orElseThrow());
  }

  @Test
  void seeds_keep_all_their_bits() throws IOException {
    CallResult call = written().calls().get(0);
    String callJson = Files.readString(call.folder().resolve("call.json"));
    assertTrue(callJson.contains("\"seed\": " + call.seed() + ","), callJson.substring(0, 1500));
  }

  @Test
  void what_is_not_defined_is_null_and_never_zero() throws IOException {
    CallResult call = written().calls().get(0);
    Json.Obj json = (Json.Obj) Json.parse(Files.readString(call.folder().resolve("call.json")));
    Json.Obj missing = item(json, "toolCalls", 3);
    assertEquals("null", missing.get("calledMs").orElseThrow().compact());
    assertEquals("null", json.get("cost").orElseThrow().compact());
    assertEquals("unknown for a simulated agent", json.text("costReason").orElseThrow());
    assertEquals("error", item(json, "faults", 0).text("fault").orElseThrow());
  }

  @Test
  void no_half_written_file_is_left() throws IOException {
    written();
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
    }
  }

  @Test
  void a_run_is_as_bad_as_its_gravest_call() {
    CallResult passed = FakeCall.passed(folder);
    CallResult unsure = FakeCall.with(folder, 3, Verdict.INCONCLUSIVE, "void");
    CallResult broken = FakeCall.with(folder, 4, Verdict.PROVIDER_ERROR, "1011");
    assertEquals(Verdict.PASSED, RunSummary.of(List.of(passed)).verdict());
    assertEquals(Verdict.INCONCLUSIVE, RunSummary.of(List.of()).verdict());
    assertEquals(Verdict.INCONCLUSIVE, RunSummary.of(List.of(passed, unsure)).verdict());
    assertEquals(Verdict.PROVIDER_ERROR, RunSummary.of(List.of(unsure, broken)).verdict());
    assertEquals(Verdict.FAILED, RunSummary.of(List.of(broken, FakeCall.failed(folder))).verdict());
  }

  @Test
  void the_second_call_of_endpointing_turns_no_verdict_unless_the_bench_failed() {
    CallResult passed = FakeCall.passed(folder);
    for (Verdict any : List.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.PROVIDER_ERROR)) {
      CallResult twin = FakeCall.twin(FakeCall.with(folder, 1, any, "nothing is expected of it"));
      RunSummary summary = RunSummary.of(List.of(passed, twin));
      assertEquals(Verdict.PASSED, summary.verdict());
      assertEquals(1, summary.counts().get(any));
    }
    CallResult broken = FakeCall.twin(FakeCall.with(folder, 1, Verdict.INVALID_BENCH, "late"));
    assertEquals(Verdict.INVALID_BENCH, RunSummary.of(List.of(passed, broken)).verdict());
  }

  @Test
  void the_second_call_of_endpointing_goes_into_no_other_metric() {
    CallResult call = FakeCall.passed(folder);
    for (Summary summary : RunMetrics.of(List.of(call, FakeCall.twin(call)))) {
      if (!summary.metric().id().equals("ENDPOINTING_EST")) {
        Summary alone =
            RunMetrics.of(List.of(call)).stream()
                .filter(one -> one.metric().definition().equals(summary.metric().definition()))
                .findFirst()
                .orElseThrow();
        assertEquals(alone.n(), summary.n(), summary.metric().definition());
      }
    }
  }

  private RunResult written() {
    RunResult run = FakeCall.run(folder, List.of(FakeCall.failed(folder), FakeCall.passed(folder)));
    RunFolder writer = new RunFolder(call -> FakeCall.summaries());
    writer.runStarted(FakeCall.plan(folder));
    run.calls().forEach(writer::callFinished);
    writer.runFinished(run);
    return run;
  }

  private static Json.Obj item(Json.Obj object, String key, int index) {
    return (Json.Obj) object.items(key).get(index);
  }
}
