package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements.Phantoms;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeSummariesTest {
  private static final double NAN = Double.NaN;

  private static ProbeMeasure probe(String kind, String into, String outcome) {
    boolean valid = !outcome.equals("void");
    return new ProbeMeasure(
        "u", 0, kind, valid, "", 0, 0, 2000, NAN, NAN, NAN, 0, outcome, into, NAN, "", NAN);
  }

  private static List<ProbeMeasure> probes(String kind, String into, String outcome, int count) {
    List<ProbeMeasure> probes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      probes.add(probe(kind, into, outcome));
    }
    return probes;
  }

  @SafeVarargs
  private static Measurements call(List<ProbeMeasure>... probes) {
    List<ProbeMeasure> all = new ArrayList<>();
    for (List<ProbeMeasure> some : probes) {
      all.addAll(some);
    }
    return new Measurements(List.of(), all, List.of(), true, List.of());
  }

  private static Summary summary(String id, Measurements... calls) {
    return Summarise.over(List.of(calls)).stream()
        .filter(s -> s.metric().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void counts_each_class_and_weighs_classes_alike() {
    Measurements call =
        call(
            probes("interrupt", "speech", "yielded", 40),
            probes("backchannel", "speech", "yielded", 24),
            probes("backchannel", "speech", "missed", 16),
            probes("noise", "speech", "yielded", 4),
            probes("noise", "speech", "pause", 36),
            probes("noise", "speech", "void", 3),
            probes("noise", "silence", "answered", 1),
            probes("noise", "silence", "ignored", 9));
    assertEquals(0.6, summary("BI_FALSE_RATE.backchannel", call).value().orElseThrow(), 1e-9);
    assertEquals(40, summary("BI_FALSE_RATE.noise", call).n());
    assertEquals(28 / 80.0, summary("BI_FALSE_RATE", call).value().orElseThrow(), 1e-9);
    assertEquals(0.1, summary("BI_FALSE_RESPONSE.noise", call).value().orElseThrow(), 1e-9);
    Summary selectivity = summary("SELECTIVITY", call);
    assertEquals(0.65, selectivity.value().orElseThrow(), 1e-9);
    assertEquals(80, selectivity.n());
    assertEquals("over backchannel, noise", selectivity.note());
    Summary j = summary("BI_J", call);
    assertEquals(0.65, j.value().orElseThrow(), 1e-9);
    assertTrue(j.lo().orElseThrow() < 0.65 && j.hi().orElseThrow() > 0.65);
    assertTrue(j.hi().orElseThrow() - j.lo().orElseThrow() < 0.3, j.toString());
  }

  @Test
  void gives_no_composite_of_a_class_with_fewer_than_ten_valid_probes() {
    Measurements call =
        call(
            probes("interrupt", "speech", "yielded", 10),
            probes("backchannel", "speech", "missed", 10),
            probes("sideTalk", "speech", "missed", 9),
            probes("sideTalk", "speech", "void", 5));
    Summary j = summary("BI_J", call);
    assertTrue(j.value().isEmpty());
    assertEquals("sideTalk has 9 valid probes, 10 needed", j.note());
    assertEquals(1.0, summary("SELECTIVITY", call).value().orElseThrow());
    Measurements none = call(probes("noise", "speech", "void", 2));
    assertTrue(summary("SELECTIVITY", none).value().isEmpty());
    assertEquals("noise has 0 valid probes, 1 needed", summary("SELECTIVITY", none).note());
    assertTrue(summary("BI_FALSE_RATE.noise", none).value().isEmpty());
  }

  @Test
  void an_agent_that_always_yields_and_one_that_never_does_have_no_skill() {
    Measurements always =
        call(
            probes("interrupt", "speech", "yielded", 20),
            probes("backchannel", "speech", "yielded", 20));
    Measurements never =
        call(
            probes("interrupt", "speech", "missed", 20),
            probes("backchannel", "speech", "missed", 20));
    assertEquals(0, summary("BI_J", always).value().orElseThrow(), 1e-9);
    assertEquals(0, summary("BI_J", never).value().orElseThrow(), 1e-9);
  }

  @Test
  void counts_phantoms_per_minute_of_agent_speech() {
    Measurements call =
        new Measurements(
            List.of(),
            List.of(),
            List.of(),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Phantoms(List.of(1.0, 2.0), 6 * 60_000));
    Summary rate = summary("BI_FALSE_PER_MIN", call);
    assertEquals(2 / 6.0, rate.value().orElseThrow(), 1e-9);
    // The exact Poisson interval of a count of 2 is 0.242 to 7.225.
    assertEquals(0.242 / 6, rate.lo().orElseThrow(), 0.01);
    assertEquals(7.225 / 6, rate.hi().orElseThrow(), 0.02);
    assertTrue(summary("BI_FALSE_PER_MIN", call()).value().isEmpty());
  }

  private static Step step(Moment moment) {
    return new Step.Probe(
        Scripts.line(5),
        ProbeKind.NOISE,
        Optional.ofNullable(moment),
        new Sound.Spoken("door"),
        Expectations.NONE,
        CallerChange.NONE);
  }

  private static ProbeMeasure measured(RecordedCall call, Moment moment) {
    List<ProbeMeasure> probes =
        MeasureCall.measure(
                call.hungUp().timeline(),
                Scripts.of(Scripts.say(4, Expectations.NONE), step(moment)))
            .probes();
    assertEquals(1, probes.size());
    return probes.get(0);
  }

  private static RecordedCall answered() {
    return new RecordedCall(12_000).say("u1", 0, 500, 1000).agent(1500, 8, speech(1500));
  }

  @Test
  void an_answer_to_a_sound_into_silence_is_a_false_response() {
    RecordedCall quiet = answered().noise("u2", 1, 5000, 5300);
    assertEquals("ignored", measured(quiet, null).outcome());
    ProbeMeasure probe = measured(quiet.agent(6100, 8, speech(800)), null);
    assertEquals("answered", probe.outcome());
    assertEquals("silence", probe.into());
    assertEquals(1100, probe.responseMs(), 5);
    ProbeMeasure late =
        measured(answered().noise("u2", 1, 5000, 5300).agent(7400, 8, speech(800)), null);
    assertEquals("ignored", late.outcome(), "2100 ms after its end it has another cause");
  }

  @Test
  void a_sound_into_silence_is_void_where_nothing_can_be_concluded() {
    ProbeMeasure over = measured(answered().noise("u2", 1, 2000, 2300), null);
    assertEquals("the agent was speaking when the noise began", over.voidReason());
    ProbeMeasure owed =
        measured(
            new RecordedCall(9000).say("u1", 0, 500, 1000).noise("u2", 1, 1500, 1800),
            new Moment.AfterSilence(Duration.ofMillis(500)));
    assertEquals("the agent still owed an answer when the noise began", owed.voidReason());
    ProbeMeasure paused =
        measured(
            new RecordedCall(12_000)
                .say("u1", 0, 500, 1000)
                .agent(1500, 8, speech(1500), silence(900), speech(1000))
                .noise("u2", 1, 3300, 3500),
            new Moment.AfterLastWord(Duration.ZERO));
    assertEquals("the agent had not finished when the noise began", paused.voidReason());
  }

  @Test
  void a_sound_while_a_tool_is_waited_for_can_cancel_it() {
    Json.Obj none = Json.object().build();
    Moment during = new Moment.DuringTool("find", Duration.ZERO);
    RecordedCall call =
        new RecordedCall(12_000)
            .say("u1", 0, 500, 1000)
            .toolCalled(1500, "c1", "find", none)
            .noise("u2", 1, 2000, 2300)
            .toolAnswered(4000, "c1", "find")
            .agent(4500, 8, speech(1500));
    ProbeMeasure kept = measured(call, during);
    assertEquals("tool", kept.into());
    assertEquals("missed", kept.outcome());
    assertEquals("yielded", measured(call.signal(2400, "interrupted"), during).outcome());
    assertFalse(
        measured(answered().noise("u2", 1, 5000, 5300), during).valid(), "none was waited for");
  }

  @Test
  void tells_whether_the_agent_went_on_after_a_false_yield() {
    Moment moment = new Moment.AfterHeard(Duration.ofSeconds(1));
    assertEquals(
        "resumed", falseYield("as I said, we are open from nine to five", moment).resumed());
    assertEquals(1300, falseYield("we are open from nine", moment).resumeMs(), 10);
    assertEquals("lost", falseYield("Sorry, what was that?", moment).resumed());
    assertEquals("unknown", falseYield("", moment).resumed());
  }

  private static ProbeMeasure falseYield(String afterwards, Moment moment) {
    RecordedCall call =
        new RecordedCall(14_000)
            .say("u1", 0, 500, 1000)
            .agent(1500, 20, speech(6000))
            .text(1510, "agent", "We are open from nine to five, and on Saturdays ")
            .noise("u2", 1, 3000, 3300)
            .interruptedAt(3400)
            .agent(4700, 8, speech(2000));
    if (!afterwards.isEmpty()) {
      call.text(4710, "agent", afterwards);
    }
    ProbeMeasure probe = measured(call, moment);
    assertEquals("yielded", probe.outcome());
    return probe;
  }
}
