package dev.talkspurt.simulator.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Reaction.Call;
import dev.talkspurt.simulator.behaviour.Reaction.Nothing;
import dev.talkspurt.simulator.behaviour.Reaction.Say;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DialogueTest {
  private final Dialogue dialogue = dialogue(Agents.CLINIC);

  private static Dialogue dialogue(String simulated) {
    return new Dialogue(Agents.behaviour(simulated), 1);
  }

  private static Recognition understood(String text, double confidence) {
    Phrase phrase =
        Agents.behaviour(Agents.CLINIC).phrases().stream()
            .filter(p -> p.text().equals(text))
            .findFirst()
            .orElseThrow();
    return new Recognition(Optional.of(phrase), confidence, Optional.of(phrase));
  }

  private static Recognition understood(String text) {
    return understood(text, 0.9);
  }

  private static Json.Obj json(String text) {
    return (Json.Obj) Json.parse(text);
  }

  @Test
  void greets_with_its_own_words() {
    assertEquals(new Say("Good morning, clinic."), dialogue.greeting());
  }

  @Test
  void slots_become_arguments_and_words() {
    Reaction reaction = dialogue.heard(understood("Move my appointment to Tuesday"));

    assertEquals(
        new Call("find_slots", json("{\"day\":\"Tuesday\"}"), Optional.of("One moment, Tuesday.")),
        reaction);
    assertEquals(
        new Say("On Tuesday I have nine and two thirty. Which one?"),
        dialogue.toolAnswered("find_slots", json("{\"slots\":[\"09:00\",\"14:30\"]}")));
  }

  @Test
  void missing_parts_of_an_answer_are_nothing() {
    dialogue.heard(understood("Move my appointment to Monday"));

    assertEquals(
        new Say("On Monday I have 10:15 and nothing. Which one?"),
        dialogue.toolAnswered("find_slots", json("{\"slots\":[\"10:15\"]}")));
  }

  @Test
  void an_error_of_the_tool_is_told() {
    dialogue.heard(understood("Move my appointment to Monday"));

    assertEquals(
        new Say("The calendar is down."),
        dialogue.toolAnswered("find_slots", json("{\"error\":\"no connection\"}")));
    assertInstanceOf(Nothing.class, dialogue.toolAnswered("find_slots", json("{\"slots\":[]}")));
  }

  @Test
  void slot_values_are_remembered_and_set_by_default() {
    dialogue.heard(understood("Move my appointment to Monday"));
    dialogue.toolAnswered("find_slots", json("{}"));

    assertEquals(
        new Call("book_slot", json("{\"day\":\"Monday\",\"time\":\"14:30\"}"), Optional.empty()),
        dialogue.heard(understood("the afternoon one please")));
    assertEquals(
        new Say("Booked Monday at two thirty."), dialogue.toolAnswered("book_slot", json("{}")));
  }

  @Test
  void a_value_nobody_gave_is_left_out() {
    assertEquals(
        new Call("book_slot", json("{\"time\":\"09:00\"}"), Optional.empty()),
        dialogue.heard(understood("the nine one please")));
    assertEquals(new Say("Booked at nine."), dialogue.toolAnswered("book_slot", json("{}")));
  }

  @Test
  void only_the_next_turns_are_understood() {
    dialogue.heard(understood("Move my appointment to Monday"));
    dialogue.toolAnswered("find_slots", json("{}"));

    assertEquals(new Say("Pardon?"), dialogue.heard(understood("what else")));
    assertInstanceOf(Call.class, dialogue.heard(understood("the nine one please")));
    assertEquals(new Say("Nothing else."), dialogue.heard(understood("what else")));
  }

  @Test
  void the_same_words_mean_what_fits_the_context() {
    Phrase elsewhere = new Phrase("other", "yes please", Map.of());
    Recognition yes = new Recognition(Optional.of(elsewhere), 0.9, Optional.of(elsewhere));
    assertEquals(new Say("Nothing else."), dialogue.heard(yes));

    dialogue.heard(understood("Move my appointment to Monday"));
    assertEquals(new Say("Fine."), dialogue.heard(yes));
  }

  @Test
  void what_is_not_understood_is_asked_again_each_time() {
    assertEquals(new Say("Pardon?"), dialogue.heard(Recognition.NOTHING));
    assertEquals(new Say("Pardon?"), dialogue.heard(understood("what else", 0.34)));
    assertEquals(new Say("Nothing else."), dialogue.heard(understood("what else", 0.35)));
  }

  @Test
  void silence_is_broken_so_many_times_until_the_caller_speaks() {
    assertEquals(new Say("Are you there?"), dialogue.silence());
    assertEquals(new Say("Are you there?"), dialogue.silence());
    assertInstanceOf(Nothing.class, dialogue.silence());
    dialogue.heard(Recognition.NOTHING);
    assertEquals(new Say("Are you there?"), dialogue.silence());
  }

  @Test
  void a_new_utterance_makes_it_forget_the_tool() {
    dialogue.heard(understood("Move my appointment to Monday"));
    dialogue.heard(understood("yes please"));

    assertInstanceOf(Nothing.class, dialogue.toolAnswered("find_slots", json("{\"slots\":[]}")));
  }

  @Test
  void tools_are_called_one_after_the_other_with_each_others_answers() {
    Dialogue two =
        dialogue(
            """
            dialogue:
              - id: what
                hears: [ "what else" ]
                calls:
                  find_slots: { day: Monday }
                  book_slot: { day: Monday, time: "{result.slots.0}" }
                says: "{result.ok}, {result.slots.0}, {result}"
            """);

    Phrase what = new Phrase("what", "what else", Map.of());
    two.heard(new Recognition(Optional.of(what), 1, Optional.of(what)));
    assertEquals(
        new Call("book_slot", json("{\"day\":\"Monday\",\"time\":\"08:00\"}"), Optional.empty()),
        two.toolAnswered("find_slots", json("{\"slots\":[\"08:00\"]}")));
    assertEquals(
        new Say("yes, 08:00, {\"slots\":[\"08:00\"],\"ok\":true}"),
        two.toolAnswered("book_slot", json("{\"ok\":true}")));
  }

  @Test
  void numbers_keep_the_type_that_the_tool_declares() {
    Dialogue counting =
        dialogue(
            """
            slots: { amount: { three: 3 } }
            dialogue:
              - id: other
                hears: [ "give me {amount}" ]
                calls: { count: { amount: "{amount}", urgent: true } }
                says: Yes.
            """);
    Phrase three = new Phrase("other", "give me three", Map.of("amount", "3"));

    assertEquals(
        new Call("count", json("{\"amount\":3,\"urgent\":true}"), Optional.empty()),
        counting.heard(new Recognition(Optional.of(three), 1, Optional.of(three))));
  }

  @Test
  void a_wrong_argument_is_another_value_of_the_slot() {
    Dialogue wrong = dialogue(Agents.CLINIC + "faults: wrongArgument\n");

    Call call = (Call) wrong.heard(understood("Move my appointment to Tuesday"));

    assertEquals(json("{\"day\":\"Monday\"}"), call.args());
  }

  @Test
  void a_wrong_argument_can_be_given() {
    Dialogue wrong =
        dialogue(
            Agents.CLINIC
                + "faults: [ { fault: wrongArgument, tool: book_slot, argument: time,"
                + " value: never } ]\n");

    Call right = (Call) wrong.heard(understood("Move my appointment to Tuesday"));
    Call spoilt = (Call) wrong.heard(understood("the nine one please"));

    assertEquals(json("{\"day\":\"Tuesday\"}"), right.args());
    assertEquals(json("{\"day\":\"Tuesday\",\"time\":\"never\"}"), spoilt.args());
    assertNotEquals(right.args(), spoilt.args());
  }

  @Test
  void a_missing_tool_call_is_talked_over() {
    Dialogue silent = dialogue(Agents.CLINIC + "faults: noToolCall\n");

    assertEquals(
        new Say("On Monday I have nothing and nothing. Which one?"),
        silent.heard(understood("Move my appointment to Monday")));
  }
}
