package dev.talkspurt.run;

import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.spi.AgentConnector.Continuity;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.Scheduler;
import java.util.SplittableRandom;

/**
 * The session of a call, which goes on over several connections: when the script breaks one, when
 * the service announces the end of one, and when one ends that can be taken up again.
 *
 * <p>The old connection is closed before a new one is dialled, since a session that is still in use
 * is not resumed. What a connection that was left still has to say is not heard. On the scheduler's
 * thread.
 */
final class Connection implements AgentSession {
  /** The provider refuses to resume a session that it does not know to be broken yet. */
  static final long RECONNECT_AFTER_NS = 1_000_000_000L;

  /** A peer that does not answer our goodbye in this time is gone. */
  private static final long GOODBYE_NS = 1_000_000_000L;

  private static final int NO_STATUS = 1006;

  /** Opens a session. */
  interface Opener {
    /**
     * A session that tells the listener everything.
     *
     * @param handle of the session to take up again, or empty for a new one
     */
    AgentSession open(String handle, SessionListener listener);

    /** When to take a session up again that the script did not break. */
    default Continuity continuity() {
      return Continuity.NEVER;
    }

    /** Whether a session that ended like this can be taken up again. */
    default boolean mayResume(SessionEvent.Closed end, boolean resuming) {
      return false;
    }
  }

  /** The call that it is the connection of. */
  interface Call extends SessionListener {
    /** Whether neither side says or owes anything. */
    boolean quiet();

    /** From now on nothing reaches the agent. */
    void away();

    /** The session goes on. */
    void back();
  }

  private enum State {
    OPEN,
    LEAVING,
    WAITING,
    DIALLING
  }

  private final Scheduler scheduler;
  private final CallJournal journal;
  private final Call call;
  private final SplittableRandom chance;
  private final Departure departure;
  private final OpenCalls calls;
  private Opener opener;
  private AgentSession session;
  private Scheduler.Timer next;
  private Scheduler.Timer tooLate;
  private Backoff backoff;
  private State state = State.OPEN;
  private String handle = "";
  private boolean resumable;
  private boolean announced;
  private boolean scripted;
  private int opened;
  private boolean closed;
  private long brokenNs;

  /**
   * A connection that has not begun.
   *
   * @param seed of how long to wait between attempts
   */
  Connection(Scheduler scheduler, CallJournal journal, Call call, long seed) {
    this.scheduler = scheduler;
    this.journal = journal;
    this.call = call;
    this.chance = new SplittableRandom(seed);
    this.departure = new Departure(scheduler, () -> resumable && call.quiet(), this::leave);
    this.calls = new OpenCalls(scheduler, journal);
  }

  /** Begin. */
  void open(Opener with) {
    opener = with;
    session = opener.open("", new Heard(++opened));
  }

  /** Whether it is broken and not yet taken up again. */
  boolean broken() {
    return state != State.OPEN;
  }

  /** Whether it is being changed, and not because the script has broken it. */
  boolean changing() {
    return broken() && !scripted;
  }

  /** Break it as a network does, without a word, and take it up again a while later. */
  void breakOff() {
    begin(true);
    opened++;
    session.abort();
    journal.signal(brokenNs, Timeline.DISCONNECTED, "bench", "the script breaks the connection");
    state = State.WAITING;
    next = scheduler.after(RECONNECT_AFTER_NS, this::dial);
  }

  private void begin(boolean byScript) {
    departure.cancel();
    scripted = byScript;
    brokenNs = scheduler.nowNs();
    backoff = new Backoff(chance.split(), brokenNs);
    tooLate = scheduler.at(backoff.endNs(), this::tooLate);
    call.away();
  }

  /** The end was announced, and it is time: say goodbye, and dial when the other side is gone. */
  private void leave(String why) {
    if (closed || broken() || handle.isEmpty()) {
      return;
    }
    begin(false);
    journal.signal(brokenNs, Timeline.RECONNECTING, "bench", "goAway: " + why);
    state = State.LEAVING;
    next =
        scheduler.after(
            GOODBYE_NS,
            () -> {
              session.abort();
              dial();
            });
    session.close();
  }

  /** It ended by itself; the goodbye that we might have said is spared. */
  private void lost(SessionEvent.Closed end) {
    begin(false);
    String how = end.code() == NO_STATUS ? "dropped" : announced ? "goAway" : "recycled";
    String words = (how + ": " + end.code() + " " + end.reason()).strip();
    journal.signal(brokenNs, Timeline.RECONNECTING, "bench", words);
    dial();
  }

