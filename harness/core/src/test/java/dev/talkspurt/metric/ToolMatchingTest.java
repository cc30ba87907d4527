package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.metric.Scripts.args;
import static dev.talkspurt.metric.Scripts.call;
import static dev.talkspurt.metric.Scripts.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.ExpectedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolMatchingTest {
  private static final ArgumentMatcher ANY = new ArgumentMatcher.Any();
  private final RecordedCall call = new RecordedCall(9000).say("u1", 0, 1000, 2000);
  private int calls;

  private ToolMatchingTest observe(String name, Object... args) {
    calls++;
    call.toolCalled(2500 + calls, "t" + calls, name, args(args));
    return this;
  }

  private List<ToolCallMeasure> against(ExpectedCall... expected) {
    return MeasureCall.measure(
            call.hungUp().timeline(), Scripts.of(Scripts.say(5, calls(expected))))
        .toolCalls();
  }

  /** Cause of each entry; {@code ok} where the call matched. */
  private List<String> causes(ExpectedCall... expected) {
    return against(expected).stream().map(m -> m.matched() ? "ok" : m.cause()).toList();
  }

  @Test
  void an_equal_call_matches() {
    observe("book", "time", "14:30", "seats", 2);
    assertEquals(List.of("ok"), causes(call("book", "time", "14:30", "seats", 2.0)));
  }

  @Test
  void a_dropped_call_is_missing() {
    List<ToolCallMeasure> missing = against(call("book", "time", "14:30"));
    assertEquals("MISSING", missing.get(0).cause());
    assertEquals("book(time \"14:30\")", missing.get(0).expected());
    assertEquals("", missing.get(0).id());
  }

  @Test
  void one_call_cannot_satisfy_two_expectations() {
    observe("book", "time", "14:30");
    ExpectedCall same = call("book", "time", "14:30");
    assertEquals(List.of("ok", "MISSING"), causes(same, same));
  }

  @Test
  void a_call_made_twice_is_a_duplicate() {
    observe("book", "time", "14:30").observe("book", "time", "14:30");
    assertEquals(List.of("ok", "DUPLICATE"), causes(call("book", "time", "14:30")));
  }

  @Test
  void missing_arguments_do_not_match() {
    observe("book");
    assertEquals(List.of("MISSING_ARG"), causes(call("book", "time", "14:30")));
  }

  @Test
  void a_null_argument_is_a_missing_one() {
    observe("book", "time", null);
    assertEquals(List.of("MISSING_ARG"), causes(call("book", "time", ANY)));
  }

  @Test
  void arguments_too_many_do_not_match() {
    observe("book", "time", "14:30", "vip", true);
    assertEquals(List.of("EXTRA_ARG"), causes(call("book", "time", "14:30")));
  }

  @Test
  void wrong_values_and_wrong_types_are_told_apart() {
    observe("book", "seats", 3);
    assertEquals(List.of("WRONG_VALUE"), causes(call("book", "seats", 2)));
    assertEquals(List.of("WRONG_TYPE"), causes(call("book", "seats", "3")));
  }

  @Test
  void text_matches_whatever_its_case_and_spaces_but_exact_text_does_not() {
    observe("book", "name", "  Ann\nLee ");
    assertEquals(List.of("ok"), causes(call("book", "name", new ArgumentMatcher.Text("ann LEE"))));
    assertEquals(List.of("WRONG_VALUE"), causes(call("book", "name", "ann lee")));
    assertEquals(
        List.of("WRONG_VALUE"), causes(call("book", "name", new ArgumentMatcher.Text("annlee"))));
  }

  @Test
  void calls_nobody_expected_are_extra_and_undeclared_ones_hallucinated() {
    observe("find", "day", "Monday").observe("launch");
    assertEquals(List.of("EXTRA", "HALLUC_TOOL"), causes());
  }

  @Test
  void a_renamed_call_has_the_wrong_name_and_the_expected_one_is_missing() {
    observe("find", "time", "14:30");
    assertEquals(List.of("WRONG_NAME", "MISSING"), causes(call("book", "time", "14:30")));
  }

  @Test
  void order_does_not_matter_within_a_step() {
    observe("find", "day", "Monday").observe("book", "time", "14:30");
    assertEquals(
        List.of("ok", "ok"), causes(call("book", "time", "14:30"), call("find", "day", "Monday")));
  }

  @Test
  void a_loose_expectation_does_not_take_the_only_call_a_strict_one_fits() {
    observe("book", "time", "14:30").observe("book", "time", "09:00");
    assertEquals(
        List.of("ok", "ok"), causes(call("book", "time", ANY), call("book", "time", "14:30")));
  }

  @Test
  void the_rest_is_paired_so_that_the_fewest_arguments_are_wrong() {
    observe("book", "a", 1, "b", 9, "c", 9).observe("book", "a", 7, "b", 2, "c", 3);
    List<ToolCallMeasure> pairs =
        against(call("book", "a", 7, "b", 2, "c", 4), call("book", "a", 1, "b", 9, "c", 8));
    assertEquals("book(a 1, b 9, c 8)", pairs.get(0).expected());
    assertEquals("book(a 7, b 2, c 4)", pairs.get(1).expected());
    assertEquals("WRONG_VALUE", pairs.get(0).cause());
  }

  @Test
  void a_withdrawn_call_matches_nothing() {
    observe("book", "time", "14:30");
    call.add(new JournalEntry.ToolCancelled(ns(2600), List.of("t1")));
    assertEquals(List.of("CANCELLED", "MISSING"), causes(call("book", "time", "14:30")));
  }

  @Test
  void a_call_withdrawn_after_its_answer_was_made() {
    observe("book", "time", "14:30");
    call.toolAnswered(2550, "t1", "book");
    call.add(new JournalEntry.ToolCancelled(ns(2600), List.of("t1")));
    assertEquals(List.of("ok"), causes(call("book", "time", "14:30")));
  }

  @Test
  void without_an_expectation_a_call_is_not_judged() {
    observe("find");
    List<ToolCallMeasure> measured =
        MeasureCall.measure(call.hungUp().timeline(), Scripts.of(Scripts.say(5, Expectations.NONE)))
            .toolCalls();
    assertEquals("unjudged", measured.get(0).cause());
    assertFalse(measured.get(0).judged());
  }

  @Test
  void calls_belong_to_the_caller_sound_before_them() {
    call.say("u2", 1, 4000, 5000);
    call.toolCalled(3900, "t1", "find", Json.object().build());
    call.toolCalled(5500, "t2", "book", Json.object().build());
    List<ToolCallMeasure> measured =
        MeasureCall.measure(
                call.hungUp().timeline(),
                Scripts.of(
                    Scripts.say(5, calls(call("find"))), Scripts.say(6, calls(call("book")))))
            .toolCalls();
    assertEquals(List.of(0, 1), measured.stream().map(ToolCallMeasure::stepIndex).toList());
    assertEquals(List.of(true, true), measured.stream().map(ToolCallMeasure::matched).toList());
  }

  @Test
  void a_step_that_never_came_expects_nothing() {
    assertEquals(
        List.of(),
        MeasureCall.measure(
                call.hungUp().timeline(),
                Scripts.of(Scripts.say(5, Expectations.NONE), Scripts.say(6, calls(call("book")))))
            .toolCalls());
  }
}
