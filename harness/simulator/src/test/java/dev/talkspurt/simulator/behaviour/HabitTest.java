package dev.talkspurt.simulator.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Reaction.Call;
import dev.talkspurt.simulator.behaviour.Reaction.HangUp;
import dev.talkspurt.simulator.behaviour.Reaction.Nothing;
import dev.talkspurt.simulator.behaviour.Reaction.Say;
import dev.talkspurt.simulator.behaviour.Reaction.Together;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each habit against the dialogue that does it right. */
class HabitTest {
  private static final String DESK =
      """
      notUnderstood: Pardon?
      slots:
        day: [Monday, Tuesday, Wednesday]
        time: { nine: "09:00", ten: "10:00" }
      dialogue:
        - id: find
          hears: [ "find {day}", "no {day}" ]
          calls: { find_slots: { day: "{day}" } }
          retries: 2
          says: On {day} I have {result.slots.0}.
          onError: The calendar is down.
        - id: offer
          hears: [ "offer {day} {time}" ]
          says: Shall I book {day} at {time}?
          next: [ agree ]
        - id: agree
          hears: [ "yes" ]
          calls: { book_slot: { day: "{day}", time: "{time}" } }
          says: Booked as {result.code} for {day}.
        - id: steps
          hears: [ "steps {day}" ]
          calls: { find_slots: { day: "{day}" }, book_slot: { day: "{day}", time: "{result.slots.0}" } }
          filler: One moment.
          says: Done.
        - id: both
          hears: [ "both {day}" ]
          calls: { find_slots: { day: "{day}" }, count: { amount: 2 } }
          atOnce: true
          filler: One moment.
          fillerAfter: 2 s
          says: "{result.find_slots.slots.0} and {result.count.left}."
          onError: Neither.
        - id: moved
          hears: [ "move {day}" ]
          calls: { book_slot: { day: "{day}", time: "was {before.day}" } }
          says: From {before.day} to {day}.
      """;

  private static Dialogue desk(String faults) {
    return new Dialogue(Agents.behaviour(DESK + "faults: [ " + faults + " ]\n"), 1);
  }

