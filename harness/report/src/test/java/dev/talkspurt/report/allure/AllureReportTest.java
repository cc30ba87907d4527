package dev.talkspurt.report.allure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.report.FakeCall;
import dev.talkspurt.report.FakeCaller;
import dev.talkspurt.report.RunFolder;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.scenario.Labels;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureReportTest {
  @TempDir Path folder;

  @Test
  void a_call_becomes_a_result_with_its_steps_and_attachments() throws IOException {
    List<Json.Obj> results = results(write(FakeCall.failed(folder)));
    assertEquals(1, results.size());
    Json.Obj result = results.get(0);
    assertEquals("failed", result.text("status").orElseThrow());
    assertEquals(
        "step 3: answered after 1700 ms, expected within 1500 ms",
        result.obj("statusDetails").orElseThrow().text("message").orElseThrow());
    assertEquals(5, result.items("steps").size());
    Json.Obj second = (Json.Obj) result.items("steps").get(2);
    assertEquals("3 interrupt: the afternoon one please", second.text("name").orElseThrow());
    assertEquals("failed", second.text("status").orElseThrow());
    assertEquals(2, second.items("steps").size());
    assertEquals(
        Json.of(FakeCall.failed(folder).startedAt().toEpochMilli() + 180 + 8320),
        second.get("start").orElseThrow());
    assertEquals(6, result.items("attachments").size());
    for (Json attachment : result.items("attachments")) {
      String source = ((Json.Obj) attachment).text("source").orElseThrow();
      assertTrue(Files.size(folder.resolve("allure-results").resolve(source)) > 0, source);
    }
  }

  @Test
  void a_result_has_the_variant_of_a_sweep_and_what_the_agent_was_given() throws IOException {
    Json.Obj result = results(write(FakeCaller.call(folder, "Good morning."))).get(0);
    Json.Obj parameter =
        result.items("parameters").stream()
            .map(Json.Obj.class::cast)
            .filter(p -> p.text("name").orElseThrow().equals("caller.background.snrDb"))
            .findFirst()
            .orElseThrow();
    assertEquals("12", parameter.text("value").orElseThrow());
    assertFalse(parameter.isTrue("excluded"));
    String description = result.text("description").orElseThrow();
    assertTrue(description.contains("Given to the agent: speech −26.0 dBov"), description);
    List<String> names =
        result.items("attachments").stream()
            .map(a -> ((Json.Obj) a).text("name").orElseThrow())
            .toList();
    assertTrue(names.contains("what the agent was given"), names.toString());
    for (Json attachment : result.items("attachments")) {
      String source = ((Json.Obj) attachment).text("source").orElseThrow();
      if (source.contains("-caller-")) {
        assertTrue(Files.size(folder.resolve("allure-results").resolve(source)) < 150_000);
      }
    }
  }

  @Test
  void a_result_has_the_labels_and_links_of_the_scenario() throws IOException {
    Labels labels =
        new Labels(
            Optional.of("order <team>"),
            Optional.of("blocker"),
            Map.of("epic", "Orders", "story", "By number"),
            List.of(
                new Labels.Link("REQ-12", "issue", URI.create("https://example.com/REQ-12?a=é&b")),
                new Labels.Link("Case", "tms", URI.create("https://example.com/case"))));
    Json.Obj result = results(write(FakeCall.labelled(folder, labels))).get(0);
    List<String> seen =
        result.items("labels").stream()
            .map(Json.Obj.class::cast)
            .map(label -> label.text("name").get() + "=" + label.text("value").get())
            .toList();
    List<String> expected =
        List.of(
            "epic=Orders",
            "feature=Clinic desk",
            "story=By number",
            "owner=order ‹team›",
            "severity=blocker");
    assertTrue(seen.containsAll(expected), seen.toString());
    assertEquals(1, seen.stream().filter(label -> label.startsWith("severity=")).count());
    assertEquals(
        "[{\"name\":\"REQ-12\",\"url\":\"https://example.com/REQ-12?a=%C3%A9&b\",\"type\":\"issue\"},"
            + "{\"name\":\"Case\",\"url\":\"https://example.com/case\",\"type\":\"tms\"}]",
        result.get("links").orElseThrow().compact());
  }

  @Test
  void verdicts_that_prove_nothing_are_neither_passed_nor_failed() throws IOException {
    List<Json.Obj> results =
        results(
            write(
                FakeCall.with(folder, 1, Verdict.INCONCLUSIVE, "the agent never spoke"),
                FakeCall.with(folder, 2, Verdict.PROVIDER_ERROR, "closed with 1011"),
                FakeCall.with(folder, 3, Verdict.INVALID_BENCH, "frames were late")));
    List<String> seen =
        results.stream()
            .map(
                result ->
                    result.text("status").orElseThrow()
                        + " "
                        + result.obj("statusDetails").orElseThrow().text("message").orElseThrow())
            .sorted()
            .toList();
    assertEquals(
        List.of(
            "broken invalid bench: frames were late",
            "broken provider error: closed with 1011",
            "skipped inconclusive: the agent never spoke"),
        seen);
  }

  @Test
  void a_step_passed_over_is_skipped_and_its_call_passes() throws IOException {
    CallResult call = FakeCall.withStepNotRun(FakeCall.passed(folder));
    Json.Obj result = results(write(call)).get(0);
    assertEquals("passed", result.text("status").orElseThrow());
    Json.Obj last =
        result.items("steps").stream()
            .map(Json.Obj.class::cast)
            .filter(
                step ->
                    step.text("name")
                        .orElseThrow()
                        .startsWith(call.scenario().script().size() + 1 + " say"))
            .findFirst()
            .orElseThrow();
    assertEquals("skipped", last.text("status").orElseThrow());
    assertEquals("skipped", ((Json.Obj) last.items("steps").get(0)).text("status").orElseThrow());
  }

  @Test
  void trials_are_one_test_case_but_do_not_hide_each_other() throws IOException {
    List<Json.Obj> results = results(write(FakeCall.failed(folder), FakeCall.passed(folder)));
    Json.Obj one = results.get(0);
    Json.Obj two = results.get(1);
    assertEquals(one.text("testCaseId"), two.text("testCaseId"));
    assertNotEquals(one.text("historyId"), two.text("historyId"));
    assertNotEquals(one.text("uuid"), two.text("uuid"));
    assertEquals("scenarios/clinic/reschedule", one.text("fullName").orElseThrow());
  }

  @Test
  void what_an_agent_says_is_no_markup_in_a_result() throws IOException {
    write(FakeCall.failed(folder));
    try (Stream<Path> files = Files.list(folder.resolve("allure-results"))) {
      Path result = files.filter(f -> f.toString().endsWith("-result.json")).findFirst().get();
      String text = Files.readString(result);
      assertTrue(text.contains("onerror"), "the hostile text is not in the result at all");
      assertFalse(text.contains("<"), text);
    }
  }

  @Test
  void the_environment_reads_back_as_it_was() throws IOException {
    write(FakeCall.passed(folder));
    Properties read = new Properties();
    read.load(
        new StringReader(
            Files.readString(folder.resolve("allure-results/environment.properties"))));
    assertEquals("simulated (SIMULATED AGENT)", read.getProperty("target"));
    assertEquals("sha256:0011aabb", read.getProperty("config.fingerprint"));
    assertEquals("2", read.getProperty("setting.repeat"));
  }

  @Test
  void a_missing_folder_is_the_users_to_mend() {
    BadInput error =
        assertThrows(
            BadInput.class,
            () -> AllureReport.generate(folder.resolve("nowhere"), folder.resolve("report")));
    assertTrue(error.getMessage().contains("nowhere does not exist"), error.getMessage());
  }

  @Test
  void the_report_is_one_file_that_calls_nobody() throws IOException {
    Path results = write(FakeCall.failed(folder), FakeCall.passed(folder));
    Path page = AllureReport.generate(results, folder.resolve("allure-report"));
    String html = Files.readString(page);
    assertFalse(html.contains("googletagmanager"), "analytics");
    assertFalse(html.contains("google-analytics"), "analytics");
    assertTrue(html.contains("data/test-cases/"), "results are not in the page");
  }

  private Path write(CallResult... calls) {
    RunResult run = FakeCall.run(folder, List.of(calls));
    RunFolder writer = new RunFolder(call -> FakeCall.summaries());
    writer.runStarted(FakeCall.plan(folder));
    run.calls().forEach(writer::callFinished);
    writer.runFinished(run);
    return folder.resolve("allure-results");
  }

  private static List<Json.Obj> results(Path results) throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files
          .filter(file -> file.toString().endsWith("-result.json"))
          .sorted()
          .map(AllureReportTest::json)
          .toList();
    }
  }

  private static Json.Obj json(Path file) {
    try {
      return (Json.Obj) Json.parse(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
