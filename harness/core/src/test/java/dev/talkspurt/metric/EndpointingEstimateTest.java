package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointingEstimateTest {
  private static EndpointingEstimate.Call call(RecordedCall made) {
    Scenario scenario =
        Scripts.of(
            Scripts.say(5, Expectations.NONE),
            Scripts.say(6, Expectations.NONE),
            Scripts.say(7, Expectations.NONE));
    Timeline timeline = made.hungUp().timeline();
    return new EndpointingEstimate.Call(
        timeline,
        MeasureCall.measure(new CallEvidence(timeline, scenario, made.journal(), made.received())));
  }

  private static JournalEntry ended(double atMs, String id) {
    return new JournalEntry.Signal(ns(atMs), Timeline.ACTIVITY_END, "bench", id);
  }

  /** A greeting, a plain turn, and a tool turn. */
  private static RecordedCall asItIs() {
    return new RecordedCall(16_000)
        .agent(100, 4, speech(900))
        .say("u1", 0, 2000, 3000)
        .agent(4200, 4, silence(50), speech(900))
        .noise("u2", 1, 6000, 6300)
        .say("u3", 2, 8000, 9000)
        .toolCalled(9600, "c1", "find", Json.object().build())
        .toolAnswered(9700, "c1", "find")
        .agent(10_500, 4, speech(900));
  }

  private static RecordedCall ended() {
    return new RecordedCall(16_000)
        .agent(100, 4, speech(900))
        .say("u1", 0, 2000, 3000)
        .add(ended(3010, "u1"))
        .agent(3710, 4, silence(50), speech(900))
        .say("u2", 2, 7000, 8000)
        .add(ended(8015, "u2"));
  }

  private static RecordedCall endedWithTool() {
    return ended()
        .toolCalled(8100, "c1", "find", Json.object().build())
        .toolAnswered(8200, "c1", "find")
        .agent(9015, 4, speech(900));
  }

  @Test
  void the_same_turn_of_both_calls_makes_a_pair_whatever_its_number() {
    EndpointingEstimate estimate = EndpointingEstimate.of(call(asItIs()), call(endedWithTool()));
    assertEquals(List.of(), estimate.leftOut());
    assertEquals(
        List.of("u1", "u3"),
        estimate.pairs().stream().map(EndpointingEstimate.Pair::turn).toList());
    assertEquals(1200 - 700, estimate.pairs().get(0).differenceMs(), 1e-6);
    assertEquals(1500 - 1000, estimate.pairs().get(1).differenceMs(), 1e-6);
    assertEquals("tool", estimate.pairs().get(1).part());
  }

  @Test
  void turns_of_two_kinds_make_no_pair() {
    EndpointingEstimate estimate =
        EndpointingEstimate.of(call(asItIs()), call(ended().agent(9015, 4, speech(900))));
    assertEquals(1, estimate.pairs().size());
    assertTrue(estimate.leftOut().get(0).startsWith("u3: it is no turn of the same kind"));
  }

  @Test
  void a_turn_that_is_not_answered_in_both_makes_no_pair() {
    EndpointingEstimate estimate =
        EndpointingEstimate.of(
            call(asItIs()),
            call(
                ended()
                    .toolCalled(8100, "c1", "find", Json.object().build())
                    .toolAnswered(8200, "c1", "find")));
    assertEquals(List.of("u1"), estimate.pairs().stream().map(p -> p.turn()).toList());
    assertEquals(List.of("u3: no first packet after our signal"), estimate.leftOut());
  }

  @Test
  void another_clip_makes_no_pair() {
    RecordedCall other =
        endedWithTool()
            .without(e -> e instanceof JournalEntry.CallerMark mark && mark.id().equals("u1"))
            .add(
                new JournalEntry.CallerMark(
                    ns(1950), "u1", "utterance", 0, "other", 31_840, 32_000, 47_999, 48_160, "ff"));
    EndpointingEstimate estimate = EndpointingEstimate.of(call(asItIs()), call(other));
    assertEquals(List.of("u1: the caller's sound differs"), estimate.leftOut());
  }

  @Test
  void an_invalid_bench_makes_no_pair() {
    RecordedCall late = endedWithTool();
    for (int i = 0; i < 40; i++) {
      late.late(i, 150, 0);
    }
    EndpointingEstimate estimate = EndpointingEstimate.of(call(asItIs()), call(late));
    assertEquals(List.of(), estimate.pairs());
    assertEquals(List.of("u1: invalid bench", "u3: invalid bench"), estimate.leftOut());
  }

  @Test
  void the_summary_is_of_the_differences_and_says_what_it_is() {
    List<Summary> plain = Summarise.over(List.of());
    assertEquals(plain, EndpointingEstimate.into(plain, List.of()));
    EndpointingEstimate estimate =
        EndpointingEstimate.of(call(asItIs()), call(ended().agent(9015, 4, speech(900))));
    Summary summary =
        EndpointingEstimate.into(plain, List.of(estimate, estimate)).stream()
            .filter(s -> s.metric().id().equals("ENDPOINTING_EST"))
            .findFirst()
            .orElseThrow();
    assertEquals(2, summary.n());
    assertEquals(500, summary.p50().orElseThrow(), 1e-6);
    assertEquals("an estimate, from pairs of calls; 2 turns make no pair", summary.note());
  }
}
