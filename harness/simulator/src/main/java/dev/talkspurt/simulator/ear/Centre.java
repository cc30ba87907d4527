package dev.talkspurt.simulator.ear;

import java.util.List;
import java.util.Map;

/**
 * Recordings of one voice whose mean is taken from the features of its words: a single word is too
 * short to have a mean that says something of the voice. Immutable.
 */
final class Centre {
  private final List<Saying> sayings;
  private final float[] quiet;

  Centre(List<Saying> sayings) {
    this.sayings = List.copyOf(sayings);
    this.quiet = mean(sayings.stream().map(Saying::quiet).toList());
  }

  List<Saying> sayings() {
    return sayings;
  }

  /** Without noise. */
  float[] quiet() {
    return quiet;
  }

  /** The mean of these features of the recordings. */
  float[] under(Map<Saying, Features> recordings) {
    return mean(sayings.stream().map(recordings::get).toList());
  }

  private float[] mean(List<Features> features) {
    float[] mean = new float[Features.CEPSTRA];
    for (int s = 0; s < sayings.size(); s++) {
      float[] own = sayings.get(s).mean(features.get(s));
      for (int c = 0; c < mean.length; c++) {
        mean[c] += own[c] / sayings.size();
      }
    }
    return mean;
  }
}
