package dev.talkspurt.spoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.matching.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Monday 2 March 2026, nine o'clock, nobody says where. */
class ExtractionTest {
  private static final Context CONTEXT =
      new Context(
          Optional.of(ZonedDateTime.parse("2026-03-02T09:00+00:00[Europe/London]")),
          Optional.empty());

  static List<String> sentences() throws IOException {
    try (var file = ExtractionTest.class.getResourceAsStream("sentences.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(" => "))
          .toList();
    }
  }

  /** Kind, a question mark if not sure, readings, unit, an exclamation mark for a wrong weekday. */
  private static String show(Mention mention) {
    return mention.kind()
        + (mention.certain() ? "" : "?")
        + " "
        + mention.readings().stream().map(Reading::text).collect(Collectors.joining(" | "))
        + (mention.unit().isEmpty() ? "" : " " + mention.unit())
        + (mention.contradiction().isPresent() ? " !" : "");
  }

  private static String found(String text, Context context) {
    return Extraction.of(text, context).stream()
        .map(ExtractionTest::show)
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void finds_what_a_sentence_says(String line) {
    String[] parts = line.split(" => ", -1);
    assertEquals(parts[1].strip(), found(parts[0], CONTEXT));
  }

  @Test
  void the_corpus_is_large() throws IOException {
    assertTrue(sentences().size() >= 170, "sentences: " + sentences().size());
  }

  @Test
  void a_mention_names_its_words() {
    String text = "So, that is “Tuesday the third of March”, at half past two pm.";
    List<Mention> mentions = Extraction.of(text, CONTEXT);
    assertEquals("Tuesday the third of March", mentions.get(0).text());
    assertEquals("half past two pm", mentions.get(1).text());
    for (Mention mention : mentions) {
      assertEquals(mention.text(), text.substring(mention.start(), mention.end()));
    }
  }

  @Test
  void without_now_a_day_is_known_in_part() {
    assertEquals("DATE today + 1 days", found("It comes tomorrow.", Context.NONE));
    assertEquals("DATE Tuesday 4 March", found("Tuesday the 4th of March.", Context.NONE));
    assertEquals("DATE 2026-03-04 !", found("Tuesday, March 4th 2026.", Context.NONE));
  }

  @Test
  void a_locale_says_which_figure_is_the_day() {
    Context british = new Context(Optional.empty(), Optional.of(Locale.UK));
    Context american = new Context(Optional.empty(), Optional.of(Locale.US));
    assertEquals("DATE 2026-04-03", found("On 3/4/2026.", british));
    assertEquals("DATE 2026-03-04", found("On 3/4/2026.", american));
    assertEquals("NUMBER? 2000 point", found("It has 2,000 points.", british));
  }

  @Test
  void hostile_text_takes_time_in_proportion_and_yields_little() {
    for (String piece :
        List.of(
            "4",
            "4 ",
            "four ",
            "a ",
            "a forty ",
            "double ",
            "two thirty ",
            "x-ray ",
            "-",
            "at ",
            "4-",
            "w-",
            "half past ",
            "the third of ",
            "\u202e7\u202c ",
            "<b>4271</b> ",
            "9.",
            "+",
            "one hundred and ",
            "march ",
            "tuesday the ",
            "$",
            "4,",
            "may ",
            "o ",
            "oh ",
            "plus ")) {
      int length = piece.startsWith("4") ? 100_000 : 10_000;
      String text = piece.repeat(length / piece.length());
      List<Mention> mentions = Extraction.of(text, CONTEXT);
      assertTrue(mentions.size() <= 1_000, piece);
      assertTrue(
          mentions.stream()
              .flatMap(m -> m.readings().stream())
              .allMatch(r -> r.text().length() < 80),
          piece);
    }
  }

  @Test
  void marks_and_invisible_signs_change_nothing() {
    assertEquals("CODE 4271 | 4271", found("<b>Order 4271</b>", CONTEXT));
    assertEquals("CODE 4271 | 4271", found("Order \u202e4271\u202c", CONTEXT));
    assertEquals("CODE 4271 | 4271", found("Order 42\u200b71", CONTEXT));
    assertEquals("MONEY 19.9 USD", found("(*$19.90*)", CONTEXT));
  }
}