  private void dial() {
    stop(next);
    if (!closed) {
      state = State.DIALLING;
      String attempt = "attempt " + backoff.attempt();
      if (!scripted) {
        journal.signal(scheduler.nowNs(), Timeline.REDIALLED, "bench", attempt);
      }
      session = opener.open(handle, new Heard(++opened));
    }
  }

  private void resumed(long atNs) {
    state = State.OPEN;
    announced = false;
    stop(tooLate);
    String how = handle.isEmpty() ? ", as a new session: there was no handle" : "";
    double gapMs = (atNs - brokenNs) / 1e6;
    journal.signal(atNs, Timeline.RESUMED, "bench", "after " + Math.round(gapMs) + " ms" + how);
    calls.resumed(session, !handle.isEmpty());
    call.back();
  }

  private void failed(SessionEvent.Closed end) {
    var wait = backoff.nextNs(scheduler.nowNs());
    if (wait.isEmpty() || !opener.mayResume(end, true)) {
      stop(tooLate);
      call.event(unresumed(end));
      return;
    }
    state = State.WAITING;
    long waitMs = Math.round(wait.getAsLong() / 1e6);
    String why = ("attempt " + backoff.attempts() + ": " + end.code() + " " + end.reason()).strip();
    String words = why + "; again in " + waitMs + " ms";
    journal.signal(end.atNs(), Timeline.RECONNECT_FAILED, "bench", words);
    next = scheduler.after(wait.getAsLong(), this::dial);
  }

  private void tooLate() {
    if (broken() && !closed) {
      opened++;
      stop(next);
      session.abort();
      String reason = "no connection within " + Backoff.WITHIN_NS / 1_000_000_000L + " s";
      call.event(
          unresumed(
              new SessionEvent.Closed(
                  scheduler.nowNs(), NO_STATUS, reason, "network: " + reason, false)));
    }
  }

  /** Whatever the reason, it is not ours: the session was good until it was broken. */
  private static SessionEvent.Closed unresumed(SessionEvent.Closed end) {
    boolean provider = !end.byUs() && !end.meaning().startsWith("network");
    String words = "the broken session was not resumed: " + end.reason();
    String meaning =
        provider ? "provider: " + words : end.byUs() ? end.meaning() : "network: " + words;
    return new SessionEvent.Closed(end.atNs(), end.code(), end.reason(), meaning, end.byUs());
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
    calls.answer(session, broken(), id, name, response);
  }

  @Override
  public void close() {
    closed = true;
    departure.cancel();
    stop(next);
    stop(tooLate);
    session.close();
  }

  private static void stop(Scheduler.Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
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
      if (state == State.OPEN) {
        heard(event);
      } else if (state == State.LEAVING) {
        if (event instanceof SessionEvent.Closed) {
          dial();
        }
      } else if (event instanceof SessionEvent.Ready ready) {
        resumed(ready.atNs());
      } else if (event instanceof SessionEvent.Closed end) {
        failed(end);
      } else if (!(event instanceof SessionEvent.SimulatedPeer)) {
        note(event);
        call.event(event);
      }
    }

    private void heard(SessionEvent event) {
      note(event);
      if (event instanceof SessionEvent.Closed end && goesOn(end)) {
        lost(end);
        return;
      }
      call.event(event);
      if (event instanceof SessionEvent.ClosingSoon soon
          && opener.continuity() != Continuity.NEVER) {
        announced = true;
        departure.announced(soon.atNs(), soon.timeLeftMs());
      }
    }

    private void note(SessionEvent event) {
      if (event instanceof SessionEvent.ResumptionHandle update) {
        resumable = update.resumable();
        handle = resumable ? update.handle() : handle;
      } else if (event instanceof SessionEvent.ToolCall called) {
        calls.called(called.id());
      }
    }

    private boolean goesOn(SessionEvent.Closed end) {
      boolean wanted = opener.continuity() == Continuity.ALWAYS || announced;
      boolean ours = closed || end.byUs();
      return wanted && !ours && !handle.isEmpty() && opener.mayResume(end, false);
    }

    @Override
    public void wire(long atNs, String direction, int bytes, Json message) {
      if (number == opened) {
        call.wire(atNs, direction, bytes, message);
      }
    }
  }
}
