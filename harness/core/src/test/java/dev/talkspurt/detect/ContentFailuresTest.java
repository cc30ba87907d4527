package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentFailuresTest {
  private static final String ANSWER = "We open at nine in the morning.";

  private static RecordedCall says(RecordedCall call, double fromMs, String text) {
    return call.text(fromMs, "agent", text)
        .agent(fromMs, 4, RecordedCall.speech(2_000))
        .signal(fromMs + 2_000, "turnEnd");
  }

  private static RecordedCall call() {
    return new RecordedCall(24_000).signal(0, "ready");
  }

  private static List<Finding> in(RecordedCall call, String detector) {
    return Found.in(call.hungUp(), detector);
  }

  @Test
  void a_sentence_twice_in_one_turn() {
    RecordedCall twice =
        says(call(), 3_000, ANSWER + " " + ANSWER.toUpperCase(java.util.Locale.ROOT));
    assertEquals(1, in(twice, "repeatedSentence").size());
    RecordedCall brief = says(call(), 3_000, "One moment. One moment.");
    assertEquals(0, in(brief, "repeatedSentence").size());
    RecordedCall turns = says(says(call(), 3_000, ANSWER), 12_000, ANSWER);
    assertEquals(0, in(turns, "repeatedSentence").size());
  }

  @Test
  void the_same_answer_again_at_once() {
    assertEquals(1, in(says(says(call(), 3_000, ANSWER), 8_000, ANSWER), "answeredTwice").size());
    assertEquals(0, in(says(says(call(), 3_000, ANSWER), 8_010, ANSWER), "answeredTwice").size());
    RecordedCall asked = says(call(), 3_000, ANSWER).say("u1", 0, 5_500, 6_500);
    assertEquals(0, in(says(asked, 7_500, ANSWER), "answeredTwice").size());
  }

  @Test
  void words_in_another_language() {
    RecordedCall call = call().say("u1", 0, 1_000, 2_000).words("u1", "What are your prices?");
    call.text(2_500, "caller", "¿Cuáles son los precios de la tienda?");
    assertEquals("u1", in(call, "wrongLanguageTranscript").get(0).of());
  }
}
