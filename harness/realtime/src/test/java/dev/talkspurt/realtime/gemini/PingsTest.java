package dev.talkspurt.realtime.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.Link;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PingsTest {
  private final VirtualTime time = new VirtualTime();
  private final List<SessionEvent> events = new ArrayList<>();
  private final List<Long> askedMs = new ArrayList<>();
  private final Pings pings =
      new Pings(
          time,
          new SessionListener() {
            @Override
            public void event(SessionEvent event) {
              events.add(event);
            }

            @Override
            public void wire(long atNs, String direction, int bytes, Json message) {}
          });

  /** A link that can be asked, or cannot. */
  private Link link(boolean answers) {
    return new Link() {
      @Override
      public boolean ping() {
        askedMs.add(time.nowNs() / 1_000_000);
        return answers;
      }

      @Override
      public void sendText(String message) {}

      @Override
      public void sendBinary(byte[] message) {}

      @Override
      public void close(int code, String reason) {}

      @Override
      public void abort() {}

      @Override
      public int queuedMessages() {
        return 0;
      }
    };
  }

  @Test
  void asks_every_two_seconds_until_the_session_is_over() {
    long startMs = time.nowNs() / 1_000_000;
    pings.begin(link(true));
    time.advanceTo(time.nowNs() + 4_500_000_000L);
    assertEquals(List.of(startMs, startMs + 2000, startMs + 4000), askedMs);
    pings.answered(time.nowNs() - 41_500_000, time.nowNs());
    assertEquals(List.of(new SessionEvent.RoundTrip(time.nowNs(), 41.5)), events);
    pings.end();
    time.advanceTo(time.nowNs() + 9_000_000_000L);
    pings.answered(time.nowNs() - 41_500_000, time.nowNs());
    assertEquals(3, askedMs.size());
    assertEquals(1, events.size(), "nothing is told of a session that is over");
  }

  @Test
  void an_answer_half_a_minute_late_ends_nothing() {
    long startNs = time.nowNs();
    pings.begin(link(true));
    time.advanceTo(startNs + 30_000_000_000L);
    pings.answered(startNs, time.nowNs());
    assertEquals(List.of(new SessionEvent.RoundTrip(time.nowNs(), 30_000)), events);
    assertEquals(16, askedMs.size());
  }

  @Test
  void asks_no_more_where_nobody_can_answer() {
    pings.begin(link(false));
    time.advanceTo(time.nowNs() + 9_000_000_000L);
    assertEquals(1, askedMs.size());
  }
}
