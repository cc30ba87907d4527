package dev.talkspurt.metric;

import static dev.talkspurt.metric.Scripts.call;
import static dev.talkspurt.metric.Scripts.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.SpokenStatement;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the log of a call in which all the agent says is so, one value at a time is said otherwise:
 * exactly the metrics that are about it must tell, and why.
 */
class SpokenMutationTest {
  private static final Context CONTEXT =
      new Context(
          Optional.of(ZonedDateTime.parse("2026-03-02T09:00+00:00[Europe/London]")),
          Optional.of(Locale.UK));

  private static final String FIRST =
      "Order four two seven one is on its way. It holds three pairs of socks, cost £19.90 and"
          + " arrives on Thursday, the fifth of March, at half past two. One moment, please.";
  private static final String SECOND =
      "I have noted the number 07700 900123, and the voucher WK2EXB. Two options are left.";

  /** In which text what is said otherwise. */
  private record Mutant(
      String name, int text, String from, String to, String flipped, String agreement) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Scenario scenario() {
    Conduct conduct =
        new Conduct(
            0, Optional.empty(), false, List.of(), List.of(), true, Optional.empty(), CONTEXT);
    return Scripts.of(
            Scripts.say(5, calls(call("find", "number", "4271"))),
            Scripts.say(6, calls(call("book", "phone", "07700900123"))))
        .withConduct(conduct);
  }

  private static RecordedCall say(
      RecordedCall call, String id, int step, double onsetMs, String text) {
    return call.add(
        new JournalEntry.CallerMark(
            RecordedCall.ns(onsetMs - 50),
            id,
            "utterance",
            step,
            text,
            (long) (onsetMs * 16) - 160,
            (long) (onsetMs * 16),
            (long) ((onsetMs + 1000) * 16) - 1,
            (long) ((onsetMs + 1000) * 16) + 160,
            "00"));
  }

  static RecordedCall answered(
      RecordedCall call, double atMs, String id, String json, String fault) {
    Json.Obj response = (Json.Obj) Json.parse(json);
    return call.add(
        new JournalEntry.ToolAnswered(RecordedCall.ns(atMs), id, "find", response, 0, fault));
  }

  static Measurements measure(String first, String second) {
    RecordedCall call = new RecordedCall(20_000);
    say(call, "u1", 0, 1000, "Where is my order four two seven one?");
    call.toolCalled(2300, "t1", "find", (Json.Obj) Json.parse("{\"number\":\"4271\"}"));
    answered(
        call,
        2600,
        "t1",
        "{\"arrives\":\"2026-03-05\",\"time\":\"14:30\",\"pairs\":3,\"price\":\"19.90 GBP\","
            + "\"voucher\":\"WK2EXB\"}",
        "");
    call.agent(3000, 1, RecordedCall.speech(5000))
        .text(3100, "agent", first)
        .signal(8500, "turnEnd");
    say(call, "u2", 1, 9000, "Call me on oh seven seven double oh, nine double oh one two three.");
    call.toolCalled(10_300, "t2", "book", (Json.Obj) Json.parse("{\"phone\":\"07700900123\"}"));
    answered(call, 10_600, "t2", "{\"ok\":true}", "");
    call.agent(11_000, 1, RecordedCall.speech(5000)).text(11_100, "agent", second);
    call.signal(16_500, "turnEnd");
    return MeasureCall.measure(call.hungUp().timeline(), scenario());
  }

  private static Map<String, String> values(Measurements measured) {
    Map<String, String> values = new TreeMap<>();
    for (Summary summary : Summarise.over(List.of(measured))) {
      OptionalDouble value = summary.value().isPresent() ? summary.value() : summary.p50();
      values.put(
          summary.metric().id(), value.isPresent() ? String.valueOf(value.getAsDouble()) : "none");
    }
    return values;
  }

