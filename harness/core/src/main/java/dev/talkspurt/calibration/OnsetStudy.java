package dev.talkspurt.calibration;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import dev.talkspurt.stats.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * How far the detector's edges are from where sounds truly begin and end: sounds of known edges, at
 * places that are no multiple of its frames.
 */
final class OnsetStudy {
  private static final int[] LEVELS_DBFS = {-10, -20, -30, -40};
  private static final int[] RATES_HZ = {16_000, 24_000};
  private static final int PLACES = 25;
  private static final int LENGTH_MS = 400;
  private static final double ABRUPT_MS = 1;
  private static final double SOFT_MS = 25;

  /** How a sound begins, and mirrored, ends. */
  private enum Edge {
    NOISE("abrupt noise", 0, true),
    TONE("abrupt tone", 0, true),
    RAMP_5("ramp 5 ms", 5, false),
    RAMP_20("ramp 20 ms", 20, false),
    RAMP_50("ramp 50 ms", 50, false),
    FRICATIVE("fricative, 60 ms", 60, false);

    private final String words;
    private final int riseMs;
    private final boolean abrupt;

    Edge(String words, int riseMs, boolean abrupt) {
      this.words = words;
      this.riseMs = riseMs;
      this.abrupt = abrupt;
    }

    double acceptedMs() {
      return abrupt ? ABRUPT_MS : SOFT_MS;
    }

    /** Share of the full amplitude {@code ms} into the rise. */
    double share(double ms) {
      if (ms >= riseMs) {
        return 1;
      }
      return this == FRICATIVE
          ? (1 - StrictMath.cos(StrictMath.PI * ms / riseMs)) / 2
          : ms / riseMs;
    }
  }

  /** Both edges of one sound, detected minus true. */
  private record Errors(int levelDbfs, double onsetMs, double offsetMs) {}

  private final SplittableRandom random;
  private final Map<Edge, List<Errors>> found = new EnumMap<>(Edge.class);
  private int missed;
  private int sounds;

  OnsetStudy(long seed) {
    random = new SplittableRandom(seed);
    for (Edge edge : Edge.values()) {
      List<Errors> errors = new ArrayList<>();
      for (int level : LEVELS_DBFS) {
        for (int rate : RATES_HZ) {
          for (int i = 0; i < PLACES; i++) {
            sound(edge, level, rate, errors);
          }
        }
      }
      found.put(edge, errors);
    }
  }

  /**
   * Root mean square of the onset errors of sounds that begin within 5 ms, as speech mostly does.
   */
  double quickOnsetRmsMs() {
    return rms(edge -> edge.riseMs <= 5);
  }

  private double rms(Predicate<Edge> which) {
    double squares = 0;
    int n = 0;
    for (Map.Entry<Edge, List<Errors>> entry : found.entrySet()) {
      if (which.test(entry.getKey())) {
        for (Errors errors : entry.getValue()) {
          squares += errors.onsetMs() * errors.onsetMs();
          n++;
        }
      }
    }
    return n == 0 ? Double.NaN : Math.sqrt(squares / n);
  }

  StudyResult result() {
    Study study =
        new Study(
            "onset",
            "onset and offset detector",
            "How far are detected edges from true ones?",
            Clock.NONE);
    for (Edge edge : Edge.values()) {
      study.figure(bias(edge, "onset", found.get(edge).stream().mapToDouble(Errors::onsetMs)));
      study.figure(bias(edge, "offset", found.get(edge).stream().mapToDouble(Errors::offsetMs)));
    }
    for (int level : LEVELS_DBFS) {
      double[] soft =
          found.get(Edge.FRICATIVE).stream()
              .filter(errors -> errors.levelDbfs() == level)
              .mapToDouble(Errors::onsetMs)
              .toArray();
      Spread spread = Spread.of(soft, 0.95);
      study.figure(
          Figure.plain(
                  "onset bias, fricative at " + level + " dBFS", "ms", spread.mean(), soft.length)
              .within(spread.meanInterval()));
    }
    return study
        .figure(Figure.plain("sounds not found", "", missed, sounds).accepted(0, 0))
        .note("bias over levels from -10 to -40 dBFS, at 16 and 24 kHz; late is positive")
        .note("a soft edge is met when it reaches the threshold of -45 dBFS, not when it begins")
        .pairs(pairs())
        .judged();
  }

  private static Figure bias(Edge edge, String which, java.util.stream.DoubleStream errors) {
    Spread spread = Spread.of(errors.toArray(), 0.95);
    return Figure.plain(which + " bias, " + edge.words, "ms", spread.mean(), spread.n())
        .within(spread.meanInterval())
        .accepted(-edge.acceptedMs(), edge.acceptedMs());
  }

  /** Error of each onset over the level of its sound. */
  private List<ErrorPair> pairs() {
    List<ErrorPair> pairs = new ArrayList<>();
    found.forEach(
        (edge, all) ->
            all.forEach(
                errors ->
                    pairs.add(
                        new ErrorPair(
                            edge.words,
                            errors.levelDbfs(),
                            errors.levelDbfs() + errors.onsetMs()))));
    return pairs;
  }

  private void sound(Edge edge, int levelDbfs, int rateHz, List<Errors> errors) {
    int length = LENGTH_MS * rateHz / 1000;
    int from = rateHz / 5 + random.nextInt(rateHz / 10);
    short[] samples = new short[from + length + rateHz / 2];
    double amplitude = 32768 * Levels.dbToAmplitude(levelDbfs);
    double before = 0;
    for (int i = 0; i < length; i++) {
      double edgeMs = Math.min(i + 1, length - i) * 1000.0 / rateHz;
      double drawn = 2 * random.nextDouble() - 1;
      double wave =
          switch (edge) {
            case TONE -> StrictMath.sqrt(2) * StrictMath.cos(2 * StrictMath.PI * 300 * i / rateHz);
            // The difference of two draws has little power at low frequencies, as hissing has.
            case FRICATIVE -> StrictMath.sqrt(1.5) * (drawn - before);
            default -> drawn < 0 ? -1 : 1;
          };
      before = drawn;
      double value = amplitude * edge.share(edgeMs) * wave;
      samples[from + i] = (short) Math.max(-32768, Math.min(32767, Math.rint(value)));
    }
    List<Segment> segments =
        Talkspurts.find(AudioClip.of(samples, rateHz), Talkspurts.UTTERANCE_GAP_MS);
    sounds++;
    if (segments.size() != 1) {
      missed++;
      return;
    }
    Segment segment = segments.get(0);
    errors.add(
        new Errors(
            levelDbfs,
            (segment.onsetSample() - from) * 1000.0 / rateHz,
            (segment.offsetSample() - (from + length - 1)) * 1000.0 / rateHz));
  }
}
