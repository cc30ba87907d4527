package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Moment;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a turn's latency is made of, as far as it can be seen: the server's share of it, and what
 * comes before.
 *
 * <p>The evidence that the caller's turn is over is the provider's signal that the caller has
 * stopped, or the signal we sent where we end turns ourselves. Where neither is there, endpointing
 * and thinking cannot be told apart. NaN where something is not observable; {@code reason} says
 * why. Pure.
 *
 * @param endpointingMs from the caller's last audible sample to that evidence; negative if it came
 *     before
 * @param serverMs from that evidence to the answer's first packet
 * @param toolMs how much of the time from the caller's last audible sample to the answer's first
 *     the bench's tools were working
 * @param manual whether the evidence is ours
 * @param reason why endpointing or the server's share is not known; empty if both are
 */
public record TurnLatency(
    double endpointingMs, double serverMs, double toolMs, boolean manual, String reason) {
  /** The provider noticed that the caller stopped. */
  static final String SPEECH_STOPPED = "speechStopped";

  private static final String UNSEEN =
      "the provider did not say when it took the turn for over (run --endpointing estimates it)";

  /** What is known of a turn of this call. */
  public static TurnLatency of(Timeline timeline, TurnMeasure turn) {
    double packetMs = turn.callerOffsetMs() + turn.ttfpMs();
    Optional<Moment> ours = activityEnd(timeline, turn.id());
    Optional<Moment> evidence =
        ours.isPresent() ? ours : stopped(timeline, turn, Double.isNaN(packetMs));
    double endMs = evidence.map(Moment::atMs).orElse(Double.NaN);
    double toolMs = toolMs(timeline, turn);
    if (turn.agentInterrupted()) {
      return new TurnLatency(
          Double.NaN,
          Double.NaN,
          toolMs,
          ours.isPresent(),
          "the agent spoke over the caller's end");
    }
    String reason =
        evidence.isEmpty()
            ? UNSEEN
            : !Double.isNaN(packetMs)
                ? ""
                : turn.answered()
                    ? "the answer begins within a response that began before"
                    : "no answer came";
    return new TurnLatency(
        endMs - turn.callerOffsetMs(), packetMs - endMs, toolMs, ours.isPresent(), reason);
  }

  /** Whether the provider of this call says when the caller stops. */
  static boolean providerTells(Timeline timeline) {
    return timeline.signals().stream().anyMatch(TurnLatency::tells);
  }

  private static boolean tells(Moment signal) {
    return signal.kind().equals(SPEECH_STOPPED) && signal.source().equals("protocol");
  }

  private static Optional<Moment> activityEnd(Timeline timeline, String id) {
    return timeline.signals().stream()
        .filter(signal -> signal.kind().equals(Timeline.ACTIVITY_END))
        .filter(signal -> signal.source().equals("bench") && signal.detail().equals(id))
        .findFirst();
  }

  /** The last such signal before the answer: a pause within the turn may have caused one before. */
  private static Optional<Moment> stopped(Timeline timeline, TurnMeasure turn, boolean silent) {
    List<Timeline.CallerSound> sounds = timeline.said();
    double onsetMs = Double.NEGATIVE_INFINITY;
    double nextMs = Double.POSITIVE_INFINITY;
    for (Timeline.CallerSound sound : sounds) {
      if (sound.id().equals(turn.id())) {
        onsetMs = sound.onsetMs();
      } else if (sound.onsetMs() > turn.callerOffsetMs()) {
        nextMs = Math.min(nextMs, sound.onsetMs());
      }
    }
    double fromMs = onsetMs;
    double toMs =
        silent
            ? Math.min(nextMs, turn.callerOffsetMs() + MeasureCall.ANSWER_LIMIT_MS)
            : turn.callerOffsetMs() + turn.ttfpMs();
    return timeline.signals().stream()
        .filter(TurnLatency::tells)
        .filter(signal -> signal.atMs() >= fromMs && signal.atMs() <= toMs)
        .reduce((before, last) -> last);
  }

  private static double toolMs(Timeline timeline, TurnMeasure turn) {
    double toMs =
        turn.answered() ? turn.callerOffsetMs() + turn.v2vAudibleMs() : Double.POSITIVE_INFINITY;
    return Double.isFinite(toMs) ? toolTimeMs(timeline, turn.callerOffsetMs(), toMs) : Double.NaN;
  }

  /** How long at least one tool call was with the bench, from {@code fromMs} to {@code toMs}. */
  static double toolTimeMs(Timeline timeline, double fromMs, double toMs) {
    List<ToolUse> tools =
        timeline.toolUses().stream()
            .filter(tool -> tool.calledMs() >= fromMs || !Double.isNaN(tool.answeredMs()))
            .sorted(Comparator.comparingDouble(ToolUse::calledMs))
            .toList();
    double sumMs = 0;
    double coveredToMs = fromMs;
    for (ToolUse tool : tools) {
      double endMs = Math.min(toMs, leftMs(tool));
      double startMs = Math.max(coveredToMs, tool.calledMs());
      sumMs += Math.max(0, endMs - startMs);
      coveredToMs = Math.max(coveredToMs, endMs);
    }
    return sumMs;
  }

  /** When a call leaves the bench: answered, withdrawn, or never. */
  private static double leftMs(ToolUse tool) {
    double answeredMs = tool.answeredMs();
    double leftMs = Double.isNaN(answeredMs) ? tool.cancelledMs() : answeredMs;
    return Double.isNaN(leftMs) ? Double.POSITIVE_INFINITY : leftMs;
  }
}
