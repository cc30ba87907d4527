package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.StageTruth;
import dev.talkspurt.noise.NoiseEvent;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the agent was really given, measured on the samples that were sent. Immutable. Figures that
 * do not apply are NaN, never 0.
 *
 * @param reproduced whether rendering again gave the very bytes that were sent; false also where an
 *     echo made that impossible
 * @param why it was not reproduced or not measured; empty if it was
 * @param band in which levels are measured, such as {@code 300-3400 Hz}
 * @param speechActiveDbov active level (ITU-T P.56) of all the caller's speech in the band, behind
 *     the room and before the line; NaN if what was said passed different bands
 * @param snrDb active speech level over the mean power of all beds together during the caller's
 *     sounds: what the nominal SNR is about; NaN without noise or speech
 * @param snrWholeDb the same over the whole track
 * @param frames of 20 ms that passed a lossy line; {@code framesLost} of them were lost, in bursts
 *     of {@code meanBurstFrames}
 * @param clippedSamples flattened at full scale, wanted or not
 * @param clippedPercentOfActive of the speech's active samples
 * @param stretches one for each reel as used
 * @param speech the speech alone as the microphone takes it in, {@code noise} all else, both along
 *     the track at 16 kHz: for pictures
 */
public record CallerTruth(
    boolean reproduced,
    String why,
    String band,
    double speechActiveDbov,
    double snrDb,
    double snrWholeDb,
    long frames,
    long framesLost,
    double meanBurstFrames,
    long clippedSamples,
    double clippedPercentOfActive,
    List<Stretch> stretches,
    AudioClip speech,
    AudioClip noise) {
  public CallerTruth {
    stretches = List.copyOf(stretches);
  }

  /** Nothing was measured, and why. */
  public static CallerTruth unmeasured(String why) {
    return new CallerTruth(
        false,
        why,
        "",
        Double.NaN,
        Double.NaN,
        Double.NaN,
        0,
        0,
        Double.NaN,
        0,
        Double.NaN,
        List.of(),
        AudioClip.silence(0, 16_000),
        AudioClip.silence(0, 16_000));
  }

  /**
   * One reel as it was used.
   *
   * @param fromSample of the track
   * @param soundOnsetSample first audible sample of its sound on the track, −1 without one
   * @param soundOffsetSample last audible one, inclusive, −1 without one
   * @param sound what reports call it, empty without one
   * @param peakAboveSpeechDb of an event: its peak over the active speech level, as achieved
   * @param room its name, empty without one
   * @param line each effect with what it did
   * @param lostSamples where each lost frame of 320 samples begins on the track
   */
  public record Stretch(
      int stepIndex,
      long fromSample,
      int samples,
      long soundOnsetSample,
      long soundOffsetSample,
      String sound,
      OptionalDouble peakAboveSpeechDb,
      String room,
      List<Bed> background,
      List<StageTruth> line,
      List<Long> lostSamples) {
    public Stretch {
      background = List.copyOf(background);
      line = List.copyOf(line);
      lostSamples = List.copyOf(lostSamples);
    }
  }

  /**
   * One noise of a stretch.
   *
   * @param nominalSnrDb as asked for; empty for one set by its peak
   * @param nominalPeakDb likewise
   * @param snrDb against the active speech level, over the stretch's sound; NaN without one
   * @param snrWholeDb over the whole stretch
   * @param gainDb the call's constant factor for this noise
   * @param noiseDbov mean power in the band over the whole stretch
   * @param events its single sounds, positions on the track
   */
  public record Bed(
      String noise,
      Map<String, Object> parameters,
      long seed,
      OptionalDouble nominalSnrDb,
      OptionalDouble nominalPeakDb,
      double snrDb,
      double snrWholeDb,
      double gainDb,
      double noiseDbov,
      double peakDbov,
      long clippedSamples,
      List<NoiseEvent> events) {
    public Bed {
      events = List.copyOf(events);
    }
  }
}
