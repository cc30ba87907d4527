package dev.talkspurt.signal;

import dev.talkspurt.audio.AudioClip;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where sound begins and ends in a clip that is silent, or nearly so, in between: by level
 * alone, the same on every machine.
 *
 * <p>The level is taken in frames of 10 ms, one every 5 ms. A segment begins with the first frame
 * at or above the onset threshold of which, with the nine after it, six are; then at the first
 * sample in it as high as the threshold. It ends with the last frame at or above the offset
 * threshold (5 dB lower) that is followed by a merge gap of frames below; then at the last sample
 * in it as high. Clicks shorter than 15 ms begin nothing. Breath, music and beeps count as sound.
 * An abrupt edge of a voiced sound is met within 1 ms; a soft one is late by the time it takes to
 * reach the threshold. Thread-safe.
 */
public final class Talkspurts {
  /** Onset threshold in dBFS. */
  public static final double ONSET_DBFS = -45;

  /** How far the offset threshold lies below the onset threshold, in dB. */
  public static final double HYSTERESIS_DB = 5;

  /** The merge gap inside an utterance, in milliseconds; 0 finds every gap. */
  public static final int UTTERANCE_GAP_MS = 400;

  private static final int HOP_MS = 5;
  private static final int LOOK_AHEAD_FRAMES = 10;
  private static final int NEEDED_FRAMES = 6;
  private static final double ABOVE_NOISE_DB = 12;
  private static final double LOUDEST_NOISE_DBFS = -35;
  private static final double STEADY_DB = 3;

  private final AudioClip clip;
  private final FrameLevels levels;
  private final double onsetDbfs;
  private final double onAmplitude;
  private final double offAmplitude;

  private Talkspurts(AudioClip clip, FrameLevels levels, double onsetDbfs) {
    this.clip = clip;
    this.levels = levels;
    this.onsetDbfs = onsetDbfs;
    this.onAmplitude = Levels.dbToAmplitude(onsetDbfs);
    this.offAmplitude = Levels.dbToAmplitude(onsetDbfs - HYSTERESIS_DB);
  }

  /**
   * The segments of {@code clip} in order, at the threshold {@link #onsetThresholdDbfs} gives.
   *
   * @param mergeGapMs silence that ends a segment, in milliseconds: {@value #UTTERANCE_GAP_MS} for
   *     utterances, 0 for every gap a frame can show
   */
  public static List<Segment> find(AudioClip clip, int mergeGapMs) {
    return in(clip).find(mergeGapMs);
  }

  /**
   * The clip with its levels, taken once: for several questions about a long one. The threshold is
   * {@link #onsetThresholdDbfs}.
   */
  public static Talkspurts in(AudioClip clip) {
    FrameLevels levels = new FrameLevels(clip);
    return new Talkspurts(clip, levels, thresholdFor(levels));
  }

  /** The onset threshold in dBFS. */
  public double onsetDbfs() {
    return onsetDbfs;
  }

  /** The segments in order, as {@link #find(AudioClip, int)} finds them. */
  public List<Segment> find(int mergeGapMs) {
    return segments(Math.max(1, mergeGapMs / HOP_MS));
  }

  /** The segments at a threshold of one's own, to see how much they depend on it. */
  public static List<Segment> find(AudioClip clip, int mergeGapMs, double onsetDbfs) {
    return new Talkspurts(clip, new FrameLevels(clip), onsetDbfs).find(mergeGapMs);
  }

  /**
   * The onset threshold for {@code clip}: {@value #ONSET_DBFS} dBFS, or 12 dB above its comfort
   * noise where that is higher.
   *
   * <p>Comfort noise is what the quietest tenth of the frames holds, if it is there throughout: no
   * louder than −35 dBFS, and so steady that the quietest fiftieth is within 3 dB of it. A clip cut
   * close around speech, whose quietest frames are speech, keeps the fixed threshold.
   */
  public static double onsetThresholdDbfs(AudioClip clip) {
    return thresholdFor(new FrameLevels(clip));
  }

  private static double thresholdFor(FrameLevels levels) {
    if (levels.count() == 0) {
      return ONSET_DBFS;
    }
    double[] quietDb = levels.percentilesDb(10, 2);
    double noiseDb = quietDb[0];
    boolean comfortNoise = noiseDb <= LOUDEST_NOISE_DBFS && noiseDb - quietDb[1] <= STEADY_DB;
    return comfortNoise ? Math.max(ONSET_DBFS, noiseDb + ABOVE_NOISE_DB) : ONSET_DBFS;
  }

  private List<Segment> segments(int gapFrames) {
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    while (true) {
      int first = onsetFrame(from);
      if (first < 0) {
        return segments;
      }
      int last = offsetFrame(first, gapFrames);
      segments.add(new Segment(firstAudible(first), lastAudible(last)));
      from = last + 1;
    }
  }

  private boolean reaches(int frame, double amplitude) {
    return levels.meanSquare(frame) >= amplitude * amplitude;
  }

  private int onsetFrame(int from) {
    for (int m = from; m < levels.count(); m++) {
      if (reaches(m, onAmplitude) && activeAhead(m) >= NEEDED_FRAMES) {
        return m;
      }
    }
    return -1;
  }

  private int activeAhead(int from) {
    int active = 0;
    for (int m = from; m < Math.min(from + LOOK_AHEAD_FRAMES, levels.count()); m++) {
      active += reaches(m, onAmplitude) ? 1 : 0;
    }
    return active;
  }

  private int offsetFrame(int first, int gapFrames) {
    int last = first;
    for (int m = first + 1; m < levels.count() && m - last <= gapFrames; m++) {
      if (reaches(m, offAmplitude)) {
        last = m;
      }
    }
    return last;
  }

  // A soft sound passes the threshold, sample by sample, up to a hop before its frame does. A frame
  // that reaches a threshold holds a sample that does, but for rounding: hence the last resort.
  private int firstAudible(int frame) {
    for (int i = levels.start(Math.max(0, frame - 1)); i < levels.end(frame); i++) {
      if (reaches(clip.at(i), onAmplitude)) {
        return i;
      }
    }
    return levels.start(frame);
  }

  private int lastAudible(int frame) {
    for (int i = levels.end(frame) - 1; i >= levels.start(frame); i--) {
      if (reaches(clip.at(i), offAmplitude)) {
        return i;
      }
    }
    return levels.end(frame) - 1;
  }

  private static boolean reaches(short sample, double amplitude) {
    return Math.abs(sample / Levels.FULL_SCALE) >= amplitude;
  }
}
