package dev.talkspurt.report.page;

import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.Metrics;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.run.Attempt;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.stats.Quantile;
import dev.talkspurt.time.VirtualTime;
import dev.talkspurt.verdict.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The head of a page: what was called, how it came out, why, and the figures that matter. */
final class PageHeader {
  private static final Map<Metric, String> ANSWERS =
      Map.of(
          Metrics.V2V_AUDIBLE, "response latency",
          Metrics.V2V_AUDIBLE_TOOL, "response latency, tool turns",
          Metrics.V2V_AUDIBLE_FIRST, "response latency, first response",
          Metrics.BI_RESP, "answer to an interruption");

  private PageHeader() {}

  static void write(Markup out, CallResult call, String benchVersion) {
    out.open("header");
    out.open("p", "class", "where");
    out.leaf("b", "Talkspurt").text(" " + benchVersion + " · ");
    out.text(call.scenario().id() + " · trial " + call.trial() + " · " + began(call));
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
    if (call.reasons().isEmpty() && call.attempts().isEmpty()) {
      return;
    }
    out.open("ul", "class", "reasons v-" + call.verdict().word());
    for (String reason : call.reasons()) {
      out.leaf("li", reason);
    }
    for (Attempt attempt : call.attempts()) {
      String why = String.join("; ", attempt.reasons());
      out.leaf("li", "call " + attempt.number() + " was made in vain: " + why);
    }
    out.leaf("li", "attributed to: " + call.attribution().word(), "class", "by").close();
  }

  private static void tiles(Markup out, Measurements measured) {
    List<TurnMeasure> turns = measured.turns();
    out.open("dl", "class", "tiles");
    latencies(out, measured);
    long answered = turns.stream().filter(TurnMeasure::answered).count();
    tile(out, "turns answered", answered + " of " + turns.size(), "");
    List<ProbeMeasure> probes =
        measured.probes().stream().filter(ProbeMeasure::interrupts).toList();
    List<ProbeMeasure> valid = probes.stream().filter(ProbeMeasure::valid).toList();
    long yielded = valid.stream().filter(probe -> probe.outcome().equals("yielded")).count();
    double[] stops =
        valid.stream().mapToDouble(ProbeMeasure::stopMs).filter(Double::isFinite).toArray();
    int voided = probes.size() - valid.size();
    if (!probes.isEmpty()) {
      tile(
          out,
          "interruptions yielded to",
          yielded + " of " + valid.size(),
          (stops.length > 0 ? "stopped after " + Labels.ms(Quantile.r8(stops, 0.5)) : "")
              + (voided > 0 ? " " + voided + " void" : ""));
    }
    noises(out, measured.probes());
    List<ToolCallMeasure> judged =
        measured.toolCalls().stream().filter(ToolCallMeasure::judged).toList();
    if (!judged.isEmpty()) {
      long matched = judged.stream().filter(ToolCallMeasure::matched).count();
      tile(out, "tool calls right", matched + " of " + judged.size(), "");
    }
    out.close();
  }

  private static void noises(Markup out, List<ProbeMeasure> probes) {
    List<ProbeMeasure> noises =
        probes.stream().filter(probe -> probe.mustNotStop() && probe.valid()).toList();
    if (!noises.isEmpty()) {
      long talkedOn = noises.stream().filter(probe -> !probe.outcome().equals("yielded")).count();
      boolean only = noises.stream().allMatch(probe -> probe.kind().equals("noise"));
      String what = only ? "noises talked over" : "other sounds talked over";
      tile(out, what, talkedOn + " of " + noises.size(), "");
    }
    List<ProbeMeasure> silent =
        probes.stream().filter(p -> p.into().equals("silence") && p.valid()).toList();
    if (!silent.isEmpty()) {
      long ignored = silent.stream().filter(p -> p.outcome().equals("ignored")).count();
      tile(out, "sounds left unanswered", ignored + " of " + silent.size(), "");
    }
  }

  /** A card for each kind of answer the call has; kinds are never pooled. */
  private static void latencies(Markup out, Measurements measured) {
    for (Summary summary : Summarise.over(List.of(measured))) {
      String name = ANSWERS.get(summary.metric());
      if (name != null && summary.n() > 0) {
        tile(
            out,
            name + (summary.n() > 1 ? ", median" : ""),
            Labels.figure(summary.p50(), summary.metric().unit()),
            summary.metric().definition()
                + " · n "
                + summary.n()
                + (summary.missing() > 0 ? ", " + summary.missing() + " missing" : ""));
      }
    }
  }

  /** When the call began; virtual time has a clock but no calendar. */
  private static String began(CallResult call) {
    Instant epoch = VirtualTime.EPOCH;
    boolean virtual =
        call.simulated()
            && !call.startedAt().isBefore(epoch)
            && call.startedAt().isBefore(epoch.plus(1, ChronoUnit.DAYS));
    return virtual ? "virtual time" : call.startedAt().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void tile(Markup out, String name, String figure, String more) {
    out.open("div").leaf("dt", name).leaf("dd", figure);
    if (!more.isEmpty()) {
      out.leaf("dd", more, "class", "more");
    }
    out.close();
  }
}
