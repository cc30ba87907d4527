package dev.talkspurt.realtime.gemini;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.link.Link;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;

/**
 * Asks every two seconds how far away the service is. Nothing rests on whether or when it answers.
 * On the scheduler's thread.
 */
final class Pings {
  private static final long EVERY_NS = 2_000_000_000L;

  private final Scheduler scheduler;
  private final SessionListener listener;
  private Scheduler.Timer next;
  private boolean over;

  Pings(Scheduler scheduler, SessionListener listener) {
    this.scheduler = scheduler;
    this.listener = listener;
  }

  /** Ask over this link, as long as it can. */
  void begin(Link link) {
    if (!over && link.ping()) {
      next = scheduler.after(EVERY_NS, () -> begin(link));
    }
  }

  /** An answer came. */
  void answered(long sentNs, long atNs) {
    if (!over) {
      listener.event(new SessionEvent.RoundTrip(atNs, (atNs - sentNs) / 1e6));
    }
  }

  /** Ask no more, and hear no answer. */
  void end() {
    over = true;
    if (next != null) {
      next.cancel();
    }
  }
}
