package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.List;

/**
 * A turn with what readings of it need.
 *
 * @param limitMs where its answer ends at the latest: the next turn, or a place of the script that
 *     is no turn
 * @param population the part of a metric's population its readings belong to: empty for later turns
 *     without a tool, {@code !first}, {@code !tool}, {@code !interruption}; the four are never
 *     pooled
 * @param counts whether it belongs to any: not after an interruption that fell into silence
 */
record TurnView(
    TurnMeasure turn, CallerSound sound, double limitMs, String population, boolean counts) {
  static final String FIRST = "!first";
  static final String TOOL = "!tool";
  static final String INTERRUPTION = "!interruption";

  /** The turns of a call, in order. */
  static List<TurnView> of(Timeline timeline, Measurements measured) {
    List<CallerSound> sounds = timeline.said();
    AnswerEnds ends = new AnswerEnds(timeline);
    List<TurnView> views = new ArrayList<>();
    for (int i = 0; i < measured.turns().size() && i < sounds.size(); i++) {
      TurnMeasure turn = measured.turns().get(i);
      double nextMs =
          i + 1 < sounds.size() ? sounds.get(i + 1).onsetMs() : Double.POSITIVE_INFINITY;
      double limitMs = Math.min(nextMs, ends.after(turn.callerOffsetMs()));
      ProbeMeasure probe =
          measured.probes().stream().filter(p -> p.id().equals(turn.id())).findFirst().orElse(null);
      views.add(
          new TurnView(
              turn,
              sounds.get(i),
              limitMs,
              population(turn, probe != null),
              probe == null || probe.valid()));
    }
    return List.copyOf(views);
  }

  private static String population(TurnMeasure turn, boolean interrupts) {
    return interrupts ? INTERRUPTION : turn.first() ? FIRST : turn.toolTurn() ? TOOL : "";
  }

  /** Whether a latency of it is defined: not if the agent spoke over the caller's end. */
  boolean defined() {
    return counts && !turn.agentInterrupted();
  }

  /** Whether it was answered, as far as the answer counts. */
  boolean timed() {
    return defined() && turn.answered() && !Double.isNaN(turn.v2vAudibleMs());
  }

  /** Where the answer's first packet came; NaN if that is not known. */
  double firstPacketMs() {
    return turn.callerOffsetMs() + turn.ttfpMs();
  }

  /** The latest an answer can begin. */
  double latestMs() {
    return Math.min(limitMs, turn.callerOffsetMs() + MeasureCall.ANSWER_LIMIT_MS);
  }

  /** A time since the caller's offset; NaN if it never came. */
  Reading reading(Metric metric, double valueMs) {
    double fromMs = turn.callerOffsetMs();
    return Reading.at(metric, turn.id(), fromMs, fromMs + valueMs, valueMs).in(population);
  }
}
