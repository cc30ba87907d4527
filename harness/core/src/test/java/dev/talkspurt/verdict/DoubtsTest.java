package dev.talkspurt.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoubtsTest {
  private static final String AGENT =
      """
      agent: clinic
      prompt: You answer the phone of a clinic.
      tools:
        - name: find_slots
          description: Free appointments on a day.
          parameters:
            type: object
            properties: { day: { type: string } }
            required: [day]
        - name: book_slot
          description: Books one.
      """;

  private static final String FOUND = "calls: [ { find_slots: { day: Tuesday } } ]";

  @TempDir Path folder;

  @BeforeEach
  void write_an_agent() throws IOException {
    write("agents/clinic.agent.yaml", AGENT);
    write("agents/mute.agent.yaml", "agent: mute\nprompt: No tools.\n");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Scenario scenario(String text) throws IOException {
    return Suite.find(List.of(write("one.scenario.yaml", text))).get(0);
  }

  private List<String> of(Scenario scenario) {
    return Doubts.of(scenario, Optional.of(DocumentReader.yaml(scenario.source(), "x"))).stream()
        .map(problem -> problem.place().line() + " " + problem.message())
        .toList();
  }

  /** The warnings of an agent without tools given these steps. */
  private List<String> steps(String... steps) throws IOException {
    return of(scenario("scenario: A\nagent: mute\nscript:\n" + String.join("\n", steps) + "\n"));
  }

  private List<String> call(String expect, String rest) throws IOException {
    return of(
        scenario(
            "scenario: A\nagent: clinic\nscript:\n  - say: Tuesday?\n    expect: { "
                + expect
                + " }\n"
                + rest));
  }

  private static void assertOne(List<String> found, String start, String part) {
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).startsWith(start + " warning: "), found.toString());
    assertTrue(found.get(0).contains(part), found.toString());
    assertTrue(found.get(0).contains("expected"), found.toString());
  }

  @Test
  void an_interruption_nobody_need_yield_to_is_doubtful() throws IOException {
    String cut = "  - interrupt: { after: 1 s of agent speech }\n    say: Stop.\n";
    assertOne(steps("  - hear: { within: 3 s }", cut), "5", "interruption without 'yields'");
    assertOne(
        steps("  - hear: { within: 3 s }", cut + "    expect: { answer: { within: 2 s } }"),
        "5",
        "interruption without 'yields'");
    assertEquals(
        List.of(),
        steps("  - hear: { within: 3 s }", cut + "    expect: { yields: { within: 900 ms } }"));
  }

  @Test
  void an_agent_that_is_told_to_talk_on_need_not_yield() throws IOException {
    write(
        "agents/mute.agent.yaml",
        "agent: mute\nprompt: No tools.\nturnDetection: { interruptible: false }\n");
    assertEquals(
        List.of(),
        steps(
            "  - hear: { within: 3 s }",
            "  - interrupt: { after: 1 s of agent speech }\n    say: Stop."));
  }

  @Test
  void a_probe_of_which_nothing_is_expected_is_doubtful() throws IOException {
    String cough = "  - noise: { play: cough, after: 1 s of agent speech }";
    assertOne(steps("  - hear: { within: 3 s }", cough), "5", "keepsTalking: true");
    assertOne(
        steps("  - hear: { within: 3 s }", "  - noise: { play: cough }"), "5", "staysSilent: true");
    assertEquals(
        List.of(),
        steps("  - hear: { within: 3 s }", cough + "\n    expect: { keepsTalking: true }"));
    assertEquals(
        List.of(), steps("  - hear: { within: 3 s }", cough + "\n    expect: { calls: [] }"));
  }

  @Test
  void a_script_that_asks_nothing_of_the_agent_is_doubtful() throws IOException {
    assertOne(steps("  - hangUp"), "1", "nothing is asked of the agent");
    assertOne(steps("  - silence: 2 s", "  - hangUp"), "1", "nothing is asked of the agent");
    assertOne(
        of(scenario("scenario: A\nagent: clinic\nscript: [ hangUp ]\n")),
        "1",
        "nothing is asked of the agent");
    assertEquals(List.of(), steps("  - hear: { within: 3 s }", "  - hangUp"));
    assertEquals(List.of(), steps("  - silence: 2 s\n    expect: { reprompts: at most 1 }"));
    String never = "scenario: A\nagent: mute\nexpect: { neverSays: [ a ] }\nscript: [ hangUp ]\n";
    assertEquals(List.of(), of(scenario(never)));
  }

  @Test
  void something_said_without_an_expectation_is_doubtful() throws IOException {
    assertOne(steps("  - say: Hello."), "4", "say without an expectation");
    assertOne(steps("  - dtmf: \"1\""), "4", "dtmf without an expectation");
    assertEquals(
        List.of(), steps("  - say: Hello.\n    expect: { answer: { avoids: [ sorry ] } }"));
    assertEquals(List.of(), steps("  - say: Hello.\n    expect: { calls: [] }"));
  }

  @Test
  void something_said_to_cut_into_its_answer_is_judged_by_that() throws IOException {
    assertEquals(
        List.of(),
        steps(
            "  - say: Tell me all.",
            "  - interrupt: { after: 1 s of agent speech }",
            "    say: Stop.",
            "    expect: { yields: { within: 1 s } }"));
  }

  @Test
  void limits_that_nobody_can_exceed_are_doubtful() throws IOException {
    assertOne(
        steps("  - say: Hello.\n    expect: { answer: { within: 16 s } }"), "5", "within 16 s");
    assertEquals(List.of(), steps("  - say: Hello.\n    expect: { answer: { within: 15 s } }"));
    String cut = "  - hear: { within: 3 s }\n  - interrupt: { after: 1 s of agent speech }\n";
    String yields = "    say: Stop.\n    expect: { yields: { within: %s } }";
    assertOne(steps(cut + yields.formatted("2001 ms")), "7", "yields within 2001 ms");
    assertEquals(List.of(), steps(cut + yields.formatted("2 s")));
    String silence = "  - silence: 5 s\n    expect: { reprompts: %s }";
    assertOne(steps(silence.formatted("at least 0")), "5", "at least 0");
    assertEquals(List.of(), steps(silence.formatted("exactly 0")));
    assertEquals(List.of(), steps(silence.formatted("at least 1")));
  }

  @Test
  void words_that_tell_nothing_are_doubtful() throws IOException {
    String say = "  - say: Hello.\n    expect: { answer: { %s } }";
    assertOne(steps(say.formatted("mentions: [ The ]")), "5", "nearly every answer");
    assertOne(steps(say.formatted("avoids: [ \"!?\" ]")), "5", "never found");
    assertOne(steps(say.formatted("mentions: [ \"…\" ]")), "5", "no answer can have it");
    assertOne(
        steps(say.formatted("mentions: [ is cancelled ], avoids: [ cancelled ]")),
        "5",
        "no answer can pass");
    assertEquals(
        List.of(), steps(say.formatted("mentions: [ cancel ], avoids: [ is cancelled, the ]")));
  }

  @Test
  void steps_that_every_branch_hangs_up_before_are_doubtful() throws IOException {
    Scenario read =
        scenario("scenario: A\nagent: mute\nscript:\n  - hear: { within: 3 s }\n  - hangUp\n");
    Step hear = read.script().get(0);
    Step hangUp = read.script().get(1);
    Step when =
        new Step.When(
            hear.place(), new dev.talkspurt.scenario.Condition.Called("find_slots"), 1, 1);
    List<Step> both = new ArrayList<>(List.of(when, hangUp, hangUp, hear));
    assertOne(of(read.withScript(both)), "4", "hear is never reached");
    List<Step> one = new ArrayList<>(List.of(when, hangUp, hear, hear));
    assertEquals(List.of(), of(read.withScript(one)));
    List<Step> inner = new ArrayList<>(List.of(when, hangUp, hear, hangUp, hear, hear));
    assertEquals(1, of(read.withScript(inner)).size(), "one end is told once");
  }

  @Test
  void tools_that_no_step_expects_are_doubtful() throws IOException {
    String tools = "tools:\n  find_slots: { returns: { slots: [] } }\n";
    assertOne(call("answer: { within: 3 s }", tools), "6", "no step expects a call");
    assertOne(call("answer: { within: 3 s }", ""), "1", "no step says what the agent may call");
    assertEquals(List.of(), call("calls: []", ""));
    assertEquals(List.of(), call(FOUND, tools));
  }

  @Test
  void a_tool_that_no_expectation_mentions_is_doubtful() throws IOException {
    String another =
        "  - say: And then?\n    expect: { answer: { within: 3 s } }\n"
            + "tools:\n  find_slots: { returns: { slots: [] } }\n  book_slot: { returns: {} }\n";
    assertOne(call(FOUND, another), "10", "'book_slot' is set up");
    assertEquals(List.of(), call(FOUND, another.replace("answer: { within: 3 s }", "calls: []")));
    assertEquals(
        List.of(),
        call(FOUND, another.replace("answer: { within: 3 s }", "calls: [ { book_slot: {} } ]")));
  }

  @Test
  void a_failing_tool_after_which_nobody_listens_is_doubtful() throws IOException {
    String failing =
        "tools:\n  find_slots:\n    fails: { with: error, times: 1 }\n"
            + "    then: { returns: { slots: [] } }\n";
    assertOne(call(FOUND, failing), "8", "made to fail");
    assertEquals(List.of(), call(FOUND + ", answer: { mentions: [ sorry ] }", failing));
    assertEquals(List.of(), call(FOUND.replace("} } ]", "}, retries: 1 } ]"), failing));
  }

  @Test
  void a_state_that_tools_change_and_nobody_looks_at_is_doubtful() throws IOException {
    String writing =
        "state: { day: Monday }\ntools:\n  find_slots:\n"
            + "    writes: [ { at: /day, value: \"{day}\" } ]\n    returns: { ok: true }\n";
    assertOne(call(FOUND, writing), "6", "'find_slots' writes to the state");
    assertEquals(List.of(), call(FOUND, writing + "expect: { state: { day: Tuesday } }\n"));
    String reading =
        "state: { day: Monday }\ntools:\n  find_slots:\n"
            + "    reads: { at: /day, as: day }\n    returns: { ok: true }\n";
    assertEquals(List.of(), call(FOUND, reading));
    assertOne(
        call(FOUND, reading + "expect: { state: { day: Monday } }\n"),
        "11",
        "no tool writes to the state");
  }

  private List<Problem> across(String... texts) throws IOException {
    for (int i = 0; i < texts.length; i++) {
      String script = "agent: mute\nscript: [ { hear: { within: 3 s } } ]\n";
      write("suite/file-" + i + ".scenario.yaml", texts[i] + script);
    }
    return Doubts.across(Suite.find(List.of(folder.resolve("suite"))));
  }

  @Test
  void a_title_that_two_files_have_is_doubtful() throws IOException {
    List<Problem> found = across("scenario: A\n", "scenario: B\n", "scenario: A\n");
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).place().source().endsWith("file-2.scenario.yaml"), found.toString());
    assertTrue(found.get(0).message().contains("file-0.scenario.yaml"), found.toString());
    assertEquals(
        List.of(), across("scenario: A\n", "scenario: B\n", "scenario: C\n"), "none after all");
  }

  @Test
  void the_variants_of_a_sweep_share_their_title_by_right() throws IOException {
    assertEquals(List.of(), across("scenario: A\ncaller: { rate: [ 1, 1.3 ] }\n"));
  }

  @Test
  void a_tag_that_is_nearly_that_of_others_is_doubtful() throws IOException {
    List<Problem> found =
        across(
            "scenario: A\ntags: [barge-in]\n",
            "scenario: B\ntags: [barge-in, noise]\n",
            "scenario: C\ntags: [bargein, tools]\n");
    assertEquals(1, found.size(), found.toString());
    assertTrue(found.get(0).message().contains("tag 'bargein'"), found.toString());
  }

  @Test
  void without_the_file_the_title_stands_for_its_keys() throws IOException {
    Scenario scenario =
        scenario(
            "scenario: A\nagent: clinic\nscript: [ { hear: { within: 3 s } } ]\n"
                + "tools: { book_slot: { returns: {} } }\n");
    Problem problem = Doubts.of(scenario, Optional.empty()).get(0);
    assertEquals(scenario.place(), problem.place());
  }

  @Test
  void the_suites_of_the_checkout_can_all_fail() throws IOException {
    Path suites = Path.of(System.getProperty("talkspurt.root")).resolve("scenarios/suites");
    List<Scenario> scenarios = Suite.find(List.of(suites));
    List<Problem> found = new ArrayList<>(Doubts.across(scenarios));
    for (Scenario scenario : scenarios) {
      found.addAll(Doubts.of(scenario, Optional.of(read(scenario))));
    }
    assertEquals(List.of(), found);
  }

  private static dev.talkspurt.document.Json read(Scenario scenario) throws BadInput {
    return DocumentReader.yaml(scenario.source(), scenario.place().source());
  }
}
