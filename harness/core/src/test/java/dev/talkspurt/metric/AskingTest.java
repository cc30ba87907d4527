package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AskingTest {
  /** The agent asks again twice, then calls the tool; the next turn goes well at once. */
  private static RecordedCall asked() {
    return new RecordedCall(30_000)
        .step(0, "say", 900, 2000)
        .step(1, "say", 15_900, 17_000)
        .say("u1", 0, 1000, 2000)
        .text(2600, "agent", "Sorry, could you repeat that?")
        .agent(2800, 4, speech(1000))
        .signal(3200, "turnEnd")
        .toolCalled(2300, "c0", "find", Scripts.args("q", "wrong"))
        .again("u2", 0, 5000, 6000)
        .text(6600, "agent", "Sorry, could you repeat that?")
        .agent(6800, 4, speech(1000))
        .signal(7200, "turnEnd")
        .again("u3", 0, 9000, 10_000)
        .toolCalled(10_200, "c1", "find", Scripts.args("q", "a"))
        .toolAnswered(10_300, "c1", "find")
        .text(10_600, "agent", "It has been shipped.")
        .agent(11_000, 4, speech(1000))
        .signal(11_200, "turnEnd")
        .say("u4", 1, 16_000, 17_000)
        .text(17_600, "agent", "Goodbye.")
        .agent(17_900, 4, speech(1000))
        .hungUp();
  }

  private static Scenario scenario(Expectations first) {
    return Scripts.of(Scripts.say(5, first), Scripts.say(6, Expectations.NONE));
  }

  private static Measurements measure(RecordedCall call, Scenario scenario) {
    return MeasureCall.measure(call.timeline(), scenario);
  }

  private static final Expectations FIND = Scripts.calls(Scripts.call("find", "q", "a"));

  private static Summary of(Metric metric, Measurements measured) {
    return Summarise.over(List.of(measured)).stream()
        .filter(summary -> summary.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_time_is_a_turn_that_tells_which_it_is() {
    List<TurnMeasure> turns = measure(asked(), scenario(FIND)).turns();
    assertEquals(List.of(1, 2, 3, 1), turns.stream().map(t -> t.asking().attempt()).toList());
    assertEquals(
        List.of(true, true, false, false), turns.stream().map(t -> t.asking().asked()).toList());
    assertEquals(800, turns.get(1).v2vAudibleMs(), 1);
  }

  @Test
  void the_rates_count_turns_and_repeats() {
    Measurements measured = measure(asked(), scenario(FIND));
    assertEquals(OptionalDouble.of(0.5), of(Metrics.REASK_RATE, measured).value());
    assertEquals(4, of(Metrics.REASK_RATE, measured).n());
    assertEquals(OptionalDouble.of(0.5), of(Metrics.REASK_UNNEEDED, measured).value());
    assertEquals(OptionalDouble.of(0.5), of(Metrics.REPAIR_SUCCESS, measured).value());
    assertEquals(2, of(Metrics.REPAIR_SUCCESS, measured).n());
    assertEquals(OptionalDouble.of(0), of(Metrics.LOOP, measured).value());
  }

  @Test
  void calls_are_judged_on_the_last_time_the_words_are_said() {
    List<ToolCallMeasure> calls = measure(asked(), scenario(FIND)).toolCalls();
    assertEquals("reasked", calls.get(0).cause());
    assertEquals(false, calls.get(0).judged());
    assertTrue(calls.get(1).right());
  }

  @Test
  void what_may_not_be_called_may_be_called_at_no_time() {
    List<ToolCallMeasure> calls = measure(asked(), scenario(Scripts.calls())).toolCalls();
    assertEquals(List.of(true, true), calls.stream().map(ToolCallMeasure::judged).toList());
  }

  @Test
  void without_expected_calls_no_repeat_is_a_success_or_none() {
    Measurements measured = measure(asked(), scenario(Expectations.NONE));
    assertEquals(0, of(Metrics.REPAIR_SUCCESS, measured).n());
    assertEquals(OptionalDouble.empty(), of(Metrics.REPAIR_SUCCESS, measured).value());
  }

  @Test
  void a_noise_in_the_words_makes_the_turn_unclean() {
    Measurements measured = measure(asked().noise("n1", 0, 1500, 1700), scenario(FIND));
    assertEquals(3, of(Metrics.REASK_UNNEEDED, measured).n());
    assertEquals(4, of(Metrics.REASK_RATE, measured).n());
  }

  @Test
  void an_answer_without_a_transcript_tells_nothing() {
    RecordedCall mute =
        new RecordedCall(9000)
            .step(0, "say", 900, 2000)
            .say("u1", 0, 1000, 2000)
            .agent(2800, 4, speech(1000))
            .hungUp();
    Measurements measured = measure(mute, scenario(FIND));
    assertEquals(0, of(Metrics.REASK_RATE, measured).n());
    assertEquals(0, of(Metrics.LOOP, measured).n());
    assertEquals(OptionalDouble.empty(), of(Metrics.LOOP, measured).value());
  }

  @Test
  void the_scenario_s_own_phrases_take_the_place_of_the_usual_ones() {
    Conduct.Reasks own = new Conduct.Reasks(1, List.of("been shipped"));
    Scenario scenario =
        scenario(FIND)
            .withConduct(new Conduct(0, Optional.of(own), false, List.of(), List.of(), false));
    assertEquals(
        List.of(false, false, true, false),
        measure(asked(), scenario).turns().stream().map(t -> t.asking().asked()).toList());
  }

  @Test
  void the_same_question_for_the_third_time_is_a_loop() {
    RecordedCall call = asked().text(18_000, "agent", " Sorry - could you repeat, that?");
    assertEquals(OptionalDouble.of(1), of(Metrics.LOOP, measure(call, scenario(FIND))).value());
  }

  @Test
  void only_questions_alike_make_a_loop_and_each_only_one() {
    RepeatedQuestions questions = new RepeatedQuestions();
    assertEquals(0, questions.hear("Which day? What time? I see. I see. I see."));
    assertEquals(0, questions.hear("Which day?! Which week?"));
    assertEquals(1, questions.hear("So. WHICH DAY?"));
    assertEquals(0, questions.hear("Which day? ?? ?"));
    assertEquals(0, questions.hear("Which day of the week, at what time and with which doctor?"));
  }
}
