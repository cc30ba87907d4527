package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import java.util.List;

/**
 * A recorded call: the caller and the agent on one clock, sample 0 of both at the same instant.
 *
 * @param name what to call it, such as the file's name
 * @param caller at any rate
 * @param agent at any rate
 * @param warnings what was odd about the files, in sentences
 */
public record TwoSides(String name, AudioClip caller, AudioClip agent, List<String> warnings) {
  public TwoSides {
    warnings = List.copyOf(warnings);
  }

  /** Of files without oddities. */
  public TwoSides(String name, AudioClip caller, AudioClip agent) {
    this(name, caller, agent, List.of());
  }

  /** The same under another name. */
  public TwoSides named(String other) {
    return new TwoSides(other, caller, agent, warnings);
  }

  /** Length of the longer side. */
  public double durationMs() {
    return Math.max(caller.durationMs(), agent.durationMs());
  }
}
