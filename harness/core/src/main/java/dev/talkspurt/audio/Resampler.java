package dev.talkspurt.audio;

import java.util.Arrays;

/**
 * Changes the sample rate of a stream, chunk by chunk, by a windowed sinc.
 *
 * <p>Output sample {@code n} stands for the same instant as input position {@code n · fromHz /
 * toHz}: the filter's delay is made good by waiting for {@link #lookaheadSamples} of input. The
 * pieces joined are bit-identical to the whole done at once, and to any other machine's. With
 * {@code f} the lower of the two rates the pass band reaches to 0.435·f (7 kHz at 16 kHz) and what
 * lies beyond 0.525·f is held below −80 dB; what lies in between folds only onto 0.475·f and above.
 * Not thread-safe.
 */
public final class Resampler {
  private final SincTable table;
  private short[] held;
  private int heldCount;
  private int centre;
  private int phase;
  private long inputCount;
  private long outputCount;
  private boolean finished;

  /** A stream from {@code fromHz} to {@code toHz}, each 1000 to 384000. */
  public Resampler(int fromHz, int toHz) {
    table = SincTable.of(fromHz, toHz);
    held = new short[4 * table.half()];
    // Before the first sample there was silence.
    heldCount = table.half() - 1;
    centre = heldCount;
  }

  /** The whole of {@code clip} at another rate; itself if it has that rate. */
  public static AudioClip resample(AudioClip clip, int toHz) {
    if (clip.sampleRateHz() == toHz) {
      return clip;
    }
    Resampler resampler = new Resampler(clip.sampleRateHz(), toHz);
    short[] first = resampler.feed(clip.toArray());
    short[] rest = resampler.finish();
    short[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return AudioClip.of(all, toHz);
  }

  /** Input samples an output sample must wait for beyond its own instant. */
  public int lookaheadSamples() {
    return table.half();
  }

  /** The most samples that {@code count} samples of input can bring forth. */
  public int maxOutput(int count) {
    return Math.toIntExact(((long) count * table.up()) / table.down() + 1);
  }

  /** Take in a chunk and return the samples that are ready. */
  public short[] feed(short[] samples) {
    short[] out = new short[maxOutput(samples.length)];
    return Arrays.copyOf(out, feed(samples, 0, samples.length, out, 0));
  }

  /**
   * Take in samples {@code [from, from + count)} and write those that are ready to {@code out},
   * starting at {@code outFrom}; {@link #maxOutput} says how much room they may need.
   *
   * @return how many were written
   */
  public int feed(short[] samples, int from, int count, short[] out, int outFrom) {
    if (finished) {
      throw new IllegalStateException("the stream has been finished");
    }
    makeRoom(count);
    System.arraycopy(samples, from, held, heldCount, count);
    heldCount += count;
    inputCount += count;
    return drain(out, outFrom, Long.MAX_VALUE);
  }

  /** End the stream and return the samples that waited for more input. */
  public short[] finish() {
    if (finished) {
      return new short[0];
    }
    finished = true;
    long total = (inputCount * table.up() + table.down() - 1) / table.down();
    makeRoom(table.half());
    Arrays.fill(held, heldCount, heldCount + table.half(), (short) 0);
    heldCount += table.half();
    short[] out = new short[Math.toIntExact(total - outputCount)];
    drain(out, 0, total);
    return out;
  }

  private int drain(short[] out, int outFrom, long total) {
    int written = 0;
    while (centre + table.half() < heldCount && outputCount < total) {
      out[outFrom + written++] = table.apply(phase, held, centre - table.half() + 1);
      outputCount++;
      phase += table.down();
      centre += phase / table.up();
      phase %= table.up();
    }
    return written;
  }

  /** Let go of input no output needs any more, and grow if that is not enough. */
  private void makeRoom(int count) {
    if (heldCount + count <= held.length) {
      return;
    }
    int unneeded = centre - table.half() + 1;
    int kept = heldCount - unneeded;
    short[] target = kept + count <= held.length ? held : new short[(kept + count) * 2];
    System.arraycopy(held, unneeded, target, 0, kept);
    held = target;
    heldCount = kept;
    centre -= unneeded;
  }
}
