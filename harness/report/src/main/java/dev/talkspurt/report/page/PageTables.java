package dev.talkspurt.report.page;

import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.metric.FaultMeasure;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.report.Headline;
import dev.talkspurt.run.CallResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of a page: turns, interruptions, tool calls, recovery, script steps, metrics. */
final class PageTables {
  private static final double LEAD_MS = 800;

  private PageTables() {}

  static void write(Markup out, CallResult call, List<Summary> metrics) {
    turns(out, call.measurements().turns());
    TurnLatencies.write(out, call);
    probes(out, call.measurements().probes());
    tools(out, call.measurements().toolCalls());
    faults(out, call.measurements().faults());
    PageStatements.write(out, call.measurements().statements());
    PageQuality.write(out, call.measurements().readings());
    metrics(out, metrics);
    steps(out, call.timeline().steps());
  }

  private static void turns(Markup out, List<TurnMeasure> turns) {
    if (turns.isEmpty()) {
      return;
    }
    begin(
        out,
        "Turns",
        "turn",
        "#caller ends",
        "#answer starts",
        "#V2V_AUDIBLE",
        "#TTFP",
        "#PAD",
        "#TOOL_RT1",
        "#TOOL_RT2",
        "remarks");
    for (TurnMeasure turn : turns) {
      row(out, turn.callerOffsetMs());
      cell(out, turn.id());
      figure(out, Labels.seconds(turn.callerOffsetMs()));
      figure(out, Labels.seconds(turn.answerOnsetMs()));
      out.open("td", "class", "n").leaf("b", Labels.ms(turn.v2vAudibleMs())).close();
      figure(out, Labels.ms(turn.ttfpMs()));
      figure(out, Labels.ms(turn.padMs()));
      figure(out, Labels.ms(turn.toolRt1Ms()));
      figure(out, Labels.ms(turn.toolRt2Ms()));
      cell(out, remarks(turn));
      out.close();
    }
    end(out);
  }

