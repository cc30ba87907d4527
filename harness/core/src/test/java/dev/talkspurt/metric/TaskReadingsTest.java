package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskReadingsTest {
  private static final Scenario BOOKS =
      Scripts.of(
          Scripts.say(5, Scripts.calls(Scripts.call("find"))),
          Scripts.say(6, Scripts.calls(Scripts.call("book", "time", "19:30"))));

  private static RecordedCall call(String time) {
    return new RecordedCall(30_000)
        .say("u1", 0, 1000, 2000)
        .toolCalled(2500, "t1", "find", Scripts.args())
        .toolAnswered(2600, "t1", "find")
        .agent(3000, 8, speech(1000))
        .say("u2", 1, 6000, 7000)
        .toolCalled(8400, "t2", "book", Scripts.args("time", time))
        .toolAnswered(8500, "t2", "book")
        .agent(9000, 8, speech(1000))
        .say("u3", 2, 12_000, 13_000)
        .step(0, "say", 900, 2000)
        .step(1, "say", 5900, 7000);
  }

  @Test
  void the_task_is_done_when_the_last_expected_call_is_made() {
    RecordedCall done = call("19:30").hungUp();
    assertEquals(8.4, ReadCall.only(TaskReadings.TTC, done, BOOKS).value(), 1e-6);
    assertEquals(2, ReadCall.only(TaskReadings.TURNS, done, BOOKS).value());
  }

  @Test
  void a_task_that_is_never_done_is_infinitely_late() {
    Summary time = ReadCall.summary("TTC", ReadCall.measured(call("20:30").hungUp(), BOOKS));
    assertEquals(1, time.n());
    assertEquals(1, time.missing());
    RecordedCall early = new RecordedCall(9_000).say("u1", 0, 1000, 2000).hungUp();
    Summary turns = ReadCall.summary("TURNS", ReadCall.measured(early, BOOKS));
    assertEquals(1, turns.missing());
  }

  @Test
  void a_script_that_expects_no_call_has_no_such_task() {
    Scenario talks = Scripts.of(Scripts.say(5, Expectations.NONE));
    assertEquals(List.of(), ReadCall.readings(TaskReadings.TTC, call("19:30").hungUp(), talks));
  }

  private static List<Double> end(RecordedCall call) {
    return ReadCall.values(TaskReadings.CALL_END_OK, call, BOOKS);
  }

  private static RecordedCall hangUp(String why) {
    return call("19:30")
        .add(new JournalEntry.Signal(RecordedCall.ns(20_000), "hangUp", "bench", why))
        .hungUp();
  }

  @Test
  void a_call_ends_well_if_its_script_is_over() {
    assertEquals(List.of(1.0), end(hangUp("script ended")));
    assertEquals(List.of(0.0), end(hangUp("maxDuration of 2 min reached")));
    RecordedCall broken =
        new RecordedCall(9_000)
            .say("u1", 0, 1000, 2000)
            .step(0, "say", 900, 2000)
            .closed(8000, 1011, "provider: internal error", false);
    assertEquals(List.of(0.0), end(broken));
    assertEquals(List.of(), end(call("19:30")), "the record breaks off");
  }

  @Test
  void passing_is_read_off_the_verdict() {
    Measurements measured = ReadCall.measured(call("19:30").hungUp(), BOOKS);
    Measurements passed = MeasureCall.concluded(measured, Optional.of(true));
    Measurements failed = MeasureCall.concluded(passed, Optional.of(false));
    assertEquals(0.5, ReadCall.summary("TASK_PASS", passed, failed).value().getAsDouble());
    Measurements broken = MeasureCall.concluded(measured, Optional.empty());
    assertEquals(0, ReadCall.summary("TASK_PASS", broken).n());
  }

  private static Scenario outOfScope(Recovery.Goal... goals) {
    Recovery recovery =
        new Recovery(
            Scripts.line(7),
            FaultClass.OUT_OF_SCOPE,
            List.of(goals),
            List.of(new Recovery.Goal.Says(List.of("your taxi is booked"))),
            Duration.ofSeconds(10),
            0);
    return Scripts.of(Scripts.say(5, Scripts.recovers(recovery, Scripts.line(6))));
  }

  private static final Recovery.Goal SORRY = new Recovery.Goal.Says(List.of("cannot", "not able"));

  private static List<Double> grace(String answer, Recovery.Goal... goals) {
    RecordedCall call = new RecordedCall(20_000).say("u1", 0, 1000, 2000).step(0, "say", 900, 2000);
    if (!answer.isEmpty()) {
      call.agent(3000, 8, speech(3000)).text(3010, "agent", answer);
    }
    return ReadCall.values(FallbackReadings.FALLBACK_GRACE, call.hungUp(), outOfScope(goals));
  }

  @Test
  void a_graceful_fallback_says_what_it_must_and_nothing_it_must_not() {
    assertEquals(List.of(1.0), grace("I am not able to book taxis, but the desk can.", SORRY));
    assertEquals(List.of(0.0), grace("Which day would you like?", SORRY));
    assertEquals(List.of(0.0), grace("I cannot do that. Your taxi is booked.", SORRY));
    assertEquals(List.of(0.0), grace("", SORRY));
  }

  @Test
  void saying_nothing_is_no_grace_even_if_nothing_must_be_said() {
    assertEquals(List.of(0.0), grace("", new Recovery.Goal.Speaks()));
    assertEquals(List.of(1.0), grace("Let me see.", new Recovery.Goal.Speaks()));
  }

  /** The caller cuts in while a tool is waited for. */
  private static RecordedCall cutIntoTool() {
    return new RecordedCall(40_000)
        .say("u1", 0, 1000, 2000)
        .toolCalled(2500, "t1", "find", Scripts.args())
        .interrupt("u2", 1, 3000, 4000)
        .signal(3300, "interrupted")
        .toolAnswered(5000, "t1", "find");
  }

  private static List<Double> hung(RecordedCall call) {
    return ReadCall.values(FallbackReadings.HUNG, call, BOOKS);
  }

  @Test
  void an_agent_that_says_nothing_after_an_interrupted_call_hangs() {
    assertEquals(List.of(1.0), hung(cutIntoTool().hungUp()));
    assertEquals(List.of(0.0), hung(cutIntoTool().agent(19_900, 8, speech(1000)).hungUp()));
    assertEquals(
        List.of(1.0), hung(cutIntoTool().agent(20_100, 8, speech(1000)).hungUp()), "too late");
    assertEquals(List.of(), hung(cutIntoTool().closed(15_000, 1000, "hung up", true)), "unknown");
  }

  @Test
  void without_an_interruption_no_call_hangs() {
    RecordedCall call =
        new RecordedCall(40_000)
            .say("u1", 0, 1000, 2000)
            .toolCalled(2500, "t1", "find", Scripts.args())
            .toolAnswered(5000, "t1", "find")
            .hungUp();
    assertEquals(List.of(), hung(call));
  }
}
