package dev.talkspurt.caller;

import dev.talkspurt.scenario.Conditions;
import java.util.List;
import java.util.Optional;

/**
 * All that makes up a reel, levels set. Immutable.
 *
 * @param stepIndex −1 for the opening, or {@link CallerSide#again}
 * @param band of its line
 * @param leadSamples before its sound
 */
record ReelPlan(
    int stepIndex,
    Conditions conditions,
    Band band,
    int leadSamples,
    Optional<Sounding> sound,
    List<BedSetting> beds) {
  /** Noise and line run for so long before the reel's first sample: filters and codecs settle. */
  static final int PREROLL = 3_200;

  static final int BLOCK = 320;

  ReelPlan {
    beds = List.copyOf(beds);
  }

  ReelPlan withBeds(List<BedSetting> others) {
    return new ReelPlan(stepIndex, conditions, band, leadSamples, sound, others);
  }

  /** The same sound once more, without the noise that covered a part of it. */
  ReelPlan again() {
    return new ReelPlan(
        CallerSide.again(stepIndex),
        conditions,
        band,
        leadSamples,
        sound,
        beds.stream().filter(bed -> bed.asked().part().isEmpty()).toList());
  }

  /** Whether somebody says something in it. */
  boolean said() {
    return sound.map(one -> one.role() == Sounding.Role.SPEECH).orElse(false);
  }

  /** The reel's first sample behind its sound. */
  int soundEnd() {
    return leadSamples + sound.map(Sounding::length).orElse(0);
  }
}
