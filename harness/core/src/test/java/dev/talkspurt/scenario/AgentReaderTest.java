package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentReaderTest {
  private static final String HEAD = "agent: clinic\nprompt: You answer.\n";

  @TempDir Path folder;

  private AgentFile read(String text) throws Exception {
    return AgentReader.read(Files.writeString(folder.resolve("clinic.agent.yaml"), text), "x");
  }

  private String problems(String text) {
    return assertThrows(BadInput.class, () -> read(text)).getMessage();
  }

  @Test
  void reads_everything_an_agent_file_holds() throws Exception {
    AgentFile agent =
        read(
            """
            agent: clinic
            model: gemini-3.1-flash-live-preview
            voice: Kore
            language: en-US
            prompt: |
              You answer the phone.
              Be brief.
            tools:
              - name: find_slots
                description: Free appointments.
                parameters: { type: object, properties: { day: { type: string } }, required: [day] }
              - { name: ring_bell, description: Rings. }
            turnDetection: { silence: 500 ms, startSensitivity: high, endSensitivity: low, prefixPadding: 0 ms, interruptible: false }
            thinking: { budget: -1 }
            simulated: { greets: Hello., anything: [ goes ] }
            """);
    assertEquals(Optional.of("gemini-3.1-flash-live-preview"), agent.model());
    assertEquals(Optional.of("Kore"), agent.voice());
    assertEquals(Optional.of("en-US"), agent.language());
    assertEquals("You answer the phone.\nBe brief.\n", agent.prompt());
    assertEquals(
        List.of("find_slots", "ring_bell"),
        agent.tools().stream().map(AgentFile.ToolDeclaration::name).toList());
    assertEquals(
        Json.parse("{\"type\":\"object\",\"properties\":{}}"), agent.tools().get(1).parameters());
    assertEquals(
        new AgentFile.TurnDetection(
            Optional.of("high"),
            Optional.of("low"),
            Optional.of(0),
            Optional.of(500),
            Optional.of(false)),
        agent.turnDetection());
    assertEquals(new AgentFile.Thinking(Optional.empty(), Optional.of(-1)), agent.thinking());
    assertEquals(Optional.of("Hello."), agent.simulated().text("greets"));
  }

  @Test
  void leaves_to_the_provider_what_is_not_said() throws Exception {
    AgentFile agent = read(HEAD);
    assertEquals(Optional.empty(), agent.model());
    assertEquals(List.of(), agent.tools());
    assertEquals(Optional.empty(), agent.turnDetection().silenceMs());
    assertEquals(Optional.empty(), agent.turnDetection().interruptible());
    assertEquals(new AgentFile.Thinking(Optional.empty(), Optional.empty()), agent.thinking());
    assertEquals(Json.object().build(), agent.simulated());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "voise: Kore          | x:3:1: unknown key 'voise' in the agent file, expected one of agent, model, voice, language, prompt, tools, turnDetection, thinking, builtInTools, generation, affectiveDialog, proactiveAudio, translation, safety, transcription, compression, resumption, history, explicitVadSignal, avatar, setup, simulated (did you mean 'voice'?)",
        "model: models/a      | x:3:8: 'model' is \"models/a\", expected a model id without 'models/'",
        "thinking: { level: hard } | x:3:20: 'level' is \"hard\", expected one of minimal, low, medium, high",
        "thinking: { level: low, budget: 0 } | x:3:1: thinking has 'level' and 'budget', expected one",
        "thinking: { budget: 0.5 } | x:3:21: 'budget' is 0.5, expected a whole number from -1 to 65536",
        "turnDetection: { silence: 500 } | x:3:27: 'silence' is 500, expected a duration with unit (for example 300 ms or 2 s)",
        "turnDetection: { silence: 0.5 ms } | x:3:27: 'silence' is \"0.5 ms\", expected whole milliseconds",
        "turnDetection: { silence: 31 s } | x:3:27: 'silence' is \"31 s\", expected at most 30 s",
        "turnDetection: { interruptible: yes } | x:3:33: 'interruptible' is \"yes\", expected true or false",
        "turnDetection: { startSensitivity: hihg } | x:3:36: 'startSensitivity' is \"hihg\", expected one of high, low (did you mean 'high'?)",
        "simulated: none      | x:3:12: 'simulated' is \"none\", expected an object (for example { ok: true })",
        "tools: { a: b }      | x:3:8: 'tools' is an object, expected a list (for example - { name: find_slots, description: Free appointments., parameters: … })",
        "tools: [ { name: a } ] | x:3:10: tool has no 'description', expected what the tool does, for the model to read",
        "tools: [ { description: a } ] | x:3:10: tool has no 'name', expected the tool's name (for example name: find_slots)",
        "tools: [ { name: a b, description: a } ] | x:3:18: 'name' is \"a b\", expected letters, digits and underscores",
        "tools: [ { name: a, description: a }, { name: a, description: b } ] | x:3:47: 'name' is \"a\", expected a name no other tool has",
        "tools: [ { name: a, description: a, parameters: {} } ] | x:3:49: parameters of a tool have no 'type: object' (add it)",
        "tools: [ { name: a, description: a, parameters: { type: object, properties: [a] } } ] | x:3:77: 'properties' is a list, expected an object of parameter names",
        "tools: [ { name: a, description: a, parameters: { type: object, properties: { day: {} }, required: [dya] } } ] | x:3:101: unknown parameter 'dya' in 'required', expected day (did you mean 'day'?)"
      })
  void names_what_is_wrong(String line, String problem) {
    assertEquals(problem, problems(HEAD + line));
  }

  @Test
  void wants_a_name_that_is_the_files_own_and_a_prompt() {
    assertEquals(
        "x:1:8: 'agent' is \"clinik\", expected the name of its file, \"clinic.agent.yaml\"\n"
            + "x:1:1: the agent file has no 'prompt', expected what the agent is told to be and do",
        problems("agent: clinik"));
    assertEquals(
        "x:1:8: 'agent' is \"A/b\", expected small letters, digits and hyphens",
        problems("agent: A/b\nprompt: x"));
  }
}
