package dev.talkspurt.noise;

import java.util.List;

/**
 * What a bed truly was, measured from what it changed in the samples it was mixed into. Immutable.
 *
 * @param plan what was asked for
 * @param speechActiveDbov the active level of the clean speech in the channel's band it was set
 *     against
 * @param gainDb the constant factor on the source's samples, as a level; negative infinity if the
 *     bed has no sound in the channel's band
 * @param noiseDbov mean power in the channel's band so far, rounding and clipping included
 * @param snrDb {@code speechActiveDbov − noiseDbov}: positive infinity while there was no noise
 * @param noisePeakDbov the largest change of a sample
 * @param samples how many the bed has lasted so far
 * @param clippedSamples how many sums did not fit into 16 bits
 * @param events the single sounds so far, positions from the bed's first sample
 */
public record BedReport(
    BedPlan plan,
    double speechActiveDbov,
    double gainDb,
    double noiseDbov,
    double snrDb,
    double noisePeakDbov,
    long samples,
    long clippedSamples,
    List<NoiseEvent> events) {
  /** With a copy of {@code events}. */
  public BedReport {
    events = List.copyOf(events);
  }
}
