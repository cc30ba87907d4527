package dev.talkspurt.simulator.session;

import java.util.Optional;

/** An answer in the making. */
final class Thought {
  private final long onset;
  private final long dueNs;
  private Optional<String> heard = Optional.empty();
  private boolean told;
  private boolean dropped;

  /**
   * A thought that nothing came of yet.
   *
   * @param onset first sample of the speech that led to it; −1 when none did
   * @param dueNs when its first packet is to be sent
   */
  Thought(long onset, long dueNs) {
    this.onset = onset;
    this.dueNs = dueNs;
  }

  long onset() {
    return onset;
  }

  long dueNs() {
    return dueNs;
  }

  /** What the caller was understood to say, if the client is to learn it. */
  Optional<String> heard() {
    return heard;
  }

  void understoodAs(Optional<String> text) {
    heard = text;
  }

  /** The client has learnt it. */
  void told() {
    told = true;
  }

  /** Whether the client has yet to learn it. */
  boolean untold() {
    return !told;
  }

  /** It will not be said. */
  void drop() {
    dropped = true;
  }

  boolean dropped() {
    return dropped;
  }
}
