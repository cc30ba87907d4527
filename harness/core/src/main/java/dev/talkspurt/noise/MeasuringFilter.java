package dev.talkspurt.noise;

/** A linear filter on one stream; keeps its state from call to call and is not thread-safe. */
@FunctionalInterface
public interface MeasuringFilter {
  /** Replace samples {@code [from, from + count)}, the next of the stream, by the filter's. */
  void apply(double[] samples, int from, int count);
}
