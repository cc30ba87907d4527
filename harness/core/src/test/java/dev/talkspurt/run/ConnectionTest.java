package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.SessionEvent;
import dev.talkspurt.document.Json;
import dev.talkspurt.spi.AgentConnector.Continuity;
import dev.talkspurt.spi.AgentSession;
import dev.talkspurt.spi.SessionListener;
import dev.talkspurt.time.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that goes on from one connection to the next. */
class ConnectionTest {
  private static final long MS = 1_000_000L;

  private final VirtualTime time = new VirtualTime();
  private final CallRecorder recorder = CallRecorder.inMemory();
  private final List<String> told = new ArrayList<>();
  private final List<Peer> peers = new ArrayList<>();
  private Continuity continuity = Continuity.ALWAYS;
  private boolean answersGoodbye = true;
  private boolean quiet = true;
  private boolean mayResume = true;

  /** The other side of one connection. */
  private final class Peer implements AgentSession {
    final String handle;
    final SessionListener listener;
    final List<String> answers = new ArrayList<>();
    int frames;
    boolean aborted;
    long openedMs = time.nowNs() / MS;
    long closedMs = -1;

    Peer(String handle, SessionListener listener) {
      this.handle = handle;
      this.listener = listener;
    }

    void ready() {
      listener.event(new SessionEvent.Ready(time.nowNs(), ""));
    }

    void gives(String newHandle) {
      listener.event(
          new SessionEvent.ResumptionHandle(time.nowNs(), newHandle, !newHandle.isEmpty()));
    }

    void goAway(long leftMs) {
      listener.event(new SessionEvent.ClosingSoon(time.nowNs(), leftMs));
    }

    void ends(int code, String reason, boolean byUs) {
      String meaning = code == 1006 ? "network: it broke" : "provider: it failed";
      listener.event(new SessionEvent.Closed(time.nowNs(), code, reason, meaning, byUs));
    }

    @Override
    public void sendAudio(short[] frame) {
      frames++;
    }

    @Override
    public void answerTool(String id, String name, Json.Obj response) {
      answers.add(id);
    }

    @Override
    public void close() {
      closedMs = time.nowNs() / MS;
      if (answersGoodbye) {
        time.after(30 * MS, () -> ends(1000, "", true));
      }
    }

    @Override
    public void abort() {
      aborted = true;
    }

    @Override
    public int queuedMessages() {
      return 0;
    }
  }

  private final class FakeCall implements Connection.Call {
    @Override
    public boolean quiet() {
      return quiet;
    }

    @Override
    public void away() {
      told.add("away");
    }

    @Override
    public void back() {
      told.add("back");
    }

    @Override
    public void event(SessionEvent event) {
      if (event instanceof SessionEvent.Closed end) {
        told.add(end.meaning());
      }
    }

    @Override
    public void wire(long atNs, String direction, int bytes, Json message) {}
  }

  private Connection open(long seed) {
    CallJournal journal = new CallJournal(recorder);
    Connection connection = new Connection(time, journal, new FakeCall(), seed);
    connection.open(
        new Connection.Opener() {
          @Override
          public AgentSession open(String handle, SessionListener listener) {
            peers.add(new Peer(handle, listener));
            return peers.get(peers.size() - 1);
          }

          @Override
          public Continuity continuity() {
            return continuity;
          }

          @Override
          public boolean mayResume(SessionEvent.Closed end, boolean resuming) {
            return mayResume;
          }
        });
    peer(0).ready();
    return connection;
  }

  private Peer peer(int index) {
    return peers.get(index);
  }

  private void advanceMs(long ms) {
    time.advanceTo(time.nowNs() + ms * MS);
  }

  private List<String> signals(String kind) {
    return recorder.entries().stream()
        .filter(JournalEntry.Signal.class::isInstance)
        .map(JournalEntry.Signal.class::cast)
        .filter(signal -> signal.kind().equals(kind))
        .map(JournalEntry.Signal::detail)
        .toList();
  }

