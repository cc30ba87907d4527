package dev.talkspurt.line;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.signal.Levels;

/** A constant change of level. What exceeds full scale is clipped and seen in the truth. */
public final class Gain implements Effect {
  private final double db;
  private final double factor;

  /** Louder by {@code db}, −100 to 60. */
  public Gain(double db) {
    this.db = Samples.requireWithin("gain in dB", db, -100, 60);
    this.factor = Levels.dbToAmplitude(db);
  }

  @Override
  public Description describe() {
    return Description.of("gain").with("gainDb", db);
  }

  @Override
  public int latencySamples() {
    return 0;
  }

  @Override
  public void process(short[] samples, int from, int count) {
    for (int i = from; i < from + count; i++) {
      samples[i] = Pcm16.nearest(samples[i] * factor);
    }
  }
}
