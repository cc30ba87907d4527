package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;

/**
 * A recorded call: the caller and the agent on one clock, sample 0 of both at the same instant.
 *
 * @param name what to call it, such as the file's name
 * @param caller at any rate
 * @param agent at any rate
 */
public record TwoSides(String name, AudioClip caller, AudioClip agent) {
  /** Length of the longer side. */
  public double durationMs() {
    return Math.max(caller.durationMs(), agent.durationMs());
  }
}
