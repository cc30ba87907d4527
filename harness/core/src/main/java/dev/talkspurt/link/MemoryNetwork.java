package dev.talkspurt.link;

import dev.talkspurt.time.Scheduler;

/**
 * Links in memory, driven by a scheduler: the network of virtual time.
 *
 * <p>Messages arrive in order, {@code latencyNs} after they were sent, on the scheduler's thread.
 */
public final class MemoryNetwork implements Dialer {
  private final Scheduler scheduler;
  private final long latencyNs;

  /** A network whose messages take {@code latencyNs} nanoseconds. */
  public MemoryNetwork(Scheduler scheduler, long latencyNs) {
    this.scheduler = scheduler;
    this.latencyNs = latencyNs;
  }

  /** Accept connections to {@code authority} ({@code host:port}); replaces an earlier acceptor. */
  public void listen(String authority, LinkAcceptor acceptor) {
    throw new UnsupportedOperationException("not built yet " + scheduler + latencyNs + authority);
  }

  @Override
  public void dial(DialRequest request, LinkListener listener) {
    throw new UnsupportedOperationException("not built yet");
  }
}
