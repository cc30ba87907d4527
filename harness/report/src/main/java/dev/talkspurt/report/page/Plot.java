package dev.talkspurt.report.page;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Chunk;
import dev.talkspurt.conversation.Timeline.Moment;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolCallMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.run.CallResult;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Draws a call's lanes on one time axis as SVG.
 *
 * <p>Every shape carries its times in {@code data-a} and {@code data-b} (ms), so a page can stretch
 * the axis; colours stand in the shapes themselves for viewers that drop styles, and in classes for
 * pages that have their own. Not thread-safe.
 */
final class Plot {
  private static final double PAD_MS = 250;

  private final CallResult call;
  private final Timeline timeline;
  private final Markup out;
  private final double pxPerMs;
  private final Pen pen;

  Plot(CallResult call, Markup out, double pxPerMs) {
    this.call = call;
    this.timeline = call.timeline();
    this.out = out;
    this.pxPerMs = pxPerMs;
    this.pen = new Pen(out, pxPerMs, lengthMs(timeline));
  }

  /** Length of the axis: both tracks and the close. */
  static double lengthMs(Timeline timeline) {
    double tracks =
        Math.max(timeline.callerTrack().durationMs(), timeline.heardTrack().durationMs());
    double closed = Double.isNaN(timeline.closedAtMs()) ? 0 : timeline.closedAtMs();
    return Math.max(tracks, closed) + PAD_MS;
  }

  void draw() {
    grid();
    bands();
    wave("caller", Peaks.of(timeline.callerTrack()), Lanes.CALLER_TOP);
    wave("agent", Peaks.of(timeline.heardTrack()), Lanes.AGENT_TOP);
    new PlotConditions(Given.of(call), pen).draw();
    each(timeline.steps(), StepSpan::startMs, this::step);
    each(call.measurements().turns(), TurnMeasure::callerOffsetMs, this::latency);
    each(call.measurements().probes(), ProbeMeasure::onsetMs, this::stop);
    each(timeline.flushesMs(), Double::doubleValue, this::flush);
    each(timeline.chunks(), Chunk::arrivedMs, this::arrival);
    each(timeline.toolUses(), ToolUse::calledMs, this::tool);
    each(drawnSignals(), Moment::atMs, this::signal);
    new PlotFindings(call.findings(), pen, pxPerMs).draw();
  }

  /** What has no time cannot be drawn; the tables tell of it. */
  private static <T> void each(List<T> things, ToDoubleFunction<T> time, Consumer<T> draw) {
    things.stream().filter(thing -> Double.isFinite(time.applyAsDouble(thing))).forEach(draw);
  }

  private void grid() {
    double length = lengthMs(timeline);
    double tick = Ticks.stepMs(pxPerMs);
    out.open("g", "class", "ts-grid");
    for (double at = 0; at < length; at += tick) {
      out.empty(
          "line",
          "x1",
          at * pxPerMs,
          "x2",
          at * pxPerMs,
          "y1",
          Lanes.AXIS + 16,
          "y2",
          Lanes.HEIGHT,
          "stroke",
          Ink.GRID.hex(),
          "class",
          Ink.GRID.line());
      String label = Ticks.label(at, tick);
      // A label cut off at the edge would read as another time.
      if (at * pxPerMs + Labels.widthPx(label) <= length * pxPerMs) {
        pen.label(at * pxPerMs + 3, Lanes.AXIS + 12, label, Ink.FAINT);
      }
    }
    pen.close();
  }

  /** Talkspurts, as shades behind the waves. */
  private void bands() {
    for (CallerSound sound : timeline.caller()) {
      boolean noise = ProbeWords.isProbe(sound.role());
      Ink ink = noise ? Ink.NOISE : Ink.CALLER;
      String what = (noise ? ProbeWords.name(sound.role()) + ": " : "") + sound.text();
      band(sound.onsetMs(), sound.offsetMs(), Lanes.CALLER_TOP, ink, what);
    }
    for (Span span : timeline.heard()) {
      band(span.startMs(), span.endMs(), Lanes.AGENT_TOP, Ink.AGENT, "agent speaks");
    }
  }

  private void band(double fromMs, double toMs, double top, Ink ink, String what) {
    pen.bar(fromMs, toMs, top, Lanes.WAVE_HEIGHT, ink, 0.1);
    pen.title(what + " (" + Labels.seconds(fromMs) + " to " + Labels.seconds(toMs) + ")");
    pen.close();
  }

  private void wave(String who, Peaks peaks, double top) {
    Ink ink = who.equals("caller") ? Ink.CALLER : Ink.AGENT;
    double middle = top + Lanes.WAVE_HEIGHT / 2;
    out.empty(
        "line",
        "x1",
        0.0,
        "x2",
        lengthMs(timeline) * pxPerMs,
        "y1",
        middle,
        "y2",
        middle,
        "data-a",
        0.0,
        "data-b",
        lengthMs(timeline),
        "stroke",
        ink.hex(),
        "stroke-opacity",
        "0.35",
        "class",
        ink.line());
    out.empty(
        "path",
        "data-wave",
        middle,
        "transform",
        String.format(Locale.ROOT, "translate(0 %s) scale(%.6f 1)", Markup.number(middle), pxPerMs),
        "d",
        peaks.path(Lanes.WAVE_HEIGHT / 2),
        "fill",
        ink.hex(),
        "class",
        ink.fill() + " ts-wave");
  }

