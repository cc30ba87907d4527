package dev.talkspurt.metric;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.stats.Quantile;
import java.util.ArrayList;
import java.util.List;

/** Readings of each turn's latency and its parts, each population apart. */
final class LatencyOfTurns {
  private final Timeline timeline;
  private final double[] rttMs;
  private final List<Reading> readings = new ArrayList<>();

  private LatencyOfTurns(CallEvidence call) {
    this.timeline = call.timeline();
    this.rttMs = roundTrips(call);
  }

  static List<Reading> of(CallEvidence call, List<TurnView> turns) {
    LatencyOfTurns latencies = new LatencyOfTurns(call);
    boolean tells = TurnLatency.providerTells(call.timeline());
    boolean hears =
        call.timeline().transcripts().stream().anyMatch(words -> words.who().equals("caller"));
    for (TurnView view : turns) {
      if (view.defined()) {
        latencies.packet(view);
        latencies.server(view, tells);
        latencies.adjusted(view);
        if (hears) {
          latencies.transcript(view);
        }
      }
    }
    return latencies.readings;
  }

  /** The parts of TTFP and PAD that their own figures leave out. */
  private void packet(TurnView view) {
    if (!view.population().isEmpty()) {
      add(view, Metrics.TTFP, view.turn().ttfpMs());
      add(view, Metrics.PAD, view.turn().padMs());
    }
  }

  /** An unanswered turn is missing; one that was answered and has no such time is left out. */
  private void add(TurnView view, Metric metric, double valueMs) {
    if (!view.turn().answered() || !Double.isNaN(valueMs)) {
      readings.add(view.reading(metric, valueMs));
    }
  }

  private void server(TurnView view, boolean tells) {
    TurnLatency parts = TurnLatency.of(timeline, view.turn());
    boolean packet = !Double.isNaN(view.turn().ttfpMs()) || !view.turn().answered();
    if (parts.manual()) {
      add(view, LatencyMetrics.TTFA_MANUAL, parts.serverMs());
    } else if (tells) {
      String early = parts.endpointingMs() < 0 ? "before the caller had finished" : "";
      readings.add(view.reading(LatencyMetrics.EOU, parts.endpointingMs()).because(early));
      if (packet) {
        readings.add(view.reading(LatencyMetrics.THINK, parts.serverMs()));
      }
    }
  }

  private void adjusted(TurnView view) {
    double v2vMs = view.turn().v2vAudibleMs();
    if (view.turn().toolTurn() && !view.population().equals(TurnView.INTERRUPTION)) {
      double toolMs = TurnLatency.of(timeline, view.turn()).toolMs();
      Reading net = view.reading(LatencyMetrics.V2V_NET_OF_TOOL, v2vMs - toolMs);
      readings.add(net.in(view.turn().first() ? TurnView.FIRST : ""));
    }
    if (rttMs.length > 0) {
      readings.add(view.reading(LatencyMetrics.V2V_NET_ADJ, v2vMs - Quantile.r8(rttMs, 0.5)));
    }
  }

  /** The round trips of a call's pings in ascending order. */
  static double[] roundTrips(CallEvidence call) {
    return call.journal().stream()
        .filter(JournalEntry.RoundTrip.class::isInstance)
        .mapToDouble(entry -> ((JournalEntry.RoundTrip) entry).rttMs())
        .sorted()
        .toArray();
  }

  private void transcript(TurnView view) {
    double nextMs =
        timeline.said().stream()
            .mapToDouble(Timeline.CallerSound::onsetMs)
            .filter(ms -> ms > view.turn().callerOffsetMs())
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    double lastMs =
        timeline.transcripts().stream()
            .filter(words -> words.who().equals("caller") && !words.text().isBlank())
            .mapToDouble(Words::atMs)
            .filter(ms -> ms >= view.sound().onsetMs() && ms < nextMs)
            .max()
            .orElse(Double.NaN);
    readings.add(view.reading(LatencyMetrics.TX_IN, lastMs - view.turn().callerOffsetMs()));
  }
}
