package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import org.junit.jupiter.api.Test;

class FlowFailuresTest {
  private static RecordedCall twice(double gapMs) {
    return new RecordedCall(9_000)
        .signal(0, "ready")
        .agent(1_000, 4, RecordedCall.speech(1_000))
        .agent(2_000 + gapMs, 4, RecordedCall.speech(1_000));
  }

  private static int stalls(RecordedCall call) {
    return Found.in(call.hungUp(), "midSentenceStall").size();
  }

  @Test
  void a_stall_is_longer_than_300_ms_and_inside_a_response() {
    Finding found = Found.in(twice(700).hungUp(), "midSentenceStall").get(0);
    assertEquals(2_000, found.atMs(), 1);
    assertEquals(2_700, found.endMs(), 1);
    assertEquals(1, stalls(twice(310)));
    assertEquals(0, stalls(twice(290)));
    assertEquals(0, stalls(twice(700).signal(2_100, "turnEnd")), "another turn");
  }

  @Test
  void a_wait_for_a_tool_or_for_our_own_network_is_no_stall() {
    Json.Obj none = Json.object().build();
    assertEquals(0, stalls(twice(700).toolCalled(2_100, "a", "find", none)));
    assertEquals(1, stalls(twice(700).toolCalled(500, "a", "find", none)));
    assertEquals(
        0,
        stalls(twice(700).add(new JournalEntry.MessageHeld(RecordedCall.ns(2_000), 700_000_000L))));
  }

  private static short[] soft(int size) {
    short[] samples = RecordedCall.speech(1_000);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (Integer.signum(samples[i]) * size);
    }
    return samples;
  }

  private static RecordedCall soft(int size, String text) {
    return new RecordedCall(9_000)
        .signal(0, "ready")
        .agent(1_000, 4, soft(size))
        .text(1_000, "agent", text)
        .signal(2_500, "turnEnd")
        .hungUp();
  }

  @Test
  void speech_below_minus_45_dbfs_is_not_heard() {
    String id = "nearSilentAudio";
    Finding found = Found.in(soft(100, "Good morning to you."), id).get(0);
    assertEquals(1_000, found.atMs(), 1);
    assertEquals(2_000, found.endMs(), 1);
    assertEquals(0, Found.in(soft(250, "Good morning to you."), id).size(), "-42 dBFS");
    assertEquals(0, Found.in(soft(100, "Hm."), id).size(), "no words to speak of");
  }

  @Test
  void words_of_a_turn_without_audio_are_not_those_of_the_sound_before() {
    RecordedCall call =
        new RecordedCall(9_000)
            .signal(0, "ready")
            .agent(1_000, 4, soft(100))
            .text(1_000, "agent", "Hm.")
            .signal(2_500, "turnEnd")
            .text(5_000, "agent", "Good morning to you.")
            .signal(5_100, "turnEnd")
            .hungUp();
    assertEquals(0, Found.in(call, "nearSilentAudio").size());
  }
}
