package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the bench kept its own promises; if not, the call says nothing about the agent. */
final class BenchGate {
  private static final double P99_LATENESS_MS = 20;
  private static final double MAX_LATENESS_MS = 100;
  private static final double MAX_PAUSE_MS = 50;
  private static final int MAX_QUEUED = 5;
  private static final double FRAME_MS = 20;
  private static final double SAMPLE_COUNT_SHARE = 0.001;
  private static final double IDENTITY_MS = 1;

  private BenchGate() {}

  static List<String> problems(Timeline timeline) {
    Timeline.Pacing pacing = timeline.pacing();
    List<String> problems = new ArrayList<>();
    above(
        problems,
        "99 % of caller frames were late by up to",
        pacing.latenessP99Ms(),
        P99_LATENESS_MS,
        "ms");
    above(problems, "a caller frame was late by", pacing.latenessMaxMs(), MAX_LATENESS_MS, "ms");
    above(
        problems,
        "the virtual machine stood still for",
        pacing.longestPauseMs(),
        MAX_PAUSE_MS,
        "ms");
    above(problems, "the send queue grew to", pacing.maxQueued(), MAX_QUEUED, "messages");
    double sentMs = pacing.frames() * FRAME_MS;
    double trackMs = timeline.callerTrack().durationMs();
    if (Math.abs(sentMs - trackMs) > Math.max(FRAME_MS, sentMs * SAMPLE_COUNT_SHARE)) {
      problems.add(
          text("%.0f ms of caller audio were sent, the recording holds %.0f ms", sentMs, trackMs));
    }
    timeline.signals().stream()
        .filter(signal -> signal.kind().equals("incomplete"))
        .forEach(signal -> problems.add(signal.detail()));
    return problems;
  }

  private static void above(
      List<String> problems, String what, double value, double limit, String unit) {
    if (value > limit) {
      problems.add(text("%s %.1f %s, at most %.0f %s allowed", what, value, unit, limit, unit));
    }
  }

  /**
   * V2V_AUDIBLE = TTFP + PAD for the ideal client, wherever the first packet was played at once and
   * no gap fell into the leading silence. If that does not hold, one of the three is wrong.
   */
  static List<String> contradictions(Timeline timeline, List<TurnMeasure> turns) {
    List<String> problems = new ArrayList<>();
    for (TurnMeasure turn : turns) {
      double sumMs = turn.ttfpMs() + turn.padMs();
      if (Math.abs(turn.v2vAudibleMs() - sumMs) > IDENTITY_MS && mustHold(timeline, turn)) {
        problems.add(
            text(
                "turn %s contradicts itself: V2V %.1f ms is not TTFP %.1f ms + PAD %.1f ms",
                turn.id(), turn.v2vAudibleMs(), turn.ttfpMs(), turn.padMs()));
      }
    }
    return problems;
  }

  private static boolean mustHold(Timeline timeline, TurnMeasure turn) {
    double packetMs = turn.callerOffsetMs() + turn.ttfpMs();
    double gaplessToMs = Double.NaN;
    for (Chunk chunk : timeline.chunks()) {
      if (Double.isNaN(gaplessToMs)) {
        boolean first = Math.abs(chunk.arrivedMs() - packetMs) < 1e-6;
        boolean atOnce = Math.abs(chunk.playedFromMs() - chunk.arrivedMs()) < 1e-3;
        gaplessToMs = first && atOnce ? chunk.playedFromMs() + chunk.durationMs() : Double.NaN;
      } else if (Math.abs(chunk.playedFromMs() - gaplessToMs) < 1e-3) {
        gaplessToMs += chunk.durationMs();
      } else {
        break;
      }
    }
    return gaplessToMs >= turn.answerOnsetMs();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
