package dev.talkspurt.run;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;

/**
 * The session of a call, which goes on when the script breaks it and it is taken up again.
 *
 * <p>What a broken session still has to say is not heard. On the scheduler's thread.
 */
final class Connection implements AgentSession {
  /** The provider refuses to resume a session that it does not know to be broken yet. */
  static final long RECONNECT_AFTER_NS = 1_000_000_000L;

  /** Opens a session. */
  interface Opener {
    /**
     * A session that tells the listener everything.
     *
     * @param handle of the session to take up again, or empty for a new one
     */
    AgentSession open(String handle, SessionListener listener);
  }

  private final Scheduler scheduler;
  private final CallJournal journal;
  private final SessionListener listener;
  private final Runnable takenUp;
  private Opener opener;
  private AgentSession session;
  private Scheduler.Timer reconnecting;
  private String handle = "";
  private int opened;
  private boolean broken;
  private boolean closed;
  private long brokenNs;

  /**
   * A connection that has not begun.
   *
   * @param takenUp told when a broken session goes on
   */
  Connection(Scheduler scheduler, CallJournal journal, SessionListener listener, Runnable takenUp) {
    this.scheduler = scheduler;
    this.journal = journal;
    this.listener = listener;
    this.takenUp = takenUp;
  }

  /** Begin. */
  void open(Opener with) {
    opener = with;
    session = opener.open("", new Heard(++opened));
  }

  /** Whether it is broken and not yet taken up again. */
  boolean broken() {
    return broken;
  }

  /** Break it as a network does, without a word, and take it up again a while later. */
  void breakOff() {
    brokenNs = scheduler.nowNs();
    broken = true;
    opened++;
    session.abort();
    journal.signal(brokenNs, Timeline.DISCONNECTED, "bench", "the script breaks the connection");
    reconnecting = scheduler.after(RECONNECT_AFTER_NS, this::reconnect);
  }

  private void reconnect() {
    if (!closed) {
      session = opener.open(handle, new Heard(++opened));
    }
  }

  private void resumed(long atNs) {
    broken = false;
    String how = handle.isEmpty() ? ", as a new session: there was no handle" : "";
    double gapMs = (atNs - brokenNs) / 1e6;
    journal.signal(atNs, Timeline.RESUMED, "bench", "after " + Math.round(gapMs) + " ms" + how);
    takenUp.run();
  }

  @Override
  public void sendAudio(short[] frame) {
    session.sendAudio(frame);
  }

  @Override
  public void activityStart() {
    session.activityStart();
  }

  @Override
  public void activityEnd() {
    session.activityEnd();
  }

  @Override
  public void sendText(String text) {
    session.sendText(text);
  }

  @Override
  public void sendPicture(byte[] picture, String mimeType) {
    session.sendPicture(picture, mimeType);
  }

  @Override
  public void audioStreamEnd() {
    session.audioStreamEnd();
  }

  @Override
  public void answerTool(String id, String name, Json.Obj response) {
    session.answerTool(id, name, response);
  }

  @Override
  public void close() {
    closed = true;
    if (reconnecting != null) {
      reconnecting.cancel();
    }
    session.close();
  }

  @Override
  public int queuedMessages() {
    return session.queuedMessages();
  }

  /** Hears one session, as long as it is the one that counts. */
  private final class Heard implements SessionListener {
    private final int number;

    Heard(int number) {
      this.number = number;
    }

    @Override
    public void event(SessionEvent event) {
      if (number != opened) {
        return;
      }
      if (event instanceof SessionEvent.ResumptionHandle update && update.resumable()) {
        handle = update.handle();
      }
      if (!broken) {
        listener.event(event);
      } else if (event instanceof SessionEvent.Ready ready) {
        resumed(ready.atNs());
      } else if (event instanceof SessionEvent.Closed end) {
        listener.event(unresumed(end));
      } else if (!(event instanceof SessionEvent.SimulatedPeer)) {
        listener.event(event);
      }
    }

    /** Whatever the reason, it is not ours: the session was good until it was broken. */
    private SessionEvent.Closed unresumed(SessionEvent.Closed end) {
      boolean provider = !end.byUs() && !end.meaning().startsWith("network");
      String words = "the broken session was not resumed: " + end.reason();
      String meaning = provider ? "provider: " + words : end.meaning();
      return new SessionEvent.Closed(end.atNs(), end.code(), end.reason(), meaning, end.byUs());
    }

    @Override
    public void wire(long atNs, String direction, int bytes, Json message) {
      if (number == opened) {
        listener.wire(atNs, direction, bytes, message);
      }
    }
  }
}
