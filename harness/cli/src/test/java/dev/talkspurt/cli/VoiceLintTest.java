package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentReader;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ScenarioReader;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.speech.KnownVoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceLintTest {
  @TempDir Path folder;

  @BeforeEach
  void write_an_agent() throws IOException {
    Files.createDirectories(folder.resolve("agents"));
    write(
        "agents/shop.agent.yaml",
        "agent: shop\nmodel: m\nprompt: x\nsimulated: { speaks: { voice: en-us-kevin } }\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path scenario(String voice) throws IOException {
    return write(
        "a.scenario.yaml",
        "scenario: A\nagent: shop\ncaller:\n  voice: "
            + voice
            + "\nscript:\n  - hear: { within: 3 s }\n");
  }

  @Test
  void an_unknown_voice_of_the_caller_is_a_problem_where_it_stands() throws IOException {
    Path file = scenario("en-us-stl");
    Console console = Console.run("lint", file.toString());
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(
        console
            .out()
            .startsWith(
                file + ":4:10: voice is 'en-us-stl', expected a known one (nearest: en-us-slt"),
        console.out());
  }

  @Test
  void an_unknown_voice_of_a_simulated_agent_is_one_too() throws IOException {
    Path file =
        write(
            "agents/shop.agent.yaml",
            "agent: shop\nmodel: m\nprompt: x\nsimulated:\n  speaks: { voice: en-us-kevn }\n");
    Console console = Console.run("lint", file.toString());
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.out().contains(file + ":5:20: voice is 'en-us-kevn'"), console.out());
    List<Problem> problems =
        new VoiceLint(KnownVoices.of(folder)).problems(AgentReader.read(file, "x"));
    assertTrue(problems.get(0).message().contains("nearest: en-us-kevin"), problems.toString());
  }

  @Test
  void voices_of_steps_and_changes_are_looked_at() throws IOException {
    Scenario read = ScenarioReader.read(scenario("en-us-kevin"), "a.scenario.yaml");
    CallerChange none = CallerChange.NONE;
    CallerChange ghost =
        new CallerChange(
            Optional.of("en-us-gost"),
            none.rate(),
            none.pitch(),
            none.disfluency(),
            none.room(),
            none.background(),
            none.echo(),
            none.line(),
            none.network());
    List<Step> script = new ArrayList<>(read.script());
    script.add(new Step.Change(new Place("a.scenario.yaml", 7, 5), ghost));
    Scenario changed =
        new Scenario(
            read.name(),
            read.id(),
            read.source(),
            read.place(),
            read.agent(),
            read.tags(),
            read.description(),
            read.caller(),
            script,
            read.tools(),
            read.maxDuration());
    List<Problem> problems = new VoiceLint(KnownVoices.of(folder)).problems(changed);
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).message().contains("'en-us-gost'"), problems.toString());
  }

  @Test
  void a_voice_file_makes_its_voice_known_and_what_it_lacks_is_advice() throws IOException {
    Scenario read = ScenarioReader.read(scenario("amy"), "a.scenario.yaml");
    assertEquals(1, new VoiceLint(KnownVoices.of(folder)).problems(read).size());
    Files.createDirectories(folder.resolve("voices"));
    write(
        "voices/amy.voice.yaml",
        "voice: amy\nlanguage: en-US\ncommand: [no-such-program-anywhere]\n");
    Problem advice = new VoiceLint(KnownVoices.of(folder)).problems(read).get(0);
    assertTrue(advice.message().startsWith("warning: voice 'amy' cannot speak"), advice.message());
    assertEquals(new Place("a.scenario.yaml", 4, 10), advice.place());
  }

  @Test
  void voice_files_are_checked_when_named_and_when_found() throws IOException {
    Files.createDirectories(folder.resolve("voices"));
    Path file = write("voices/amy.voice.yaml", "voice: amy\nlanguage: en-US\ncomand: [piper]\n");
    for (Path path : List.of(file, folder)) {
      Console console = Console.run("lint", path.toString());
      assertEquals(Main.USAGE, console.code(), console.both());
      assertTrue(console.out().contains(file + ":3:1: unknown key 'comand'"), console.out());
    }
    write("voices/amy.voice.yaml", "voice: amy\nlanguage: en-US\ncommand: [piper]\n");
    Console fine = Console.run("lint", file.toString());
    assertEquals("0 scenarios, 0 agents, 0 targets, 1 voice: no problems\n", fine.out());
  }
}
