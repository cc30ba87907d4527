package dev.talkspurt.line;

import java.util.Map;

/**
 * Something that happens to a stream of samples: one channel, 16 bits, 16 kHz unless the effect
 * says otherwise.
 *
 * <p>As many samples come out as go in; output sample {@code n} stands for input sample {@code n −
 * latencySamples()}. The bytes depend on the samples alone, not on the pieces they come in, and are
 * the same on every machine. An effect belongs to one stream and is not thread-safe.
 */
public interface Effect {
  /** What it is and its parameters, before anything has passed. */
  Description describe();

  /** By how many samples the output lags behind the input; 0 or more. */
  int latencySamples();

  /**
   * Replace samples {@code [from, from + count)}, the next of the stream, by what becomes of them.
   */
  void process(short[] samples, int from, int count);

  /** Replace all of {@code samples}, the next of the stream, by what becomes of them. */
  default void process(short[] samples) {
    process(samples, 0, samples.length);
  }

  /** End the stream: the last {@link #latencySamples} of its output. Nothing may follow. */
  default short[] finish() {
    short[] rest = new short[latencySamples()];
    process(rest);
    return rest;
  }

  /**
   * What truly happened so far, beside levels: counts and rates by name, with the unit in the name.
   * Empty for an effect that does just what its parameters say.
   */
  default Map<String, Object> achieved() {
    return Map.of();
  }
}
