package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.scenario.Scenario;
import java.util.List;

/**
 * A caller's side without an agent. Immutable.
 *
 * @param seed of the trial
 * @param track the caller as sent, one channel at 16 kHz; when its sounds come depends on the
 *     nominal agent, their bytes do not
 * @param timeline as of a call; what is heard of the agent is a placeholder
 * @param callerAudioSha256 the same as a call's with this scenario, seed and trial
 */
public record Rehearsed(
    Scenario scenario,
    long seed,
    AudioClip track,
    Timeline timeline,
    CallerTruth truth,
    List<JournalEntry> journal,
    String callerAudioSha256) {
  public Rehearsed {
    journal = List.copyOf(journal);
  }
}
