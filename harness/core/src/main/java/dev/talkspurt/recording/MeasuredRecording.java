package dev.talkspurt.recording;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.QualityMetrics;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.recording.RecordingReadings.Trusted;
import dev.talkspurt.recording.Utterances.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a recorded call shows. A pure function of its two sides; immutable and thread-safe.
 *
 * @param timeline who speaks when; nothing else is known of the call
 * @param readings of {@link RecordingMetrics}, and of the agent's sound those of {@link
 *     QualityMetrics} that need no more than the sound
 * @param uncertainty expanded uncertainty (k = 2) in ms by metric id: what 95 % of its readings,
 *     and with fewer than 20 all of them, can be trusted to. It is systematic, so more readings do
 *     not make it smaller
 * @param warnings what stands against trusting it, in sentences; mostly empty
 * @param leakDb the agent's echo in the caller's channel over the agent's level; NaN if none
 */
public record MeasuredRecording(
    String name,
    Timeline timeline,
    List<Reading> readings,
    List<Double> expanded,
    List<String> warnings,
    double callerSnrDb,
    double agentSnrDb,
    double leakDb) {
  private static final int RATE_HZ = 16_000;
  private static final double COVERAGE = 2;
  private static final double MOST = 0.95;

  public MeasuredRecording {
    readings = List.copyOf(readings);
    expanded = List.copyOf(expanded);
    warnings = List.copyOf(warnings);
  }

  /** Measures a call. */
  public static MeasuredRecording of(TwoSides call) {
    AudioClip caller = Centred.of(Resampler.resample(call.caller(), RATE_HZ));
    AudioClip agent = Centred.of(Resampler.resample(call.agent(), RATE_HZ));
    Side agentSide = Side.of(agent);
    double[] callerDb = FrameNoise.levels(caller);
    double[] agentDb = FrameNoise.levels(agent);
    Leak leak = Leak.of(callerDb, agentDb, agentSide.thresholdDb());
    Side callerSide = Side.of(leak.without(caller, callerDb, agentDb));
    List<Stretch> said = leak.hidden(callerSide.stretches(), callerDb, agentDb);
    List<Utterance> utterances = Utterances.of(said, agentSide.stretches());
    boolean apart = !leak.same();
    List<Trusted> trusted =
        apart
            ? RecordingReadings.of(utterances, said, agentSide.stretches(), call.durationMs())
            : List.of();
    List<String> warnings = new ArrayList<>(call.warnings());
    warnings.addAll(RecordingDoubts.of(callerSide, agentSide, leak));
    Timeline timeline = RecordedTimeline.of(caller, agent, utterances, agentSide.stretches());
    List<Reading> readings = new ArrayList<>(trusted.stream().map(Trusted::reading).toList());
    List<Double> expanded =
        new ArrayList<>(trusted.stream().map(one -> COVERAGE * one.standardUncertainty()).toList());
    if (apart) {
      for (Reading reading : MeasureCall.sound(call.agent(), timeline.heard())) {
        readings.add(reading);
        expanded.add(Double.NaN);
      }
    }
    return new MeasuredRecording(
        call.name(),
        timeline,
        readings,
        expanded,
        warnings,
        Side.of(caller).snrDb(),
        agentSide.snrDb(),
        leak.db());
  }

  /** Whether both sides speak, as far as the recording can tell. */
  public boolean bothHeard() {
    return !timeline.caller().isEmpty() && !timeline.heard().isEmpty();
  }

  /** What the readings of this recording can be trusted to, by metric id; as {@link #trust}. */
  public Map<String, Double> uncertainty() {
    return trust(List.of(this));
  }

  /**
   * What readings can be trusted to, in their unit, by metric id: the expanded uncertainty (k = 2)
   * of 95 % of them, and with fewer than 20 of all. It is systematic, so more readings do not make
   * it smaller. Metrics without one are left out.
   */
  public static Map<String, Double> trust(List<MeasuredRecording> recordings) {
    Map<String, Double> trust = new LinkedHashMap<>();
    for (Metric metric : RecordingMetrics.all()) {
      double[] sorted =
          recordings.stream().flatMapToDouble(one -> one.expandedOf(metric)).sorted().toArray();
      if (sorted.length > 0) {
        trust.put(metric.id(), sorted[(int) Math.ceil(MOST * sorted.length) - 1]);
      }
    }
    return Collections.unmodifiableMap(trust);
  }

  private DoubleStream expandedOf(Metric metric) {
    return IntStream.range(0, readings.size())
        .filter(i -> readings.get(i).metric().equals(metric))
        .mapToDouble(expanded::get)
        .filter(Double::isFinite);
  }
}
