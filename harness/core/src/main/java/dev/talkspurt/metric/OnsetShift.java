package dev.talkspurt.metric;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How much the response latency depends on the level at which sound counts as audible: the agent's
 * onsets found again with the onset threshold 10 dB lower and 10 dB higher.
 */
final class OnsetShift {
  /** What a summary's note says if the median moves by more than it may. */
  static final String SENSITIVE = "ONSET_SENSITIVE";

  private static final double STEP_DB = 10;
  private static final double ALLOWED_MS = 20;

  /** How far behind the onset a quieter threshold's onset is looked for. */
  private static final double AFTER_MS = 2_000;

  private static final double GRID_MS = 5;

  private OnsetShift() {}

  static List<Reading> of(Timeline timeline, List<TurnView> turns) {
    List<Reading> readings = new ArrayList<>();
    if (turns.stream().noneMatch(TurnView::defined)) {
      return readings;
    }
    double thresholdDbfs = Talkspurts.onsetThresholdDbfs(timeline.heardTrack());
    for (TurnView view : turns) {
      if (view.defined()) {
        readings.add(
            view.reading(
                LatencyMetrics.V2V_MINUS_10DB, latencyMs(timeline, view, thresholdDbfs - STEP_DB)));
        readings.add(
            view.reading(
                LatencyMetrics.V2V_PLUS_10DB, latencyMs(timeline, view, thresholdDbfs + STEP_DB)));
      }
    }
    return readings;
  }

  /** NaN if nothing is so loud. */
  private static double latencyMs(Timeline timeline, TurnView view, double thresholdDbfs) {
    if (!view.timed()) {
      return Double.NaN;
    }
    double onsetMs = view.turn().answerOnsetMs();
    // Not from the tail of what was heard before.
    double beforeMs =
        timeline.heard().stream()
            .mapToDouble(Timeline.Span::endMs)
            .filter(ms -> ms < onsetMs)
            .max()
            .orElse(0);
    double fromMs = Math.max(0, Math.max(view.turn().callerOffsetMs(), beforeMs));
    AudioClip track = timeline.heardTrack();
    int rateHz = track.sampleRateHz();
    int grid = Math.max(1, (int) Math.round(rateHz * GRID_MS / 1000));
    int from = (int) Math.ceil(fromMs * rateHz / 1000 / grid) * grid;
    int to = (int) Math.min(track.sampleCount(), Math.round((onsetMs + AFTER_MS) * rateHz / 1000));
    if (from >= to) {
      return Double.NaN;
    }
    List<Segment> found =
        Talkspurts.find(track.slice(from, to), Talkspurts.UTTERANCE_GAP_MS, thresholdDbfs);
    return found.isEmpty()
        ? Double.NaN
        : (from + found.get(0).onsetSample()) * 1000.0 / rateHz - view.turn().callerOffsetMs();
  }

  /** Summaries in which the headline says so if it is sensitive to the threshold. */
  static List<Summary> noted(List<Summary> summaries) {
    OptionalDouble quiet = median(summaries, LatencyMetrics.V2V_MINUS_10DB);
    OptionalDouble loud = median(summaries, LatencyMetrics.V2V_PLUS_10DB);
    return summaries.stream()
        .map(
            summary ->
                summary.metric().id().equals(Metrics.V2V_AUDIBLE.id()) && summary.p50().isPresent()
                    ? noted(summary, quiet, loud)
                    : summary)
        .toList();
  }

  private static OptionalDouble median(List<Summary> summaries, Metric metric) {
    return summaries.stream()
        .filter(summary -> summary.metric().equals(metric))
        .map(Summary::p50)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private static Summary noted(Summary summary, OptionalDouble quiet, OptionalDouble loud) {
    double p50 = summary.p50().orElseThrow();
    double shift =
        Math.max(
            Math.abs(quiet.orElse(Double.POSITIVE_INFINITY) - p50),
            Math.abs(loud.orElse(Double.POSITIVE_INFINITY) - p50));
    return shift <= ALLOWED_MS
        ? summary
        : summary.noting(
            String.format(
                Locale.ROOT,
                "%s: median %s at 10 dB less, %s at 10 dB more",
                SENSITIVE,
                words(quiet),
                words(loud)));
  }

  private static String words(OptionalDouble ms) {
    return ms.isPresent() ? String.format(Locale.ROOT, "%.0f ms", ms.getAsDouble()) : "not known";
  }
}
