package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.line.NetworkSchedule.Departure;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkScheduleTest {
  private static NetworkSchedule stalled(NetworkStall.Mode mode) {
    return new NetworkSchedule(List.of(new NetworkStall(100, 200, mode)), 0, 0);
  }

  @Test
  void an_untroubled_frame_leaves_when_due() {
    NetworkSchedule.Stream stream = NetworkSchedule.UNTROUBLED.start();
    for (int i = 0; i < 100; i++) {
      assertEquals(new Departure(20 * i, false), stream.next(20 * i));
    }
  }

  @Test
  void a_stall_holds_its_frames_and_lets_them_out_together() {
    NetworkSchedule.Stream stream = stalled(NetworkStall.Mode.BURST).start();
    for (int i = 0; i < 30; i++) {
      double due = 20 * i;
      double leaves = due >= 100 && due < 300 ? 300 : due;
      assertEquals(new Departure(leaves, false), stream.next(due));
    }
  }

  @Test
  void a_dropping_stall_loses_its_frames() {
    NetworkSchedule.Stream stream = stalled(NetworkStall.Mode.DROP).start();
    for (int i = 0; i < 30; i++) {
      double due = 20 * i;
      assertEquals(new Departure(due, due >= 100 && due < 300), stream.next(due));
    }
  }

  @Test
  void overlapping_stalls_hold_until_the_last_ends() {
    NetworkSchedule schedule =
        new NetworkSchedule(
            List.of(
                new NetworkStall(150, 300, NetworkStall.Mode.BURST),
                new NetworkStall(100, 100, NetworkStall.Mode.BURST)),
            0,
            0);
    assertEquals(new Departure(450, false), schedule.start().next(120));
  }

  @Test
  void jitter_is_late_as_stated_in_order_and_the_same_again() {
    NetworkSchedule schedule = new NetworkSchedule(List.of(), 5, 42);
    NetworkSchedule.Stream one = schedule.start();
    NetworkSchedule.Stream two = schedule.start();
    double before = -1;
    double late = 0;
    for (int i = 0; i < 20_000; i++) {
      Departure departure = one.next(20.0 * i);
      assertEquals(departure, two.next(20.0 * i));
      assertTrue(departure.atMs() >= 20.0 * i && departure.atMs() >= before);
      before = departure.atMs();
      late += departure.atMs() - 20.0 * i;
    }
    // The mean of |N(0, σ)| is σ·√(2/π).
    assertEquals(5 * Math.sqrt(2 / Math.PI), late / 20_000, 0.1);
  }

  @Test
  void stalls_that_cannot_be_are_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> new NetworkStall(-1, 10, NetworkStall.Mode.DROP));
    assertThrows(
        IllegalArgumentException.class, () -> new NetworkStall(0, 0, NetworkStall.Mode.DROP));
  }
}
