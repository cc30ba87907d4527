package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Playout;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** What is heard of the agent, and whether it has said what it has to say. Not thread-safe. */
final class AgentFloor {
  static final int RATE_HZ = 24_000;

  /** Without a turn end from the provider, this much quiet means the agent is done. */
  private static final long QUIET_MEANS_DONE_NS = 4_000_000_000L;

  private final Playout playout = new Playout(RATE_HZ);
  private final BooleanSupplier allToolsAnswered;
  private long lastTurnEndNs = Long.MIN_VALUE;
  private long lastAudioNs = Long.MIN_VALUE;
  private boolean owed;

  AgentFloor(BooleanSupplier allToolsAnswered) {
    this.allToolsAnswered = allToolsAnswered;
  }

  Playout playout() {
    return playout;
  }

  void hear(long atNs, AudioClip audio) {
    lastAudioNs = atNs;
    owed = false;
    playout.add(atNs, audio);
  }

  /**
   * The agent says that its turn is over. While it owes an answer that is the turn which made the
   * call: some models end it when the tool has answered, or do not wait for the tool.
   */
  void turnEnded(long atNs) {
    if (!owed) {
      lastTurnEndNs = atNs;
    }
  }

  /** What it was saying is not gone on with: what was received of it is all. */
  void generationLost(long atNs) {
    owed = false;
    if (lastTurnEndNs < lastAudioNs) {
      lastTurnEndNs = atNs;
    }
  }

  void interrupted(long atNs) {
    owed = false;
    playout.flush(atNs);
    playout.beginResponse();
  }

  /** After a tool's answer the agent owes another: what came before no longer counts as done. */
  void owesAnswer(long nowNs) {
    lastAudioNs = Math.max(lastAudioNs, nowNs);
    owed = true;
  }

  /** Whether the agent has been heard since the caller last spoke. */
  boolean heard(long nowNs) {
    OptionalLong onset = playout.audibleOnsetNs();
    return onset.isPresent() && onset.getAsLong() <= nowNs;
  }

  /**
   * Since when the agent has been silent with nothing left to say, or empty if it is not done.
   *
   * @param startNs when the call's audio began: an agent that never spoke is done since then
   */
  OptionalLong doneSince(long nowNs, long startNs) {
    if (lastAudioNs == Long.MIN_VALUE) {
      return allToolsAnswered.getAsBoolean() ? OptionalLong.of(startNs) : OptionalLong.empty();
    }
    long quietSince = playout.heardUntilNs();
    if (quietSince > nowNs || !allToolsAnswered.getAsBoolean()) {
      return OptionalLong.empty();
    }
    boolean turnEnded = lastTurnEndNs >= lastAudioNs;
    long doneSince =
        turnEnded
            ? Math.max(quietSince, lastTurnEndNs)
            : Math.max(quietSince, lastAudioNs) + QUIET_MEANS_DONE_NS;
    return doneSince <= nowNs ? OptionalLong.of(doneSince) : OptionalLong.empty();
  }
}
