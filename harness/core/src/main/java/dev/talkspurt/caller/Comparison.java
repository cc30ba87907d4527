package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide.Use;
import java.util.Arrays;
import java.util.List;

/** Holds a track against its reels, but for the blends from one to the next. */
final class Comparison {
  private static final int NOBODY = -1;
  private static final int BLENDED = -2;

  private final List<Use> uses;
  private final List<Take> takes;

  Comparison(List<Use> uses, List<Take> takes) {
    this.uses = uses;
    this.takes = takes;
  }

  /** What differs first, in words; empty if nothing does. */
  String firstDifference(AudioClip sent) {
    int[] owner = owners(sent.sampleCount());
    for (int i = 0; i < owner.length; i++) {
      if (owner[i] == NOBODY && sent.at(i) != 0) {
        return "sample " + i + " of the track belongs to no reel and is " + sent.at(i);
      }
      if (owner[i] >= 0) {
        int expected = takes.get(owner[i]).wire[i - (int) uses.get(owner[i]).fromSample()];
        if (sent.at(i) != expected) {
          return "sample %s of the track is %s, expected %s (step %s)"
              .formatted(i, sent.at(i), expected, uses.get(owner[i]).stepIndex());
        }
      }
    }
    return "";
  }

  private int[] owners(int length) {
    int[] owner = new int[length];
    Arrays.fill(owner, NOBODY);
    for (int k = 0; k < uses.size(); k++) {
      int from = (int) uses.get(k).fromSample();
      int to = from + takes.get(k).samples;
      Arrays.fill(owner, from, to, k);
      if (k > 0 && takes.get(k).plan.leadSamples() > 0) {
        Arrays.fill(owner, from, Math.min(to, from + Reel.BLEND_SAMPLES), BLENDED);
      }
    }
    return owner;
  }
}