  @Test
  void leaves_in_the_first_pause_and_dials_when_the_old_connection_is_closed() {
    open(1);
    peer(0).gives("one");
    quiet = false;
    peer(0).goAway(50_000);
    advanceMs(7_000);
    assertEquals(-1, peer(0).closedMs);
    quiet = true;
    advanceMs(25);
    assertEquals(7_020, peer(0).closedMs);
    assertEquals(1, peers.size(), "not while the old one is open");
    advanceMs(100);
    assertEquals(7_050, peer(1).openedMs);
    assertEquals("one", peer(1).handle);
    advanceMs(300);
    peer(1).ready();
    assertEquals(List.of("away", "back"), told);
    assertEquals(List.of("goAway: in a pause, 42980 ms left"), signals("reconnecting"));
    assertEquals(List.of("after 405 ms"), signals("resumed"));
  }

  @Test
  void leaves_in_time_though_nobody_pauses_and_the_service_says_nothing_more() {
    open(1);
    peer(0).gives("one");
    quiet = false;
    peer(0).goAway(50_000);
    advanceMs(44_990);
    assertEquals(-1, peer(0).closedMs);
    advanceMs(30);
    assertEquals(45_000, peer(0).closedMs);
    assertEquals(List.of("goAway: at the last moment, 5000 ms left"), signals("reconnecting"));
  }

  @Test
  void does_not_leave_in_a_pause_in_which_it_could_not_be_resumed() {
    open(1);
    peer(0).gives("one");
    peer(0).gives("");
    peer(0).goAway(10_000);
    advanceMs(5_000);
    assertEquals(-1, peer(0).closedMs);
    peer(0).gives("two");
    advanceMs(100);
    assertEquals("two", peer(1).handle);
  }

  @Test
  void a_peer_that_does_not_answer_our_goodbye_is_given_up_after_a_second() {
    answersGoodbye = false;
    open(1);
    peer(0).gives("one");
    peer(0).goAway(50_000);
    advanceMs(990);
    assertEquals(1, peers.size());
    advanceMs(20);
    assertTrue(peer(0).aborted);
    assertEquals(1_000, peer(1).openedMs);
  }

  @Test
  void stays_to_the_end_without_a_handle_or_if_it_is_told_to() {
    open(1);
    peer(0).goAway(1_000);
    advanceMs(1_000);
    peer(0).ends(1011, "Deadline", false);
    assertEquals(List.of("provider: it failed"), told);
    assertEquals(List.of(), signals("reconnecting"));
    told.clear();
    continuity = Continuity.NEVER;
    peers.clear();
    open(1);
    peer(0).gives("one");
    peer(0).goAway(1_000);
    advanceMs(1_000);
    peer(0).ends(1011, "Deadline", false);
    assertEquals(List.of("provider: it failed"), told);
  }

  @Test
  void a_connection_that_breaks_or_is_recycled_is_taken_up_at_once_if_it_was_asked_for() {
    open(1);
    peer(0).gives("one");
    peer(0).ends(1006, "", false);
    assertEquals("one", peer(1).handle);
    peer(1).ready();
    peer(1).ends(1000, "", false);
    peer(2).ready();
    assertEquals(List.of("dropped: 1006", "recycled: 1000"), signals("reconnecting"));
    assertEquals(List.of("away", "back", "away", "back"), told);
  }

  @Test
  void it_is_not_if_nobody_asked_or_nothing_can_mend_it() {
    continuity = Continuity.WHEN_ANNOUNCED;
    open(1);
    peer(0).gives("one");
    peer(0).ends(1006, "", false);
    assertEquals(List.of("network: it broke"), told);
    continuity = Continuity.ALWAYS;
    mayResume = false;
    peers.clear();
    open(1);
    peer(0).gives("one");
    peer(0).ends(1008, "no", false);
    assertEquals(1, peers.size());
  }

