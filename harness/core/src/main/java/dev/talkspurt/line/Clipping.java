package dev.talkspurt.line;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.signal.SpeechLevel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An input driven too hard: a gain, then everything at or beyond full scale is flattened to it.
 *
 * <p>How hard is said by the share of <em>active</em> samples that are flattened, active being what
 * ITU-T P.56 counts as speech (pauses up to 200 ms included), so that silence around the speech
 * changes nothing.
 */
public final class Clipping implements Effect {
  private static final int LIMIT = Short.MAX_VALUE;

  private final double gainDb;
  private final double factor;
  private final double nominalPercent;
  private final long activeSamples;
  private long clipped;

  private Clipping(double gainDb, double nominalPercent, long activeSamples) {
    this.gainDb = Samples.requireWithin("gain in dB", gainDb, -100, 100);
    this.factor = Levels.dbToAmplitude(gainDb);
    this.nominalPercent = nominalPercent;
    this.activeSamples = activeSamples;
  }

  /**
   * A gain under which {@code percent} of the active samples of {@code clip} are clipped, as near
   * as the clip's own amplitudes allow.
   *
   * @param clip what will pass through the effect: the speech as effects before this one left it
   * @param percent share of the active samples, above 0 and up to 90
   * @throws IllegalArgumentException if the clip is silent
   */
  public static Clipping ofActive(AudioClip clip, double percent) {
    Samples.requireWithin("share clipped in percent", percent, 1e-9, 90);
    long active = activeSamples(clip);
    if (active == 0) {
      throw new IllegalArgumentException("the clip is silent, expected speech to clip");
    }
    int[] magnitudes = new int[clip.sampleCount()];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.abs((int) clip.at(i));
    }
    Arrays.sort(magnitudes);
    int wanted = (int) Math.max(1, Math.rint(percent / 100 * active));
    int threshold = nearest(magnitudes, Math.min(wanted, magnitudes.length));
    // A hair more than needed, lest rounding leave the threshold itself unclipped.
    double factor = (LIMIT - 0.25) / threshold;
    return new Clipping(Levels.amplitudeToDb(factor), percent, active);
  }

  /** A gain of {@code gainDb}, −100 to 100, whatever share it clips. */
  public static Clipping ofGain(double gainDb) {
    return new Clipping(gainDb, Double.NaN, 0);
  }

  /** Another of the same gain for another stream, nothing clipped yet. */
  public Clipping again() {
    return new Clipping(gainDb, nominalPercent, activeSamples);
  }

  /** The magnitude from which on the count of samples comes nearest to {@code wanted}. */
  private static int nearest(int[] sorted, int wanted) {
    int at = Math.max(1, sorted[sorted.length - wanted]);
    int with = sorted.length - firstAtLeast(sorted, at);
    int without = sorted.length - firstAtLeast(sorted, at + 1);
    return without > 0 && wanted - without < with - wanted ? at + 1 : at;
  }

  private static int firstAtLeast(int[] sorted, int value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static long activeSamples(AudioClip clip) {
    return Math.round(SpeechLevel.of(clip).activityFactor() * clip.sampleCount());
  }

  /** The gain before the flattening, in dB. */
  public double gainDb() {
    return gainDb;
  }

  /** Samples flattened so far. */
  public long clippedSamples() {
    return clipped;
  }

  @Override
  public Description describe() {
    Description description = Description.of("clipping").with("gainDb", gainDb);
    return Double.isNaN(nominalPercent)
        ? description
        : description.with("percentOfActive", nominalPercent);
  }

  @Override
  public int latencySamples() {
    return 0;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      double driven = Math.rint(samples[i] * factor);
      if (Math.abs(driven) >= LIMIT) {
        clipped++;
        samples[i] = (short) (driven > 0 ? LIMIT : -LIMIT);
      } else {
        samples[i] = (short) driven;
      }
    }
  }

  @Override
  public Map<String, Object> achieved() {
    Map<String, Object> achieved = new LinkedHashMap<>();
    achieved.put("clippedSamples", clipped);
    if (activeSamples > 0) {
      achieved.put("activeSamplesMeasuredOn", activeSamples);
    }
    return achieved;
  }
}
