package dev.talkspurt.simulator.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.talkspurt.document.Json;
import dev.talkspurt.simulator.behaviour.Reaction.Call;
import dev.talkspurt.simulator.behaviour.Reaction.HangUp;
import dev.talkspurt.simulator.behaviour.Reaction.Say;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that are missing, in doubt or read back before an exchange makes its calls. */
class IntakeTest {
  static final String DESK =
      """
      notUnderstood: Pardon?
      slots:
        number: { digits: 4 }
        day: weekday
        at: time
        size: { two: "2", four: "4" }
      asks:
        number: Which number was that?
        day: On which day?
        at: { says: At what time?, hears: [ "{at}", "At {at}." ] }
      confirmation:
        yes: [ "Yes." ]
        no: [ "No.", "No, {number}." ]
      handOver: { after: 2, says: I put you through., calls: { count: { urgent: true } } }
      smallTalk: [ { hears: [ How are you? ], says: "Fine, thanks." } ]
      refuses: [ { hears: [ Tell me a joke. ], says: I only do orders. } ]
      dialogue:
        - id: status
          hears: [ "Where is {number}?" ]
          confirms: "You said {number}, right?"
          calls: { find_slots: { day: "{number}" } }
          says: "{number} is on its way."
        - id: book
          hears: [ "Book it.", "Book {day}.", "Book {day} at {at}." ]
          needs: [ day, at ]
          calls: { book_slot: { day: "{day}", time: "{at}" } }
          says: "Booked on {day} at {at}."
        - id: bye
          hears: [ "Bye." ]
          hangsUp: true
          says: Goodbye.
      """;

  private final Dialogue dialogue = new Dialogue(Agents.behaviour(DESK), 1);

  private static Recognition heard(String id, String text, Map<String, String> slots) {
    return heard(id, text, slots, Map.of());
  }

  private static Recognition heard(
      String id, String text, Map<String, String> slots, Map<String, Double> sureness) {
    Optional<Phrase> phrase = Optional.of(new Phrase(id, text, slots));
    return new Recognition(phrase, 0.9, phrase, sureness);
  }

  private Reaction status(double sureness) {
    return dialogue.heard(
        heard(
            "status",
            "Where is four two seven one",
            Map.of("number", "4271"),
            Map.of("number", sureness)));
  }

  private Reaction number(String value, double sureness) {
    return dialogue.heard(
        heard("(number)", "it is that", Map.of("number", value), Map.of("number", sureness)));
  }

  private Reaction yes() {
    return dialogue.heard(heard("(yes)", "Yes.", Map.of()));
  }

  private Reaction no() {
    return dialogue.heard(heard("(no)", "No.", Map.of()));
  }

  private static Call call(String tool, String args) {
    return new Call(tool, (Json.Obj) Json.parse(args), Optional.empty());
  }

  private static final Say READ_BACK = new Say("You said four two seven one, right?");
  private static final Say WHICH = new Say("Which number was that?");

  @Test
  void what_was_understood_is_read_back_before_the_call() {
    assertEquals(READ_BACK, status(0.9));
    assertEquals(call("find_slots", "{\"day\":\"4271\"}"), yes());
    assertEquals(
        new Say("four two seven one is on its way."),
        dialogue.toolAnswered("find_slots", Json.object().build()));
  }

  @Test
  void a_value_in_doubt_is_asked_for_again_and_no_other() {
    assertEquals(WHICH, status(0.49));
    assertEquals(READ_BACK, number("4271", 0.5));

    Reaction reaction =
        dialogue.heard(
            heard(
                "book",
                "Book Monday at two",
                Map.of("day", "Monday", "at", "14:00"),
                Map.of("day", 0.9, "at", 0.2)));
    assertEquals(new Say("At what time?"), reaction);
    assertEquals(
        call("book_slot", "{\"day\":\"Monday\",\"time\":\"15:30\"}"),
        dialogue.heard(heard("(at)", "half past three", Map.of("at", "15:30"))));
  }

