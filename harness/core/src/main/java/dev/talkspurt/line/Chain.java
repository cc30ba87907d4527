package dev.talkspurt.line;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Effects one after the other on one stream of 16 kHz, metered behind each.
 *
 * <p>The echo must come before anything that delays, so that its two inputs share one clock. Not
 * thread-safe.
 */
public final class Chain {
  private final List<Effect> effects;
  private final Meter[] meters;
  private final int latency;

  /** A chain of {@code effects}, which belong to it from now on; none leaves samples alone. */
  public Chain(List<Effect> effects) {
    this.effects = List.copyOf(effects);
    this.meters = new Meter[effects.size()];
    int sum = 0;
    for (int i = 0; i < meters.length; i++) {
      if (effects.get(i) instanceof Echo && sum > 0) {
        throw new IllegalArgumentException(
            "the echo comes after effects that delay by "
                + sum
                + " samples, expected it before them");
      }
      meters[i] = new Meter();
      sum += effects.get(i).latencySamples();
    }
    latency = sum;
  }

  /** The latency of all effects together. */
  public int latencySamples() {
    return latency;
  }

  /** Each effect by name and parameters, in order. */
  public List<Description> describe() {
    return effects.stream().map(Effect::describe).toList();
  }

  /** The first effect of a kind, to read its own record or to feed an {@link Echo}. */
  public <T extends Effect> Optional<T> find(Class<T> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** Replace samples {@code [from, from + count)}, the next of the stream, by what comes out. */
  public void process(short[] samples, int from, int count) {
    for (int i = 0; i < meters.length; i++) {
      effects.get(i).process(samples, from, count);
      meters[i].read(samples, from, count);
    }
  }

  /** End the stream: the last {@link #latencySamples} of its output. Nothing may follow. */
  public short[] finish() {
    short[] rest = new short[latency];
    process(rest, 0, latency);
    return rest;
  }

  /**
   * A whole clip through a fresh chain, with the latency taken out: sample {@code n} of the result
   * stands for sample {@code n} of {@code clip}.
   */
  public AudioClip render(AudioClip clip) {
    if (clip.sampleRateHz() != Samples.RATE_HZ) {
      throw new IllegalArgumentException(
          "the clip is of " + clip.sampleRateHz() + " Hz, expected " + Samples.RATE_HZ);
    }
    short[] samples = new short[clip.sampleCount() + latency];
    clip.copyTo(0, samples, 0, clip.sampleCount());
    int frame = FrameLoss.FRAME_SAMPLES;
    for (int from = 0; from < samples.length; from += frame) {
      process(samples, from, Math.min(frame, samples.length - from));
    }
    return AudioClip.of(samples, Samples.RATE_HZ).slice(latency, samples.length);
  }

  /** Forget the levels and counts of samples so far; what effects count of their own goes on. */
  public void measureAnew() {
    for (int i = 0; i < meters.length; i++) {
      meters[i] = new Meter();
    }
  }

  /** What each effect truly did so far, in order. */
  public List<StageTruth> truth() {
    List<StageTruth> truths = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < meters.length; i++) {
      Effect effect = effects.get(i);
      truths.add(meters[i].truth(effect, before));
      before += effect.latencySamples();
    }
    return List.copyOf(truths);
  }

  private static final class Meter {
    private long samples;
    private long energy;
    private int peak;
    private long fullScale;

    void read(short[] from, int first, int count) {
      for (int i = first; i < first + count; i++) {
        int magnitude = Math.abs((int) from[i]);
        energy += (long) magnitude * magnitude;
        peak = Math.max(peak, magnitude);
        fullScale += magnitude >= Short.MAX_VALUE ? 1 : 0;
      }
      samples += count;
    }

    StageTruth truth(Effect effect, int before) {
      double meanSquare = energy / (Samples.FULL_SCALE * Samples.FULL_SCALE) / Math.max(1, samples);
      return new StageTruth(
          effect.describe(),
          effect.latencySamples(),
          before,
          samples,
          10 * StrictMath.log10(meanSquare),
          Levels.amplitudeToDb(peak / Samples.FULL_SCALE),
          fullScale,
          effect.achieved());
    }
  }
}
