package dev.talkspurt.simulator.ear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SlotValueTest {
  private static final SlotKind TIME = new SlotKind.ClockTime();
  private static final SlotKind DATE = new SlotKind.CalendarDate();

  private static Optional<String> value(SlotKind kind, String words) {
    return SlotValue.of(
        kind,
        // Two words that are learned as one.
        List.of(words.replace("half past", "half_past").split(" ")).stream()
            .map(word -> word.replace('_', ' '))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "two thirty, 14:30",
    "half past two, 14:30",
    "half past two a.m., 02:30",
    "quarter past eight, 08:15",
    "quarter to seven, 18:45",
    "quarter to eight, 07:45",
    "quarter to one, 12:45",
    "quarter to twelve p.m., 23:45",
    "nine a.m., 09:00",
    "nine p.m., 21:00",
    "seven thirty p.m., 19:30",
    "seven, 07:00",
    "six, 18:00",
    "twelve, 12:00",
    "twelve a.m., 00:00",
    "twelve p.m., 12:00",
    "noon, 12:00",
    "midnight, 00:00",
    "nine oh five, 09:05",
    "ten forty one, 10:41",
    "four o'clock, 16:00",
    "twenty to twelve, 11:40"
  })
  void times_of_day(String words, String value) {
    assertEquals(Optional.of(value), value(TIME, words));
  }

  @ParameterizedTest
  @CsvSource({
    "March third, 03-03",
    "the third of March, 03-03",
    "third of March, 03-03",
    "March the third, 03-03",
    "July twenty second, 07-22",
    "the thirty first of December, 12-31",
    "February twenty ninth, 02-29",
    "September thirtieth, 09-30",
    "May twentieth, 05-20"
  })
  void days_of_the_year(String words, String value) {
    assertEquals(Optional.of(value), value(DATE, words));
  }

  @ParameterizedTest
  @CsvSource({"February thirtieth", "June thirty first", "March", "thirty second of May"})
  void days_that_there_are_not(String words) {
    assertEquals(Optional.empty(), value(DATE, words));
  }

  @Test
  void strings_of_digits_and_letters() {
    assertEquals(Optional.of("4071"), value(new SlotKind.Digits(4, 4), "four oh seven one"));
    assertEquals(Optional.of("771"), value(new SlotKind.Digits(3, 4), "double seven one"));
    assertEquals(Optional.of("2225"), value(new SlotKind.Digits(4, 4), "triple two five"));
    assertEquals(Optional.of("QX7P"), value(new SlotKind.Spelled(4, 4), "Q X seven P"));
    assertEquals(Optional.empty(), value(new SlotKind.Digits(4, 4), "four oh seven"));
    assertEquals(Optional.empty(), value(new SlotKind.Digits(2, 4), "four double"));
    assertEquals(Optional.empty(), value(new SlotKind.Digits(1, 4), "four Q"));
    assertEquals(Optional.of("Tuesday"), value(new SlotKind.Weekday(), "Tuesday"));
    assertEquals(Optional.empty(), value(new SlotKind.Weekday(), "noon"));
  }

  static Stream<SlotKind> kinds() {
    return Stream.of(
        new SlotKind.Digits(1, 1),
        new SlotKind.Digits(4, 4),
        new SlotKind.Digits(2, 7),
        new SlotKind.Spelled(3, 5),
        new SlotKind.Weekday(),
        TIME,
        DATE);
  }

  /** Whatever way through the grammar: it has a value, and one of the form that is promised. */
  @ParameterizedTest
  @MethodSource("kinds")
  void all_that_can_be_said_has_a_value(SlotKind kind) {
    Grammar.Builder builder = new Grammar.Builder();
    int end = SlotGrammar.add(builder, kind, 0);
    Grammar grammar = builder.build();
    assertEquals(grammar.states() - 1, end);
    Random random = new Random(5);
    for (int trial = 0; trial < 3000; trial++) {
      List<String> words = new ArrayList<>();
      for (int at = 0; at != end; ) {
        int from = at;
        List<Grammar.Arc> says = grammar.arcs().stream().filter(a -> a.from() == from).toList();
        List<Grammar.Skip> skips = grammar.skips().stream().filter(s -> s.from() == from).toList();
        int choice = random.nextInt(says.size() + skips.size());
        if (choice < says.size()) {
          words.add(says.get(choice).words());
        }
        at = choice < says.size() ? says.get(choice).to() : skips.get(choice - says.size()).to();
        assertTrue(at > from, "no way leads back");
      }
      Optional<String> value = SlotValue.of(kind, words);
      assertTrue(value.isPresent() && value.get().matches(form(kind)), words + " " + value);
    }
  }

  private static String form(SlotKind kind) {
    if (kind instanceof SlotKind.Digits digits) {
      return "[0-9]{" + digits.least() + "," + digits.most() + "}";
    }
    if (kind instanceof SlotKind.Spelled spelled) {
      return "[A-Z0-9]{" + spelled.least() + "," + spelled.most() + "}";
    }
    if (kind instanceof SlotKind.Weekday) {
      return "[A-Z][a-z]+day";
    }
    return kind instanceof SlotKind.ClockTime
        ? "([01][0-9]|2[0-3]):[0-5][0-9]"
        : "(0[1-9]|1[0-2])-([0-2][0-9]|3[01])";
  }

  @Test
  void whatever_is_no_value_is_none_and_no_error() {
    List<String> words =
        List.of("the", "of", "past", "half past", "twenty", "March", "third", "a.m.", "two", "Q");
    Random random = new Random(6);
    for (int trial = 0; trial < 5000; trial++) {
      List<String> said =
          random.ints(random.nextInt(5), 0, words.size()).mapToObj(words::get).toList();
      kinds()
          .forEach(
              kind ->
                  SlotValue.of(kind, said)
                      .ifPresent(
                          value -> assertTrue(value.matches(form(kind)), said + " " + value)));
    }
  }
}