  @Test
  void a_no_with_a_value_puts_it_right_and_a_plain_one_has_it_asked_for() {
    status(0.9);
    assertEquals(
        new Say("You said four two seven nine, right?"),
        dialogue.heard(heard("(no)", "No, four two seven nine.", Map.of("number", "4279"))));
    assertEquals(WHICH, no());
    assertEquals(READ_BACK, number("4271", 0.9));
    assertEquals(call("find_slots", "{\"day\":\"4271\"}"), yes());
  }

  @Test
  void the_value_alone_puts_it_right_too() {
    status(0.9);
    assertEquals(new Say("You said one one one one, right?"), number("1111", 0.9));
  }

  @Test
  void what_an_exchange_needs_is_asked_for_in_order_until_it_is_there() {
    assertEquals(new Say("On which day?"), dialogue.heard(heard("book", "Book it.", Map.of())));
    assertEquals(
        new Say("At what time?"),
        dialogue.heard(heard("(day)", "Tuesday", Map.of("day", "Tuesday"))));
    assertEquals(
        call("book_slot", "{\"day\":\"Tuesday\",\"time\":\"09:15\"}"),
        dialogue.heard(heard("(at)", "nine fifteen", Map.of("at", "09:15"))));
    assertEquals(
        new Say("Booked on Tuesday at nine fifteen."),
        dialogue.toolAnswered("book_slot", Json.object().build()));
  }

  @Test
  void the_question_is_repeated_when_the_answer_is_not_understood() {
    dialogue.heard(heard("book", "Book it.", Map.of()));
    assertEquals(new Say("On which day?"), dialogue.heard(Recognition.NOTHING));
    assertEquals(
        new Say("At what time?"),
        dialogue.heard(heard("(day)", "Friday", Map.of("day", "Friday"))));
  }

  @Test
  void answers_to_questions_nobody_asked_are_not_understood() {
    assertEquals(new Say("Pardon?"), yes());
    assertEquals(new Say("Pardon?"), number("4271", 0.9));
  }

  @Test
  void it_hands_over_when_it_has_asked_again_often_enough() {
    assertEquals(WHICH, status(0.3));
    assertEquals(WHICH, number("4271", 0.3));
    assertEquals(call("count", "{\"urgent\":true}"), dialogue.heard(Recognition.NOTHING));
    assertEquals(
        new Say("I put you through."), dialogue.toolAnswered("count", Json.object().build()));
    assertEquals(new Say("Pardon?"), dialogue.heard(Recognition.NOTHING));
  }

  @Test
  void a_caller_who_keeps_saying_no_is_handed_over() {
    status(0.9);
    no();
    number("4271", 0.9);
    no();
    number("4271", 0.9);
    assertEquals(call("count", "{\"urgent\":true}"), no());
  }

  @Test
  void small_talk_and_refusals_do_not_lose_the_thread() {
    Recognition talk = heard("(smallTalk 1)", "How are you?", Map.of());
    assertEquals(new Say("Fine, thanks."), dialogue.heard(talk));
    dialogue.heard(heard("book", "Book it.", Map.of()));
    assertEquals(new Say("Fine, thanks. On which day?"), dialogue.heard(talk));
    assertEquals(
        new Say("I only do orders. On which day?"),
        dialogue.heard(heard("(refuses 1)", "Tell me a joke.", Map.of())));
    assertEquals(
        new Say("At what time?"),
        dialogue.heard(heard("(day)", "Friday", Map.of("day", "Friday"))));
  }

  @Test
  void another_wish_ends_the_questions() {
    dialogue.heard(heard("book", "Book it.", Map.of()));
    assertEquals(READ_BACK, status(0.9));
    assertInstanceOf(Call.class, yes());
  }

