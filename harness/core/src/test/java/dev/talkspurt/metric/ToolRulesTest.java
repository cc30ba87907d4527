package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.ns;
import static dev.talkspurt.metric.Scripts.args;
import static dev.talkspurt.metric.Scripts.call;
import static dev.talkspurt.metric.Scripts.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.CallRules;
import dev.talkspurt.scenario.ExpectedCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is asked of a call besides its arguments, and mistakes that scorers have made. */
class ToolRulesTest {
  private static final ArgumentMatcher ANY = new ArgumentMatcher.Any();
  private final RecordedCall call = new RecordedCall(9000).say("u1", 0, 1000, 2000);
  private int made;

  private ToolRulesTest observe(String name, Object... args) {
    made++;
    call.toolCalled(2500 + made, "t" + made, name, args(args));
    return this;
  }

  private Measurements measured(ExpectedCall... expected) {
    Measurements all =
        MeasureCall.measure(call.hungUp().timeline(), Scripts.of(Scripts.say(5, calls(expected))));
    return new Measurements(
        List.of(), List.of(), all.toolCalls(), true, List.of(), all.toolTurns());
  }

  private List<String> causes(ExpectedCall... expected) {
    return measured(expected).toolCalls().stream().map(m -> m.right() ? "ok" : m.cause()).toList();
  }

