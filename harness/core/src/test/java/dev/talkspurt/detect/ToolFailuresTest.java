package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import org.junit.jupiter.api.Test;

class ToolFailuresTest {
  private static final Json.Obj ONE = Json.object().put("n", 1).build();
  private static final Json.Obj TWO = Json.object().put("n", 2).build();
  private static final Json.Obj THREE = Json.object().put("n", 3).build();
  private static final Json.Obj NOTHING =
      Json.object().put("items", Json.of(java.util.List.of())).build();
  private static final Json.Obj FAILED = Json.object().put("error", "down").build();

  private static RecordedCall asked() {
    return new RecordedCall(20_000).signal(0, "ready").say("u1", 0, 1_000, 2_000);
  }

  private static int count(RecordedCall call, String detector) {
    return Found.in(call, detector).size();
  }

  private static JournalEntry answer(double atMs, String id, Json.Obj response) {
    return new JournalEntry.ToolAnswered(RecordedCall.ns(atMs), id, "find", response, 0, "");
  }

  @Test
  void silence_after_a_result_lasts_five_seconds() {
    String id = "silenceAfterToolResult";
    assertEquals(1, count(called().hungUp(), id));
    assertEquals(0, count(called().agent(7_900, 4, RecordedCall.speech(500)).hungUp(), id));
    assertEquals(1, count(called().agent(8_100, 4, RecordedCall.speech(500)).hungUp(), id));
    assertEquals(0, count(called().say("u2", 1, 7_000, 8_000).hungUp(), id), "the caller spoke");
    assertEquals(0, count(called().closed(7_500, 1000, "bye", true), id), "the call was over");
    assertEquals(0, count(called().text(4_000, "agent", "Hm.").hungUp(), id));
    assertEquals(0, count(called().toolCalled(4_000, "b", "book", ONE).hungUp(), id));
  }

  /** A call that is answered at 3 s. */
  private static RecordedCall called() {
    return asked().toolCalled(2_500, "a", "find", ONE).toolAnswered(3_000, "a", "find");
  }

  @Test
  void what_is_still_being_heard_is_no_silence() {
    RecordedCall filler =
        asked()
            .agent(2_200, 4, RecordedCall.speech(4_000))
            .toolCalled(2_500, "a", "find", ONE)
            .toolAnswered(3_000, "a", "find")
            .agent(10_000, 4, RecordedCall.speech(500));
    assertEquals(0, count(filler.hungUp(), "silenceAfterToolResult"));
  }

  @Test
  void the_last_of_several_results_counts() {
    RecordedCall two =
        asked()
            .toolCalled(2_500, "a", "find", ONE)
            .toolCalled(2_500, "b", "book", ONE)
            .toolAnswered(3_000, "a", "find")
            .toolAnswered(9_000, "b", "book")
            .agent(9_500, 4, RecordedCall.speech(500));
    assertEquals(0, count(two.hungUp(), "silenceAfterToolResult"));
  }

  @Test
  void the_same_call_again_needs_a_reason() {
    String id = "repeatedToolCalls";
    assertEquals(1, count(called().toolCalled(4_000, "b", "find", ONE).hungUp(), id));
    assertEquals(0, count(called().toolCalled(4_000, "b", "find", TWO).hungUp(), id));
    assertEquals(0, count(called().toolCalled(4_000, "b", "book", ONE).hungUp(), id));
    RecordedCall next = called().say("u2", 1, 5_000, 6_000).toolCalled(6_500, "b", "find", ONE);
    assertEquals(0, count(next.hungUp(), id), "in another turn");
    RecordedCall failed =
        asked().toolCalled(2_500, "a", "find", ONE).add(answer(3_000, "a", FAILED));
    assertEquals(0, count(failed.toolCalled(4_000, "b", "find", ONE).hungUp(), id));
    RecordedCall cut = called().add(cancelled(3_500, "a")).toolCalled(4_000, "b", "find", ONE);
    assertEquals(0, count(cut.hungUp(), id));
  }

  private static JournalEntry cancelled(double atMs, String id) {
    return new JournalEntry.ToolCancelled(RecordedCall.ns(atMs), java.util.List.of(id));
  }

  @Test
  void a_third_call_after_two_empty_results_is_a_sweep() {
    RecordedCall two =
        asked()
            .toolCalled(2_500, "a", "find", ONE)
            .add(answer(2_600, "a", NOTHING))
            .toolCalled(2_700, "b", "find", TWO)
            .add(answer(2_800, "b", NOTHING));
    assertEquals(0, count(two, "repeatedToolCalls"));
    assertEquals(1, count(two.toolCalled(2_900, "c", "find", THREE).hungUp(), "repeatedToolCalls"));
    RecordedCall found =
        asked()
            .toolCalled(2_500, "a", "find", ONE)
            .toolAnswered(2_600, "a", "find")
            .toolCalled(2_700, "b", "find", TWO)
            .add(answer(2_800, "b", NOTHING))
            .toolCalled(2_900, "c", "find", THREE);
    assertEquals(0, count(found.hungUp(), "repeatedToolCalls"));
  }

  @Test
  void cancellations_are_held_against_calls() {
    String cancel = "{\"toolCallCancellation\":{\"ids\":[\"a\"]}}";
    RecordedCall good = called().add(Found.received(2_800, cancel)).hungUp();
    assertEquals(0, count(good, "orphanCancellation"));
    assertEquals(0, count(good, "toolCallAfterCancel"));
    RecordedCall before = called().add(Found.received(2_400, cancel)).hungUp();
    assertEquals(0, count(before, "orphanCancellation"));
    assertEquals(1, count(before, "toolCallAfterCancel"));
    RecordedCall orphan = asked().add(Found.received(2_400, cancel)).hungUp();
    assertEquals(1, count(orphan, "orphanCancellation"));
    assertEquals(0, count(orphan, "toolCallAfterCancel"));
  }

  private static RecordedCall says(RecordedCall call, String text) {
    return call.agent(4_000, 4, RecordedCall.speech(2_000))
        .text(4_000, "agent", text)
        .signal(6_500, "turnEnd");
  }

  @Test
  void work_that_is_claimed_must_have_been_done() {
    String id = "uncalledTool";
    assertEquals(1, count(says(asked(), "I have booked that for you.").hungUp(), id));
    assertEquals(1, count(says(asked(), "I've just checked, it is at nine thirty.").hungUp(), id));
    assertEquals(0, count(says(called(), "I have booked that for you.").hungUp(), id));
    assertEquals(0, count(says(asked(), "It is at nine thirty.").hungUp(), id), "claims nothing");
    assertEquals(0, count(says(asked(), "Let me look that up.").hungUp(), id), "a promise");
  }

  @Test
  void a_thought_of_a_tool_must_lead_to_a_call() {
    String thought =
        "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"thought\":true,"
            + "\"text\":\"I should call find now.\"}]}}}";
    RecordedCall uncalled = asked().add(Found.received(3_500, thought));
    assertEquals(1, count(says(uncalled, "It is at nine thirty.").hungUp(), "uncalledTool"));
    RecordedCall vague = asked().add(Found.received(3_500, thought));
    assertEquals(0, count(says(vague, "Which one do you mean?").hungUp(), "uncalledTool"));
    RecordedCall called = called().add(Found.received(3_500, thought));
    assertEquals(0, count(says(called, "It is at nine thirty.").hungUp(), "uncalledTool"));
  }
}
