package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerFrame;
import dev.talkspurt.conversation.JournalEntry.FrameDropped;
import dev.talkspurt.conversation.JournalEntry.Signal;
import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionReadingsTest {
  private static final Scenario SCRIPT = Scripts.of();

  /** A call of 20 s whose frames from 10 s on are dropped until {@code backMs}. */
  private static RecordedCall gap(double backMs, String reason) {
    RecordedCall call =
        new RecordedCall(20_000)
            .without(entry -> entry instanceof CallerFrame f && between(f, 10_000, backMs));
    for (int index = 500; (index + 1) * 20 < backMs; index++) {
      call.add(new FrameDropped(RecordedCall.ns((index + 1) * 20), index));
    }
    return call.add(signal(10_005, Timeline.RECONNECTING, reason));
  }

  private static boolean between(CallerFrame frame, double fromMs, double toMs) {
    return frame.atNs() > RecordedCall.ns(fromMs + 1) && frame.atNs() < RecordedCall.ns(toMs);
  }

  private static JournalEntry signal(double atMs, String kind, String detail) {
    return new Signal(RecordedCall.ns(atMs), kind, "bench", detail);
  }

  @Test
  void gap_setup_and_lost_sound_of_a_change_of_connection() {
    RecordedCall call =
        gap(10_330, "goAway: in a pause, 42000 ms left")
            .add(signal(10_040, Timeline.REDIALLED, "attempt 1"))
            .add(signal(10_060, Timeline.RECONNECT_FAILED, "attempt 1: 1011; again in 40 ms"))
            .add(signal(10_100, Timeline.REDIALLED, "attempt 2"))
            .add(signal(10_325, Timeline.RESUMED, "after 320 ms"))
            .hungUp();
    Reading gap = ReadCall.only(ConnectionReadings.RECONN_GAP, call, SCRIPT);
    assertEquals(340, gap.value(), 1e-6, "from the frame at 10.00 s to that at 10.34 s");
    assertEquals("goAway", gap.part());
    assertEquals(10_000, gap.atMs(), 1e-6);
    assertEquals(225, ReadCall.only(ConnectionReadings.RECONN_SETUP, call, SCRIPT).value(), 1e-6);
    assertEquals(320, ReadCall.only(ConnectionReadings.RECONN_LOST, call, SCRIPT).value(), 1e-6);
    assertEquals(1, ReadCall.only(ConnectionReadings.RECONN, call, SCRIPT).value());
  }

  @Test
  void a_session_that_is_not_taken_up_again_counts_as_infinitely_late() {
    RecordedCall call =
        gap(30_000, "dropped: 1006")
            .add(signal(10_006, Timeline.REDIALLED, "attempt 1"))
            .closed(20_000, 1006, "network: the broken session was not resumed: x", false);
    assertTrue(Double.isNaN(ReadCall.only(ConnectionReadings.RECONN_GAP, call, SCRIPT).value()));
    assertTrue(Double.isNaN(ReadCall.only(ConnectionReadings.RECONN_SETUP, call, SCRIPT).value()));
    assertEquals(List.of(), ReadCall.readings(ConnectionReadings.RECONN_LOST, call, SCRIPT));
  }

  @Test
  void what_the_script_breaks_is_no_change_of_connection() {
    RecordedCall call =
        new RecordedCall(20_000)
            .add(signal(10_005, Timeline.DISCONNECTED, "the script breaks the connection"))
            .add(signal(11_305, Timeline.RESUMED, "after 1300 ms"))
            .hungUp();
    for (Metric metric : ConnectionReadings.FAMILY.metrics()) {
      assertEquals(List.of(), ReadCall.readings(metric, call, SCRIPT));
    }
  }
}
