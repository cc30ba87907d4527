package dev.talkspurt.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Several sources at once, each with a weight. */
final class Mix implements NoiseSource {
  private final List<NoiseSource> sources = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private double[] part = new double[320];

  Mix and(double weight, NoiseSource source) {
    sources.add(source);
    weights.add(weight);
    return this;
  }

  @Override
  public void fill(double[] samples, int from, int count) {
    if (part.length < count) {
      part = new double[count];
    }
    Arrays.fill(samples, from, from + count, 0);
    for (int s = 0; s < sources.size(); s++) {
      double weight = weights.get(s);
      sources.get(s).fill(part, 0, count);
      for (int i = 0; i < count; i++) {
        samples[from + i] += weight * part[i];
      }
    }
  }

  @Override
  public List<NoiseEvent> events() {
    return sources.stream()
        .flatMap(source -> source.events().stream())
        .sorted(Comparator.comparingLong(NoiseEvent::onsetSample))
        .toList();
  }
}
