package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;

/**
 * When one side speaks.
 *
 * <p>The threshold follows the recording's own gain: 19 dB below the active speech level (ITU-T
 * P.56), as the bench's own -45 dBFS lies below speech at -26; and at least 12 dB above the noise.
 * Each edge is found three times, by this threshold and by one as far below and above it as noise
 * and speech leave room, at most 10 dB. What they differ by tells what the edge can be trusted to:
 * taken further in proportion where there was less room, and down to where the threshold would lie
 * without the noise.
 *
 * @param stretches in order
 * @param speechDb active speech level in dBov; minus infinity if nobody speaks
 * @param noiseDb level of the quietest tenth in dBFS; minus infinity for digital silence
 * @param thresholdDb onset threshold in dBFS
 */
record Side(List<Stretch> stretches, double speechDb, double noiseDb, double thresholdDb) {
  private static final double BELOW_SPEECH_DB = 19;
  private static final double ABOVE_NOISE_DB = 12;
  private static final double LEAST_ABOVE_NOISE_DB = 9;
  private static final double LEAST_BELOW_SPEECH_DB = 3;
  private static final double LEAST_ROOM_DB = 3;
  private static final double RANGE_DB = 10;
  // Below it a sample of 16 bits is one step or none.
  private static final double LOWEST_DB = -90;
  private static final int NEAREST_MS = 500;

  /** The side that is heard in {@code clip}. */
  static Side of(AudioClip clip) {
    double speechDb = SpeechLevel.of(clip).activeDbov();
    double noiseDb = FrameNoise.levelDb(clip);
    double wanted = speechDb - BELOW_SPEECH_DB;
    double threshold =
        Math.max(LOWEST_DB + LEAST_ROOM_DB, Math.max(wanted, noiseDb + ABOVE_NOISE_DB));
    double most = speechDb - LEAST_BELOW_SPEECH_DB;
    if (!Double.isFinite(speechDb) || threshold > most - LEAST_ROOM_DB) {
      return new Side(List.of(), speechDb, noiseDb, threshold);
    }
    double low =
        Math.max(threshold - RANGE_DB, Math.max(LOWEST_DB, noiseDb + LEAST_ABOVE_NOISE_DB));
    double high = Math.min(threshold + RANGE_DB, most);
    Reach reach =
        new Reach(
            (threshold - wanted + RANGE_DB) / (threshold - low), RANGE_DB / (high - threshold));
    List<Segment> lower = find(clip, low);
    List<Segment> upper = find(clip, high);
    double msPerSample = 1000.0 / clip.sampleRateHz();
    List<Stretch> stretches = new ArrayList<>();
    for (Segment segment : find(clip, threshold)) {
      stretches.add(
          new Stretch(
              onset(segment, lower, upper, msPerSample).stretched(reach.lower(), reach.upper()),
              offset(segment, lower, upper, msPerSample).stretched(reach.upper(), reach.lower())));
    }
    return new Side(stretches, speechDb, noiseDb, threshold);
  }

  /** How much further the honest range reaches than the thresholds that could be tried. */
  private record Reach(double lower, double upper) {}

  /** How far speech lies above the noise; infinite for digital silence in between. */
  double snrDb() {
    return speechDb - noiseDb;
  }

  private static List<Segment> find(AudioClip clip, double onsetDb) {
    return Talkspurts.find(clip, Talkspurts.UTTERANCE_GAP_MS, onsetDb);
  }

  private static Edge onset(
      Segment own, List<Segment> lower, List<Segment> upper, double msPerSample) {
    double at = own.onsetSample() * msPerSample;
    double early = nearest(lower, own.onsetSample(), true, msPerSample);
    double late = nearest(upper, own.onsetSample(), true, msPerSample);
    return new Edge(at, Math.min(early, at), Math.max(late, at));
  }

  private static Edge offset(
      Segment own, List<Segment> lower, List<Segment> upper, double msPerSample) {
    double at = (own.offsetSample() + 1) * msPerSample;
    double late = nearest(lower, own.offsetSample(), false, msPerSample);
    double early = nearest(upper, own.offsetSample(), false, msPerSample);
    return new Edge(at, Math.min(early, at), Math.max(late, at));
  }

  /** The same edge by another threshold; by one that misses it, it is as far off as it may be. */
  private static double nearest(
      List<Segment> others, int sample, boolean onset, double msPerSample) {
    double best = Double.NaN;
    for (Segment other : others) {
      int edge = onset ? other.onsetSample() : other.offsetSample() + 1;
      double apart = Math.abs(edge - sample);
      if (Double.isNaN(best) || apart < Math.abs(best - sample)) {
        best = edge;
      }
    }
    double atMs = sample * msPerSample;
    double bestMs = Double.isNaN(best) ? atMs : best * msPerSample;
    return Math.max(atMs - NEAREST_MS, Math.min(atMs + NEAREST_MS, bestMs));
  }
}