  private static String remarks(TurnMeasure turn) {
    String timing = timing(turn);
    int attempt = turn.asking().attempt();
    String again = attempt > 1 ? "said for the " + ordinal(attempt) + " time" : "";
    String asked = turn.asking().asked() ? "the agent asked to hear it again" : "";
    return Stream.of(timing, again, asked)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String ordinal(int attempt) {
    return attempt == 2 ? "2nd" : attempt == 3 ? "3rd" : attempt + "th";
  }

  private static String timing(TurnMeasure turn) {
    if (turn.agentInterrupted()) {
      return "the agent spoke over the caller's end: no latency";
    }
    if (!turn.answered()) {
      return "no answer within 15 s";
    }
    return (turn.first() ? "first response of the call" : "")
        + (turn.first() && turn.toolTurn() ? "; " : "")
        + (turn.toolTurn() ? "with tools (" + Labels.ms(turn.toolExecMs()) + " in them)" : "");
  }

  private static void probes(Markup out, List<ProbeMeasure> probes) {
    if (probes.isEmpty()) {
      return;
    }
    begin(
        out,
        !probes.stream().allMatch(ProbeMeasure::interrupts)
            ? "Interruptions, and sounds that are none"
            : "Interruptions",
        "probe",
        "#caller starts",
        "outcome",
        "#BI_DETECT",
        "#BI_STOP",
        "#BI_STOP_NOFLUSH",
        "#BI_OVERLAP",
        "#agent heard before",
        "#agent speech left");
    for (ProbeMeasure probe : probes) {
      row(out, probe.onsetMs());
      cell(out, probe.id() + " " + probe.kind());
      figure(out, Labels.seconds(probe.onsetMs()));
      cell(out, ProbeWords.outcome(probe));
      figure(out, Labels.ms(probe.detectMs()));
      out.open("td", "class", "n").leaf("b", Labels.ms(probe.stopMs())).close();
      figure(out, Labels.ms(probe.stopNoFlushMs()));
      figure(out, Labels.ms(probe.overlapMs()));
      figure(out, Labels.ms(probe.agentHeardBeforeMs()));
      figure(out, Labels.ms(probe.remainingMs()));
      out.close();
    }
    end(out);
  }

  private static void tools(Markup out, List<ToolCallMeasure> calls) {
    if (calls.isEmpty()) {
      return;
    }
    begin(
        out, "Tool calls", "tool", "arguments", "expected", "judged", "#called", "#took", "fault");
    for (ToolCallMeasure call : calls) {
      row(out, call.calledMs());
      cell(out, call.name());
      out.open("td").leaf("code", Labels.shortened(call.args().compact(), 400)).close();
      cell(out, call.expected());
      String verdict = !call.judged() ? "not judged" : call.matched() ? "right" : call.cause();
      String style = !call.judged() ? null : call.matched() ? "good" : "bad";
      out.leaf("td", verdict, "class", style);
      figure(out, Labels.seconds(call.calledMs()));
      figure(out, Labels.ms(call.answeredMs() - call.calledMs()));
      cell(out, call.injectedFault());
      out.close();
    }
    end(out);
  }

  private static void faults(Markup out, List<FaultMeasure> faults) {
    if (faults.isEmpty()) {
      return;
    }
    begin(
        out,
        "Recovery",
        "fault",
        "#from",
        "#to",
        "outcome",
        "#TTR",
        "#turns",
        "#said again",
        "goals",
        "collateral damage");
    for (FaultMeasure fault : faults) {
      row(out, fault.startMs());
      cell(out, fault.id() + " " + fault.faultClass());
      figure(out, Labels.seconds(fault.startMs()));
      figure(out, Labels.seconds(fault.endMs()));
      String style = !fault.counts() ? null : fault.clean() ? "good" : "bad";
      out.leaf("td", outcome(fault), "class", style);
      out.open("td", "class", "n").leaf("b", Labels.ms(fault.ttrMs())).close();
      figure(out, fault.recovered() ? String.valueOf(fault.turnsToRecover()) : "");
      figure(out, String.valueOf(fault.repeatsUsed()));
      cell(out, String.join("; ", fault.goals().stream().map(PageTables::goal).toList()));
      cell(out, String.join("; ", fault.collateral()));
      out.close();
    }
    end(out);
  }

  private static String outcome(FaultMeasure fault) {
    if (!fault.valid()) {
      return "void: " + fault.voidReason();
    }
    if (fault.endedEarly()) {
      return "the call was over too soon to tell";
    }
    return fault.clean()
        ? "recovered"
        : fault.recovered() ? "recovered, with damage" : "not recovered";
  }

  private static String goal(FaultMeasure.GoalMeasure goal) {
    return goal.text()
        + (goal.reached() ? " (" + Labels.seconds(goal.reachedMs()) + ")" : " (never)");
  }

  /** Metrics that nothing in the call could be measured by are left out. */
  private static void metrics(Markup out, List<Summary> all) {
    metrics(out, "Metrics of this call", Headline.of(all), false);
    metrics(out, "More metrics", Headline.others(all), true);
  }

  private static void metrics(Markup out, String title, List<Summary> metrics, boolean folded) {
    if (metrics.isEmpty()) {
      return;
    }
    if (folded) {
      out.open("details", "class", "more-tables")
          .leaf("summary", title + " (" + metrics.size() + ")");
    }
    begin(
        out,
        title,
        "definition",
        "meaning",
        "#n",
        "#missing",
        "#value or median",
        "#95 % interval",
        "#p90",
        "#p95",
        "#least",
        "#most");
    for (Summary metric : metrics) {
      String unit = metric.metric().unit();
      beginMetric(out, metric);
      boolean rate = metric.value().isPresent();
      figure(
          out,
          Labels.figure(rate ? metric.lo() : metric.p50Lo(), unit)
              + " … "
              + Labels.figure(rate ? metric.hi() : metric.p50Hi(), unit));
      figure(out, Labels.figure(metric.p90(), unit));
      figure(out, Labels.figure(metric.p95(), unit));
      figure(out, Labels.figure(metric.min(), unit));
      figure(out, Labels.figure(metric.max(), unit));
      out.close();
    }
    end(out);
    if (folded) {
      out.close();
    }
  }

  /** The columns of a metric from its definition to its value. */
  static void beginMetric(Markup out, Summary metric) {
    String unit = metric.metric().unit();
    boolean rate = metric.value().isPresent();
    row(out, Double.NaN);
    out.open("td").leaf("code", metric.metric().definition()).close();
    cell(out, metric.metric().meaning());
    figure(out, String.valueOf(metric.n()));
    figure(out, String.valueOf(metric.missing()));
    String main = Labels.figure(rate ? metric.value() : metric.p50(), unit);
    out.open("td", "class", "n").leaf("b", main).close();
  }

  private static void steps(Markup out, List<StepSpan> steps) {
    begin(out, "Script", "step", "#line", "outcome", "#from", "#to", "remarks");
    for (StepSpan step : steps) {
      row(out, step.startMs() + LEAD_MS);
      cell(out, step.index() + 1 + " " + step.kind());
      figure(out, String.valueOf(step.line()));
      cell(out, step.ran() ? step.outcome() : "not run");
      figure(out, Labels.seconds(step.startMs()));
      figure(out, Labels.seconds(step.endMs()));
      cell(out, step.detail());
      out.close();
    }
    end(out);
  }

  /** A heading that begins with # stands over figures. */
  static void begin(Markup out, String title, String... headings) {
    out.open("section", "class", "card").leaf("h2", title);
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String heading : headings) {
      boolean figures = heading.startsWith("#");
      out.leaf(
          "th",
          figures ? heading.substring(1) : heading,
          "scope",
          "col",
          "class",
          figures ? "n" : null);
    }
    out.close().close().open("tbody");
  }

  static void end(Markup out) {
    out.close().close().close().close();
  }

  /** A row that plays from a little before its moment. */
  static void row(Markup out, double atMs) {
    Double at = Double.isFinite(atMs) ? Math.max(0, atMs - LEAD_MS) : null;
    out.open("tr", "data-at", at, "tabindex", at == null ? null : "0");
  }

  static void cell(Markup out, String text) {
    out.leaf("td", text, "dir", "auto");
  }

  static void figure(Markup out, String text) {
    out.leaf("td", text, "class", "n");
  }
}
