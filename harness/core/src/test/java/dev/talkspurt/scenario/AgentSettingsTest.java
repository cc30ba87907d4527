package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSettingsTest {
  private static final String HEAD = "agent: clinic\nprompt: You answer.\n";

  private static final String EVERYTHING =
      HEAD
          + """
          tools:
            - { name: look, description: Looks., behavior: nonBlocking, scheduling: whenIdle }
            - { name: book, description: Books., behavior: blocking }
          builtInTools: [ googleSearch, urlContext ]
          turnDetection: { coverage: onlyActivity }
          thinking: { level: low, thoughts: true }
          generation: { temperature: 0.7, topP: 0.9, topK: 40, maxOutputTokens: 2000, seed: -7, presencePenalty: 0.5, frequencyPenalty: -0.5, mediaResolution: low }
          affectiveDialog: true
          proactiveAudio: false
          translation: { to: es, echo: true }
          safety: { harassment: blockNone, dangerousContent: blockOnlyHigh }
          transcription: { caller: { languages: [ en-US ], vocabulary: [ Fluxwell ] }, agent: "off" }
          compression: { trigger: 25000, target: 8000 }
          resumption: true
          history: [ { caller: Hello. }, { agent: Good morning. } ]
          explicitVadSignal: true
          avatar: { name: Ann, audioBitrate: 64000, videoBitrate: 1000000 }
          setup: { prefixTurns: [] }
          """;

  @TempDir Path folder;

  private AgentFile read(String text) throws Exception {
    return AgentReader.read(Files.writeString(folder.resolve("clinic.agent.yaml"), text), "x");
  }

  private String problems(String text) {
    return assertThrows(BadInput.class, () -> read(text)).getMessage();
  }

  @Test
  void every_setting_is_read_as_it_is_written_and_the_schema_takes_it() throws Exception {
    AgentFile agent = read(EVERYTHING);
    AgentSettings settings = agent.settings();
    assertEquals(List.of(), SchemaTest.violations("agent", EVERYTHING));
    assertEquals(Optional.of(false), agent.tools().get(0).blocking());
    assertEquals(Optional.of("whenIdle"), agent.tools().get(0).scheduling());
    assertEquals(Optional.of(true), agent.tools().get(1).blocking());
    assertEquals(Optional.of("onlyActivity"), agent.turnDetection().coverage());
    assertEquals(Optional.of(true), agent.thinking().thoughts());
    assertEquals(List.of("googleSearch", "urlContext"), settings.words("builtInTools"));
    assertEquals(Optional.of(true), settings.flag("affectiveDialog"));
    assertEquals(Optional.of(false), settings.flag("proactiveAudio"));
    assertEquals(Optional.of("low"), settings.section("generation").text("mediaResolution"));
    assertEquals(2, settings.members().items("history").size());
    assertTrue(settings.has("setup"));
  }

  @Test
  void a_setting_is_found_again_in_the_file() throws Exception {
    AgentSettings settings = read(EVERYTHING).settings();
    assertEquals("x:8:25", settings.placeOf("thinking", "thoughts").toString());
    assertEquals("x:4:40", settings.placeOf("tools", "0", "behavior").toString());
    assertEquals("x:8:1", settings.placeOf("thinking", "budget").toString());
    assertEquals("x:1:1", settings.placeOf("voice").toString());
  }

  @Test
  void an_agent_without_settings_has_none_and_places_do_not_tell_agents_apart() throws Exception {
    assertEquals("", read(HEAD).settings().identity());
    assertEquals(AgentSettings.NONE, read(HEAD).settings());
    String moved = "# moved\n" + HEAD + "resumption: true\n";
    assertEquals(read(HEAD + "resumption: true\n").settings(), read(moved).settings());
    assertNotEquals(
        read(HEAD + "resumption: true\n").settings(),
        read(HEAD + "resumption: false\n").settings());
  }

  @Test
  void what_is_written_of_old_settings_is_as_it_was() throws Exception {
    AgentFile agent = read(HEAD + "thinking: { budget: 0 }\n");
    assertEquals("Thinking[level=Optional.empty, budget=Optional[0]]", agent.thinking().toString());
    assertFalse(agent.turnDetection().toString().contains("coverage"));
  }

  @Test
  void a_voice_is_a_name_a_sample_or_one_for_each_speaker() throws Exception {
    WavFile.mono(AudioClip.silence(240, 24_000)).write(folder.resolve("ann.wav"));
    AgentFile copied = read(HEAD + "voice: { sample: ann.wav, consent: ann.wav }\n");
    assertEquals(Optional.empty(), copied.voice());
    assertEquals(
        folder.resolve("ann.wav").toAbsolutePath(),
        copied.settings().samples().get("sample").file());
    AgentFile both = read(HEAD + "voice: { speakers: { Ann: Kore, Bob: Puck } }\n");
    assertEquals(
        Optional.of("Puck"), both.settings().section("voice").obj("speakers").get().text("Bob"));
    assertEquals(Optional.of("Kore"), read(HEAD + "voice: Kore\n").voice());
  }

  @Test
  void another_sample_under_the_same_name_is_another_configuration() throws Exception {
    Path sample = folder.resolve("ann.wav");
    WavFile.mono(AudioClip.silence(240, 24_000)).write(sample);
    String before = read(HEAD + "voice: { sample: ann.wav }\n").settings().identity();
    WavFile.mono(AudioClip.silence(480, 24_000)).write(sample);
    assertNotEquals(before, read(HEAD + "voice: { sample: ann.wav }\n").settings().identity());
  }

  @Test
  void a_sample_the_provider_would_not_take_is_refused_where_it_is_named() throws Exception {
    WavFile.mono(AudioClip.silence(160, 16_000)).write(folder.resolve("slow.wav"));
    Files.writeString(folder.resolve("no.wav"), "no sound");
    for (String name : List.of("slow.wav", "no.wav")) {
      String problems = problems(HEAD + "voice: { sample: " + name + " }\n");
      assertTrue(
          problems.startsWith("x:3:18: 'sample' is \"" + name + "\", expected a WAV"), problems);
    }
    assertTrue(problems(HEAD + "voice: { sample: ../out.wav }\n").contains("within the project"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generation: { temperature: 3 }",
        "generation: { topK: 1.5 }",
        "generation: { mediaResolution: ultra }",
        "generation: { temprature: 1 }",
        "affectiveDialog: sometimes",
        "translation: { echo: true }",
        "safety: { harassment: never }",
        "safety: { rudeness: off }",
        "builtInTools: [ computerUse ]",
        "builtInTools: []",
        "transcription: { caller: on }",
        "transcription: { user: off }",
        "compression: { trigger: -1 }",
        "history: []",
        "history: [ { caller: A., agent: B. } ]",
        "avatar: { audioBitrate: 64000 }",
        "setup: []",
        "voice: { consent: x.wav }",
        "voice: { speakers: { Ann: Kore } }",
        "thinking: { level: low, budget: 3 }",
        "tools: [ { name: f, description: F., behavior: slow } ]",
        "turnDetection: { coverage: video }",
      })
  void what_is_wrong_is_noted_where_it_stands_and_the_schema_refuses_it(String line)
      throws Exception {
    assertTrue(problems(HEAD + line + "\n").startsWith("x:3:"), problems(HEAD + line + "\n"));
    assertNotEquals(List.of(), SchemaTest.violations("agent", HEAD + line + "\n"));
  }

  @Test
  void what_a_schema_cannot_say_is_noted_all_the_same() {
    assertTrue(
        problems(HEAD + "compression: { trigger: 8000, target: 8000 }\n")
            .contains("'target' is 8000, expected fewer tokens than 'trigger' (8000)"));
    assertTrue(
        problems(
                HEAD
                    + "tools: [ { name: f, description: F., behavior: blocking, scheduling: silent } ]\n")
            .contains("'scheduling' stands at a blocking tool"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compression: off | expected an object with trigger or target, in tokens (for none, leave it out)",
        "transcription: off | expected an object with caller or agent (to leave both out: { caller: off, agent: off })",
        "transcription: { caller: on } | expected off, or an object with languages or vocabulary (to have it, leave it out)",
        "transcription: { caller: false } | expected off, or an object with languages",
        "voice: { sample: ann.mp3 } | expected a path from the agent's folder that ends in .wav",
      })
  void what_was_meant_by_a_word_is_said(String line, String expected) throws Exception {
    String problems = problems(HEAD + line + "\n");
    assertTrue(problems.contains(expected), problems);
  }
}
