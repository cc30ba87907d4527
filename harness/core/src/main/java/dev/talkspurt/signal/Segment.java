package dev.talkspurt.signal;

/**
 * A stretch of audible sound in a clip.
 *
 * @param onsetSample the first audible sample
 * @param offsetSample the last audible sample, inclusive
 */
public record Segment(int onsetSample, int offsetSample) {
  /** Checks the order. */
  public Segment {
    if (onsetSample < 0 || offsetSample < onsetSample) {
      throw new IllegalArgumentException(
          "a segment from " + onsetSample + " to " + offsetSample + ", expected 0 <= from <= to");
    }
  }

  /** Samples from the first audible one to the last, both counted. */
  public int sampleCount() {
    return offsetSample - onsetSample + 1;
  }

  /** The same in milliseconds. */
  public double durationMs(int sampleRateHz) {
    return sampleCount() * 1000.0 / sampleRateHz;
  }
}
