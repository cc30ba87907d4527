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
 */
record BedSetting(
    Background asked, Noise noise, long seed, Band band, boolean confined, double gain) {
  static final double FULL_SCALE = 32768;

  BedSetting withGain(double other) {
    return new BedSetting(asked, noise, seed, band, confined, other);
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
