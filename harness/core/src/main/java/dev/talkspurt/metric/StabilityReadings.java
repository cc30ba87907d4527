package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.stats.Alternative;
import dev.talkspurt.stats.MannKendall;
import dev.talkspurt.stats.TheilSen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Readings of what a long session does to an agent. */
final class StabilityReadings {
  static final Metric STAB_V2V_SLOPE =
      new Metric(
          "STAB_V2V_SLOPE",
          1,
          "ms/min",
          Better.LOWER,
          Kind.QUANTITY,
          "How response latency grows with the length of the call: Theil and Sen's slope, per call.");
  static final Metric STAB_RECONN =
      new Metric(
          "STAB_RECONN",
          1,
          "1/h",
          Better.LOWER,
          Kind.PER_EXPOSURE,
          "Announced ends of the connection, lost sessions and failed resumptions, per hour of"
              + " call.");
  static final Metric STAB_MUTE =
      new Metric(
          "STAB_MUTE",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "The longest time for which an agent that has heard words of the caller says nothing,"
              + " per call.");

  static final Family FAMILY =
      new Family(List.of(STAB_V2V_SLOPE, STAB_RECONN, STAB_MUTE), StabilityReadings::of);

  /** Below this many turns a slope says nothing. */
  private static final int LEAST_TURNS = 8;

  private static final double LEAST_MINUTES = 2;
  private static final double HOUR_MS = 3_600_000;

  private StabilityReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    List<Reading> readings = new ArrayList<>();
    slope(measured).ifPresent(readings::add);
    readings.addAll(reconnections(evidence.timeline()));
    mute(evidence.timeline()).ifPresent(readings::add);
    return readings;
  }

  private static Optional<Reading> slope(Measurements measured) {
    Set<String> cuts = new HashSet<>();
    measured.probes().forEach(probe -> cuts.add(probe.id()));
    List<TurnMeasure> turns =
        measured.turns().stream()
            .filter(turn -> !turn.toolTurn() && !turn.first() && !cuts.contains(turn.id()))
            .filter(turn -> !Double.isNaN(turn.v2vAudibleMs()))
            .toList();
    if (turns.size() < LEAST_TURNS) {
      return Optional.empty();
    }
    double[] minutes = turns.stream().mapToDouble(t -> t.callerOffsetMs() / 60_000).toArray();
    double[] latencies = turns.stream().mapToDouble(TurnMeasure::v2vAudibleMs).toArray();
    if (minutes[minutes.length - 1] - minutes[0] < LEAST_MINUTES) {
      return Optional.empty();
    }
    TheilSen.Line line = TheilSen.line(minutes, latencies, 0.95);
    double p = MannKendall.test(latencies, Alternative.TWO_SIDED).p();
    String interval =
        line.interval()
            .map(i -> String.format(Locale.ROOT, ", 95 %% %.1f to %.1f", i.lower(), i.upper()))
            .orElse("");
    String note =
        String.format(Locale.ROOT, "%d turns%s, Mann-Kendall p %.3g", turns.size(), interval, p);
    return Optional.of(Reading.ofCall(STAB_V2V_SLOPE, line.slope()).because(note));
  }

  private static List<Reading> reconnections(Timeline timeline) {
    Span call = Spans.call(timeline);
    if (call.lengthMs() <= 0 || Double.isNaN(timeline.closedAtMs())) {
      return List.of();
    }
    double hours = call.lengthMs() / HOUR_MS;
    long announced =
        timeline.signals().stream().filter(s -> s.kind().equals("closingSoon")).count();
    long fresh =
        timeline.signals().stream()
            .filter(s -> s.kind().equals(Timeline.RESUMED) && s.detail().contains("new session"))
            .count();
    boolean unresumed = timeline.closeMeaning().contains("was not resumed");
    long failed = fresh + (unresumed ? 1 : 0);
    long lost = !timeline.closedByUs() && !unresumed ? 1 : 0;
    return List.of(
        Reading.ofCall(STAB_RECONN, announced + failed + lost).per(hours),
        Reading.ofCall(STAB_RECONN, announced).per(hours).in("!announced"),
        Reading.ofCall(STAB_RECONN, lost).per(hours).in("!lost"),
        Reading.ofCall(STAB_RECONN, failed).per(hours).in("!notResumed"));
  }

  private static Optional<Reading> mute(Timeline timeline) {
    Reading longest = null;
    for (Span silence : Spans.gaps(Spans.call(timeline), timeline.heard())) {
      double spokenMs =
          timeline.said().stream()
              .filter(s -> s.offsetMs() > silence.startMs() && s.onsetMs() < silence.endMs())
              .mapToDouble(Timeline.CallerSound::onsetMs)
              .min()
              .orElse(Double.NaN);
      double wordsMs =
          timeline.transcripts().stream()
              .filter(words -> words.who().equals("caller") && !words.text().isBlank())
              .mapToDouble(Words::atMs)
              .filter(ms -> ms >= Math.max(spokenMs, silence.startMs()) && ms < silence.endMs())
              .min()
              .orElse(Double.NaN);
      double ms = silence.endMs() - wordsMs;
      if (!Double.isNaN(ms) && (longest == null || ms > longest.value())) {
        longest = Reading.at(STAB_MUTE, Reading.CALL, wordsMs, silence.endMs(), ms);
      }
    }
    return Optional.ofNullable(longest);
  }
}
