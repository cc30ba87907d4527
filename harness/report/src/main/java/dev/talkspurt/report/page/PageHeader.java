package dev.talkspurt.report.page;

import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.verdict.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** The head of a page: what was called, how it came out, why, and the figures that matter. */
final class PageHeader {
  private PageHeader() {}

  static void write(Markup out, CallResult call, String benchVersion) {
    out.open("header");
    out.open("p", "class", "where");
    out.leaf("b", "Talkspurt").text(" " + benchVersion + " · ");
    out.text(
        call.scenario().id()
            + " · trial "
            + call.trial()
            + " · "
            + call.startedAt().truncatedTo(ChronoUnit.SECONDS));
    out.close();
    out.open("div", "class", "title").leaf("h1", call.scenario().name());
    pill(out, call.verdict());
    out.leaf(
        "span",
        call.simulated() ? "SIMULATED AGENT" : "LIVE",
        "class",
        call.simulated() ? "target simulated" : "target live",
        "title",
        call.simulated()
            ? "Figures tell how the bench works, not how good an agent is"
            : "A live service was called");
    out.leaf("span", call.scenario().agent().name() + " on " + call.target(), "class", "agent");
    out.close();
    call.scenario().description().ifPresent(text -> out.leaf("p", text, "class", "description"));
    reasons(out, call);
    tiles(out, call.measurements());
    out.close();
  }

  static void pill(Markup out, Verdict verdict) {
    String word = verdict.word();
    out.leaf("span", word.replace('_', ' '), "class", "verdict v-" + word);
  }

  private static void reasons(Markup out, CallResult call) {
    if (call.reasons().isEmpty()) {
      return;
    }
    out.open("ul", "class", "reasons v-" + call.verdict().word());
    for (String reason : call.reasons()) {
      out.leaf("li", reason);
    }
    out.leaf("li", "attributed to: " + call.attribution().word(), "class", "by").close();
  }

  private static void tiles(Markup out, Measurements measured) {
    List<TurnMeasure> turns = measured.turns();
    out.open("dl", "class", "tiles");
    double[] latencies =
        turns.stream().mapToDouble(TurnMeasure::v2vAudibleMs).filter(Double::isFinite).toArray();
    tile(out, "response latency, median", Labels.ms(median(latencies)), spread(latencies));
    long answered = turns.stream().filter(TurnMeasure::answered).count();
    tile(out, "turns answered", answered + " of " + turns.size(), "");
    List<ProbeMeasure> valid = measured.probes().stream().filter(ProbeMeasure::valid).toList();
    long yielded = valid.stream().filter(probe -> probe.outcome().equals("yielded")).count();
    double[] stops =
        valid.stream().mapToDouble(ProbeMeasure::stopMs).filter(Double::isFinite).toArray();
    int voided = measured.probes().size() - valid.size();
    if (!measured.probes().isEmpty()) {
      tile(
          out,
          "interruptions yielded to",
          yielded + " of " + valid.size(),
          (stops.length > 0 ? "stopped after " + Labels.ms(median(stops)) : "")
              + (voided > 0 ? " " + voided + " void" : ""));
    }
    List<ToolCallMeasure> judged =
        measured.toolCalls().stream().filter(ToolCallMeasure::judged).toList();
    if (!judged.isEmpty()) {
      long matched = judged.stream().filter(ToolCallMeasure::matched).count();
      tile(out, "tool calls right", matched + " of " + judged.size(), "");
    }
    out.close();
  }

  private static void tile(Markup out, String name, String figure, String more) {
    out.open("div").leaf("dt", name).leaf("dd", figure);
    if (!more.isEmpty()) {
      out.leaf("dd", more, "class", "more");
    }
    out.close();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static String spread(double[] values) {
    return values.length < 2
        ? ""
        : Labels.ms(Arrays.stream(values).min().orElse(Double.NaN))
            + " to "
            + Labels.ms(Arrays.stream(values).max().orElse(Double.NaN));
  }
}
