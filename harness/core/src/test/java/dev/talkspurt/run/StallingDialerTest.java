package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallingDialerTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> seen = new ArrayList<>();
  private final List<Long> held = new ArrayList<>();

  /** Nothing gets through from 100 to 500. */
  private LinkListener stalling() {
    LinkListener[] inner = new LinkListener[1];
    new StallingDialer(
            (request, listener) -> inner[0] = listener,
            time,
            ns -> ns >= 100 && ns < 500 ? 500 : ns,
            (atNs, heldNs) -> held.add(heldNs))
        .dial(null, new Ears());
    return inner[0];
  }

  private final class Ears implements LinkListener {
    @Override
    public void opened(Link link, long atNs) {
      seen.add("opened " + atNs);
    }

    @Override
    public void text(String message, long atNs) {
      seen.add(message + " " + atNs);
    }

    @Override
    public void binary(byte[] message, long atNs) {
      seen.add(message.length + " bytes " + atNs);
    }

    @Override
    public void closed(int code, String reason, boolean remote, long atNs) {
      seen.add("closed " + atNs);
    }
  }

  @Test
  void keeps_what_comes_in_a_stall_and_its_order() {
    LinkListener line = stalling();
    time.at(50, () -> line.text("a", 50));
    time.at(120, () -> line.text("b", 120));
    time.at(480, () -> line.binary(new byte[3], 480));
    // At the very end of the stall, before what was kept has been let go.
    time.at(500, () -> line.text("d", 500));
    time.at(600, () -> line.closed(1000, "", true, 600));

    time.runUntilIdle();

    assertEquals(List.of("a 50", "b 500", "3 bytes 500", "d 500", "closed 600"), seen);
    assertEquals(380, held.get(0));
    assertEquals(20, held.get(1));
  }
}