  private static OptionalDouble value(Metric metric, Measurements measured) {
    return Summarise.over(List.of(measured)).stream()
        .filter(s -> s.metric().equals(metric))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static ExpectedCall ruled(ExpectedCall call, CallRules rules) {
    return new ExpectedCall(call.place(), call.tool(), call.args(), rules);
  }

  private static CallRules rules(
      String id, String after, boolean optional, int times, int retries, ExpectedCall... others) {
    return new CallRules(
        Optional.of(id).filter(name -> !name.isEmpty()),
        after.isEmpty() ? List.of() : List.of(after),
        optional,
        times,
        Optional.empty(),
        retries,
        false,
        List.of(others));
  }

  @Test
  void an_optional_call_may_come_or_not() {
    ExpectedCall optional = ruled(call("find", "day", ANY), rules("", "", true, 1, 0));
    assertEquals(List.of(), causes(optional));
    assertTrue(measured(optional).toolTurns().get(0).exact());
    observe("find", "day", "Monday");
    assertEquals(List.of("ok"), causes(optional));
  }

  @Test
  void an_optional_call_leaves_the_only_one_to_a_call_that_is_owed() {
    observe("find", "day", "Monday");
    ExpectedCall optional = ruled(call("find", "day", ANY), rules("", "", true, 1, 0));
    assertEquals(List.of("ok"), causes(optional, call("find", "day", "Monday")));
    assertEquals(List.of("ok"), causes(call("find", "day", "Monday"), optional));
  }

  @Test
  void a_call_made_wrongly_though_optional_is_wrong_but_not_missing() {
    observe("find", "day", "Monday");
    ExpectedCall optional = ruled(call("find", "day", "Friday"), rules("", "", true, 1, 0));
    Measurements measured = measured(optional);
    assertEquals("WRONG_VALUE", measured.toolCalls().get(0).cause());
    assertEquals(OptionalDouble.of(0), value(Metrics.TC_PRECISION, measured));
    assertEquals(OptionalDouble.empty(), value(Metrics.TC_RECALL, measured));
  }

  @Test
  void a_call_is_owed_as_often_as_the_script_says() {
    observe("find", "day", "Monday");
    ExpectedCall twice = ruled(call("find", "day", "Monday"), rules("", "", false, 2, 0));
    assertEquals(List.of("ok", "MISSING"), causes(twice));
    observe("find", "day", "Monday");
    assertEquals(List.of("ok", "ok"), causes(twice));
    observe("find", "day", "Monday");
    assertEquals(List.of("ok", "ok", "DUPLICATE"), causes(twice));
  }

  @Test
  void any_of_several_calls_will_do_but_only_once() {
    ExpectedCall either =
        ruled(call("find", "day", "Monday"), rules("", "", false, 1, 0, call("book", "day", ANY)));
    observe("book", "day", "Monday");
    assertEquals(List.of("ok"), causes(either));
    observe("find", "day", "Monday");
    assertTrue(causes(either).contains("EXTRA"), () -> causes(either).toString());
  }

  @Test
  void the_same_call_before_and_after_another_is_in_order() {
    ExpectedCall last = ruled(call("find", "day", "Monday"), rules("c", "b", false, 1, 0));
    ExpectedCall middle = ruled(call("book"), rules("b", "a", false, 1, 0));
    ExpectedCall first = ruled(call("find", "day", "Monday"), rules("a", "", false, 1, 0));
    observe("find", "day", "Monday").observe("book").observe("find", "day", "Monday");
    assertEquals(List.of("ok", "ok", "ok"), causes(last, middle, first));
  }

  @Test
  void calls_without_an_order_may_come_in_any() {
    observe("book").observe("find");
    assertEquals(List.of("ok", "ok"), causes(call("find"), call("book")));
  }

  @Test
  void a_withdrawn_call_is_counted_apart() {
    observe("find");
    call.add(new JournalEntry.ToolCancelled(ns(2600), List.of("t1")));
    Measurements measured = measured(call("find"));
    assertEquals(1, Confusion.of(List.of(measured)).get("CANCELLED"));
    assertEquals(OptionalDouble.empty(), value(Metrics.TC_VALID, measured));
  }

  @Test
  void arguments_count_one_by_one_and_items_of_a_list_too() {
    observe("book", "day", "Monday", "seats", List.of(1, 2, 3));
    Measurements measured = measured(call("book", "day", "Friday", "seats", List.of(1, 9, 3)));
    assertEquals(OptionalDouble.of(0.5), value(Metrics.ARG_ACC, measured));
    ToolCallMeasure wrong = measured.toolCalls().get(0);
    assertEquals(2, wrong.accuracy().arguments().size());
    assertEquals("\"Friday\"", wrong.accuracy().arguments().get(0).expected());
  }

  @Test
  void f1_is_zero_without_a_hit() {
    observe("find", "day", "Monday");
    Measurements measured = measured(call("book"));
    assertEquals(OptionalDouble.of(0), value(Metrics.TC_F1, measured));
    assertEquals(OptionalDouble.of(0), value(Metrics.TC_PRECISION, measured));
  }

  @Test
  void without_a_call_nothing_is_valid_or_precise_rather_than_perfect() {
    Measurements measured = measured(call("book"));
    assertEquals(OptionalDouble.empty(), value(Metrics.TC_VALID, measured));
    assertEquals(OptionalDouble.empty(), value(Metrics.TC_PRECISION, measured));
    assertEquals(OptionalDouble.empty(), value(Metrics.ARG_ACC, measured));
    assertEquals(OptionalDouble.empty(), value(Metrics.HALLUC_RATE, measured));
    assertEquals(OptionalDouble.empty(), value(Metrics.NOCALL_ACC, measured));
    assertEquals(OptionalDouble.of(0), value(Metrics.TC_RECALL, measured));
    assertEquals(OptionalDouble.of(0), value(Metrics.TURN_EXACT, measured));
  }

  @Test
  void arguments_are_compared_from_both_sides() {
    observe("book");
    assertEquals(List.of("MISSING_ARG"), causes(call("book", "time", ANY)));
    assertEquals(List.of("ok"), causes(call("book")));
  }

  @Test
  void one_call_never_satisfies_two_expectations() {
    observe("book", "time", "14:30");
    ExpectedCall loose = call("book", "time", ANY);
    Measurements measured = measured(loose, loose, call("book", "time", "14:30"));
    assertEquals(1, measured.toolCalls().stream().filter(ToolCallMeasure::matched).count());
    assertEquals(2, Confusion.of(List.of(measured)).get("MISSING"));
  }

  @Test
  void points_and_hyphens_are_part_of_a_value() {
    observe("book", "a", "1.5", "b", "a-b");
    assertEquals(List.of("WRONG_VALUE"), causes(call("book", "a", "15", "b", "a-b")));
    assertEquals(List.of("WRONG_VALUE"), causes(call("book", "a", "1.5", "b", "ab")));
  }

  @Test
  void a_declaration_is_held_against_types_requirements_and_unknown_arguments() {
    DeclaredTools tools =
        new DeclaredTools(
            List.of(
                new dev.talkspurt.scenario.AgentFile.ToolDeclaration(
                    "t",
                    "",
                    (Json.Obj)
                        Json.parse(
                            """
                            {"type":"OBJECT","required":["n"],"properties":{
                              "n":{"type":"INTEGER","minimum":1,"maximum":9},
                              "s":{"type":"string","enum":["a","b"]},
                              "l":{"type":"array","items":{"type":"number"}},
                              "o":{"type":"object","properties":{"x":{"type":"boolean"}}}}}
                            """))));
    assertTrue(tools.accepts("t", args("n", 1, "s", "a", "l", List.of(1, 2.5))));
    for (String bad :
        List.of(
            "{}",
            "{\"n\":0}",
            "{\"n\":1.5}",
            "{\"n\":\"1\"}",
            "{\"n\":1,\"s\":\"c\"}",
            "{\"n\":1,\"l\":[\"x\"]}",
            "{\"n\":1,\"o\":{\"y\":1}}",
            "{\"n\":1,\"o\":{\"x\":1}}",
            "{\"n\":1,\"z\":1}")) {
      assertEquals(false, tools.accepts("t", (Json.Obj) Json.parse(bad)), bad);
    }
    assertTrue(tools.isInvented("u", args()));
    assertTrue(tools.isInvented("t", args("n", 1, "z", 1)));
    assertEquals(false, tools.isInvented("t", args("n", "wrong type")));
  }
}
