package dev.talkspurt.report.page;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.conversation.Timeline;
import java.util.Base64;

/**
 * Both sides of a call as one small WAV: left the caller, right the agent as heard, in mu-law, 8
 * bits a sample. Every browser plays it.
 */
public final class StereoSound {
  private StereoSound() {}

  /**
   * The WAV file of a part of a call; a side that ends before goes on in silence.
   *
   * @param rateHz of the result
   */
  public static byte[] wav(Timeline timeline, Clip clip, int rateHz) {
    return WavFile.stereo(
            part(timeline.callerTrack(), clip, rateHz), part(timeline.heardTrack(), clip, rateHz))
        .toMuLaw();
  }

  /** The same as an address that holds it. */
  static String dataUri(Timeline timeline, Clip clip, int rateHz) {
    return "data:audio/wav;base64,"
        + Base64.getEncoder().encodeToString(wav(timeline, clip, rateHz));
  }

  private static AudioClip part(AudioClip track, Clip clip, int rateHz) {
    double perMs = track.sampleRateHz() / 1000.0;
    int from = (int) Math.min(Math.round(clip.fromMs() * perMs), track.sampleCount());
    int count = (int) Math.round((clip.toMs() - clip.fromMs()) * perMs);
    return Resampler.resample(track.slice(from, from + count), rateHz);
  }
}
