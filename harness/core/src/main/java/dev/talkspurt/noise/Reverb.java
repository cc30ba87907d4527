package dev.talkspurt.noise;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.signal.Levels;
import java.util.List;

/**
 * A room's effect on a stream of clean speech; noise is added behind it.
 *
 * <p>One constant factor sets the active level behind the room. The truth of an utterance remains
 * its direct sound, {@link #latencySamples} later; what rings on belongs to the room. Streaming and
 * seeded as everything here; not thread-safe.
 */
public final class Reverb {
  private static final int LEVELLING_ROUNDS = 3;

  private final Room room;
  private final long seed;
  private final double gain;
  private final Convolver tail;
  private final double[] waiting;
  private final int tailSamples;
  private int at;
  private long clipped;

  private Reverb(Room room, long seed, double gainDb) {
    this.room = room;
    this.seed = seed;
    this.gain = Levels.dbToAmplitude(gainDb);
    double[] response = room.impulseResponse(seed);
    tailSamples = response.length - 1 - room.directSamples();
    // The direct sound stays exact: only what follows goes through the transform.
    response[room.directSamples()] = 0;
    tail = new Convolver(response);
    waiting = new double[room.directSamples() + 1];
  }

  /** With a factor of one's own. */
  public static Reverb withGain(Room room, long seed, double gainDb) {
    return new Reverb(room, seed, gainDb);
  }

  /**
   * With the factor that brings the active level (ITU-T P.56) of {@code speech}, all clips in a
   * row, back to what it was, or to {@link Room#levelDb} relative to it.
   *
   * @param speech the utterances to come, at 16 kHz; not silent
   */
  public static Reverb levelled(Room room, long seed, List<AudioClip> speech) {
    Reverb trial = new Reverb(room, seed, 0);
    double[] samples = Decibels.samples(speech, trial.tailSamples + room.directSamples());
    // Both with the same pause at the end, part of which counts as speech.
    double cleanDbov = Decibels.activeLevelDbov(samples);
    if (cleanDbov == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("the speech is silent, expected something to level");
    }
    trial.process(samples, 0, samples.length);
    double targetDbov = cleanDbov + room.levelDb();
    return new Reverb(room, seed, gainTowards(targetDbov, samples));
  }

  /** In rounds: the measure's thresholds stay where they are when the samples are scaled. */
  private static double gainTowards(double targetDbov, double[] samples) {
    double gainDb = 0;
    for (int round = 0; round < LEVELLING_ROUNDS; round++) {
      double factor = Levels.dbToAmplitude(gainDb);
      double[] scaled = samples.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      gainDb += targetDbov - Decibels.activeLevelDbov(scaled);
    }
    return gainDb;
  }

  /** The room. */
  public Room room() {
    return room;
  }

  /** What the room's response was drawn from. */
  public long seed() {
    return seed;
  }

  /** The constant factor, as a level. */
  public double gainDb() {
    return Levels.amplitudeToDb(gain);
  }

  /** By how many samples the direct sound lags behind the input. */
  public int latencySamples() {
    return room.directSamples();
  }

  /** For how many samples beyond the direct sound's end the room rings on. */
  public int tailSamples() {
    return tailSamples;
  }

  /** How many samples so far did not fit into 16 bits. */
  public long clippedSamples() {
    return clipped;
  }

  private double next(double x) {
    waiting[at] = x;
    at = at + 1 == waiting.length ? 0 : at + 1;
    return gain * (waiting[at] + tail.next(x));
  }

  /** Replace samples {@code [from, from + count)}, the next of the stream, by what is heard. */
  public void process(double[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      samples[i] = next(samples[i]);
    }
  }

  /** The same in 16 bits. */
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      double sum = Math.rint(next(samples[i]));
      samples[i] = Pcm16.nearest(sum);
      clipped += sum == samples[i] ? 0 : 1;
    }
  }
}
