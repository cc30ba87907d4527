package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;

/** A constant added to every sample, as a bad microphone input does. */
public final class DcOffset implements Effect {
  private final double percent;
  private final int offset;

  /** An offset of {@code percentOfFullScale}, −100 to 100. */
  public DcOffset(double percentOfFullScale) {
    percent = Samples.requireWithin("offset in percent", percentOfFullScale, -100, 100);
    offset = (int) Math.rint(percent / 100 * Samples.FULL_SCALE);
  }

  @Override
  public Description describe() {
    return Description.of("dc-offset").with("percentOfFullScale", percent);
  }

  @Override
  public int latencySamples() {
    return 0;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      samples[i] = Pcm16.nearest(samples[i] + offset);
    }
  }
}