  private static Recognition hears(String id, String text, String... slots) {
    Map<String, String> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < slots.length; i += 2) {
      values.put(slots[i], slots[i + 1]);
    }
    Phrase phrase = new Phrase(id, text, values);
    return new Recognition(Optional.of(phrase), 0.9, Optional.of(phrase));
  }

  private static Recognition find(String day) {
    return hears("find", "find " + day, "day", day);
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) Json.parse(text);
  }

  private static final Json.Obj SLOTS = json("{\"slots\":[\"09:00\"]}");
  private static final Json.Obj ERROR = json("{\"error\":\"down\"}");

  private static Call call(String tool, String args) {
    return new Call(tool, json(args), Optional.empty());
  }

  private static final Call FIND_MONDAY = call("find_slots", "{\"day\":\"Monday\"}");

  @Test
  void a_failed_call_is_made_again_so_often() {
    Dialogue right = desk("");
    assertEquals(FIND_MONDAY, right.heard(find("Monday")));
    assertEquals(FIND_MONDAY, right.toolAnswered("find_slots", ERROR));
    assertEquals(FIND_MONDAY, right.toolAnswered("find_slots", ERROR));
    assertEquals(new Say("The calendar is down."), right.toolAnswered("find_slots", ERROR));
  }

  @Test
  void a_call_that_succeeds_at_last_is_told() {
    Dialogue right = desk("");
    right.heard(find("Monday"));
    right.toolAnswered("find_slots", ERROR);
    assertEquals(new Say("On Monday I have nine."), right.toolAnswered("find_slots", SLOTS));
  }

  @Test
  void never_retries_gives_up_at_once() {
    Dialogue wrong = desk("neverRetries");
    wrong.heard(find("Monday"));
    assertEquals(new Say("The calendar is down."), wrong.toolAnswered("find_slots", ERROR));
  }

  @Test
  void fabricates_a_result() {
    Dialogue wrong = desk("{ fault: fabricates, exchange: find, value: noon }");
    wrong.heard(find("Monday"));
    assertEquals(new Say("On Monday I have noon."), wrong.toolAnswered("find_slots", ERROR));
  }

  @Test
  void hangs_on_an_error() {
    Dialogue wrong = desk("hangsOnError");
    wrong.heard(find("Monday"));
    assertInstanceOf(Nothing.class, wrong.toolAnswered("find_slots", ERROR));
  }

  @Test
  void dead_air_has_no_filler() {
    Recognition steps = hears("steps", "steps Monday", "day", "Monday");
    assertEquals(Optional.of("One moment."), ((Call) desk("").heard(steps)).filler());
    assertEquals(Optional.empty(), ((Call) desk("deadAir").heard(steps)).filler());
    assertEquals(
        Optional.of("One moment."),
        ((Call) desk("{ fault: deadAir, exchange: find }").heard(steps)).filler());
  }

  @Test
  void calls_at_once_are_told_apart_and_all_waited_for() {
    Dialogue right = desk("");
    Together both = (Together) right.heard(hears("both", "both Monday", "day", "Monday"));
    assertEquals(List.of("find_slots", "count"), both.calls().stream().map(Call::tool).toList());
    assertEquals(OptionalInt.of(2000), both.fillerAfterMs());
    assertInstanceOf(Nothing.class, right.toolAnswered("count", json("{\"left\":4}")));
    assertEquals(new Say("nine and 4."), right.toolAnswered("find_slots", SLOTS));
  }

  @Test
  void one_failure_of_calls_at_once_is_told_when_all_have_answered() {
    Dialogue right = desk("");
    right.heard(hears("both", "both Monday", "day", "Monday"));
    assertInstanceOf(Nothing.class, right.toolAnswered("find_slots", ERROR));
    assertEquals(new Say("Neither."), right.toolAnswered("count", json("{\"left\":4}")));
  }

  @Test
  void a_duplicate_call_is_made_after_the_right_one() {
    Dialogue wrong = desk("duplicateCall");
    assertEquals(FIND_MONDAY, wrong.heard(find("Monday")));
    assertEquals(FIND_MONDAY, wrong.toolAnswered("find_slots", SLOTS));
    assertEquals(new Say("On Monday I have nine."), wrong.toolAnswered("find_slots", SLOTS));
  }

  @Test
  void an_extra_call_has_what_is_remembered() {
    Dialogue wrong = desk("{ fault: extraCall, tool: book_slot }");
    wrong.heard(find("Monday"));
    assertEquals(
        call("book_slot", "{\"day\":\"Monday\"}"), wrong.toolAnswered("find_slots", SLOTS));
    assertEquals(new Say("On Monday I have nine."), wrong.toolAnswered("book_slot", json("{}")));
  }

  @Test
  void an_undeclared_tool_is_called_first_and_its_error_is_nobody_s() {
    Dialogue wrong = desk("undeclaredTool");
    assertEquals(call("transfer_call", "{}"), wrong.heard(find("Monday")));
    assertEquals(FIND_MONDAY, wrong.toolAnswered("transfer_call", ERROR));
    assertEquals(new Say("On Monday I have nine."), wrong.toolAnswered("find_slots", SLOTS));
  }

  @Test
  void steps_use_each_other_s_answers_unless_swapped() {
    Recognition steps = hears("steps", "steps Monday", "day", "Monday");
    Dialogue right = desk("");
    assertEquals("find_slots", ((Call) right.heard(steps)).tool());
    assertEquals(
        call("book_slot", "{\"day\":\"Monday\",\"time\":\"09:00\"}"),
        right.toolAnswered("find_slots", SLOTS));
    assertEquals("book_slot", ((Call) desk("swapsOrder").heard(steps)).tool());
  }

  @Test
  void calls_wait_for_the_confirmation() {
    Recognition offer = hears("offer", "offer Monday nine", "day", "Monday", "time", "09:00");
    Dialogue right = desk("");
    assertEquals(new Say("Shall I book Monday at nine?"), right.heard(offer));
    Call book = call("book_slot", "{\"day\":\"Monday\",\"time\":\"09:00\"}");
    assertEquals(book, right.heard(hears("agree", "yes")));

    Dialogue wrong = desk("callsUnconfirmed");
    assertEquals(book, wrong.heard(offer));
    assertEquals(
        new Say("Shall I book Monday at nine?"),
        wrong.toolAnswered("book_slot", json("{\"code\":\"XK\"}")));
    assertEquals(new Say("Booked as XK for Monday."), wrong.heard(hears("agree", "yes")));
  }

  @Test
  void an_early_call_is_not_made_again() {
    assertEquals(Optional.empty(), desk("").early());
    Dialogue wrong = desk("{ fault: earlyCall, exchange: find, args: { day: Monday } }");
    assertEquals(Optional.of(FIND_MONDAY), wrong.early());
    assertEquals(Optional.empty(), wrong.early());
    wrong.answeredEarly("find_slots", SLOTS);
    assertEquals(new Say("On Monday I have nine."), wrong.heard(find("Monday")));
    assertEquals(FIND_MONDAY, wrong.heard(find("Monday")));
  }

  @Test
  void a_correction_takes_the_place_of_the_old_value() {
    Dialogue right = desk("");
    right.heard(find("Monday"));
    assertEquals(
        call("book_slot", "{\"day\":\"Tuesday\",\"time\":\"was Monday\"}"),
        right.heard(hears("moved", "move Tuesday", "day", "Tuesday")));
    assertEquals(new Say("From Monday to Tuesday."), right.toolAnswered("book_slot", json("{}")));

    Dialogue wrong = desk("keepsOldValue");
    wrong.heard(find("Monday"));
    assertEquals(FIND_MONDAY, wrong.heard(hears("find", "no Tuesday", "day", "Tuesday")));
  }

  @Test
  void guesses_where_it_should_ask() {
    Phrase monday = new Phrase("find", "find Monday", Map.of("day", "Monday"));
    Recognition foreign = new Recognition(Optional.empty(), 0.05, Optional.of(monday));
    assertEquals(new Say("Pardon?"), desk("").heard(foreign));
    assertEquals(FIND_MONDAY, desk("guesses").heard(foreign));
  }

  @Test
  void loops_whatever_it_hears() {
    Dialogue wrong = desk("loops");
    assertEquals(new Say("Pardon?"), wrong.heard(find("Monday")));
    assertEquals(new Say("Pardon?"), wrong.heard(find("Monday")));
  }

  @Test
  void hangs_up_when_it_does_not_understand_once_more() {
    Dialogue wrong = desk("{ fault: hangsUp, times: 2, says: Bye. }");
    assertEquals(new Say("Pardon?"), wrong.heard(Recognition.NOTHING));
    assertEquals(new Say("Pardon?"), wrong.heard(Recognition.NOTHING));
    assertEquals(new HangUp(Optional.of("Bye.")), wrong.heard(Recognition.NOTHING));
    assertEquals(new Say("Pardon?"), desk("").heard(Recognition.NOTHING));
  }

  @Test
  void words_that_are_none_of_its_phrases_get_the_fallback() {
    Dialogue right = new Dialogue(Agents.behaviour(DESK + "fallback: I only do days.\n"), 1);
    Phrase monday = new Phrase("find", "find Monday", Map.of("day", "Monday"));
    Recognition foreign = new Recognition(Optional.empty(), 0.05, Optional.of(monday));
    Recognition unsure = new Recognition(Optional.of(monday), 0.2, Optional.of(monday));
    assertEquals(new Say("I only do days."), right.heard(foreign));
    assertEquals(new Say("Pardon?"), right.heard(unsure));
    assertEquals(new Say("Pardon?"), right.heard(Recognition.NOTHING));
  }

  @Test
  void invents_a_call_for_what_it_does_not_understand() {
    Dialogue wrong = desk("{ fault: inventsCall, tool: count, args: { amount: 3 } }");
    assertEquals(call("count", "{\"amount\":3}"), wrong.heard(Recognition.NOTHING));
    assertEquals(new Say("That is done."), wrong.toolAnswered("count", json("{}")));
  }

  @Test
  void says_other_words_or_nothing() {
    Recognition offer = hears("offer", "offer Monday nine", "day", "Monday", "time", "09:00");
    assertEquals(
        new Say("No sé, Monday."),
        desk("{ fault: says, exchange: offer, says: \"No sé, {day}.\" }").heard(offer));
    assertInstanceOf(Nothing.class, desk("{ fault: silent, exchange: offer }").heard(offer));
  }

  @Test
  void misstates_one_value() {
    Dialogue wrong = desk("{ fault: misstates, exchange: agree }");
    wrong.heard(hears("offer", "offer Monday nine", "day", "Monday", "time", "09:00"));
    wrong.heard(hears("agree", "yes"));
    assertEquals(
        new Say("Booked as B-3 for Monday."),
        wrong.toolAnswered("book_slot", json("{\"code\":\"B-4\"}")));
  }

  @Test
  void says_the_wrong_weekday() {
    Dialogue wrong = desk("wrongWeekday");
    wrong.heard(find("Monday"));
    assertEquals(new Say("On Tuesday I have nine."), wrong.toolAnswered("find_slots", SLOTS));
  }

  @Test
  void words_that_are_no_turn_are_not_answered() {
    Dialogue right = new Dialogue(Agents.behaviour(DESK + "ignores: { phrases: [ mm-hm ] }\n"), 1);
    Phrase backchannel = new Phrase(Behaviour.Ignores.ID, "mm-hm", Map.of());
    Recognition heard = new Recognition(Optional.of(backchannel), 0.9, Optional.of(backchannel));
    assertEquals(true, right.isIgnored(heard));
    assertEquals(false, right.understands(heard));
    assertInstanceOf(Nothing.class, right.heard(heard));
  }

  @Test
  void forgetting_loses_every_value() {
    Dialogue forgetful = desk("");
    forgetful.heard(hears("offer", "offer Monday nine", "day", "Monday", "time", "09:00"));
    forgetful.forget();
    assertEquals(call("book_slot", "{}"), forgetful.heard(hears("agree", "yes")));
  }
}
