package dev.talkspurt.metric;

import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import java.util.List;
import java.util.Map;

/** The metrics of the sound of the agent's answers, and from where on their values are flagged. */
public final class QualityMetrics {
  static final Metric CLIP_RATIO =
      new Metric(
          "CLIP_RATIO", 1, "1", Better.LOWER, Kind.RATIO, "Clipped samples of all audible ones.");
  static final Metric DC_OFFSET =
      quantity(
          "DC_OFFSET", "1", Better.LOWER, "Mean of a response's audible samples, of full scale.");
  static final Metric DROPOUT =
      perMinute("DROPOUT", "Holes of exact silence torn into words, per minute of agent speech.");
  static final Metric CUTOFF =
      new Metric(
          "CUTOFF",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Responses that break off at full voice, of those that ended by themselves.");
  static final Metric CLICK =
      perMinute("CLICK", "Chunks that set in with a click, per minute of agent speech.");
  static final Metric DUP_CHUNK =
      count("DUP_CHUNK", "chunks", "Chunks that hold the same sound as the one before them.");
  static final Metric GAP_INTERNAL =
      count("GAP_INTERNAL", "gaps", "Silences of 1 s or more inside a response, as heard.");
  static final Metric LOUD_LUFS =
      quantity("LOUD_LUFS", "LUFS", Better.NEITHER, "Loudness of a response by ITU-R BS.1770-4.");
  static final Metric LOUD_CHANGE =
      quantity(
          "LOUD_CHANGE", "LU", Better.LOWER, "Change of loudness from one response to the next.");
  static final Metric ASL_OUT =
      quantity(
          "ASL_OUT", "dBov", Better.NEITHER, "Active speech level of a response by ITU-T P.56.");
  static final Metric PEAK_TP =
      quantity("PEAK_TP", "dBTP", Better.LOWER, "Peak of a response's wave between its samples.");
  static final Metric PITCH_MED =
      quantity("PITCH_MED", "Hz", Better.NEITHER, "Median pitch of a response.");
  static final Metric PITCH_IQR =
      quantity("PITCH_IQR", "semitones", Better.NEITHER, "Quartile range of a response's pitch.");
  static final Metric PITCH_SHIFT =
      quantity(
          "PITCH_SHIFT",
          "semitones",
          Better.LOWER,
          "Change of the median pitch from one response to the next.");
  static final Metric SYL_RATE =
      new Metric(
          "SYL_RATE",
          1,
          "1/s",
          Better.NEITHER,
          Kind.RATIO,
          "Syllables per second of agent speech.");
  static final Metric SNR_OUT =
      quantity(
          "SNR_OUT", "dB", Better.HIGHER, "Speech level of a response above that of its pauses.");
  static final Metric HUM =
      quantity("HUM", "dBFS", Better.LOWER, "Level of mains hum in a response's pauses.");
  static final Metric BANDWIDTH =
      quantity(
          "BANDWIDTH",
          "Hz",
          Better.NEITHER,
          "Frequency below which 99 % of a response's audible energy lies.");
  static final Metric ECHO_OUT =
      quantity(
          "ECHO_OUT",
          "1",
          Better.LOWER,
          "Greatest correlation of a response as heard with the caller up to 1 s before.");
  static final Metric TONE_RATIO =
      new Metric(
          "TONE_RATIO",
          1,
          "1",
          Better.LOWER,
          Kind.RATIO,
          "Share of agent speech that is a sustained tone.");

  static final List<Metric> ALL =
      List.of(
          CLIP_RATIO,
          DC_OFFSET,
          DROPOUT,
          CUTOFF,
          CLICK,
          DUP_CHUNK,
          GAP_INTERNAL,
          LOUD_LUFS,
          LOUD_CHANGE,
          ASL_OUT,
          PEAK_TP,
          PITCH_MED,
          PITCH_IQR,
          PITCH_SHIFT,
          SYL_RATE,
          SNR_OUT,
          HUM,
          BANDWIDTH,
          ECHO_OUT,
          TONE_RATIO);

  /** A reading whose value over its exposure is above this is flagged. */
  private static final Map<String, Double> LIMITS =
      Map.ofEntries(
          Map.entry(CLIP_RATIO.id(), 0.0001),
          Map.entry(DC_OFFSET.id(), 0.005),
          Map.entry(DROPOUT.id(), 0.0),
          Map.entry(CUTOFF.id(), 0.0),
          Map.entry(CLICK.id(), 0.0),
          Map.entry(DUP_CHUNK.id(), 0.0),
          Map.entry(GAP_INTERNAL.id(), 0.0),
          Map.entry(LOUD_CHANGE.id(), 3.0),
          Map.entry(PEAK_TP.id(), -1.0),
          Map.entry(PITCH_SHIFT.id(), 3.0),
          Map.entry(HUM.id(), -60.0),
          Map.entry(ECHO_OUT.id(), 0.2),
          Map.entry(TONE_RATIO.id(), 0.0));

  private QualityMetrics() {}

  /** All of them, in the order reports show them. */
  public static List<Metric> all() {
    return ALL;
  }

  /** Whether a reading is beyond the default limit of its metric; false if that has none. */
  public static boolean flagged(Reading reading) {
    Double limit = LIMITS.get(reading.metric().id());
    return limit != null && reading.value() / reading.exposure() > limit;
  }

  private static Metric quantity(String id, String unit, Better better, String meaning) {
    return new Metric(id, 1, unit, better, Kind.QUANTITY, meaning);
  }

  private static Metric perMinute(String id, String meaning) {
    return new Metric(id, 1, "1/min", Better.LOWER, Kind.PER_EXPOSURE, meaning);
  }

  private static Metric count(String id, String unit, String meaning) {
    return new Metric(id, 1, unit, Better.LOWER, Kind.COUNT, meaning);
  }
}
