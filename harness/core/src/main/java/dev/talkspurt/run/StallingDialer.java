package dev.talkspurt.run;

import dev.talkspurt.link.DialRequest;
import dev.talkspurt.link.Dialer;
import dev.talkspurt.link.Link;
import dev.talkspurt.link.LinkListener;
import dev.talkspurt.link.WebListener;
import dev.talkspurt.time.Scheduler;
import java.util.function.LongUnaryOperator;

/**
 * Keeps back what arrives while the scenario's network stands still; it all comes at the stall's
 * end, in order, stamped with that time. What arrives otherwise passes untouched.
 */
final class StallingDialer implements Dialer {
  /** Told of every message that was kept back, on the scheduler's thread. */
  interface Witness {
    /** A message that came at {@code atNs} was kept back for {@code heldNs}. */
    void held(long atNs, long heldNs);
  }

  private final Dialer dialer;
  private final Scheduler scheduler;
  private final LongUnaryOperator releaseNs;
  private final Witness witness;

  /**
   * A dialer in front of another.
   *
   * @param releaseNs until when what arrives at a time is kept back, or that very time; asked on
   *     any thread
   */
  StallingDialer(Dialer dialer, Scheduler scheduler, LongUnaryOperator releaseNs, Witness witness) {
    this.dialer = dialer;
    this.scheduler = scheduler;
    this.releaseNs = releaseNs;
    this.witness = witness;
  }

  @Override
  public void dial(DialRequest request, LinkListener listener) {
    dialer.dial(request, new Holding(listener));
  }

  /** Passes untouched: no call is on yet whose network could stand still. */
  @Override
  public void ask(DialRequest request, String method, String body, WebListener heard) {
    dialer.ask(request, method, body, heard);
  }

  private interface Delivery {
    void at(long ns);
  }

  private final class Holding implements LinkListener {
    private final LinkListener listener;
    private int waiting;
    private long lastNs = Long.MIN_VALUE;

    Holding(LinkListener listener) {
      this.listener = listener;
    }

    @Override
    public void opened(Link link, long atNs) {
      listener.opened(link, atNs);
    }

    @Override
    public void text(String message, long atNs) {
      pass(atNs, ns -> listener.text(message, ns));
    }

    @Override
    public void binary(byte[] message, long atNs) {
      pass(atNs, ns -> listener.binary(message, ns));
    }

    /** Never kept back: it measures the network that is there, not the one that is played. */
    @Override
    public void pong(long sentNs, long atNs) {
      listener.pong(sentNs, atNs);
    }

    @Override
    public void closed(int code, String reason, boolean remote, long atNs) {
      pass(atNs, ns -> listener.closed(code, reason, remote, ns));
    }

    /** One lock, so that nothing overtakes what is being delivered. */
    private synchronized void pass(long atNs, Delivery delivery) {
      long dueNs = releaseNs.applyAsLong(atNs);
      if (dueNs <= atNs && waiting == 0) {
        delivery.at(atNs);
        return;
      }
      waiting++;
      lastNs = Math.max(lastNs, Math.max(dueNs, atNs));
      long plannedNs = lastNs;
      scheduler.at(
          plannedNs,
          () -> {
            witness.held(atNs, plannedNs - atNs);
            deliver(plannedNs, delivery);
          });
    }

    private synchronized void deliver(long ns, Delivery delivery) {
      waiting--;
      delivery.at(ns);
    }
  }
}
