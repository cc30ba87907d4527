package dev.talkspurt.quality;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Fft;
import java.util.Arrays;

/**
 * How much of the caller comes back in the agent's sound: the greatest normalised cross-correlation
 * of the two at a delay of 0 to 1 s, both brought down to 4000 samples a second and differenced
 * once, which takes away most of what any two voices have in common.
 *
 * <p>Stretches of the agent that belong together are added one by one, so that gaps between them do
 * not matter. Not thread-safe.
 */
public final class Echo {
  private static final double MOST_DELAY_S = 1;
  private static final int SIZE = 16_384;
  private static final double AUDIBLE_DBFS = -60;
  private static final Fft FFT = new Fft(SIZE);

  private final AudioClip caller;
  private final Narrow narrowCaller;
  private final int callerHz;
  private final int lags;
  private final double[] product;
  private final double[] callerEnergy;
  private double agentEnergy;
  private double[] re;
  private double[] im;

  /** Against this caller, sample 0 being time 0. */
  public Echo(AudioClip caller) {
    this.caller = caller;
    this.callerHz = caller.sampleRateHz();
    this.narrowCaller = new Narrow(callerHz);
    this.lags = (int) (MOST_DELAY_S * callerHz / narrowCaller.factor()) + 1;
    this.product = new double[lags];
    this.callerEnergy = new double[lags];
  }

  /** Forget what was added. */
  public void clear() {
    Arrays.fill(product, 0);
    Arrays.fill(callerEnergy, 0);
    agentEnergy = 0;
  }

  /**
   * Adds samples {@code [from, to)} of the agent.
   *
   * @param atMs when the first of them is heard, on the caller's time
   */
  public void add(AudioClip agent, int from, int to, double atMs) {
    Narrow narrow = new Narrow(agent.sampleRateHz());
    double rateHz = (double) callerHz / narrowCaller.factor();
    if ((double) agent.sampleRateHz() / narrow.factor() != rateHz) {
      return;
    }
    short[] part = agent.slice(from, to).toArray();
    double[] sound = difference(narrow.of(part, 0, part.length));
    int start = (int) Math.round(atMs / 1000 * rateHz);
    int block = SIZE - lags;
    for (int at = 0; at < sound.length; at += block) {
      add(sound, at, Math.min(at + block, sound.length), start + at);
    }
  }

  private void add(double[] sound, int from, int to, int start) {
    int first = (start - lags + 1) * narrowCaller.factor();
    int end = (start + to - from) * narrowCaller.factor();
    double energy = 0;
    for (int i = from; i < to; i++) {
      energy += sound[i] * sound[i];
    }
    agentEnergy += energy;
    if (end <= 0 || first >= caller.sampleCount() || energy == 0) {
      return;
    }
    short[] around = callerFrom(first, end);
    if (!audible(around)) {
      return;
    }
    re = re == null ? new double[SIZE] : re;
    im = im == null ? new double[SIZE] : im;
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    System.arraycopy(sound, from, re, 0, to - from);
    double[] behind = difference(narrowCaller.of(around, 0, around.length));
    System.arraycopy(behind, 0, im, 0, behind.length);
    correlate(to - from, behind);
  }

  /** The caller's sound, silence where there is none. */
  private short[] callerFrom(int first, int end) {
    short[] around = new short[end - first];
    int from = Math.max(0, first);
    caller.copyTo(from, around, from - first, Math.min(end, caller.sampleCount()) - from);
    return around;
  }

  /** One transform of both, the agent as real part; their cross spectrum; back. */
  private void correlate(int count, double[] behind) {
    FFT.transform(re, im);
    double[] crossRe = new double[SIZE];
    double[] crossIm = new double[SIZE];
    for (int k = 0; k < SIZE; k++) {
      int mirror = (SIZE - k) & (SIZE - 1);
      double aRe = (re[k] + re[mirror]) / 2;
      double aIm = (im[k] - im[mirror]) / 2;
      double cRe = (im[k] + im[mirror]) / 2;
      double cIm = (re[mirror] - re[k]) / 2;
      // Conjugate agent times caller: the sum over t of agent(t) caller(t + shift).
      crossRe[k] = aRe * cRe + aIm * cIm;
      crossIm[k] = aRe * cIm - aIm * cRe;
    }
    FFT.transform(crossIm, crossRe);
    double energy = 0;
    for (int i = 0; i < count; i++) {
      energy += behind[i] * behind[i];
    }
    for (int shift = 0; shift < lags; shift++) {
      int lag = lags - 1 - shift;
      product[lag] += crossRe[shift] / SIZE;
      callerEnergy[lag] += energy;
      if (shift + count < behind.length) {
        energy += behind[shift + count] * behind[shift + count] - behind[shift] * behind[shift];
      }
    }
  }

  private static boolean audible(short[] samples) {
    long sum = 0;
    for (short sample : samples) {
      sum += sample * sample;
    }
    return Hops.toDbfs(sum / (32768.0 * 32768.0) / samples.length) > AUDIBLE_DBFS;
  }

  private static double[] difference(double[] sound) {
    for (int i = sound.length - 1; i > 0; i--) {
      sound[i] -= sound[i - 1];
    }
    return sound;
  }

  /** The greatest correlation, 0 to 1, and its delay; NaN if the caller was silent all along. */
  public Found greatest() {
    double most = Double.NaN;
    int at = 0;
    double loudest = Arrays.stream(callerEnergy).max().orElse(0);
    for (int lag = 0; lag < lags; lag++) {
      // A delay that leaves nothing but the edge of a word to compare says nothing.
      if (callerEnergy[lag] > loudest / 4) {
        double value = Math.abs(product[lag]) / Math.sqrt(agentEnergy * callerEnergy[lag]);
        if (!(value <= most)) {
          most = value;
          at = lag;
        }
      }
    }
    return new Found(most, at * 1000.0 * narrowCaller.factor() / callerHz);
  }

  /** The greatest correlation and the delay it was found at. */
  public record Found(double correlation, double delayMs) {}
}
