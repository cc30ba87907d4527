package dev.talkspurt.report;

import dev.talkspurt.metric.Summary;
import java.util.List;
import java.util.Set;

/**
 * Which metrics are shown first: those a decision is made by. All others are a click or an option
 * away, and in run.json. Thread-safe.
 */
public final class Headline {
  private static final Set<String> IDS =
      Set.of(
          "V2V_AUDIBLE",
          "V2V_AUDIBLE_TOOL",
          "V2V_AUDIBLE_FIRST",
          "ENDPOINTING_EST",
          "RESPONSE_RATE",
          "BI_STOP",
          "BI_RESP",
          "BI_YIELD_RATE",
          "BI_FALSE_RATE",
          "BI_FALSE_RESPONSE",
          "BI_J",
          "AGENT_INTERRUPTION_RATE",
          "PAUSE_CUTOFF_RATE",
          "TC_F1",
          "ARG_ACC",
          "TURN_EXACT",
          "HALLUC_RATE",
          "RECOVERY_RATE",
          "CLEAN_RECOVERY_RATE",
          "TTR",
          "REASK_UNNEEDED",
          "SPOKEN_AGREE",
          "FALSE_CONFIRM",
          "FABRICATED",
          "TASK_PASS",
          "DEAD_AIR_SHARE",
          "TALK_RATIO",
          "STALL",
          "STAB_V2V_SLOPE",
          "COST_PER_SUCCESS",
          "PACING_P99");

  private Headline() {}

  /** Whether a metric is one of them. */
  public static boolean is(Summary summary) {
    return IDS.contains(summary.metric().id());
  }

  /** Those that have something to say, in their order. */
  public static List<Summary> of(List<Summary> metrics) {
    return metrics.stream().filter(Headline::is).filter(metric -> metric.n() > 0).toList();
  }

  /** The others that have something to say, in their order. */
  public static List<Summary> others(List<Summary> metrics) {
    return metrics.stream().filter(metric -> !is(metric)).filter(metric -> metric.n() > 0).toList();
  }
}
