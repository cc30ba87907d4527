package dev.talkspurt.noise;

import java.util.List;

/** A source behind filters. */
final class Filtered implements NoiseSource {
  private final NoiseSource source;
  private final Biquad[] filters;

  Filtered(NoiseSource source, Biquad... filters) {
    this.source = source;
    this.filters = filters;
  }

  @Override
  public void fill(double[] samples, int from, int count) {
    source.fill(samples, from, count);
    for (Biquad filter : filters) {
      for (int i = from; i < from + count; i++) {
        samples[i] = filter.filter(samples[i]);
      }
    }
  }

  @Override
  public List<NoiseEvent> events() {
    return source.events();
  }
}
