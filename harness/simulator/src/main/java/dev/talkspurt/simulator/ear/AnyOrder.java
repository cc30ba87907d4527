package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.List;

/** How near an utterance comes to what was learned if its frames may come in any order. */
final class AnyOrder {
  /** So many template frames stand for all. */
  private static final int SAMPLED_FRAMES = 2048;

  private AnyOrder() {}

  /** Distance of each frame of {@code heard} to the nearest frame of all that is known. */
  static float[] distances(Features heard, List<Features> known) {
    int total = known.stream().mapToInt(Features::frames).sum();
    int stride = Math.max(1, total / SAMPLED_FRAMES);
    float[] nearest = new float[heard.frames()];
    Arrays.fill(nearest, Float.MAX_VALUE);
    int skip = 0;
    for (Features template : known) {
      for (; skip < template.frames(); skip += stride) {
        for (int i = 0; i < nearest.length; i++) {
          nearest[i] = Math.min(nearest[i], Alignment.frameDistance(heard, i, template, skip));
        }
      }
      skip -= template.frames();
    }
    return nearest;
  }
}
