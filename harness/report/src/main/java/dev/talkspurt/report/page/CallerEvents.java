package dev.talkspurt.report.page;

import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.StretchFigures;
import java.util.List;
import java.util.Locale;

/** The lanes of the caller's picture that tell what happened when. */
final class CallerEvents {
  private final Given given;
  private final double pxPerMs;
  private final double lengthMs;
  private final Pen pen;

  CallerEvents(Given given, Markup out, double pxPerMs, double lengthMs) {
    this.given = given;
    this.pxPerMs = pxPerMs;
    this.lengthMs = lengthMs;
    this.pen = new Pen(out, pxPerMs, lengthMs);
  }

  /** Shades and hairlines that go through the panels: to be drawn first. */
  void behind() {
    for (Span span : given.timeline().heard()) {
      shade(span.startMs(), span.endMs(), CallerLanes.WAVE, CallerLanes.WAVE_HEIGHT, Ink.AGENT);
      shade(span.startMs(), span.endMs(), CallerLanes.LEVELS, levelsAndSnr(), Ink.AGENT);
    }
    for (CallerMark mark : given.sounds()) {
      double from = Given.ms(mark.onsetSample());
      double to = Given.ms(mark.offsetSample());
      Ink ink = ink(mark);
      shade(from, to, CallerLanes.WAVE, CallerLanes.WAVE_HEIGHT, ink);
      shade(from, to, CallerLanes.LEVELS, levelsAndSnr(), ink);
    }
  }

  void lanes() {
    conditions();
    agent();
    sounds();
  }

  /** Onsets and offsets over the panels: to be drawn last. */
  void before() {
    for (CallerMark mark : given.sounds()) {
      Ink ink = ink(mark);
      double bottom = CallerLanes.SNR + CallerLanes.SNR_HEIGHT;
      double top = noise(mark) ? CallerLanes.NOISES : CallerLanes.CALLER;
      hairline(Given.ms(mark.onsetSample()), top, bottom, ink);
      hairline(Given.ms(mark.offsetSample()), top, bottom, ink);
    }
  }

  private static double levelsAndSnr() {
    return CallerLanes.SNR + CallerLanes.SNR_HEIGHT - CallerLanes.LEVELS;
  }

  private static boolean noise(CallerMark mark) {
    return ProbeWords.isProbe(mark.role());
  }

  private static Ink ink(CallerMark mark) {
    return noise(mark) ? Ink.NOISE : mark.role().equals("interruption") ? Ink.STOP : Ink.CALLER;
  }

  private void shade(double fromMs, double toMs, double top, double height, Ink ink) {
    pen.bar(fromMs, toMs, top, height, ink, 0.09);
    pen.close();
  }

  private void hairline(double atMs, double top, double bottom, Ink ink) {
    pen.upright(atMs, top, bottom, ink, "1 3");
    pen.close();
  }

  /** Neighbours of the same conditions are one bar. */
  private void conditions() {
    List<StretchFigures> all = given.stretches();
    if (all.isEmpty()) {
      pen.label(4, CallerLanes.CONDITIONS + 12, "not measured: " + given.truth().why(), Ink.FAINT);
    }
    int first = 0;
    for (int i = 1; i <= all.size(); i++) {
      if (i < all.size() && all.get(i).words().equals(all.get(first).words())) {
        continue;
      }
      double to = i == all.size() ? all.get(i - 1).toMs() : all.get(i).fromMs();
      conditions(all.get(first).fromMs(), to, all.get(first).words());
      first = i;
    }
  }

  private void conditions(double fromMs, double toMs, String words) {
    double to = Math.min(toMs, given.track().durationMs()) - 1.5 / pxPerMs;
    pen.bar(fromMs, to, CallerLanes.CONDITIONS, CallerLanes.BAR, Ink.STEP, 1);
    pen.title(words + " (from " + Labels.seconds(fromMs) + " to " + Labels.seconds(toMs) + ")");
    pen.close();
    int room = (int) (((to - fromMs) * pxPerMs - 12) / 6.1);
    if (room >= 3) {
      pen.fitted(fromMs, to, CallerLanes.CONDITIONS + 12.5, Labels.shortened(words, room), Ink.INK);
    }
  }

  private void agent() {
    String who = given.rehearsed() ? "agent's turn (placeholder)" : "agent, as heard";
    String brief = given.rehearsed() ? "placeholder" : "agent";
    for (Span span : given.timeline().heard()) {
      double room = (span.endMs() - span.startMs()) * pxPerMs;
      pen.span(
          span.startMs(),
          span.endMs(),
          CallerLanes.AGENT,
          Ink.AGENT,
          Labels.widthPx(who) < room ? who : Labels.widthPx(brief) < room ? brief : "",
          who + " from " + Labels.seconds(span.startMs()) + " to " + Labels.seconds(span.endMs()));
    }
  }

  private void sounds() {
    for (int i = 0; i < given.sounds().size(); i++) {
      CallerMark mark = given.sounds().get(i);
      double nextMs =
          given.sounds().stream()
              .skip(i + 1L)
              .filter(other -> noise(other) == noise(mark))
              .mapToDouble(other -> Given.ms(other.onsetSample()))
              .findFirst()
              .orElse(lengthMs);
      sound(mark, nextMs);
    }
  }

  private void sound(CallerMark mark, double nextMs) {
    double from = Given.ms(mark.onsetSample());
    double to = Given.ms(mark.offsetSample());
    String when = exact(from);
    String into = given.intoAgentTurn(from).map(text -> ", " + text).orElse("");
    pen.span(
        from,
        to,
        noise(mark) ? CallerLanes.NOISES : CallerLanes.CALLER,
        ink(mark),
        noise(mark)
            ? mark.text() + " at " + when + into + peak(mark)
            : words(mark.text(), (to - from) * pxPerMs, (nextMs - to) * pxPerMs),
        mark.id()
            + " "
            + mark.role()
            + ": "
            + mark.text()
            + " (onset "
            + when
            + into
            + ", offset "
            + exact(to)
            + ")");
  }

  /** All the words if they fit into the bar or beside it, else as many as fit into it. */
  private static String words(String text, double insidePx, double besidePx) {
    boolean fits = Labels.widthPx(text) < Math.max(insidePx, besidePx);
    return fits ? text : Labels.shortened(text, Math.max(4, (int) (insidePx / 6.3) - 2));
  }

  private String peak(CallerMark mark) {
    return given.stretches().stream()
        .filter(s -> s.stepIndex() == mark.stepIndex() && Double.isFinite(s.peakDb()))
        .findFirst()
        .map(s -> String.format(Locale.ROOT, ", peak %.1f dB over speech", s.peakDb()))
        .orElse("");
  }

  static String exact(double ms) {
    return String.format(Locale.ROOT, "%.3f s", ms / 1000);
  }
}
