package dev.talkspurt.metric;

import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How often tool calls went wrong, by cause. Thread-safe. */
public final class Confusion {
  /** Every cause; each call that is not right has one. */
  public static final List<String> CAUSES =
      List.of(
          "MISSING",
          "EXTRA",
          "DUPLICATE",
          "WRONG_NAME",
          "HALLUC_TOOL",
          "MISSING_ARG",
          "EXTRA_ARG",
          "WRONG_TYPE",
          "WRONG_VALUE",
          "WRONG_ORDER",
          "PREMATURE",
          "LATE",
          "AFTER_CANCEL",
          "RETRY",
          "CANCELLED");

  private Confusion() {}

  /** Calls by cause, every cause in the order of {@link #CAUSES}, 0 included. */
  public static Map<String, Integer> of(Collection<Measurements> calls) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    CAUSES.forEach(cause -> counts.put(cause, 0));
    for (Measurements call : calls) {
      for (ToolCallMeasure tool : call.toolCalls()) {
        counts.computeIfPresent(tool.cause(), (cause, count) -> count + 1);
      }
    }
    return counts;
  }
}