  @Test
  void it_can_end_the_call() {
    assertEquals(
        new HangUp(Optional.of("Goodbye.")), dialogue.heard(heard("bye", "Bye.", Map.of())));
  }

  @Test
  void it_reads_back_only_what_it_is_not_sure_of_if_it_is_to() {
    String careful =
        DESK.replace(
            "confirms: \"You said {number}, right?\"",
            "confirms: { says: \"You said {number}, right?\", below: 0.8 }");
    for (double sureness : new double[] {0.79, 0.8}) {
      Dialogue other = new Dialogue(Agents.behaviour(careful), 1);
      Reaction reaction =
          other.heard(
              heard(
                  "status", "Where is that", Map.of("number", "4271"), Map.of("number", sureness)));
      assertEquals(sureness < 0.8, reaction.equals(READ_BACK), "sureness " + sureness);
    }
  }

  @Test
  void the_second_one_is_the_second_that_was_heard() {
    String offers =
        """
        slots: { day: weekday, at: time }
        asks: { at: Which time? }
        goOn: [ "Go on." ]
        dialogue:
          - id: free
            hears: [ "What is free?" ]
            calls: { find_slots: { day: Monday } }
            says: "I have {result.slots.0} and {result.slots.1}."
          - id: second
            hears: [ "The second one." ]
            sets: { at: "{heard.at.1}" }
            needs: [ at ]
            calls: { book_slot: { day: Monday, time: "{at}" } }
            says: Done.
          - id: last
            hears: [ "What was the last one?" ]
            says: "I said {heard.at}."
        """;
    Recognition second = heard("second", "The second one.", Map.of());
    Recognition last = heard("last", "What was the last one?", Map.of());
    Dialogue all = new Dialogue(Agents.behaviour(offers), 1);
    assertEquals(new Say("I said nothing."), all.heard(last));
    all.heard(heard("free", "What is free?", Map.of()));
    assertEquals(
        new Say("I have nine fifteen and two thirty."),
        all.toolAnswered("find_slots", (Json.Obj) Json.parse("{\"slots\":[\"09:15\",\"14:30\"]}")));
    all.told("I have nine fifteen and two thirty.", "");
    assertEquals(new Say("I said two thirty."), all.heard(last));
    assertEquals(call("book_slot", "{\"day\":\"Monday\",\"time\":\"14:30\"}"), all.heard(second));

    all.told("I have nine fifteen", "I have nine fifteen and two thirty.");
    assertEquals(new Say("I said nine fifteen."), all.heard(last));
    assertEquals(new Say("Which time?"), all.heard(second));
    assertEquals(
        new Say("I have nine fifteen and two thirty."),
        all.heard(heard("(goOn)", "Go on.", Map.of())));
  }

  @Test
  void one_that_guesses_takes_nothing_for_an_answer_it_has_not_asked_for() {
    for (String id : List.of("(at)", "(number)", "(yes)", "(no)")) {
      Phrase nearest = new Phrase(id, "At six.", Map.of());
      Dialogue guessing = new Dialogue(Agents.behaviour(DESK + "faults: [ guesses ]\n"), 1);
      Reaction reaction =
          guessing.heard(new Recognition(Optional.empty(), 0.05, Optional.of(nearest)));
      assertEquals(new Say("On which day?"), reaction, id);
    }
  }

  @Test
  void one_that_guesses_takes_anything_for_the_answer_it_waits_for() {
    Dialogue guessing = new Dialogue(Agents.behaviour(DESK + "faults: [ guesses ]\n"), 1);
    guessing.heard(heard("book", "Book Monday.", Map.of("day", "Monday")));
    Phrase nearest = new Phrase("(at)", "At six.", Map.of("at", "18:00"));
    assertEquals(
        new Call(
            "book_slot",
            Json.object().put("day", "Monday").put("time", "18:00").build(),
            Optional.empty()),
        guessing.heard(new Recognition(Optional.empty(), 0.05, Optional.of(nearest))));
  }
}