  @Test
  void a_connection_that_ends_before_it_was_left_as_announced_is_taken_up() {
    continuity = Continuity.WHEN_ANNOUNCED;
    quiet = false;
    open(1);
    peer(0).gives("one");
    peer(0).goAway(10_000);
    advanceMs(2_000);
    peer(0).ends(1011, "Deadline expired", false);
    peer(1).ready();
    advanceMs(20_000);
    assertEquals(2, peers.size(), "what was announced is over");
    assertEquals(List.of("goAway: 1011 Deadline expired"), signals("reconnecting"));
  }

  /** When each attempt was made, in ms. */
  private List<Long> attempts(long seed) {
    peers.clear();
    told.clear();
    open(seed);
    long fromMs = time.nowNs() / MS;
    peer(0).gives("one");
    peer(0).ends(1006, "", false);
    List<Long> at = new ArrayList<>();
    for (int known = 1; told.size() < 2; ) {
      if (peers.size() > known) {
        at.add(peer(known).openedMs - fromMs);
        peer(known++).ends(1011, "busy", false);
      } else {
        advanceMs(1);
      }
    }
    return at;
  }

  @Test
  void tries_again_ever_later_and_gives_up() {
    List<Long> first = attempts(1);
    assertEquals(6, first.size());
    for (int i = 1; i < 6; i++) {
      long waited = first.get(i) - first.get(i - 1);
      long longest = Math.min(4_000, 250L << (i - 1));
      assertTrue(waited >= longest / 2 - 1 && waited <= longest + 1, first::toString);
    }
    assertEquals("provider: the broken session was not resumed: busy", told.get(1));
    assertTrue(signals("reconnectFailed").get(0).startsWith("attempt 1: 1011 busy; again in "));
    assertEquals(first, attempts(1), "the same seed waits the same");
    assertNotEquals(first, attempts(2));
  }

  @Test
  void nobody_answering_at_all_is_the_network_s_fault_after_half_a_minute() {
    open(1);
    peer(0).gives("one");
    peer(0).ends(1006, "", false);
    advanceMs(29_999);
    assertEquals(List.of("away"), told);
    advanceMs(2);
    assertEquals(
        "network: the broken session was not resumed: no connection within 30 s", told.get(1));
    assertTrue(peer(1).aborted);
  }

  @Test
  void a_handle_that_is_refused_is_not_tried_again() {
    open(1);
    peer(0).gives("one");
    peer(0).ends(1006, "", false);
    mayResume = false;
    peer(1).ends(1008, "session expired", false);
    assertEquals(2, peers.size());
    assertEquals("provider: the broken session was not resumed: session expired", told.get(1));
  }

  private void call(Peer peer, String id) {
    peer.listener.event(new SessionEvent.ToolCall(time.nowNs(), id, "find", Json.object().build()));
  }

  @Test
  void answers_wait_for_the_resumed_session() {
    Connection connection = open(1);
    peer(0).gives("one");
    call(peer(0), "c1");
    peer(0).ends(1006, "", false);
    connection.answerTool("c1", "find", Json.object().build());
    assertEquals(List.of(), peer(0).answers);
    peer(1).ready();
    assertEquals(List.of("c1"), peer(1).answers);
  }

  @Test
  void answers_do_not_reach_a_new_session_that_never_asked() {
    Connection connection = open(1);
    call(peer(0), "c1");
    connection.breakOff();
    advanceMs(1_100);
    peer(1).ready();
    connection.answerTool("c1", "find", Json.object().build());
    assertEquals(List.of(), peer(1).answers);
    assertEquals(List.of("c1"), signals("answerLost"));
    call(peer(1), "c1");
    connection.answerTool("c1", "find", Json.object().build());
    assertEquals(List.of("c1"), peer(1).answers);
  }

  @Test
  void hanging_up_ends_all_attempts() {
    Connection connection = open(1);
    peer(0).gives("one");
    peer(0).ends(1006, "", false);
    peer(1).ends(1011, "busy", false);
    connection.close();
    advanceMs(60_000);
    assertEquals(2, peers.size());
    assertFalse(told.contains("back"));
  }
}
