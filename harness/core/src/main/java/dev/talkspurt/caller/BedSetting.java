package dev.talkspurt.caller;

import dev.talkspurt.noise.ChannelBand;
import dev.talkspurt.noise.Noise;
import dev.talkspurt.noise.NoiseBed;
import dev.talkspurt.scenario.Conditions.Background;
import java.util.List;

/**
 * What a bed of noise in one reel is made from. Immutable.
 *
 * @param band of the line, in which its level is set
 * @param confined whether what the line would take away anyway is not mixed in, lest it clip
 * @param gain on the source's samples, full scale being 1
 * @param fromSample of the reel, where it begins to be heard; {@code toSample} where it ends
 */
record BedSetting(
    Background asked,
    Noise noise,
    long seed,
    Band band,
    boolean confined,
    double gain,
    int fromSample,
    int toSample) {
  static final double FULL_SCALE = 32768;

  BedSetting withGain(double other) {
    return new BedSetting(asked, noise, seed, band, confined, other, fromSample, toSample);
  }

  /** Silence the part of {@code samples} in which it is not heard; the first is the reel's. */
  void gate(double[] samples, int count, int first) {
    for (int i = 0; i < count; i++) {
      if (first + i < fromSample || first + i >= toSample) {
        samples[i] = 0;
      }
    }
  }

  /** How many of the reel's samples {@code [from, to)} it is heard in. */
  int heardWithin(int from, int to) {
    return Math.max(0, Math.min(to, toSample) - Math.max(from, fromSample));
  }

  /** Two of one kind share a gain: same noise, level and band. */
  List<Object> kind() {
    return List.of(kind(asked), band);
  }

  /** All of what is asked for but where it stands. */
  static List<Object> kind(Background asked) {
    return List.of(
        asked.noise(),
        asked.snrDb(),
        asked.peakDb(),
        asked.talkers(),
        asked.mainsHz(),
        asked.perMinute());
  }

  /** A stream of it in 16-bit units. */
  NoiseBed start() {
    return start(gain * FULL_SCALE);
  }

  /** A stream of it, gain set aside. */
  NoiseBed start(double factor) {
    return new NoiseBed(noise, seed, confined ? band.channel() : ChannelBand.whole(), factor);
  }
}
