package dev.talkspurt.simulator.session;

import dev.talkspurt.simulator.behaviour.Dialogue;
import java.util.HashMap;
import java.util.Map;

/**
 * What outlives a connection: what was understood, what it cost, which calls wait for an answer. A
 * generation in progress does not. Used on the scheduler's thread.
 */
public final class Conversation {
  private final Dialogue dialogue;
  private final UsageCount usage;
  private final Map<String, String> openCalls = new HashMap<>();
  private boolean connected;
  private boolean over;
  private long connectedNs;
  private long endedNs;
  private long lastedNs;

  Conversation(Dialogue dialogue) {
    this.dialogue = dialogue;
    this.usage = new UsageCount(dialogue::turnOver);
  }

  Dialogue dialogue() {
    return dialogue;
  }

  UsageCount usage() {
    return usage;
  }

  /** Calls that wait for an answer although the turn that made them is gone, tools by id. */
  Map<String, String> openCalls() {
    return openCalls;
  }

  /** How long it had been connected when its connection began. */
  long lastedNs() {
    return lastedNs;
  }

  /** A connection holds it. */
  void connect(long atNs) {
    connected = true;
    connectedNs = atNs;
  }

  /** Its connection has ended. */
  void disconnect(long atNs) {
    connected = false;
    endedNs = atNs;
    lastedNs += atNs - connectedNs;
  }

  /** It has lasted as long as it may: nobody goes on with it. */
  void end() {
    over = true;
  }

  boolean connected() {
    return connected;
  }

  boolean expired(long nowNs, long validNs) {
    return over || !connected && nowNs - endedNs > validNs;
  }
}