  private void step(StepSpan step) {
    double from = Math.max(0, step.startMs());
    double to = Double.isNaN(step.endMs()) ? lengthMs(timeline) : step.endMs();
    boolean bad = step.outcome().equals("timedOut") || step.outcome().equals("skipped");
    pen.bar(from, to - 1 / pxPerMs, Lanes.STEPS, Lanes.STEP_HEIGHT, bad ? Ink.FAILED : Ink.STEP, 1);
    String name = step.index() + 1 + " " + step.kind();
    pen.title(
        "step "
            + name
            + ", line "
            + step.line()
            + (step.detail().isEmpty() ? "" : ": ")
            + step.detail());
    pen.close();
    pen.fitted(from, to, Lanes.STEPS + 13, name, Ink.INK);
  }

  private void latency(TurnMeasure turn) {
    if (Double.isNaN(turn.v2vAudibleMs())) {
      if (!turn.answered() && !turn.agentInterrupted()) {
        pen.after(turn.callerOffsetMs(), "no answer", Lanes.LATENCY, Ink.FAILED);
      }
      return;
    }
    double from = turn.callerOffsetMs();
    double to = from + turn.v2vAudibleMs();
    link(from, to, Ink.LATENCY);
    pen.span(
        from,
        to,
        Lanes.LATENCY,
        Ink.LATENCY,
        Labels.ms(turn.v2vAudibleMs()),
        "response latency of " + turn.id() + ": caller's last to agent's first audible sample");
  }

  private void stop(ProbeMeasure probe) {
    if (Double.isNaN(probe.stopMs())) {
      pen.after(probe.onsetMs(), ProbeWords.outcome(probe), Lanes.STOP, Ink.STOP);
      return;
    }
    double to = probe.onsetMs() + probe.stopMs();
    link(probe.onsetMs(), to, Ink.STOP);
    pen.span(
        probe.onsetMs(),
        to,
        Lanes.STOP,
        Ink.STOP,
        (probe.outcome().equals("yielded") ? "stopped after " : probe.outcome() + " ")
            + Labels.ms(probe.stopMs()),
        ProbeWords.name(probe.kind())
            + " "
            + probe.id()
            + ": caller's onset to the agent's last audible sample");
  }

  /** The shade that ties a span to both waves. */
  private void link(double fromMs, double toMs, Ink ink) {
    pen.bar(fromMs, toMs, Lanes.CALLER_TOP, Lanes.AGENT_BOTTOM - Lanes.CALLER_TOP, ink, 0.13);
    pen.close();
    for (double at : new double[] {fromMs, toMs}) {
      pen.upright(at, Lanes.CALLER_TOP, Lanes.AGENT_BOTTOM, ink, null);
      pen.close();
    }
  }

  private void flush(double atMs) {
    pen.upright(atMs, Lanes.AGENT_TOP - 3, Lanes.AGENT_BOTTOM, Ink.FLUSH, "3 2");
    pen.title("playout flushed at " + Labels.seconds(atMs));
    pen.close();
  }

  private void arrival(Chunk chunk) {
    pen.upright(
        chunk.arrivedMs(), Lanes.ARRIVALS, Lanes.ARRIVALS + Lanes.ARRIVALS_HEIGHT, Ink.AGENT, null);
    pen.close();
  }

  private void tool(ToolUse use) {
    boolean open = Double.isNaN(use.answeredMs());
    double to =
        open
            ? Double.isNaN(use.cancelledMs()) ? lengthMs(timeline) : use.cancelledMs()
            : use.answeredMs();
    boolean bad = !use.injectedFault().isEmpty() || isWrong(use);
    String took = open ? " no answer" : " " + Labels.ms(to - use.calledMs());
    String fault = use.injectedFault().isEmpty() ? "" : " (" + use.injectedFault() + ")";
    pen.span(
        use.calledMs(),
        to,
        pen.freeRow(use.calledMs(), Lanes.TOOLS, Lanes.MORE_TOOLS),
        bad ? Ink.FAILED : Ink.TOOL,
        use.name() + took + fault,
        use.name() + Labels.shortened(use.args().compact(), 200));
  }

  private boolean isWrong(ToolUse use) {
    return call.measurements().toolCalls().stream()
        .filter(ToolCallMeasure::judged)
        .anyMatch(measure -> measure.id().equals(use.id()) && !measure.matched());
  }

  private void signal(Moment moment) {
    if (moment.atMs() < 0) {
      return;
    }
    Ink ink = isInterruption(moment) ? Ink.STOP : Ink.FAINT;
    double top = isUpper(moment) ? Lanes.SIGNALS : Lanes.MORE_SIGNALS;
    pen.upright(moment.atMs(), top, top + Lanes.SPAN_HEIGHT, ink, null);
    pen.title(
        moment.kind()
            + " at "
            + Labels.seconds(moment.atMs())
            + " "
            + Labels.shortened(moment.detail(), 120));
    pen.close();
    String words = moment.kind().replace("End", " end").replace("activityStart", "activity start");
    pen.between(moment.atMs(), nextInRow(moment), words, top, ink);
  }

  /** What became of the state is no event, and a tool's fault stands at its call. */
  private List<Moment> drawnSignals() {
    return timeline.signals().stream()
        .filter(moment -> !moment.kind().equals(Timeline.FINAL_STATE))
        .filter(moment -> !moment.kind().equals(Timeline.TOOL_FAULT))
        .toList();
  }

  private double nextInRow(Moment moment) {
    return drawnSignals().stream()
        .filter(other -> isUpper(other) == isUpper(moment))
        .mapToDouble(Moment::atMs)
        .filter(ms -> ms > moment.atMs())
        .min()
        .orElse(Double.NaN);
  }

  /** A turn's end often follows on these at once: it stands in the row below. */
  private static boolean isUpper(Moment moment) {
    return isInterruption(moment) || moment.kind().equals("audioEnd");
  }

  private static boolean isInterruption(Moment moment) {
    return moment.kind().equals("interrupted");
  }
}
