package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeStepsTest {
  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  private static String script(String steps) {
    return "scenario: T\nagent: clinic\nscript:\n  - say: Hello.\n  - " + steps;
  }

  private Step step(String step) throws Exception {
    return project.scenario(script(step)).script().get(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "after: 150 ms of agent speech | 150 ms of agent speech | true",
        "atTalkspurt: 2 | talkspurt 2 | true",
        "'afterPhrase: nine or, plus: 200 ms' | the agent's words \"nine or\" plus 200 ms | true",
        "'during: find_slots, plus: 1 s' | during find_slots plus 1 s | false",
        "after: the last word | the last word | false",
        "after: 2 s of silence | 2 s of silence | false",
        "'on: interrupted, plus: 40 ms' | event interrupted plus 40 ms | false",
      })
  void reads_every_moment(String keys, String text, boolean overlaps) throws Exception {
    Step.Interrupt cut = (Step.Interrupt) step("{ interrupt: { " + keys + " }, say: Wait. }");
    assertEquals(text, cut.moment().text());
    assertEquals(overlaps, cut.moment().overlaps());
    Step.Probe probe = (Step.Probe) step("sideTalk: { say: Not now., " + keys + " }");
    assertEquals(Optional.of(cut.moment()), probe.moment());
  }

  @Test
  void reads_every_probe() throws Exception {
    String after = "after: 1 s of agent speech";
    List<String> steps =
        List.of(
            "backchannel: { say: mm-hm, " + after + " }",
            "noise: { play: cough, " + after + " }",
            "sideTalk: { say: Not now., " + after + " }",
            "backgroundSpeech: { say: Dinner., voice: en-us-slt, levelDb: -20, " + after + " }",
            "echo: { for: 1500 ms, delay: 80 ms, returnLossDb: 9, " + after + " }",
            "dtmf: { keys: \"1#\", " + after + " }");
    for (int i = 0; i < steps.size(); i++) {
      Step.Probe probe = (Step.Probe) step(steps.get(i));
      assertEquals(ProbeKind.values()[i], probe.probe());
      assertEquals(probe.probe().word(), probe.kind());
      assertEquals(
          Optional.of(new Moment.AfterHeard(Duration.ofSeconds(1))), probe.moment(), steps.get(i));
    }
    Step.Probe other = (Step.Probe) step(steps.get(3));
    Sound.Bystander sound = (Sound.Bystander) other.sound();
    assertEquals(Optional.of("en-us-slt"), sound.voice());
    assertEquals(-20, sound.levelDb());
    Step.Probe echo = (Step.Probe) step(steps.get(4));
    assertEquals(new Sound.Echo(Duration.ofMillis(1500)), echo.sound());
    Conditions.EchoPlan plan = echo.with().echo().orElseThrow().orElseThrow();
    assertEquals(Duration.ofMillis(80), plan.delay());
    assertEquals(9, plan.returnLossDb());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{ interrupt: {}, say: A. } | 18: interrupt has no moment, expected one of after, atTalkspurt, afterPhrase, during, on (for example after: 1200 ms of agent speech)",
        "{ interrupt: { after: the last word, on: turnEnd }, say: A. } | 42: interrupt has 'after' and 'on', expected one moment (remove one)",
        "{ interrupt: { plus: 1 s, after: 1 s of silence }, say: A. } | 20: 'plus' stands beside a duration, expected it with another moment (add the two)",
        "{ noise: { play: cough, plus: 1 s } } | 29: 'plus' stands without a moment, expected one of after, atTalkspurt, afterPhrase, during, on beside it",
        "{ interrupt: { during: find_slot }, say: A. } | 28: unknown tool 'find_slot' in 'during', expected one of find_slots, book_slot (did you mean 'find_slots'?)",
        "{ interrupt: { on: turnend }, say: A. } | 24: 'on' is \"turnend\", expected one of turnEnd, interrupted, audioEnd, closingSoon, resumption (did you mean 'turnEnd'?)",
        "{ interrupt: { on: turnEnd }, say: A., expect: { yields: { within: 1 s } } } | 52: 'yields' stands at an interrupt that does not cut into the agent's speech (event turnEnd), expected it with a moment of agent speech (after: 1200 ms of agent speech)",
        "{ echo: { for: 1 s, after: the last word } } | 13: echo begins at a moment at which the agent is silent (the last word), expected one while it speaks (for example after: 1 s of agent speech)",
        "{ echo: { for: 1 s, after: 1 s of agent speech }, with: { echo: none } } | 61: 'with' has an echo of its own at an echo, expected one (remove it)",
        "{ backchannel: { after: the last word } } | 20: backchannel has no 'say' and no 'play', expected what the caller says (for example say: mm-hm)",
        "{ dtmf: { keys: \"1\" } } | 13: step 'dtmf' has no moment, expected one of after, atTalkspurt, afterPhrase, during, on (for example after: 1200 ms of agent speech)",
        "{ sideTalk: { say: A. }, expect: { keepsTalking: true } } | 38: 'keepsTalking' stands at a sideTalk that comes once the agent has finished, expected it with 'after' (after: 700 ms of agent speech)",
        "{ sideTalk: { say: A., during: find_slots }, expect: { staysSilent: true } } | 58: 'staysSilent' stands at a sideTalk to which the agent is not silent, expected 'keepsTalking' there (or a moment of silence)",
        "{ backgroundSpeech: { say: A., voice: '!' } } | 43: 'voice' is \"!\", expected a voice id (for example en-us-kevin)",
      })
  void names_what_is_wrong_in_a_probe(String step, String problem) throws Exception {
    assertEquals("x:5:" + problem, project.problems(script(step)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ interrupt: { on: audioEnd }, say: A., expect: { yields: { within: 1 s } } }",
        "{ interrupt: { during: find_slots }, say: A., expect: { yields: { within: 1 s } } }",
        "{ sideTalk: { say: A., on: audioEnd }, expect: { keepsTalking: true } }",
        "{ sideTalk: { say: A., on: audioEnd }, expect: { staysSilent: true } }",
      })
  void what_the_agent_may_still_be_saying_can_be_talked_over(String step) throws Exception {
    assertEquals(2, project.scenario(script(step)).script().size());
  }

  @Test
  void wants_agent_speech_before_what_falls_into_it() throws Exception {
    String silent = script("silence: 1 s\n  - sideTalk: { say: A., MOMENT }");
    String problem =
        "x:6:5: sideTalk has no agent speech to fall into, expected a hear, say, play, dtmf or"
            + " interrupt before it";
    for (String moment :
        List.of(
            "atTalkspurt: 1",
            "afterPhrase: a",
            "during: find_slots",
            "after: the last word",
            "on: turnEnd")) {
      assertEquals(problem, project.problems(silent.replace("MOMENT", moment)));
    }
    for (String moment : List.of("after: 1 s of silence", "on: closingSoon", "on: resumption")) {
      assertEquals("", project.problems(silent.replace("MOMENT", moment)));
    }
  }

  @Test
  void lets_probes_within_an_answer_follow_each_other() throws Exception {
    String more = "\n  - noise: { play: cough, after: 2 s of agent speech }";
    String after = "after: 1 s of agent speech";
    for (String probe :
        List.of(
            "backchannel: { say: A., " + after + " }",
            "dtmf: { keys: \"1\", " + after + " }",
            "sideTalk: { say: A., during: find_slots }")) {
      assertEquals("", project.problems(script(probe + more)));
    }
    String ended = project.problems(script("sideTalk: { say: A. }" + more));
    assertEquals(
        "x:6:5: noise has no agent speech to fall into, expected a hear, say, play, dtmf or"
            + " interrupt before it",
        ended);
  }

  @Test
  void refuses_an_echo_where_the_call_has_one() throws Exception {
    String problem =
        project.problems(
            "scenario: T\nagent: clinic\ncaller: { echo: { delay: 1 ms, returnLossDb: 6 } }\nscript:"
                + "\n  - say: A.\n  - echo: { for: 1 s, after: 1 s of agent speech }");
    assertEquals(
        "x:6:5: echo stands in a call that has an echo anyway, expected one of them (remove one)",
        problem);
  }
}
