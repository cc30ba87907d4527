package dev.talkspurt.caller;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.noise.NoiseBed;
import java.util.List;

/**
 * What the caller's microphone takes in along a reel, from {@link ReelPlan#PREROLL} samples before
 * its first: the sound behind the room, and all noise, rounded once. A stream; not thread-safe.
 */
final class Microphone {
  private final ReelPlan plan;
  private final Sounding sound;
  private final List<NoiseBed> beds;
  private double[] sum = new double[ReelPlan.BLOCK];
  private int position = -ReelPlan.PREROLL;
  private long clipped;

  Microphone(ReelPlan plan) {
    this.plan = plan;
    this.sound = plan.sound().orElse(null);
    this.beds = plan.beds().stream().map(bed -> bed.start()).toList();
  }

  /** The reel's sample that comes next, negative in the pre-roll. */
  int position() {
    return position;
  }

  List<NoiseBed> beds() {
    return beds;
  }

  /** Samples so far that did not fit into 16 bits, the pre-roll's aside. */
  long clipped() {
    return clipped;
  }

  /** Of the sound alone at the reel's sample {@code n}. */
  int soundAt(int n) {
    return sound == null ? 0 : sound.at(n - plan.leadSamples());
  }

  void fill(short[] samples, int from, int count) {
    if (sum.length < count) {
      sum = new double[count];
    }
    for (int i = 0; i < count; i++) {
      sum[i] = soundAt(position + i);
    }
    for (int b = 0; b < beds.size(); b++) {
      double[] noise = beds.get(b).next(count);
      plan.beds().get(b).gate(noise, count, position);
      for (int i = 0; i < count; i++) {
        sum[i] += noise[i];
      }
    }
    for (int i = 0; i < count; i++) {
      double rounded = Math.rint(sum[i]);
      short sample = Pcm16.nearest(rounded);
      clipped += sample != rounded && position + i >= 0 ? 1 : 0;
      samples[from + i] = sample;
    }
    position += count;
  }
}
