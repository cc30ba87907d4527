package dev.talkspurt.line;

import java.util.SplittableRandom;

/**
 * Which frames are lost when losses come in bursts: a line that is either good, and loses nothing,
 * or bad, and loses everything.
 *
 * <p>With loss rate {@code L} and mean burst {@code b} frames, the line turns good with probability
 * {@code q = 1/b} and bad with {@code p = q·L/(1−L)}, frame by frame: E. Gilbert, Capacity of a
 * Burst-Noise Channel, Bell System Technical Journal 39 (1960). It starts good, unless it is {@link
 * #settle settled}. Not thread-safe.
 */
final class GilbertElliott {
  private final double rate;
  private final double toGood;
  private final double toBad;
  private final SplittableRandom random;
  private boolean bad;

  /**
   * A line.
   *
   * @param rate share of frames lost in the long run, 0 to 0.9
   * @param meanBurstFrames mean length of a run of lost frames, 1 to 1000, and no less than {@code
   *     rate / (1 − rate)}, which chance alone exceeds
   * @param seed of all that is drawn
   */
  GilbertElliott(double rate, double meanBurstFrames, long seed) {
    Samples.requireWithin("loss rate", rate, 0, 0.9);
    Samples.requireWithin("mean burst in frames", meanBurstFrames, 1, 1000);
    this.rate = rate;
    toGood = 1 / meanBurstFrames;
    toBad = toGood * rate / (1 - rate);
    if (toBad > 1) {
      throw new IllegalArgumentException(
          "mean burst is "
              + meanBurstFrames
              + " frames at a loss rate of "
              + rate
              + ", expected at least "
              + rate / (1 - rate));
    }
    random = new SplittableRandom(seed);
  }

  /** As if it had been in use for long: it is bad with the probability of the long run. */
  void settle() {
    bad = random.nextDouble() < rate;
  }

  /** Whether the next frame is lost. */
  boolean losesNext() {
    double drawn = random.nextDouble();
    bad = bad ? drawn >= toGood : drawn < toBad;
    return bad;
  }
}
