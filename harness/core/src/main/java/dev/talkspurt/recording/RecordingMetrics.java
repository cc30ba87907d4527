package dev.talkspurt.recording;

import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.metric.QualityMetrics;
import java.util.List;
import java.util.stream.Stream;

/**
 * The metrics of recordings. They have ids of their own, as both sides' edges are found in the
 * sound: their figures are never pooled with those of scripted calls. Each has a page in {@code
 * docs/metrics}.
 */
public final class RecordingMetrics {
  /** Response latency. */
  public static final Metric REC_LATENCY =
      new Metric(
          "REC_LATENCY",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "From where the caller falls silent to where the agent begins to speak, both by level.");

  /** Floor transfer offset. */
  public static final Metric REC_FTO =
      new Metric(
          "REC_FTO",
          1,
          "ms",
          Better.NEITHER,
          Kind.QUANTITY,
          "From where the caller falls silent to where the agent begins; negative if it talks over.");

  /** Talking over the caller. */
  public static final Metric REC_TALKOVER =
      new Metric(
          "REC_TALKOVER",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Utterances of the caller into which the agent begins to speak, of all.");

  /** Stop time. */
  public static final Metric REC_STOP =
      new Metric(
          "REC_STOP",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "From where the caller begins to speak over the agent to where the agent falls silent.");

  /** Double talk. */
  public static final Metric REC_OVERLAP =
      new Metric(
          "REC_OVERLAP",
          1,
          "1",
          Better.LOWER,
          Kind.RATIO,
          "Time in which both speak, of the conversation.");

  /** Mutual silence. */
  public static final Metric REC_DEAD_AIR =
      new Metric(
          "REC_DEAD_AIR",
          1,
          "1",
          Better.LOWER,
          Kind.RATIO,
          "Silences of both longer than 3 s, of the conversation.");

  /** Longest mutual silence. */
  public static final Metric REC_DEAD_AIR_MAX =
      new Metric(
          "REC_DEAD_AIR_MAX",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "The longest silence of both in a call.");

  /** Talk ratio. */
  public static final Metric REC_TALK_RATIO =
      new Metric(
          "REC_TALK_RATIO",
          1,
          "1",
          Better.NEITHER,
          Kind.RATIO,
          "The agent's speech, of the agent's and the caller's together.");

  private RecordingMetrics() {}

  /** All of them, in the order reports show them. */
  public static List<Metric> all() {
    return List.of(
        REC_LATENCY,
        REC_FTO,
        REC_TALKOVER,
        REC_STOP,
        REC_OVERLAP,
        REC_DEAD_AIR,
        REC_DEAD_AIR_MAX,
        REC_TALK_RATIO);
  }

  /** The same and those of the agent's sound. */
  public static List<Metric> withSound() {
    return Stream.concat(all().stream(), QualityMetrics.all().stream()).toList();
  }
}
