package dev.talkspurt.simulator.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Problem;
import dev.talkspurt.simulator.ear.Phrase;
import dev.talkspurt.simulator.ear.Recognition;
import dev.talkspurt.simulator.ear.SlotKind;
import dev.talkspurt.simulator.ear.SlotPattern;
import dev.talkspurt.simulator.ear.SlotPattern.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSlotTest {
  private static SlotKind kind(String name) {
    return switch (name) {
      case "digits" -> new SlotKind.Digits(4, 7);
      case "spelled" -> new SlotKind.Spelled(4, 4);
      case "weekday" -> new SlotKind.Weekday();
      case "time" -> new SlotKind.ClockTime();
      default -> new SlotKind.CalendarDate();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          digits  | 4271    | four two seven one
          digits  | 2025550 | two zero two, five five five zero
          spelled | QX7P    | Q, X, seven, P
          weekday | Tuesday | Tuesday
          time    | 14:30   | two thirty
          time    | 09:05   | nine oh five
          time    | 09:00   | nine o'clock
          time    | 12:00   | noon
          time    | 00:00   | midnight
          time    | 12:15   | twelve fifteen
          time    | 19:30   | seven thirty pm
          time    | 06:00   | six am
          time    | 00:10   | twelve ten am
          date    | 03-03   | March third
          date    | 12-21   | December twenty first
          date    | 06-30   | June thirtieth
          """)
  void a_value_is_said_as_people_do_and_read_again(String kind, String value, String words) {
    assertEquals(words, ReadBack.say(kind(kind), value));
    assertEquals(
        value, ValueReader.read(kind(kind), ValueReader.words(words), 0).orElseThrow().value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          digits  | 4271                   | 4271
          digits  | four double two one    | 4221
          digits  | oh one 6 8             | 0168
          spelled | qx7p                   | QX7P
          spelled | q x seven p            | QX7P
          time    | half past two          | 14:30
          time    | quarter to nine        | 08:45
          time    | ten to one             | 12:50
          time    | 2:30 p.m.              | 14:30
          time    | 14:30                  | 14:30
          time    | nine in the evening    | 21:00
          time    | seven                  | 07:00
          time    | six                    | 18:00
          time    | twelve am              | 00:00
          date    | the 3rd of March       | 03-03
          date    | May the twenty second  | 05-22
          date    | 14 July                | 07-14
          time    | 0:10                   | 00:10
          digits  | one two three          |
          digits  | 12345678               |
          time    | twenty five            |
          weekday | someday                |
          date    | March thirty second    |
          """)
  void other_ways_to_say_it_are_read_too(String kind, String words, String value) {
    assertEquals(
        value == null ? "" : value,
        ValueReader.read(kind(kind), ValueReader.words(words), 0)
            .filter(found -> found.to() == ValueReader.words(words).size())
            .map(ValueReader.Found::value)
            .orElse(""));
  }

  @Test
  void sentences_with_open_slots_are_patterns_and_no_phrases() {
    Behaviour desk = Agents.behaviour(IntakeTest.DESK);

    assertEquals(new SlotKind.Digits(4, 4), desk.open().get("number"));
    assertEquals(List.of("size"), List.copyOf(desk.slots().keySet()));
    assertTrue(
        desk.patterns()
            .contains(
                new SlotPattern(
                    "book",
                    List.of(
                        new Part.Words("Book"),
                        new Part.Open("day", new SlotKind.Weekday()),
                        new Part.Words("at"),
                        new Part.Open("at", new SlotKind.ClockTime())))),
        desk.patterns()::toString);
    assertTrue(desk.phrases().stream().noneMatch(p -> p.text().contains("{")));
    assertTrue(desk.phrases().stream().anyMatch(p -> p.id().equals("(yes)")));
    assertTrue(desk.lines(Map.of()).contains("Which number was that?"));
  }

  @Test
  void the_same_words_are_one_pattern_and_mean_what_fits() {
    Behaviour twice =
        Agents.behaviour(
            """
            slots: { number: { digits: 4 } }
            asks: { number: Which one? }
            dialogue:
              - { id: bare, hears: [ "{number}" ], says: "Bare {number}." }
              - { id: ask, hears: [ Hello ], needs: [ number ], says: "Thanks for {number}." }
            """);
    assertEquals(1, twice.patterns().size());
    Dialogue dialogue = new Dialogue(twice, 1);
    Phrase bare = new Phrase("bare", "it is 4271", Map.of("number", "4271"));
    Recognition heard = new Recognition(Optional.of(bare), 0.9, Optional.of(bare));
    Dialogue asked = new Dialogue(twice, 1);
    Phrase hello = new Phrase("ask", "Hello", Map.of());
    asked.heard(new Recognition(Optional.of(hello), 0.9, Optional.of(hello)));
    assertEquals(new Reaction.Say("Bare four two seven one."), dialogue.heard(heard));
    assertEquals(new Reaction.Say("Thanks for four two seven one."), asked.heard(heard));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          slots: { a: weekdy } | 1:15 | no kind of slot is called 'weekdy', expected weekday, time or date (did you mean 'weekday'?)
          slots: { a: { digits: 0 } } | 1:25 | 'digits' is 0, expected how many, or the least and the most (such as 4, or [3, 6], up to 20)
          slots: { a: time }, asks: { b: Which? } | 1:31 | 'asks' names slot 'b', expected a declared slot (did you mean 'a'?)
          slots: { a: time }, asks: { a: { says: Which?, hears: [ so ] } } | 1:59 | 'hears' is "so", expected an answer with {a} in it (add it)
          slots: { a: time }, dialogue: [ { id: x, hears: [ hi ], says: ho, needs: [ a ] } ] | 1:78 | 'needs' names slot 'a', which 'asks' has no question for (add it to 'asks')
          slots: { a: time }, asks: { a: Which? }, dialogue: [ { id: x, hears: [ hi ], says: ho, confirms: Right? } ] | 1:100 | 'confirms' reads no slot back, expected {slot} in it (add one)
          goOn: [ "{a}" ] | 1:11 | 'goOn' is "{a}", expected plain words (write them without braces)
          smallTalk: [ { says: Hi. } ] | 1:16 | 'smallTalk' has no 'hears', expected phrases (add them)
          skill: god | 1:10 | 'skill' is 'god', expected good, mediocre or bad (did you mean 'good'?)
          """)
  void what_is_wrong_is_found_at_its_place(String simulated, String place, String message) {
    List<Problem> problems = Behaviour.lint(Agents.agent("{ " + simulated + " }"));
    assertEquals(
        message, problems.isEmpty() ? "nothing" : problems.get(0).message(), problems::toString);
    assertEquals("clinic.agent.yaml:" + place, problems.get(0).place().toString());
  }
}
