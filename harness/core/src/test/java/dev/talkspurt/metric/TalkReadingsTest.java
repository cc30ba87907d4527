package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TalkReadingsTest {
  private static final Scenario SCRIPT = Scripts.of(Scripts.say(5, Expectations.NONE));
  private static final String TEN = "One two three four five six seven eight nine ten.";

  private static double figure(String id, RecordedCall call) {
    return ReadCall.summary(id, ReadCall.measured(call.hungUp(), SCRIPT)).value().orElse(-1);
  }

  @Test
  void talk_ratio_is_the_agents_share_of_all_talk() {
    RecordedCall call =
        new RecordedCall(12_000).say("u1", 0, 1000, 3000).agent(4000, 8, speech(6000));
    assertEquals(6000 / 8000.0, figure("TALK_RATIO", call), 1e-3);
  }

  @Test
  void a_cough_is_no_talk_and_overlap_counts_on_both_sides() {
    RecordedCall call =
        new RecordedCall(12_000)
            .interrupt("u1", 0, 2000, 4000)
            .noise("u2", 0, 8000, 8500)
            .agent(1000, 8, speech(6000));
    assertEquals(6000 / 8000.0, figure("TALK_RATIO", call), 1e-3);
  }

  @Test
  void a_call_in_which_nobody_speaks_has_no_ratio() {
    RecordedCall call = new RecordedCall(5_000).noise("u1", 0, 1000, 1300).hungUp();
    assertEquals(List.of(), ReadCall.readings(TalkReadings.TALK_RATIO, call, SCRIPT));
  }

  @Test
  void planted_talk_is_found() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    for (int trial = 0; trial < 50; trial++) {
      double saidMs = 300 + random.nextInt(3_000);
      double answerMs = 300 + random.nextInt(5_000);
      double heardMs = Math.min(answerMs, 100 + random.nextInt(5_000));
      RecordedCall call =
          new RecordedCall(15_000)
              .say("u1", 0, 1000, 1000 + saidMs)
              .agent(5000, 100, speech(answerMs))
              .interruptedAt(5000 + heardMs);
      double truth = heardMs / (heardMs + saidMs);
      assertEquals(truth, figure("TALK_RATIO", call), 0.002, saidMs + " " + heardMs);
    }
  }

  @Test
  void length_words_and_pace_of_a_response() {
    // 10 words in 4 s, of which a pause of 600 ms.
    RecordedCall call =
        new RecordedCall(12_000)
            .say("u1", 0, 1000, 2000)
            .agent(3000, 8, speech(2000), silence(600), speech(1400))
            .text(3100, "agent", TEN)
            .hungUp();
    assertEquals(4.0, ReadCall.only(TalkReadings.RESP_LEN, call, SCRIPT).value(), 0.002);
    assertEquals(10, ReadCall.only(TalkReadings.RESP_WORDS, call, SCRIPT).value());
    Measurements measured = ReadCall.measured(call, SCRIPT);
    assertEquals(150, ReadCall.summary("WPM", measured).value().getAsDouble(), 0.1);
    assertEquals(600 / 3.4, ReadCall.summary("ARTIC", measured).value().getAsDouble(), 0.2);
  }

  @Test
  void words_of_turns_without_sound_belong_to_no_response() {
    RecordedCall call =
        new RecordedCall(20_000)
            .text(200, "agent", TEN)
            .signal(300, "turnEnd")
            .say("u1", 0, 1000, 2000)
            .text(2900, "agent", "One two ")
            .agent(3000, 8, speech(2000))
            .text(3100, "agent", "three four ")
            .signal(3500, "audioEnd")
            .text(3600, "agent", "five.")
            .signal(3700, "turnEnd")
            .text(8000, "agent", TEN)
            .signal(8100, "turnEnd")
            .text(9000, "agent", TEN)
            .agent(12_000, 8, speech(2000))
            .text(12_100, "agent", "Six.")
            .signal(13_000, "interrupted")
            .signal(13_000, "turnEnd")
            .text(16_000, "agent", TEN)
            .signal(16_100, "turnEnd")
            .hungUp();
    assertEquals(
        List.of(5.0, 11.0), ReadCall.values(TalkReadings.RESP_WORDS, call, SCRIPT), "text leads");
  }

  @Test
  void a_pause_of_200_ms_belongs_to_speaking() {
    RecordedCall call =
        new RecordedCall(12_000)
            .agent(3000, 8, speech(2000), silence(200), speech(1800))
            .text(3100, "agent", TEN);
    assertEquals(150, figure("ARTIC", call), 0.2);
  }

  @Test
  void of_a_response_that_was_cut_only_the_heard_part_counts() {
    // 8 s were generated, 4 s heard: half of the text's 49 characters, five words whole.
    RecordedCall call =
        new RecordedCall(12_000)
            .agent(1000, 100, speech(8000))
            .text(1010, "agent", TEN)
            .interrupt("u1", 0, 4500, 5500)
            .interruptedAt(5000)
            .hungUp();
    Reading length = ReadCall.only(TalkReadings.RESP_LEN, call, SCRIPT);
    assertEquals(4.0, length.value(), 0.002);
    assertEquals("cut", length.part());
    assertEquals(5, ReadCall.only(TalkReadings.RESP_WORDS, call, SCRIPT).value());
    assertEquals(
        75, ReadCall.summary("WPM", ReadCall.measured(call, SCRIPT)).value().getAsDouble(), 0.1);
  }

  @Test
  void the_word_that_a_cut_falls_into_was_not_heard() {
    // 4200 of 8000 ms: 25 of 49 characters, the last of them the "s" of "six".
    RecordedCall call =
        new RecordedCall(12_000)
            .agent(1000, 100, speech(8000))
            .text(1010, "agent", TEN)
            .interruptedAt(5200)
            .hungUp();
    assertEquals(5, ReadCall.only(TalkReadings.RESP_WORDS, call, SCRIPT).value());
  }

  @Test
  void the_point_of_a_decimal_number_ends_no_sentence() {
    RecordedCall call =
        new RecordedCall(8_000)
            .agent(3000, 8, speech(2000))
            .text(3010, "agent", "It costs 4.90 pounds all told.")
            .hungUp();
    assertEquals(List.of(0.0), ReadCall.values(TalkReadings.REPEAT, call, SCRIPT));
  }

  @Test
  void what_was_never_heard_or_has_no_words_is_no_reading() {
    RecordedCall silent = new RecordedCall(8_000).agent(3000, 8, speech(2000)).hungUp();
    assertEquals(2.0, ReadCall.only(TalkReadings.RESP_LEN, silent, SCRIPT).value(), 0.002);
    assertEquals(List.of(), ReadCall.readings(TalkReadings.RESP_WORDS, silent, SCRIPT));
    RecordedCall unspaced =
        new RecordedCall(8_000)
            .agent(3000, 8, speech(2000))
            .text(3100, "agent", "ご予約を承りました")
            .hungUp();
    assertEquals(List.of(), ReadCall.readings(TalkReadings.RESP_WORDS, unspaced, SCRIPT));
    RecordedCall flushed =
        new RecordedCall(8_000)
            .agent(3000, 100, silence(500), speech(2000))
            .text(3010, "agent", TEN)
            .interruptedAt(3400)
            .hungUp();
    assertEquals(List.of(), ReadCall.readings(TalkReadings.RESP_LEN, flushed, SCRIPT));
  }

  @Test
  void sentences_said_before_are_repeats_unless_short() {
    RecordedCall call =
        new RecordedCall(20_000)
            .agent(1000, 8, speech(3000))
            .text(1010, "agent", "Thank you. Which day would you like? We open at 9.30 daily.")
            .say("u1", 0, 6000, 7000)
            .agent(8000, 8, speech(3000))
            .text(8010, "agent", "Thank you. Which day would you like, please?")
            .say("u2", 0, 12_000, 13_000)
            .agent(14_000, 8, speech(3000))
            .text(14_010, "agent", "Which day would you like?");
    assertEquals(
        List.of(0.0, 0.0, 0.0, 1.0), ReadCall.values(TalkReadings.REPEAT, call.hungUp(), SCRIPT));
    assertEquals(0.25, figure("REPEAT", call), 1e-9);
  }

  @Test
  void what_was_generated_and_dropped_is_not_repeated() {
    RecordedCall call =
        new RecordedCall(20_000)
            .agent(1000, 100, speech(8000))
            .text(1010, "agent", "We have rooms. Breakfast is served from seven to ten every day.")
            .interrupt("u1", 0, 2500, 3500)
            .interruptedAt(2900)
            .agent(5000, 100, speech(4000))
            .text(5010, "agent", "Breakfast is served from seven to ten every day.");
    assertEquals(0, figure("REPEAT", call), 1e-9);
  }
}
