package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterruptionFailuresTest {
  private static final String ANSWER = "We open at nine in the morning.";

  /** An answer of 6 s, from 3 s on; its audio comes until 4.5 s. */
  private static RecordedCall talking() {
    return new RecordedCall(30_000)
        .signal(0, "ready")
        .text(3_000, "agent", ANSWER)
        .agent(3_000, 4, RecordedCall.speech(6_000));
  }

  private static List<Finding> in(RecordedCall call, String detector) {
    return Found.in(call.hungUp(), detector);
  }

  private static RecordedCall interrupted() {
    return talking().interrupt("u1", 0, 5_000, 6_000).words("u1", "Wait, when on Saturday?");
  }

  @Test
  void silence_behind_an_interruption_is_frozen() {
    RecordedCall call = interrupted().interruptedAt(5_300).signal(5_380, "turnEnd");
    assertEquals("u1", in(call, "frozenAfterInterruption").get(0).of());
    assertEquals(0, in(call, "noResponse").size());
    RecordedCall answered = interrupted().interruptedAt(5_300).signal(5_380, "turnEnd");
    answered.agent(7_000, 4, RecordedCall.speech(1_000));
    assertEquals(0, in(answered, "frozenAfterInterruption").size());
  }

  @Test
  void nobody_interrupts_in_silence() {
    RecordedCall call = talking().interruptedAt(5_300).signal(5_380, "turnEnd");
    Finding found = in(call, "phantomInterruption").get(0);
    assertEquals(5_300, found.atMs(), 1e-6);
    RecordedCall caused = interrupted().interruptedAt(5_300).signal(5_380, "turnEnd");
    assertEquals(0, in(caused, "phantomInterruption").size());
    RecordedCall noise = talking().noise("n1", 0, 3_100, 3_200).interruptedAt(5_150);
    assertEquals(0, in(noise, "phantomInterruption").size(), "something was sent");
  }

  @Test
  void what_comes_before_the_end_of_an_interrupted_turn_is_stale() {
    RecordedCall call = interrupted().interruptedAt(5_300);
    call.agent(5_320, 4, RecordedCall.speech(200)).signal(5_400, "turnEnd");
    assertEquals(1, in(call, "staleAudio").size());
    RecordedCall next = interrupted().interruptedAt(5_300).signal(5_310, "turnEnd");
    next.agent(5_320, 4, RecordedCall.speech(200));
    assertEquals(0, in(next, "staleAudio").size(), "another turn");
  }

  @Test
  void without_a_turn_end_only_what_follows_at_once_is_stale() {
    RecordedCall late = interrupted().interruptedAt(5_300);
    late.agent(5_700, 4, RecordedCall.speech(1_000)).signal(6_900, "turnEnd");
    assertEquals(0, in(late, "staleAudio").size());
  }

  @Test
  void audio_behind_the_end_of_audio_is_late() {
    RecordedCall call = talking().signal(4_000, "audioEnd").signal(9_000, "turnEnd");
    assertEquals(4_000, in(call, "lateOutput").get(0).atMs(), 1e-6);
    RecordedCall right = talking().signal(4_600, "audioEnd").signal(9_000, "turnEnd");
    assertEquals(0, in(right, "lateOutput").size());
    RecordedCall another = talking().signal(4_600, "audioEnd");
    another.agent(12_000, 4, RecordedCall.speech(1_000));
    assertEquals(0, in(another, "lateOutput").size(), "another answer, heard much later");
  }

  @Test
  void going_on_for_two_seconds_is_not_yielding() {
    assertEquals("u1", in(interrupted(), "neverYields").get(0).of());
    RecordedCall stops = interrupted().interruptedAt(5_300).signal(5_380, "turnEnd");
    assertEquals(0, in(stops, "neverYields").size());
  }
}
