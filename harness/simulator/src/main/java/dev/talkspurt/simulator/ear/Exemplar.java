package dev.talkspurt.simulator.ear;

import java.util.List;
import java.util.Map;

/**
 * How one voice said a word, cut from a recording. Immutable.
 *
 * @param from first frame
 * @param to frame after the last
 * @param centre recordings whose mean is taken away: a single word is too short to have a mean that
 *     says something of the voice
 */
record Exemplar(Saying saying, int from, int to, List<Saying> centre) {
  Exemplar {
    centre = List.copyOf(centre);
  }

  /** Its features, without the mean, cut from those of whole recordings. */
  Features features(Map<Saying, Features> recordings) {
    float[] mean = new float[Features.CEPSTRA];
    for (Saying one : centre) {
      float[] own = one.mean(recordings.get(one));
      for (int c = 0; c < mean.length; c++) {
        mean[c] += own[c] / centre.size();
      }
    }
    return recordings.get(saying).cut(from, to, mean);
  }
}
