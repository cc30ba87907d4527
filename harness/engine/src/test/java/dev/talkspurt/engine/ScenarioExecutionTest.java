package dev.talkspurt.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;

import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class ScenarioExecutionTest {
  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void write_a_project() {
    project = new Project(folder);
  }

  private static Throwable failure(EngineExecutionResults results) {
    Event event = results.testEvents().failed().list().get(0);
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  @Test
  void a_scenario_that_passes_is_a_test_that_succeeds() throws IOException {
    project.scenario("hours", "smoke", "that is all");
    EngineExecutionResults results = project.run();
    results.testEvents().assertStatistics(s -> s.started(1).succeeded(1).failed(0).aborted(0));
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertTrue(
          names.containsAll(List.of("run.json", "call.json", "call.wav", "page.html")), names + "");
    }
  }

  @Test
  void a_scenario_that_fails_says_where_why_and_where_to_hear_it() {
    Path file = project.scenario("submarine", "smoke", "submarine");
    EngineExecutionResults results = project.run();
    results.testEvents().assertStatistics(s -> s.started(1).succeeded(0).failed(1));
    results.testEvents().assertThatEvents().haveExactly(1, event(test(), finishedWithFailure()));
    Throwable failure = failure(results);
    List<String> lines = failure.getMessage().lines().toList();
    assertEquals(file + ":1:11: failed (agent)", lines.get(0));
    assertEquals(
        "  step 2 (say): expected answer mentions \"submarine\", but the agent said"
            + " \"That is all, thank you.\"",
        lines.get(1));
    assertTrue(
        lines.get(2).matches("  trial 1 of 1, seed -?\\d+, listen: .*page\\.html"), lines.get(2));
    Path page = Path.of(lines.get(2).replaceAll(".*listen: ", ""));
    assertTrue(Files.exists(page), page.toString());
    assertEquals(3, lines.size(), failure.getMessage());
    assertEquals(file.toString(), failure.getStackTrace()[0].getFileName());
  }

  @Test
  void one_that_fails_leaves_the_others_alone() {
    project.scenario("hours", "smoke", "that is all");
    project.scenario("submarine", "smoke", "submarine");
    project
        .run()
        .testEvents()
        .assertStatistics(s -> s.started(2).succeeded(1).failed(1).finished(2));
  }

  @Test
  void tags_choose_tests() {
    project.scenario("hours", "smoke", "that is all");
    project.scenario("submarine", "slow", "submarine");
    project
        .engine(project.suite())
        .filters(TagFilter.excludeTags("slow"))
        .execute()
        .testEvents()
        .assertStatistics(s -> s.started(1).succeeded(1));
  }

  @Test
  void a_repeated_scenario_is_one_test_and_tells_of_each_trial_that_failed() {
    project.scenario("hours", "smoke", "that is all");
    project.scenario("submarine", "smoke", "submarine");
    EngineExecutionResults results =
        project
            .engine(project.suite())
            .configurationParameter(EngineSettings.REPEAT, "3")
            .execute();
    results.testEvents().assertStatistics(s -> s.started(2).succeeded(1).failed(1));
    String message = failure(results).getMessage();
    assertEquals(3, message.lines().filter(line -> line.contains("failed (agent)")).count());
    for (String trial : List.of("trial 1 of 3", "trial 2 of 3", "trial 3 of 3")) {
      assertTrue(message.contains(trial), message);
    }
  }

  @Test
  void too_little_evidence_fails_or_aborts_as_one_likes() {
    Path file =
        project.write(
            "void.scenario.yaml",
            """
            scenario: Caller waits for more speech than there is
            agent: desk
            caller: { voice: en-us-kevin }
            script:
              - hear: { within: 4 s }
              - say: What are your opening hours?
              - interrupt: { after: 20 s of agent speech }
                say: Thank you, goodbye.
              - hangUp
            maxDuration: 40 s
            """);
    EngineTestKit.Builder engine = project.engine(selectFile(file.toFile()));
    engine.execute().testEvents().assertStatistics(s -> s.failed(1).aborted(0));
    engine
        .configurationParameter(EngineSettings.INCONCLUSIVE, "abort")
        .execute()
        .testEvents()
        .assertStatistics(s -> s.failed(0).aborted(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "talkspurt.repeat   | 0       | talkspurt.repeat is \"0\", expected a whole number from 1",
        "talkspurt.repeat   | many    | talkspurt.repeat is \"many\", expected a whole number",
        "talkspurt.repeat   | 9999999999 | talkspurt.repeat is \"9999999999\", expected a whole",
        "talkspurt.parallel | -1      | talkspurt.parallel is \"-1\", expected a whole number from 1",
        "talkspurt.time     | fast    | talkspurt.time is \"fast\", expected real or virtual",
        "talkspurt.target   | gemeni  | unknown name 'gemeni' as a target",
        "talkspurt.target   | gemini  | virtual time is for the simulated agent, not for gemini",
        "talkspurt.inconclusive | pass | talkspurt.inconclusive is \"pass\", expected fail or abort",
      })
  void a_bad_parameter_fails_every_test_with_what_was_expected(
      String key, String value, String message) {
    project.scenario("hours", "smoke", "that is all");
    EngineExecutionResults results =
        project.engine(project.suite()).configurationParameter(key, value).execute();
    results.testEvents().assertStatistics(s -> s.started(1).failed(1).succeeded(0));
    Throwable failure = failure(results);
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
    assertEquals(BadInput.class, failure.getCause().getClass());
    results.containerEvents().assertStatistics(s -> s.failed(0));
  }

  @Test
  void an_agent_that_the_target_would_refuse_is_not_called() throws IOException {
    project.scenario("hours", "smoke", "that is all");
    Path agent = folder.resolve("agents/desk.agent.yaml");
    Files.writeString(agent, Files.readString(agent).replace("latency:", "latncy:"));
    EngineExecutionResults results = project.run();
    assertTrue(failure(results).getMessage().contains("did you mean 'latency'?"));
    assertTrue(failure(results).getMessage().contains("desk.agent.yaml:9:3: "));
  }

  @Test
  void what_an_agent_says_stays_on_one_line_without_controls() throws IOException {
    Path file = project.scenario("hours", "smoke", "that is all");
    Files.writeString(
        file, Files.readString(file).replace("that is all ]", "\"sub\\e[2Jmarine\\npassed\" ]"));
    String message = failure(project.run()).getMessage();
    assertTrue(message.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), message);
    assertTrue(message.lines().noneMatch(line -> line.startsWith("passed")), message);
  }

  @Test
  void a_folder_that_cannot_be_written_fails_the_tests() throws IOException {
    project.scenario("hours", "smoke", "that is all");
    Path file = Files.createFile(folder.resolve("file"));
    EngineExecutionResults results =
        project
            .engine(project.suite())
            .configurationParameter(EngineSettings.OUT, file.toString())
            .execute();
    results.testEvents().assertStatistics(s -> s.started(1).failed(1));
    assertTrue(failure(results).getMessage().contains("runs cannot be kept in " + file));
  }

  @Test
  void no_scenarios_is_no_failure() {
    project
        .engine()
        .execute()
        .allEvents()
        .assertStatistics(s -> s.started(1).succeeded(1).failed(0));
  }
}
