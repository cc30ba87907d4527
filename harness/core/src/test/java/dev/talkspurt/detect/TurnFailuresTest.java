package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnFailuresTest {
  private static final String ANSWER = "We open at nine in the morning.";

  /** The caller speaks from 1 s to 2 s. */
  private static RecordedCall asked() {
    return new RecordedCall(24_000)
        .signal(0, "ready")
        .say("u1", 0, 1_000, 2_000)
        .words("u1", "When do you open on Saturday?");
  }

  /** An answer of 2 s that is heard from {@code fromMs} on, without its end. */
  private static RecordedCall said(RecordedCall call, double fromMs, String text) {
    return call.text(fromMs, "agent", text).agent(fromMs, 4, RecordedCall.speech(2_000));
  }

  private static RecordedCall answered(RecordedCall call, double fromMs, String text) {
    return said(call, fromMs, text)
        .signal(fromMs + 500, "audioEnd")
        .signal(fromMs + 2_000, "turnEnd");
  }

  private static List<Finding> in(RecordedCall call, String detector) {
    return Found.in(call.hungUp(), detector);
  }

  @Test
  void a_call_as_it_should_be_has_no_findings() {
    RecordedCall call = answered(asked().text(2_900, "caller", "When do you open"), 3_000, ANSWER);
    for (Rule rule : TurnFailures.RULES) {
      assertEquals(List.of(), in(call, rule.detector().id()));
    }
    for (Rule rule : InterruptionFailures.RULES) {
      assertEquals(List.of(), in(call, rule.detector().id()));
    }
    for (Rule rule : ContentFailures.RULES) {
      assertEquals(List.of(), in(call, rule.detector().id()));
    }
  }

  @Test
  void a_transcript_that_stops_in_mid_sentence_is_premature_where_others_end() {
    RecordedCall cut = answered(answered(asked(), 3_000, ANSWER), 8_000, "On Saturday we");
    Finding found = in(cut, "prematureTurnEnd").get(0);
    assertEquals(8_000, found.atMs(), 1e-6);
    assertEquals(10_000, found.endMs(), 1e-6);
    assertTrue(found.evidence().contains("On Saturday we"), found.evidence());
    RecordedCall plain = answered(answered(asked(), 3_000, "nine"), 8_000, "On Saturday we");
    assertEquals(0, in(plain, "prematureTurnEnd").size(), "no turn has punctuation");
  }

  @Test
  void an_interrupted_turn_may_stop_anywhere() {
    RecordedCall cut = said(answered(asked(), 3_000, ANSWER), 8_000, "On Saturday we");
    cut.interruptedAt(9_000).signal(9_080, "turnEnd");
    assertEquals(0, in(cut, "prematureTurnEnd").size());
  }

  @Test
  void words_that_come_just_after_the_end_belong_to_the_turn() {
    RecordedCall late = answered(answered(asked(), 3_000, ANSWER), 8_000, "On Saturday");
    assertEquals(0, in(late.text(10_500, "agent", " at ten."), "prematureTurnEnd").size());
  }

  @Test
  void too_little_audio_for_the_words_is_premature() {
    String long80 =
        "We open at nine in the morning and close again at six in the evening, always ok.";
    assertEquals(1, in(answered(asked(), 3_000, long80), "prematureTurnEnd").size());
    assertEquals(0, in(answered(asked(), 3_000, long80.substring(20)), "prematureTurnEnd").size());
  }

  @Test
  void an_end_without_content_is_an_empty_turn() {
    Finding found = in(asked().signal(3_000, "turnEnd"), "emptyTurn").get(0);
    assertEquals(2_000, found.atMs(), 1);
    assertEquals(3_000, found.endMs(), 1e-6);
    assertEquals(0, in(asked().signal(3_000, "turnEnd"), "noResponse").size());
    RecordedCall cut = asked().signal(2_900, "interrupted").signal(3_000, "turnEnd");
    assertEquals(0, in(cut, "emptyTurn").size());
  }

  @Test
  void a_second_end_at_once_is_no_empty_turn() {
    RecordedCall twice = answered(asked(), 3_000, ANSWER).signal(7_000, "turnEnd");
    assertEquals(1, in(twice, "doubleTurnEnd").size());
    assertEquals(0, in(twice, "emptyTurn").size());
    RecordedCall later = answered(asked(), 3_000, ANSWER).signal(7_001, "turnEnd");
    assertEquals(0, in(later, "doubleTurnEnd").size());
    assertEquals(1, in(later, "emptyTurn").size());
  }

  @Test
  void silence_for_fifteen_seconds_is_no_response() {
    Finding found = in(asked().text(2_900, "caller", "When do you open"), "noResponse").get(0);
    assertEquals("u1", found.of());
    assertEquals(17_000, found.endMs(), 1);
    assertTrue(found.evidence().contains("heard as"), found.evidence());
    assertEquals(0, in(asked().toolCalled(16_000, "1", "find", EMPTY), "noResponse").size());
    RecordedCall next = asked().say("u2", 1, 6_900, 7_500);
    assertEquals("u2", in(next, "noResponse").get(0).of(), "4.9 s tell nothing of the first");
    assertEquals(0, Found.in(asked().closed(9_000, 1011, "", false), "noResponse").size());
  }

  private static final dev.talkspurt.document.Json.Obj EMPTY =
      dev.talkspurt.document.Json.object().build();

  @Test
  void a_few_words_that_nobody_wrote_down_are_an_ignored_answer() {
    RecordedCall call =
        answered(asked().text(2_900, "caller", "When do you open"), 3_000, ANSWER)
            .say("u2", 1, 6_000, 6_400)
            .words("u2", "No, thank you.");
    assertEquals("u2", in(call, "ignoredShortAnswer").get(0).of());
    assertEquals(0, in(call, "noResponse").size());
    RecordedCall without =
        answered(asked(), 3_000, ANSWER).say("u2", 1, 6_000, 6_400).words("u2", "No.");
    assertEquals(1, in(without, "noResponse").size(), "nothing is ever transcribed");
  }

  @Test
  void the_end_of_a_turn_has_two_seconds_grace() {
    RecordedCall call = said(asked(), 3_000, ANSWER).signal(3_500, "audioEnd");
    assertEquals(3_500, in(call, "missingTurnEnd").get(0).atMs(), 1e-6);
    RecordedCall pending = said(asked(), 3_000, ANSWER).signal(3_500, "audioEnd");
    assertEquals(0, in(pending.toolCalled(3_600, "1", "find", EMPTY), "missingTurnEnd").size());
    RecordedCall ended = said(asked(), 3_000, ANSWER).signal(3_500, "audioEnd");
    assertEquals(0, Found.in(ended.closed(6_900, 1000, "", true), "missingTurnEnd").size());
  }

  @Test
  void words_without_audio() {
    RecordedCall call = asked().text(3_000, "agent", ANSWER).signal(3_100, "turnEnd");
    assertEquals(1, in(call, "transcriptWithoutAudio").size());
    RecordedCall token = asked().text(3_000, "agent", "<ctrl46>").signal(3_100, "turnEnd");
    assertEquals(0, in(token, "transcriptWithoutAudio").size());
  }

  @Test
  void an_answer_in_a_pause_splits_the_turn() {
    RecordedCall call = new RecordedCall(20_000).say("u1", 0, 1_000, 4_000).pause(1_800, 2_800);
    Finding found = in(said(call, 2_600, ANSWER), "splitByPause").get(0);
    assertEquals(1_800, found.atMs(), 10);
    assertEquals(0, in(call, "talkedOver").size());
  }

  @Test
  void an_answer_without_a_pause_talks_over_the_caller() {
    RecordedCall call = new RecordedCall(20_000).say("u1", 0, 1_000, 4_000);
    assertEquals(2_600, in(said(call, 2_600, ANSWER), "talkedOver").get(0).atMs(), 10);
    assertEquals(0, in(call, "splitByPause").size());
    RecordedCall crossed = new RecordedCall(20_000).say("u1", 0, 1_000, 4_000);
    assertEquals(0, in(said(crossed, 1_400, ANSWER), "talkedOver").size(), "could not know yet");
  }

  @Test
  void the_same_transcript_again_without_new_speech() {
    RecordedCall call = asked().text(2_500, "caller", "When do").text(2_600, "caller", " you open");
    call.text(9_000, "caller", "When do you open");
    assertEquals(2_500, in(call, "repeatedTranscript").get(0).atMs(), 1e-6);
    RecordedCall again = asked().text(2_500, "caller", "When do you open");
    again.say("u2", 1, 7_000, 8_000).text(9_000, "caller", "When do you open");
    assertEquals(0, in(again, "repeatedTranscript").size());
  }
}
