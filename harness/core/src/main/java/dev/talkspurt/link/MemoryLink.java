package dev.talkspurt.link;

import dev.talkspurt.time.Scheduler;
import java.util.function.Consumer;

/**
 * One end of a link in memory.
 *
 * <p>The listener is called on the scheduler's thread alone; {@code patience} and {@code ended} are
 * touched there only. {@code shut} is what stops the sending methods, which any thread may call.
 */
final class MemoryLink implements Link {
  private static final int ABNORMAL = 1006;

  private final Scheduler scheduler;
  private final long latencyNs;
  private final LinkListener listener;
  private volatile MemoryLink peer;
  private boolean shut;
  private int closeCode;
  private String closeReason;
  private boolean ended;
  private Scheduler.Timer patience;

  MemoryLink(Scheduler scheduler, long latencyNs, LinkListener listener) {
    this.scheduler = scheduler;
    this.latencyNs = latencyNs;
    this.listener = listener;
  }

  /** End a dial that has not opened after {@code timeoutMs}. */
  void giveUpAfter(int timeoutMs) {
    patience =
        scheduler.after(
            timeoutMs * 1_000_000L,
            () -> end(ABNORMAL, "no connection within " + timeoutMs + " ms", false));
  }

  /** The far side has turned this dial away. */
  void fail(String reason) {
    scheduler.after(latencyNs, () -> end(ABNORMAL, CloseReason.cut(reason), true));
  }

  /** The far side has accepted this dial as {@code server}; runs at the server. */
  void connect(MemoryLink server) {
    server.peer = this;
    peer = server;
    scheduler.after(latencyNs, this::open);
    server.open();
  }

  private void open() {
    if (ended) {
      peer.loseAfterLatency();
      return;
    }
    stopWaiting();
    listener.opened(this, scheduler.nowNs());
  }

  @Override
  public void sendText(String message) {
    deliver(to -> to.listener.text(message, scheduler.nowNs()));
  }

  @Override
  public void sendBinary(byte[] message) {
    deliver(to -> to.listener.binary(message, scheduler.nowNs()));
  }

  private synchronized void deliver(Consumer<MemoryLink> message) {
    if (shut) {
      return;
    }
    MemoryLink to = peer;
    scheduler.after(
        latencyNs,
        () -> {
          if (!to.ended) {
            message.accept(to);
          }
        });
  }

  @Override
  public synchronized void close(int code, String reason) {
    if (shut) {
      return;
    }
    shut = true;
    closeCode = code;
    closeReason = CloseReason.cut(reason);
    MemoryLink to = peer;
    scheduler.after(latencyNs, () -> to.closeArrived(code, closeReason));
  }

  private void closeArrived(int code, String reason) {
    if (ended) {
      return;
    }
    if (stopSending()) {
      MemoryLink to = peer;
      scheduler.after(latencyNs, () -> to.closeArrived(code, reason));
      end(code, reason, true);
    } else {
      end(closeCode, closeReason, false);
    }
  }

  @Override
  public synchronized void abort() {
    shut = true;
    peer.loseAfterLatency();
    scheduler.post(() -> end(ABNORMAL, "", false));
  }

  private void loseAfterLatency() {
    scheduler.after(latencyNs, () -> end(ABNORMAL, "", true));
  }

  /** Stop the sending methods; false if they were stopped before. */
  private synchronized boolean stopSending() {
    boolean first = !shut;
    shut = true;
    return first;
  }

  private void end(int code, String reason, boolean remote) {
    if (ended) {
      return;
    }
    ended = true;
    stopWaiting();
    stopSending();
    listener.closed(code, reason, remote, scheduler.nowNs());
  }

  private void stopWaiting() {
    if (patience != null) {
      patience.cancel();
    }
  }

  @Override
  public int queuedMessages() {
    return 0;
  }
}