  static Stream<Mutant> mutants() {
    String spoken = "SPOKEN_AGREE";
    String echo = "READBACK_ACC SPOKEN_AGREE";
    String confirm = "FALSE_CONFIRM READBACK_ACC SPOKEN_AGREE";
    return Stream.of(
        new Mutant("time", 1, "half past two", "half past three", spoken, "CONTRADICTS_TOOL"),
        new Mutant("minutes", 1, "half past two", "quarter past two", spoken, "CONTRADICTS_TOOL"),
        new Mutant("half", 1, "half past two", "half past two am", spoken, "CONTRADICTS_TOOL"),
        new Mutant(
            "date", 1, "Thursday, the fifth", "Friday, the sixth", spoken, "CONTRADICTS_TOOL"),
        new Mutant("weekday", 1, "Thursday, the", "Friday, the", spoken, "CONTRADICTS_SELF"),
        new Mutant("day", 1, "the fifth", "the sixth", spoken, "CONTRADICTS_SELF"),
        new Mutant(
            "month",
            1,
            "Thursday, the fifth of March",
            "the fifth of May",
            spoken,
            "CONTRADICTS_TOOL"),
        new Mutant(
            "tomorrow",
            1,
            "on Thursday, the fifth of March",
            "tomorrow",
            spoken,
            "CONTRADICTS_TOOL"),
        new Mutant("price", 1, "£19.90", "£19.50", spoken, "CONTRADICTS_TOOL"),
        new Mutant("point", 1, "£19.90", "£1990", spoken, "CONTRADICTS_TOOL"),
        new Mutant("currency", 1, "£19.90", "€19.90", spoken, "CONTRADICTS_TOOL"),
        new Mutant("count", 1, "three pairs", "four pairs", spoken, "CONTRADICTS_TOOL"),
        new Mutant("digit", 1, "two seven one", "two seven two", confirm, "CONTRADICTS_ARGUMENT"),
        new Mutant("swap", 1, "two seven one", "seven two one", confirm, "CONTRADICTS_ARGUMENT"),
        new Mutant("lost", 1, "two seven one", "two one", confirm, "CONTRADICTS_ARGUMENT"),
        new Mutant(
            "more", 1, "two seven one", "two seven one one", confirm, "CONTRADICTS_ARGUMENT"),
        new Mutant("phone", 2, "900123", "900132", confirm, "CONTRADICTS_ARGUMENT"),
        new Mutant("code", 2, "WK2EXB", "WK2EXP", spoken, "CONTRADICTS_TOOL"),
        new Mutant("letter O", 2, "WK2EXB", "WK2EX8", spoken, "CONTRADICTS_TOOL"),
        new Mutant("invented", 2, "Two options", "Reference ZZ99AB", spoken, "UNFOUNDED"),
        new Mutant("small count", 2, "Two options", "Three options", "", ""),
        new Mutant("other words", 1, "half past two", "fourteen thirty", "", ""),
        new Mutant("figures", 1, "half past two", "2:30 pm", "", ""),
        new Mutant("written", 1, "four two seven one", "4271", "", ""),
        new Mutant("pairs of digits", 1, "four two seven one", "forty two seventy one", "", ""),
        new Mutant("other order", 1, "the fifth of March", "March 5th", "", ""),
        new Mutant("spelled", 2, "WK2EXB", "W K 2 E X B", "", ""),
        new Mutant("alphabet", 2, "WK2EXB", "whiskey kilo two echo x-ray bravo", "", ""),
        new Mutant("in words", 1, "£19.90", "nineteen pounds ninety", "", ""),
        new Mutant("country code", 2, "07700 900123", "+44 7700 900123", "", ""));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void each_flips_what_it_should_and_nothing_else(Mutant mutant) {
    Map<String, String> perfect = values(measure(FIRST, SECOND));
    String text = mutant.text() == 1 ? FIRST : SECOND;
    assertTrue(text.contains(mutant.from()));
    String changed = text.replace(mutant.from(), mutant.to());
    Measurements measured = mutant.text() == 1 ? measure(changed, SECOND) : measure(FIRST, changed);
    TreeSet<String> flipped = new TreeSet<>();
    values(measured)
        .forEach(
            (id, value) -> {
              if (!value.equals(perfect.get(id))) {
                flipped.add(id);
              }
            });
    assertEquals(mutant.flipped(), String.join(" ", flipped), () -> shown(measured));
    assertEquals(
        mutant.agreement(),
        String.join(
            " ",
            measured.statements().stream()
                .filter(SpokenStatement::disagrees)
                .map(s -> s.agreement().name())
                .toList()),
        () -> shown(measured));
  }

  private static String shown(Measurements measured) {
    return String.join("\n", measured.statements().stream().map(Object::toString).toList());
  }

  @Test
  void a_perfect_log_is_perfect() {
    Measurements measured = measure(FIRST, SECOND);
    Map<String, String> values = values(measured);
    assertEquals("1.0", values.get("SPOKEN_AGREE"), () -> shown(measured));
    assertEquals("1.0", values.get("READBACK_ACC"), () -> shown(measured));
    assertEquals("0.0", values.get("FALSE_CONFIRM"), () -> shown(measured));
    assertEquals("none", values.get("FABRICATED"), () -> shown(measured));
    assertEquals(7, measured.statements().stream().filter(SpokenStatement::checked).count());
  }
}
