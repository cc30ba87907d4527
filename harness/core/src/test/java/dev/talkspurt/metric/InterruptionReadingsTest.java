package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterruptionReadingsTest {
  private static final double EDGE_MS = 1;
  private static final Scenario CUTS_IN = Scripts.of(Scripts.interrupt(5, Expectations.NONE));
  private static final String PLAN = "Aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt";

  /** 10 s of speech arrive at once and are heard from 500 on; the caller cuts in at 2000. */
  private static RecordedCall cutIn() {
    return new RecordedCall(15_000).agent(500, 100, speech(10_000)).interrupt("u1", 0, 2000, 3000);
  }

  @Test
  void the_ideal_client_leaves_no_tail() {
    RecordedCall call = cutIn().interruptedAt(2420).hungUp();
    assertEquals(0, ReadCall.only(InterruptionReadings.BI_TAIL, call, CUTS_IN).value(), EDGE_MS);
    assertEquals(0, ReadCall.only(InterruptionReadings.BI_MISSED, call, CUTS_IN).value());
  }

  @Test
  void audio_heard_after_the_signal_is_the_tail() {
    RecordedCall call =
        cutIn()
            .signal(2420, "interrupted")
            .add(
                new dev.talkspurt.conversation.JournalEntry.Flushed(
                    RecordedCall.ns(2600), "interrupted"))
            .hungUp();
    assertEquals(180, ReadCall.only(InterruptionReadings.BI_TAIL, call, CUTS_IN).value(), EDGE_MS);
  }

  @Test
  void an_agent_that_talks_on_has_missed_it_and_one_without_a_signal_has_no_tail() {
    RecordedCall call = cutIn().hungUp();
    assertEquals(1, ReadCall.only(InterruptionReadings.BI_MISSED, call, CUTS_IN).value());
    assertEquals(List.of(), ReadCall.readings(InterruptionReadings.BI_TAIL, call, CUTS_IN));
    RecordedCall deaf = cutIn().signal(2420, "interrupted").hungUp();
    Summary tail = ReadCall.summary("BI_TAIL", ReadCall.measured(deaf, CUTS_IN));
    assertEquals(0, tail.missing(), "it ends on its own, long after");
    assertEquals(8080, tail.p50().getAsDouble(), EDGE_MS);
  }

  @Test
  void what_a_flush_drops_is_wasted() {
    RecordedCall call = cutIn().interruptedAt(2420).hungUp();
    Reading wasted = ReadCall.only(InterruptionReadings.BI_WASTED, call, CUTS_IN);
    assertEquals(10_000 - 1_920, wasted.value(), EDGE_MS);
    assertEquals(2420, wasted.atMs(), 1e-6);
    assertEquals(
        List.of(), ReadCall.readings(InterruptionReadings.BI_WASTED, cutIn().hungUp(), CUTS_IN));
  }

  private static RecordedCall cough() {
    // 20 words in 10 s; 1920 ms of them are heard: four words whole.
    return new RecordedCall(25_000)
        .agent(500, 100, speech(10_000))
        .text(520, "agent", PLAN)
        .noise("u1", 0, 2000, 2300)
        .interruptedAt(2420);
  }

  private static final Scenario COUGHS =
      Scripts.of(
          new Step.Probe(
              Scripts.line(5),
              ProbeKind.NOISE,
              Optional.of(new Moment.AfterHeard(Duration.ofSeconds(1))),
              new Sound.Spoken("cough"),
              Expectations.NONE,
              CallerChange.NONE));

  private static double loss(RecordedCall call) {
    return ReadCall.summary("BI_RESUME_LOSS", ReadCall.measured(call.hungUp(), COUGHS))
        .value()
        .getAsDouble();
  }

  @Test
  void words_heard_neither_before_nor_after_a_false_yield_are_lost() {
    assertEquals(16 / 20.0, loss(cough()), 1e-9, "nothing came after");
    RecordedCall goesOn =
        cough()
            .agent(3000, 100, speech(8000))
            .text(3010, "agent", "Ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt");
    assertEquals(1 / 20.0, loss(goesOn), 1e-9, "one word was skipped");
    RecordedCall other =
        cough().agent(3000, 100, speech(2000)).text(3010, "agent", "Did you say something?");
    assertEquals(16 / 20.0, loss(other), 1e-9);
  }

  @Test
  void without_words_no_loss_is_known() {
    RecordedCall mute = cough().agent(3000, 100, speech(2000)).hungUp();
    assertEquals(List.of(), ReadCall.readings(InterruptionReadings.BI_RESUME_LOSS, mute, COUGHS));
    RecordedCall talksOn =
        new RecordedCall(15_000)
            .agent(500, 100, speech(10_000))
            .text(520, "agent", PLAN)
            .noise("u1", 0, 2000, 2300)
            .hungUp();
    assertEquals(
        List.of(), ReadCall.readings(InterruptionReadings.BI_RESUME_LOSS, talksOn, COUGHS));
  }

  /** Half past seven is asked for, then corrected. */
  private static RecordedCall corrected(String answer) {
    return new RecordedCall(20_000)
        .say("u1", 0, 1000, 2500)
        .words("u1", "A table for seven thirty pm, please.")
        .agent(3000, 100, speech(6000))
        .text(3010, "agent", "Let me look for a table that evening in the main room for you.")
        .interrupt("u2", 1, 5000, 6500)
        .words("u2", "No, make it eight fifteen pm.")
        .interruptedAt(5400)
        .agent(7500, 100, speech(3000))
        .text(7510, "agent", answer);
  }

  private static Scenario script(Expectations expect) {
    return Scripts.of(Scripts.say(5, Expectations.NONE), Scripts.interrupt(6, expect));
  }

  private static List<Double> relevance(RecordedCall call) {
    return ReadCall.values(NewValueReadings.BI_RELEVANCE, call.hungUp(), script(Expectations.NONE));
  }

  @Test
  void an_answer_with_the_new_value_is_relevant() {
    assertEquals(List.of(1.0), relevance(corrected("Eight fifteen pm it is.")));
    assertEquals(List.of(1.0), relevance(corrected("Then 8:15 pm instead of 7:30 pm.")));
    assertEquals(List.of(0.0), relevance(corrected("All right, I will do that.")));
    assertEquals(List.of(0.0), relevance(corrected("Your table is at 7:30 pm.")));
    assertEquals(
        List.of(0.0), relevance(corrected("I heard 8:15 pm. Your table is at 7:30 pm.")), "clings");
  }

  @Test
  void a_tool_call_with_the_new_value_is_relevant_too() {
    RecordedCall call = corrected("All right.");
    call.toolCalled(6800, "t1", "book", Scripts.args("time", "20:15"));
    assertEquals(List.of(1.0), relevance(call));
    RecordedCall old = corrected("All right.");
    old.toolCalled(6800, "t1", "book", Scripts.args("time", "19:30"));
    assertEquals(List.of(0.0), relevance(old));
  }

  @Test
  void without_a_new_value_or_a_transcript_relevance_is_not_known() {
    RecordedCall nothingNew = corrected("Sure.").words("u2", "No wait, seven thirty pm I said.");
    assertEquals(List.of(), relevance(nothingNew));
    RecordedCall mute =
        corrected("").without(e -> e instanceof dev.talkspurt.conversation.JournalEntry.Transcript);
    assertEquals(List.of(), relevance(mute));
  }

  @Test
  void the_state_is_right_if_calls_and_answer_are_as_expected() {
    Scenario calls = script(Scripts.calls(Scripts.call("book", "time", "20:15")));
    RecordedCall right = corrected("Eight fifteen pm it is.");
    right
        .toolCalled(6800, "t1", "book", Scripts.args("time", "20:15"))
        .toolAnswered(6900, "t1", "book");
    assertEquals(
        List.of(1.0), ReadCall.values(NewValueReadings.BI_STATE_OK, right.hungUp(), calls));
    RecordedCall wrong = corrected("Eight fifteen pm it is.");
    wrong
        .toolCalled(6800, "t1", "book", Scripts.args("time", "19:30"))
        .toolAnswered(6900, "t1", "book");
    assertEquals(
        List.of(0.0), ReadCall.values(NewValueReadings.BI_STATE_OK, wrong.hungUp(), calls));
    Scenario words = script(Scripts.answer(9000, "eight fifteen"));
    RecordedCall said = corrected("Eight fifteen pm it is.").hungUp();
    assertEquals(List.of(1.0), ReadCall.values(NewValueReadings.BI_STATE_OK, said, words));
    RecordedCall unsaid = corrected("Seven thirty pm it is.").hungUp();
    assertEquals(List.of(0.0), ReadCall.values(NewValueReadings.BI_STATE_OK, unsaid, words));
    assertTrue(
        ReadCall.values(NewValueReadings.BI_STATE_OK, said, script(Expectations.NONE)).isEmpty());
  }
}
