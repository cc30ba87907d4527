package dev.talkspurt.speech;

import java.util.List;

/**
 * What was found in a recording of the user's own, and what was done to it. Levels in dBov: 0 is
 * RMS 1.0, for peaks full scale. Immutable.
 *
 * @param coding how the file writes samples, such as {@code 24-bit PCM}
 * @param channels in the file
 * @param usedChannel the one that was taken, from 1; 0 if it is the mean of all
 * @param sampleRateHz of the file
 * @param durationS of the file, in seconds
 * @param peakDbov largest sample of the file after mixing, before levelling
 * @param dcPercent DC offset in percent of full scale, if it was removed; else 0
 * @param clippedPercent of the samples that lie in runs of three or more at full scale, 0 to 100
 * @param sourceLevelDbov active speech level of the file by ITU-T P.56
 * @param gainDb what levelling added
 * @param activeLevelDbov active speech level as played
 * @param onsetThresholdDbov level from which on sound counts as speech, after levelling
 * @param cutStartMs left out ahead, in milliseconds; negative if silence was added
 * @param cutEndMs left out behind, in milliseconds
 * @param warnings what is doubtful, in sentences for people; the recording is used all the same
 */
public record RecordingCheck(
    String coding,
    int channels,
    int usedChannel,
    int sampleRateHz,
    double durationS,
    double peakDbov,
    double dcPercent,
    double clippedPercent,
    double sourceLevelDbov,
    double gainDb,
    double activeLevelDbov,
    double onsetThresholdDbov,
    double cutStartMs,
    double cutEndMs,
    List<String> warnings) {
  /** Keeps a copy of the warnings. */
  public RecordingCheck {
    warnings = List.copyOf(warnings);
  }
}
