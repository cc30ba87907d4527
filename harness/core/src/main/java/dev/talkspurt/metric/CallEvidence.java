package dev.talkspurt.metric;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.scenario.Scenario;
import java.util.List;

/**
 * All that is known of one call; whatever is said of it is a pure function of this.
 *
 * @param journal as written; empty if the call was recorded by something else
 * @param received all agent audio as received, at its own rate, heard or not; the journal's {@link
 *     JournalEntry.AgentChunk} name its samples
 * @param simulated whether the agent is a simulated one
 */
public record CallEvidence(
    Timeline timeline,
    Scenario scenario,
    List<JournalEntry> journal,
    AudioClip received,
    boolean simulated) {
  public CallEvidence {
    journal = List.copyOf(journal);
  }

  /** A call with a live agent. */
  public CallEvidence(
      Timeline timeline, Scenario scenario, List<JournalEntry> journal, AudioClip received) {
    this(timeline, scenario, journal, received, false);
  }
}
