package dev.talkspurt.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueMatcherTest {
  private static final ZonedDateTime MONDAY =
      ZonedDateTime.parse("2026-03-02T09:00+00:00[Europe/London]");
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private static Context in(String tag) {
    return new Context(
        Optional.of(MONDAY),
        tag == null || tag.isEmpty() ? Optional.empty() : Optional.of(Locale.forLanguageTag(tag)));
  }

  private static Interpretation<ValueMatcher> expecting(String kind, String text, Context context) {
    return switch (kind) {
      case "date" -> Expecting.date(text, context);
      case "time" -> Expecting.time(text);
      case "datetime" -> Expecting.moment(text, Duration.ZERO, context);
      case "duration" -> Expecting.length(text, Duration.ZERO);
      case "number" -> Expecting.number(text, ZERO, ZERO, context);
      case "money" -> Expecting.money(text, Optional.empty(), context);
      case "phone" -> Expecting.phone(text, context);
      case "email" -> Expecting.email(text);
      default -> Expecting.alnum(text);
    };
  }

  private static Outcome outcome(String kind, String expected, String observed, String locale) {
    Interpretation<ValueMatcher> read = expecting(kind, expected, in(locale));
    assertTrue(read.isCertain(), expected + ": " + read);
    boolean number = observed.startsWith("#");
    Json seen = number ? Json.parse(observed.substring(1)) : Json.of(observed);
    return read.value().orElseThrow().match(seen, in(locale));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date | tomorrow | 2026-03-03 |",
        "date | March 3rd | tomorrow |",
        "date | 03/03/2026 | March 3rd | en-GB",
        "date | 03/04/2026 | 2026-04-03 | en-GB",
        "date | 03/04/2026 | 2026-03-04 | en-US",
        "date | next tuesday | 2026-03-10 |",
        "date | tuesday | 2026-03-03 |",
        "date | this friday | the sixth of March |",
        "date | the twenty first of May | 2026-05-21 |",
        "date | February 1st | 2027-02-01 |",
        "date | March 3rd twenty twenty six | Tuesday, 3 March 2026 |",
        "date | in two weeks | 2026-03-16 |",
        "date | day after tomorrow | 4.3.2026 | de-DE",
        "time | quarter past seven pm | 19:15 |",
        "time | quarter past seven in the evening | 7:15 p.m. |",
        "time | ten to eight am | 07:50:00 |",
        "time | ten minutes to eight am | 07:50:00 |",
        "time | nineteen fifteen | 7.15pm |",
        "time | half past two pm | two thirty pm |",
        "time | two oh five pm | 14:05 |",
        "time | noon | 12:00 |",
        "time | twelve am | midnight |",
        "datetime | tomorrow at quarter past seven pm | 2026-03-03T19:15:00Z |",
        "datetime | 2026-07-01T19:15 | 2026-07-01T20:15+02:00 |",
        "datetime | 7pm on friday | 2026-03-06 19:00 |",
        "duration | an hour and a half | PT90M |",
        "duration | one and a half hours | 90 minutes |",
        "duration | two hours and fifteen minutes | 2h 15min |",
        "duration | half an hour | 1800 s |",
        "number | two | #2 |",
        "number | 2.0 | two |",
        "number | #2 | 2.0 |",
        "number | 2,000 | #2000 | en-GB",
        "number | 2.000 | 2000 | de-DE",
        "number | two thousand and five | #2005 |",
        "number | twelve and a half | #12.5 |",
        "number | minus one point five | #-1.5 |",
        "number | four two seven one | #4271 |",
        "number | 1.234.567,5 | 1,234,567.5 |",
        "money | $19.90 | 19.9 USD |",
        "money | 19.90 USD | nineteen dollars and ninety cents |",
        "money | 19.90 EUR | 19,90 € | de-DE",
        "money | 19.90 | #19.9 | en-US",
        "phone | 555-0123 | five five five oh one two three | en-US",
        "phone | +44 20 7946 0018 | 020 7946 0018 | en-GB",
        "phone | (415) 555-0123 | +14155550123 | en-US",
        "phone | plus one four one five double five five oh one two three | +14155550123 |",
        "email | anna.lee@example.com | anna dot lee at Example dot com |",
        "email | a_b@Example.COM | a_b@example.com |",
        "email | first underscore last at mail dot example dot org | first_last@mail.example.org |",
        "alnum | W K 2 E X B | wk2exb |",
        "alnum | WK2-EXB | whiskey kilo two echo x-ray bravo |",
        "alnum | A double five 1 | a551 |",
      })
  void agree(String kind, String expected, String observed, String locale) {
    Outcome outcome = outcome(kind, expected.replace("#", ""), observed, locale);
    assertTrue(outcome.strict(), outcome::toString);
    assertTrue(outcome.forgiven());
    assertEquals("", outcome.why());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date | 03/04/2026 | 2026-03-04 | en-GB",
        "date | tomorrow | 2026-03-04 |",
        "date | 2026-04-03 | 03/04/2026 |",
        "time | quarter past seven pm | 7:15 |",
        "time | quarter past seven pm | quarter past seven |",
        "time | 19:15 | seven fifteen am |",
        "datetime | 2026-03-03T19:15Z | 2026-03-03T19:16Z |",
        "duration | 90 min | PT91M |",
        "number | 1.5 | 15 |",
        "number | 15 | 1.5 |",
        "number | 2 | 2.000 | de-DE",
        "money | 19.90 USD | 19.9 EUR |",
        "money | 19.90 USD | #19.9 | en-GB",
        "phone | 555-0123 | 555-012 | en-US",
        "phone | +44 20 7946 0018 | +44 20 7946 0019 |",
        "email | anna.lee@example.com | annalee@example.com |",
        "email | a-b@example.com | ab@example.com |",
        "alnum | O1 | 01 |",
        "alnum | I1 | 11 |",
        "alnum | WK2EXB | WK2EX |",
      })
  void differ(String kind, String expected, String observed, String locale) {
    Outcome outcome = outcome(kind, expected, observed, locale);
    assertFalse(outcome.strict(), outcome::toString);
    assertFalse(outcome.why().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date | 03/04/2026 |",
        "date | 3/4 | en-CA",
        "date | monday |",
        "date | Monday March 3rd |",
        "time | 7:15 |",
        "time | quarter past seven |",
        "time | seven thirty |",
        "time | half seven |",
        "time | half seven pm |",
        "datetime | tomorrow at seven |",
        "number | 2,000 |",
        "number | 2.000 |",
        "money | 19.90 |",
        "phone | 555-0123 |",
        "alnum | A oh 5 |",
      })
  void cannot_be_expected_because_they_are_in_doubt(String kind, String text, String locale) {
    Interpretation<ValueMatcher> read = expecting(kind, text, in(locale));
    assertFalse(read.isCertain(), read::toString);
    assertFalse(read.doubt().isEmpty(), read::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "next tuesday", "March 3rd", "in two weeks", "friday"})
  void without_now_a_relative_date_is_in_doubt(String text) {
    assertTrue(Expecting.date(text, Context.NONE).doubt().contains("no now"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date | 2026-02-30",
        "date | soon",
        "date | march",
        "time | 25:00",
        "time | later",
        "time | twenty minutes",
        "time | twenty minutes thirty",
        "time | ten minutes am",
        "time | two hours",
        "datetime | tomorrow",
        "duration | long",
        "duration | 5",
        "number | five six apples",
        "number | 1..2",
        "money | 5 apples",
        "phone | call me",
        "email | anna at example",
        "alnum | !!",
      })
  void cannot_be_expected_because_they_mean_nothing(String kind, String text) {
    assertTrue(expecting(kind, text, in("en-GB")).value().isEmpty());
  }

  private static Outcome match(ValueMatcher matcher, Object observed) {
    return matcher.match(Json.of(observed), in("en-GB"));
  }

  @Test
  void numbers_are_as_near_as_their_tolerance_says() {
    ValueMatcher absolute =
        new ValueMatcher.Number(new BigDecimal("12"), new BigDecimal("0.5"), ZERO);
    assertTrue(match(absolute, 12.5).strict());
    assertFalse(match(absolute, 12.51).strict());
    ValueMatcher relative =
        new ValueMatcher.Number(new BigDecimal("-200"), ZERO, BigDecimal.valueOf(5));
    assertTrue(match(relative, -210).strict());
    assertFalse(match(relative, -210.1).strict());
  }

  @Test
  void astronomic_numbers_are_no_match_and_no_trouble() {
    ValueMatcher two = new ValueMatcher.Number(BigDecimal.valueOf(2), ZERO, BigDecimal.ONE);
    ValueMatcher price =
        Expecting.money("$2", Optional.empty(), Context.NONE).value().orElseThrow();
    for (String huge : List.of("1e999999999", "1e-999999999", "-1e400000")) {
      assertFalse(two.match(Json.of(new BigDecimal(huge)), Context.NONE).strict());
      assertFalse(price.match(Json.of(new BigDecimal(huge)), Context.NONE).strict());
      assertFalse(Expecting.number(new BigDecimal(huge), ZERO, ZERO).isCertain());
    }
    Outcome longest = two.match(Json.of("nine ".repeat(5000)), Context.NONE);
    assertFalse(longest.strict());
  }

  @Test
  void names_are_exact_but_for_case_aliases_and_declared_accents() {
    ValueMatcher jon = new ValueMatcher.Name("Jon", List.of(), false);
    assertTrue(match(jon, " JON ").strict());
    assertTrue(match(jon, "J O N").strict());
    assertFalse(match(jon, "John").strict());
    assertTrue(match(new ValueMatcher.Name("Jon", List.of("John"), false), "john").strict());
    assertFalse(match(new ValueMatcher.Name("Zoë", List.of(), false), "Zoe").strict());
    assertTrue(match(new ValueMatcher.Name("Zoë", List.of(), true), "Zoe").strict());
    assertTrue(match(new ValueMatcher.Name("Zoë", List.of(), false), "Zoe\u0308").strict());
  }

  @Test
  void words_of_a_set_are_exact_after_their_aliases() {
    ValueMatcher large = new ValueMatcher.Choice("large", List.of("L", "big"));
    assertTrue(match(large, "large").strict());
    assertTrue(match(large, "big").strict());
    assertFalse(match(large, "Large").strict());
    assertFalse(match(large, "larger").strict());
  }

  @Test
  void yes_is_true_and_no_is_false() {
    ValueMatcher yes = new ValueMatcher.Flag(true, List.of("sure"));
    assertTrue(match(yes, true).strict());
    assertTrue(match(yes, "Yes").strict());
    assertTrue(match(yes, "sure").strict());
    assertFalse(match(yes, "no").strict());
    assertFalse(match(yes, false).strict());
    assertEquals(Outcome.Failure.WRONG_TYPE, match(yes, 1).failure());
    assertTrue(match(new ValueMatcher.Flag(false, List.of()), "off").strict());
  }

  @Test
  void free_text_contains_whole_words_matches_a_pattern_or_shares_words() {
    ValueMatcher contains = new ValueMatcher.Contains(List.of("red", "leather sofa"));
    assertTrue(match(contains, "A leather  sofa, (Red)").strict());
    assertFalse(match(contains, "a leather sofa, redder").strict());
    assertTrue(match(new ValueMatcher.Regex("[a-z]+-\\d+"), "ab-12").strict());
    assertFalse(match(new ValueMatcher.Regex("[a-z]+-\\d+"), "ab-12x").strict());
    ValueMatcher tokens = new ValueMatcher.Tokens("red leather sofa", 0.5);
    assertTrue(match(tokens, "sofa, red").strict());
    assertFalse(match(tokens, "a blue leather sofa").strict());
    assertFalse(match(new ValueMatcher.Tokens("version 1.5", 1), "version 15").strict());
    assertFalse(match(new ValueMatcher.Tokens("a-b", 1), "ab").strict());
  }

  @Test
  void a_pattern_that_never_ends_is_given_up() {
    Outcome outcome = match(new ValueMatcher.Regex("(a+)+\\1z"), "a".repeat(60));
    assertFalse(outcome.strict());
    assertTrue(outcome.why().contains("takes too long"), outcome::why);
    assertFalse(match(new ValueMatcher.Regex("(a|b)*c"), "ab".repeat(1000)).strict());
    assertFalse(Expecting.regex("(").isCertain());
    assertFalse(Expecting.regex("a".repeat(301)).isCertain());
  }

  @Test
  void any_absent_and_alternatives() {
    assertTrue(match(new ValueMatcher.Any(), List.of()).strict());
    assertEquals(Outcome.Failure.MISSING_ARG, match(new ValueMatcher.Any(), null).failure());
    assertTrue(new ValueMatcher.Absent().match(null, Context.NONE).strict());
    assertTrue(match(new ValueMatcher.Absent(), null).strict());
    assertEquals(Outcome.Failure.EXTRA_ARG, match(new ValueMatcher.Absent(), 1).failure());
    ValueMatcher either =
        new ValueMatcher.OneOf(
            List.of(new ValueMatcher.Exact(Json.of("2")), new ValueMatcher.Absent()));
    assertTrue(match(either, "2").strict());
    assertTrue(match(either, null).strict());
    assertEquals(Outcome.Failure.WRONG_VALUE, match(either, "9x").failure());
    assertEquals("\"2\" or absent", either.words());
  }

  @Test
  void a_value_of_another_kind_is_of_the_wrong_type() {
    for (String kind : List.of("date", "phone", "alnum")) {
      String text = kind.equals("date") ? "tomorrow" : "123456";
      ValueMatcher matcher = expecting(kind, text, in("en-GB")).value().orElseThrow();
      assertEquals(Outcome.Failure.WRONG_TYPE, match(matcher, 7).failure());
      assertEquals(Outcome.Failure.WRONG_TYPE, match(matcher, List.of("x")).failure());
      assertEquals(Outcome.Failure.MISSING_ARG, match(matcher, null).failure());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phone | +14155550123 | +14155550124 | true",
        "phone | +14155550123 | +1415555012 | true",
        "phone | +14155550123 | +14155550142 | false",
        "alnum | WK2EXB | WK3EXB | true",
        "alnum | WK2EXB | WK35EXB | false",
        "date | 2026-03-03 | 2026-03-04 | true",
        "date | 2026-03-04 | 2026-04-03 | false",
        "number | 1.5 | 15 | true",
        "money | 19.90 USD | 19.90 EUR | false",
      })
  void one_edit_in_the_digits_is_forgiven_and_two_are_not(
      String kind, String expected, String observed, boolean forgiven) {
    Outcome outcome = outcome(kind, expected, observed, "");
    assertFalse(outcome.strict());
    assertEquals(forgiven, outcome.forgiven(), outcome::toString);
  }

  @Test
  void what_sounds_alike_is_forgiven() {
    ValueMatcher jon = new ValueMatcher.Name("Jon", List.of(), false);
    assertTrue(match(jon, "John").forgiven());
    assertFalse(match(jon, "Joan of Arc").forgiven());
    assertFalse(match(jon, "Ann").forgiven());
    assertTrue(match(new ValueMatcher.Name("Stephen", List.of(), false), "Steven").forgiven());
    assertTrue(match(new ValueMatcher.Exact(Json.of("Smith")), "Smyth").forgiven());
    assertFalse(match(new ValueMatcher.Exact(Json.of("Smith")), "Jones").forgiven());
  }
}
