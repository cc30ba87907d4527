package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionFailuresTest {
  private static RecordedCall ready() {
    return new RecordedCall(20_000).signal(0, "ready");
  }

  private static int count(RecordedCall call, String detector) {
    return Found.in(call, detector).size();
  }

  private static RecordedCall closed(RecordedCall call, double atMs, int code, String reason) {
    return call.add(
        new JournalEntry.Closed(RecordedCall.ns(atMs), code, reason, "network: gone", false));
  }

  @Test
  void a_setup_that_nobody_answers_is_dead() {
    JournalEntry setup = Found.sent(-500, "{\"setup\":{\"model\":\"m\"}}");
    Finding found =
        Found.in(closed(new RecordedCall(100).add(setup), 19_500, 1006, ""), "deadSetup").get(0);
    assertEquals(-500, found.atMs(), 1e-6);
    assertEquals("the setup was sent, and no setupComplete came in 20.0 s", found.evidence());
    RecordedCall hungUp = new RecordedCall(100).add(setup).closed(6_000, 1000, "we hung up", true);
    assertEquals(1, count(hungUp, "deadSetup"));
  }

  @Test
  void a_setup_that_is_refused_or_answered_is_not_dead() {
    JournalEntry setup = Found.sent(0, "{\"setup\":{}}");
    RecordedCall refused = closed(new RecordedCall(100).add(setup), 9_000, 1007, "no such voice");
    assertEquals(0, count(refused, "deadSetup"));
    RecordedCall soon = closed(new RecordedCall(100).add(setup), 4_999, 1006, "");
    assertEquals(0, count(soon, "deadSetup"));
    assertEquals(0, count(closed(ready().add(setup), 9_000, 1006, ""), "deadSetup"));
  }

  @Test
  void a_close_without_notice_is_told_from_one_with() {
    for (int code : List.of(1000, 1001, 1006)) {
      assertEquals(1, count(closed(ready(), 9_000, code, ""), "noClosingNotice"));
    }
    assertEquals(0, count(closed(ready(), 9_000, 1011, ""), "noClosingNotice"));
    assertEquals(0, count(ready().hungUp(), "noClosingNotice"));
    RecordedCall told = closed(ready().signal(5_000, "closingSoon"), 9_000, 1000, "");
    assertEquals(0, count(told, "noClosingNotice"));
    Finding missed = Found.in(told, "missedClosingNotice").get(0);
    assertEquals(5_000, missed.atMs(), 1e-6);
    assertEquals(9_000, missed.endMs(), 1e-6);
  }

  @Test
  void a_notice_that_was_acted_on_is_not_missed() {
    RecordedCall back =
        ready().signal(5_000, "closingSoon").signal(6_000, "resumed").signal(5_500, "disconnected");
    assertEquals(0, count(closed(back, 9_000, 1011, ""), "missedClosingNotice"));
    assertEquals(0, count(back.hungUp(), "missedClosingNotice"));
  }

  @Test
  void a_refused_resumption_is_no_close_without_notice() {
    RecordedCall refused = closed(ready().signal(5_000, "disconnected"), 6_000, 1008, "not found");
    assertEquals(1, count(refused, "resumptionRefused"));
    RecordedCall lost = closed(ready().signal(5_000, "disconnected"), 6_000, 1006, "");
    assertEquals(0, count(lost, "resumptionRefused"));
    assertEquals(0, count(lost, "noClosingNotice"));
  }

  @Test
  void a_close_counts_for_two_seconds_after_a_call_or_its_result() {
    Json.Obj none = Json.object().build();
    RecordedCall call = ready().toolCalled(3_000, "a", "find", none).toolAnswered(5_000, "a", "f");
    Finding found = Found.in(closed(call, 7_000, 1011, "broke"), "closedAroundToolCall").get(0);
    assertTrue(found.evidence().contains("1011 2000 ms after the result of find"), found::evidence);
    RecordedCall late = ready().toolCalled(3_000, "a", "find", none).toolAnswered(4_000, "a", "f");
    assertEquals(0, count(closed(late, 6_001, 1011, ""), "closedAroundToolCall"));
    RecordedCall calm = ready().toolCalled(3_000, "a", "find", none);
    assertEquals(0, count(closed(calm, 4_000, 1000, ""), "closedAroundToolCall"));
    assertEquals(
        1,
        count(
            closed(ready().toolCalled(3_000, "a", "find", none), 4_000, 1008, ""),
            "closedAroundToolCall"));
  }

  /** Greeted, asked which day, was told, and went on; then the line breaks. */
  private static RecordedCall broken() {
    return ready()
        .text(500, "agent", "Clinic, good morning. Which day would suit you?")
        .signal(2_000, "turnEnd")
        .say("u1", 0, 3_000, 4_000)
        .text(5_000, "agent", "Monday it is. Anything else I can do?")
        .signal(6_000, "turnEnd")
        .say("u2", 1, 6_100, 6_300)
        .text(6_400, "agent", "Certainly.")
        .signal(6_800, "turnEnd")
        .signal(7_000, "disconnected")
        .signal(8_000, "resumed");
  }

  @Test
  void a_resumed_agent_that_begins_anew_has_forgotten() {
    for (String said :
        List.of(
            "Clinic, good morning! Which day would suit you?",
            "All right. Which day would suit you?",
            "I am sorry, I do not remember.")) {
      RecordedCall call = broken().text(9_000, "agent", said).signal(9_500, "turnEnd").hungUp();
      Finding found = Found.in(call, "forgottenContext").get(0);
      assertEquals(9_000, found.atMs(), 1e-6, found.evidence());
    }
  }

  @Test
  void a_resumed_agent_that_goes_on_has_not() {
    for (String said : List.of("You are booked for Monday.", "Anything else I can do?")) {
      RecordedCall call = broken().text(9_000, "agent", said).signal(9_500, "turnEnd").hungUp();
      assertEquals(0, count(call, "forgottenContext"), said);
    }
    RecordedCall unanswered =
        ready()
            .text(500, "agent", "Clinic, good morning. Which day would suit you?")
            .signal(2_000, "turnEnd")
            .signal(7_000, "disconnected")
            .signal(8_000, "resumed")
            .say("u1", 0, 8_500, 8_600)
            .text(9_000, "agent", "Sorry, which day would suit you? Which day would suit you?")
            .hungUp();
    assertEquals(0, count(unanswered, "forgottenContext"));
  }

  @Test
  void a_question_that_belongs_to_its_work_may_be_asked_again() {
    RecordedCall list =
        ready()
            .text(500, "agent", "What does its label say?")
            .signal(2_000, "turnEnd")
            .say("u1", 0, 3_000, 4_000)
            .text(5_000, "agent", "Noted. What does its label say?")
            .signal(6_000, "turnEnd")
            .say("u2", 1, 6_100, 6_300)
            .text(6_400, "agent", "Noted, too.")
            .signal(6_800, "turnEnd")
            .signal(7_000, "disconnected")
            .signal(8_000, "resumed")
            .text(9_000, "agent", "The next one. What does its label say?")
            .signal(9_500, "turnEnd")
            .hungUp();
    assertEquals(0, count(list, "forgottenContext"));
  }

  private static RecordedCall latencies(double... ms) {
    RecordedCall call = new RecordedCall(10_000 * ms.length).signal(0, "ready");
    for (int i = 0; i < ms.length; i++) {
      double fromMs = 10_000 * i + 1_000;
      call.say("u" + (i + 1), i, fromMs, fromMs + 1_000)
          .agent(fromMs + 1_000 + ms[i], 4, RecordedCall.speech(1_000))
          .signal(fromMs + 6_000, "turnEnd");
    }
    return call.hungUp();
  }

  @Test
  void latency_grows_when_it_surely_does() {
    Finding found =
        Found.in(latencies(600, 800, 950, 1_200, 1_300, 1_500), "growingLatency").get(0);
    assertTrue(found.evidence().contains("from 600 ms to 1500 ms"), found::evidence);
    assertEquals(0, count(latencies(600, 800, 950, 1_200, 1_300), "growingLatency"), "too few");
    assertEquals(
        0, count(latencies(600, 800, 950, 700, 1_300, 1_500), "growingLatency"), "not sure");
    assertEquals(0, count(latencies(600, 640, 680, 720, 760, 800), "growingLatency"), "too little");
    assertEquals(
        0, count(latencies(1_500, 1_300, 1_200, 950, 800, 600), "growingLatency"), "falls");
  }
}
