package dev.talkspurt.caller;

/**
 * What cannot be rendered ahead: the heard agent coming back, and the line behind it.
 *
 * <p>The reels then hold what the microphone takes in but for the echo, and every sample of the
 * track passes here, in order. The wire's sample {@code n} stands for the microphone's sample
 * {@code n}; to give it, the path must have {@link #latencySamples} more of them. One channel at 16
 * kHz. Belongs to one call; not thread-safe.
 */
public interface EchoPath {
  /** By how many samples the microphone's samples must be given ahead of the wire's. */
  int latencySamples();

  /** From the microphone's next sample on, the conditions of this step hold. */
  void change(int stepIndex);

  /**
   * The next samples the loudspeaker emits: as heard on the playout clock, silence included; sample
   * {@code n} at the instant of the track's sample {@code n}.
   */
  void hear(short[] agent, int from, int count);

  /**
   * Replace the microphone's next samples by the wire's samples {@code latencySamples} earlier.
   *
   * @param samples {@code [from, from + count)}
   */
  void process(short[] samples, int from, int count);
}
