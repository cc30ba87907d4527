package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings, keys, noises, and interruptions by recordings. */
class SoundStepsTest {
  private static final String HEAD = "scenario: A title\nagent: clinic\nscript:\n  - say: Hi.\n";
  private static final String AFTER = "after: 1 s of agent speech";

  private ProjectFolder project;
  private Path mine;
  private Path shared;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
    mine = project.write("suites/mine.wav", "x");
    shared = project.write("audio-fixtures/recordings/shared.wav", "x");
    project.write("suites/sub/deep.wav", "x");
    project.write("beside.wav", "x");
  }

  private List<Step> steps(String... steps) throws Exception {
    return project.scenario(HEAD + "  - " + String.join("\n  - ", steps)).script();
  }

  private String problem(String... steps) throws Exception {
    return project.problems(HEAD + "  - " + String.join("\n  - ", steps));
  }

  @Test
  void reads_a_recording_with_its_words() throws Exception {
    List<Step> steps =
        steps(
            "{ play: mine.wav, words: Hello there. , with: { line: mobile }, expect: { answer: {"
                + " within: 2 s } } }",
            "play: shared.wav",
            "play: sub/deep.wav",
            "play: ../beside.wav");
    Step.Say play = (Step.Say) steps.get(1);
    Sound.Recording recording = (Sound.Recording) play.sound();
    assertEquals("play", play.kind());
    assertEquals("mine.wav", recording.name());
    assertEquals(mine, recording.file());
    assertEquals(Optional.of("Hello there."), recording.words());
    assertEquals("x:5:13", recording.place().toString());
    assertTrue(play.with().line().isPresent());
    Sound.Recording second = (Sound.Recording) ((Step.Say) steps.get(2)).sound();
    assertEquals(shared, second.file());
    assertEquals("shared.wav", second.text());
  }

  @Test
  void the_file_beside_the_scenario_wins() throws Exception {
    project.write("audio-fixtures/recordings/mine.wav", "x");
    Step.Say play = (Step.Say) steps("play: mine.wav").get(1);
    assertEquals(mine, ((Sound.Recording) play.sound()).file());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd.wav",
        "\"C:\\\\a.wav\"",
        "\"a\\\\b.wav\"",
        "\"a\\0.wav\"",
        "\"a\\n.wav\"",
        "mine.mp3",
        "mine.WAV",
        "'*.wav'",
        ".wav.txt"
      })
  void takes_only_plain_names_of_wav_files(String name) throws Exception {
    String problem = problem("play: " + name);
    assertTrue(
        problem.endsWith(
            "expected a path from the scenario's folder that ends in .wav (my-call.wav)"),
        problem);
  }

  @Test
  void reads_nothing_outside_the_project(@TempDir Path outside) throws Exception {
    Path secret = Files.writeString(outside.resolve("secret.wav"), "x");
    String up = "../".repeat(12);
    String to = up + secret.toString().substring(1);
    assertTrue(problem("play: " + to).contains("expected a file within the project"));
    Files.createSymbolicLink(project.root().resolve("suites/link.wav"), secret);
    assertEquals(
        "x:5:11: recording is \"link.wav\", expected no link that leads out of the project (copy the"
            + " file)",
        problem("play: link.wav"));
    Files.createSymbolicLink(project.root().resolve("suites/away"), outside);
    assertTrue(problem("play: away/secret.wav").contains("leads out of the project"));
  }

  @Test
  void says_where_a_recording_was_looked_for() throws Exception {
    String problem = problem("play: missing.wav");
    assertTrue(
        problem.startsWith("x:5:11: recording is \"missing.wav\", expected a file that exists in "),
        problem);
    assertTrue(problem.contains("suites or "), problem);
    Files.createDirectories(project.root().resolve("suites/folder.wav"));
    assertTrue(problem("play: folder.wav").endsWith("expected a file"));
  }

  @Test
  void reads_keys() throws Exception {
    Step.Say keys = (Step.Say) steps("{ dtmf: \"12#*AD\", with: { rate: 1 } }").get(1);
    assertEquals("dtmf", keys.kind());
    assertEquals(new Sound.Keys("12#*AD"), keys.sound());
  }

  @Test
  void reads_noises_during_and_after_the_answer() throws Exception {
    List<Step> steps =
        steps(
            "{ noise: { play: cough, after: 700 ms of agent speech, peakDb: 3 }, expect: {"
                + " keepsTalking: true, calls: [] } }",
            "noise: { play: door }",
            "noise: { play: mine.wav, words: Wuff }");
    Step.Probe cough = (Step.Probe) steps.get(1);
    assertEquals(Optional.of(new Moment.AfterHeard(Duration.ofMillis(700))), cough.moment());
    assertTrue(cough.expect().keepsTalking());
    assertEquals(Optional.of(List.of()), cough.expect().calls());
    Sound.Event event = (Sound.Event) cough.sound();
    assertEquals("cough", event.event());
    assertEquals(OptionalDouble.of(3), event.peakDb());
    Step.Probe door = (Step.Probe) steps.get(2);
    assertEquals(Optional.empty(), door.moment());
    assertEquals(OptionalDouble.empty(), ((Sound.Event) door.sound()).peakDb());
    Sound.Recording dog = (Sound.Recording) ((Step.Probe) steps.get(3)).sound();
    assertEquals(Optional.of("Wuff"), dog.words());
  }

  @Test
  void reads_an_interruption_by_a_recording() throws Exception {
    Step.Interrupt cut =
        (Step.Interrupt)
            steps(
                    "{ interrupt: { "
                        + AFTER
                        + " }, play: mine.wav, words: Wait., with: { rate: 2 } }")
                .get(1);
    assertEquals("Wait.", cut.text());
    assertEquals(Optional.of(2.0), cut.with().rate());
    assertEquals("interrupt", cut.kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "dtmf: 12 | 11: 'dtmf' is 12, expected text (put it in quotes: \"12\")",
        "dtmf: '12a' | 11: 'dtmf' is \"12a\", expected 1 to 32 of the keys 0 to 9, *, #, A to D (dtmf: \"12#\")",
        "dtmf: '' | 11: 'dtmf' is \"\", expected text that is not blank",
        "{ dtmf: '1', words: One } | 18: unknown key 'words' in step 'dtmf', expected one of dtmf, expect, with",
        "{ say: Hi., words: Hi } | 17: unknown key 'words' in step 'say', expected one of say, expect, with",
        "play: 3 | 11: 'play' is 3, expected text (put it in quotes: \"3\")",
        "noise: cough | 12: 'noise' is \"cough\", expected an object (for example noise: { play: cough })",
        "noise: {} | 12: 'noise' has no 'play', expected a sound (for example play: cough)",
        "noise: { play: couhg } | 20: 'play' is \"couhg\", expected one of click, keyboard, cough, door, dish, or a file that ends in .wav (did you mean 'cough'?)",
        "noise: { play: cough, peakDb: 61 } | 35: 'peakDb' is 61, expected a number from -40 to 60",
        "noise: { play: cough, words: A } | 27: 'words' stands at an event, which says nothing",
        "noise: { play: mine.wav, peakDb: 6 } | 30: 'peakDb' stands at a recording, which has the level of speech, expected it at an event only",
        "noise: { play: cough, after: 1 s } | 34: 'after' is \"1 s\", expected a duration of agent speech (for example 1200 ms of agent speech), a duration of silence (2 s of silence) or the last word",
        "{ noise: { play: cough }, expect: { keepsTalking: true } } | 39: 'keepsTalking' stands at a noise that comes once the agent has finished, expected it with 'after' (after: 700 ms of agent speech)",
        "{ noise: { play: cough, after: 1 s of agent speech }, expect: { keepsTalking: false } } | 83: 'keepsTalking' is false, expected true (or leave it out)",
        "{ noise: { play: cough }, expect: { answer: { within: 1 s } } } | 41: 'answer' stands at noise, expected only at hear, say, play, dtmf, interrupt, type (move it)",
        "{ say: Hi., expect: { keepsTalking: true } } | 27: 'keepsTalking' stands at say, expected only at backchannel, noise, sideTalk, backgroundSpeech, echo (move it)",
        "{ interrupt: { after: 1 s of agent speech }, say: A., play: mine.wav } | 59: interrupt has 'say' and 'play', expected one (remove one)",
        "{ interrupt: { after: 1 s of agent speech }, say: A., words: A. } | 59: 'words' stands without 'play', expected what a recording says",
        "play | 5: step 'play' says nothing (for example play: my-call.wav)",
        "dtmf | 5: step 'dtmf' says nothing (for example dtmf: \"12#\")",
        "noise | 5: step 'noise' says nothing (for example noise: { play: cough })",
        "change | 5: step 'change' says nothing (for example change: { line: telephone })",
      })
  void names_what_is_wrong_in_a_sound(String step, String problem) throws Exception {
    assertEquals("x:5:" + problem, problem(step));
  }

  @Test
  void wants_agent_speech_before_what_falls_into_it() throws Exception {
    String interrupt = "{ interrupt: { " + AFTER + " }, say: Wait. }";
    String during = "noise: { play: cough, " + AFTER + " }";
    String change = "change: { line: mobile }";
    assertEquals("", problem(change, interrupt));
    assertEquals("", problem(during, change, during, interrupt, during));
    assertEquals("", problem("play: mine.wav", interrupt, "dtmf: '1'", interrupt));
    String none =
        " has no agent speech to %s into, expected a hear, say, play, dtmf or interrupt before it";
    assertEquals(
        "x:6:5: interrupt" + none.formatted("cut"), problem("noise: { play: cough }", interrupt));
    assertEquals("x:7:5: noise" + none.formatted("fall"), problem("silence: 3 s", change, during));
  }
}
