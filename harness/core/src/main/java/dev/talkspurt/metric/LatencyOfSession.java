package dev.talkspurt.metric;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.conversation.Timeline.Moment;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import dev.talkspurt.stats.Quantile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Readings of the session: its beginning, its connection, and taking it up again. */
final class LatencyOfSession {
  private static final String READY = "ready";

  private final CallEvidence call;
  private final Timeline timeline;
  private final List<Reading> readings = new ArrayList<>();

  private LatencyOfSession(CallEvidence call) {
    this.call = call;
    this.timeline = call.timeline();
  }

  static List<Reading> of(CallEvidence call) {
    LatencyOfSession session = new LatencyOfSession(call);
    session.setup();
    session.greeting();
    session.roundTrip();
    session.reconnects();
    return session.readings;
  }

  /** The journal counts from when we began to connect; one that was made elsewhere does not. */
  private void setup() {
    if (call.journal().isEmpty()) {
      return;
    }
    double readyMs =
        call.journal().stream()
            .filter(e -> e instanceof JournalEntry.Signal s && s.kind().equals(READY))
            .mapToDouble(e -> e.atNs() / 1e6)
            .findFirst()
            .orElse(Double.NaN);
    readings.add(Reading.ofCall(LatencyMetrics.SETUP, readyMs));
  }

  private void greeting() {
    Optional<Moment> ready =
        timeline.signals().stream().filter(signal -> signal.kind().equals(READY)).findFirst();
    if (ready.isEmpty()) {
      return;
    }
    double callerMs =
        timeline.caller().stream()
            .mapToDouble(Timeline.CallerSound::onsetMs)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY);
    double agentMs =
        timeline.heard().stream()
            .mapToDouble(Timeline.Span::startMs)
            .filter(ms -> ms < callerMs)
            .findFirst()
            .orElse(Double.NaN);
    boolean awaited =
        !call.scenario().script().isEmpty() && call.scenario().script().get(0) instanceof Step.Hear;
    if (awaited || !Double.isNaN(agentMs)) {
      double readyMs = ready.get().atMs();
      readings.add(
          Reading.at(LatencyMetrics.GREET, Reading.CALL, readyMs, agentMs, agentMs - readyMs));
    }
  }

  private void roundTrip() {
    double[] rttMs = LatencyOfTurns.roundTrips(call);
    if (rttMs.length > 0) {
      readings.add(
          Reading.ofCall(LatencyMetrics.RTT, Quantile.r8(rttMs, 0.5))
              .because(
                  String.format(
                      Locale.ROOT,
                      "%d pings, %.1f to %.1f ms",
                      rttMs.length,
                      rttMs[0],
                      rttMs[rttMs.length - 1])));
    }
  }

  private void reconnects() {
    List<Moment> drops = signals(Timeline.DISCONNECTED);
    List<Moment> takenUp = signals(Timeline.RESUMED);
    List<Segment> sounds = drops.isEmpty() ? List.of() : Talkspurts.find(timeline.heardTrack(), 0);
    for (int i = 0; i < drops.size(); i++) {
      double dropMs = drops.get(i).atMs();
      double nextDropMs = i + 1 < drops.size() ? drops.get(i + 1).atMs() : Double.POSITIVE_INFINITY;
      double resumedMs =
          takenUp.stream()
              .mapToDouble(Moment::atMs)
              .filter(ms -> ms >= dropMs && ms < nextDropMs)
              .findFirst()
              .orElse(Double.POSITIVE_INFINITY);
      reconnect(i + 1, dropMs, resumedMs, nextDropMs, sounds);
    }
  }

  /** What had arrived before the connection was lost is still played. */
  private void reconnect(
      int number, double dropMs, double resumedMs, double nextDropMs, List<Segment> sounds) {
    double sampleMs = 1000.0 / timeline.heardTrack().sampleRateHz();
    double playedToMs =
        timeline.chunks().stream()
            .filter(chunk -> chunk.arrivedMs() < dropMs)
            .mapToDouble(LatencyOfSession::endMs)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    double newFromMs =
        timeline.chunks().stream()
            .filter(chunk -> chunk.arrivedMs() >= resumedMs && chunk.arrivedMs() < nextDropMs)
            .mapToDouble(Chunk::playedFromMs)
            .findFirst()
            .orElse(Double.POSITIVE_INFINITY);
    double lastMs = Double.NaN;
    double firstMs = Double.NaN;
    for (Segment sound : sounds) {
      double startMs = sound.onsetSample() * sampleMs;
      double endMs = (sound.offsetSample() + 1) * sampleMs;
      if (startMs < playedToMs) {
        lastMs = Math.min(endMs, playedToMs);
      }
      if (Double.isNaN(firstMs) && endMs > newFromMs) {
        firstMs = Math.max(startMs, newFromMs);
      }
    }
    if (!Double.isNaN(lastMs)) {
      readings.add(
          Reading.at(
              LatencyMetrics.RESUME, "reconnect " + number, lastMs, firstMs, firstMs - lastMs));
    }
  }

  private static double endMs(Chunk chunk) {
    return chunk.playedFromMs() + chunk.durationMs();
  }

  private List<Moment> signals(String kind) {
    return timeline.signals().stream().filter(signal -> signal.kind().equals(kind)).toList();
  }
}
