package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.spoken.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Readings of the agent's audio as it arrives and plays: gaps, speed, and what is in advance. */
final class LatencyOfStream {
  /** Rounding of the recorded stamps. */
  private static final double NOTHING_MS = 0.001;

  private static final double MINUTE_MS = 60_000;
  private static final Set<String> ENDS =
      Set.of("turnEnd", "audioEnd", "interrupted", Timeline.DISCONNECTED, Timeline.RECONNECTING);

  private final Timeline timeline;
  private final List<Reading> readings = new ArrayList<>();

  private LatencyOfStream(Timeline timeline) {
    this.timeline = timeline;
  }

  static List<Reading> of(CallEvidence call) {
    LatencyOfStream stream = new LatencyOfStream(call.timeline());
    if (!call.timeline().chunks().isEmpty()) {
      stream.stalls();
      stream.timeline.responses().forEach(stream::response);
      stream.texts();
    }
    return stream.readings;
  }

  /**
   * A chunk that is played later than the one before it has ended came too late, unless something
   * between them says that the agent had finished: a signal, a tool call, the caller.
   */
  private void stalls() {
    TreeSet<Double> ends = ends();
    List<Chunk> chunks = timeline.chunks();
    double sumMs = 0;
    double mostMs = 0;
    int count = 0;
    double speechMs = timeline.heard().stream().mapToDouble(Span::lengthMs).sum();
    for (int i = 1; i < chunks.size(); i++) {
      Chunk before = chunks.get(i - 1);
      Chunk chunk = chunks.get(i);
      double dryMs = before.playedFromMs() + before.durationMs();
      double gapMs = chunk.playedFromMs() - dryMs;
      Double end = ends.ceiling(before.arrivedMs());
      if (gapMs > NOTHING_MS && (end == null || end > chunk.arrivedMs())) {
        sumMs += gapMs;
        mostMs = Math.max(mostMs, gapMs);
        count++;
      }
    }
    readings.add(Reading.ofCall(LatencyMetrics.STALL, sumMs).because(count + " gaps"));
    readings.add(Reading.ofCall(LatencyMetrics.STALL_MAX, mostMs));
    if (speechMs > 0) {
      readings.add(Reading.ofCall(LatencyMetrics.STALL_PER_MIN, count).per(speechMs / MINUTE_MS));
    }
  }

  /** When the agent's stream is over for the time being. */
  private TreeSet<Double> ends() {
    TreeSet<Double> ends = new TreeSet<>(timeline.flushesMs());
    timeline.signals().stream()
        .filter(signal -> ENDS.contains(signal.kind()))
        .forEach(signal -> ends.add(signal.atMs()));
    for (ToolUse tool : timeline.toolUses()) {
      ends.add(tool.calledMs());
      if (!Double.isNaN(tool.answeredMs())) {
        ends.add(tool.answeredMs());
      }
    }
    timeline.said().forEach(sound -> ends.add(sound.onsetMs()));
    timeline.said().forEach(sound -> ends.add(sound.offsetMs()));
    return ends;
  }

  private void response(Response response) {
    double nextMs =
        response.index() + 1 < timeline.responses().size()
            ? timeline.responses().get(response.index() + 1).firstPacketMs()
            : Double.POSITIVE_INFINITY;
    List<Chunk> chunks =
        timeline.chunks().stream()
            .filter(c -> c.arrivedMs() >= response.firstPacketMs() && c.arrivedMs() < nextMs)
            .toList();
    if (chunks.isEmpty()) {
      return;
    }
    Chunk last = chunks.get(chunks.size() - 1);
    double tookMs = last.arrivedMs() - response.firstPacketMs() + last.durationMs();
    double leadMs =
        chunks.stream()
            .mapToDouble(c -> c.playedFromMs() + c.durationMs() - c.arrivedMs())
            .max()
            .orElse(0);
    add(LatencyMetrics.SPEEDUP, response, response.generatedMs() / tookMs);
    add(LatencyMetrics.LEAD, response, leadMs);
  }

  private void add(Metric metric, Response response, double value) {
    double fromMs = response.firstPacketMs();
    double toMs = Double.isNaN(response.audibleToMs()) ? fromMs : response.audibleToMs();
    readings.add(Reading.at(metric, "response " + (response.index() + 1), fromMs, toMs, value));
  }

  private void texts() {
    for (Utterance utterance : Utterance.of(timeline)) {
      if (utterance.index() >= 0) {
        Response response = timeline.responses().get(utterance.index());
        double textMs = utterance.arrivedMs(0);
        if (!Double.isNaN(response.audibleFromMs())) {
          readings.add(
              Reading.at(
                  LatencyMetrics.TX_OUT_LEAD,
                  "response " + (response.index() + 1),
                  textMs,
                  response.audibleFromMs(),
                  response.audibleFromMs() - textMs));
        }
      }
    }
  }
}
