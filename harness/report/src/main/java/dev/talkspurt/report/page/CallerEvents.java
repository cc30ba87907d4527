package dev.talkspurt.report.page;

import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.NetworkTruth;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.noise.NoiseEvent;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.StretchFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The lanes of the caller's picture that tell what happened when. */
final class CallerEvents {
  private static final int FRAME_SAMPLES = 320;

  /** More marks than this share one shape: a long call's picture must stay small. */
  private static final int MOST_TITLED = 60;

  private static final int MOST_TICKS = 1000;
  private static final int FULL_SCALE = 32767;

  private final Given given;
  private final Markup out;
  private final double pxPerMs;
  private final double lengthMs;
  private final Pen pen;

  CallerEvents(Given given, Markup out, double pxPerMs, double lengthMs) {
    this.given = given;
    this.out = out;
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
    beds();
    lost();
    network();
    clipped();
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
    return mark.role().equals("noise");
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

  private static String exact(double ms) {
    return String.format(Locale.ROOT, "%.3f s", ms / 1000);
  }

  /** The single sounds of the background: coughs, keys, doors. */
  private void beds() {
    List<NoiseEvent> events =
        given.truth().stretches().stream()
            .flatMap(stretch -> stretch.background().stream())
            .flatMap(bed -> bed.events().stream())
            .filter(event -> Given.ms(event.onsetSample()) < given.track().durationMs())
            .sorted(Comparator.comparingLong(NoiseEvent::onsetSample))
            .toList();
    if (events.isEmpty()) {
      pen.label(4, CallerLanes.BEHIND + 10, "no single sounds", Ink.FAINT);
    } else if (events.size() > MOST_TITLED) {
      StringBuilder path = new StringBuilder();
      for (NoiseEvent event : events) {
        double from = Given.ms(event.onsetSample());
        mark(path, from, Given.ms(event.offsetSample()) - from, CallerLanes.BEHIND);
      }
      marks(path, Ink.NOISE, "ts-beds", events.size() + " single sounds of the background");
    } else {
      for (int i = 0; i < events.size(); i++) {
        bed(events.get(i), i + 1 < events.size() ? events.get(i + 1).onsetSample() : lastSample());
      }
    }
  }

  private long lastSample() {
    return given.track().sampleCount();
  }

  private void bed(NoiseEvent event, long nextSample) {
    double from = Given.ms(event.onsetSample());
    double to = Given.ms(event.offsetSample());
    String kind = event.kind().label();
    pen.bar(from, to, CallerLanes.BEHIND, CallerLanes.TICK, Ink.NOISE, 0.55);
    pen.title(kind + " at " + exact(from) + " to " + exact(to));
    pen.close();
    pen.between(to, Given.ms(nextSample), kind, CallerLanes.BEHIND - 2, Ink.NOISE);
  }

  private void lost() {
    List<Long> lost =
        given.truth().stretches().stream().flatMap(s -> s.lostSamples().stream()).toList();
    if (lost.isEmpty()) {
      none(CallerLanes.LOST);
      return;
    }
    StringBuilder path = new StringBuilder();
    double fromMs = lost.size() > MOST_TICKS ? 0 : Double.NEGATIVE_INFINITY;
    for (long sample : lost) {
      if (Given.ms(sample) >= fromMs) {
        mark(path, Given.ms(sample), Given.ms(FRAME_SAMPLES), CallerLanes.LOST);
        fromMs = Double.isFinite(fromMs) ? Given.ms(sample) + 1 / pxPerMs : fromMs;
      }
    }
    marks(path, Ink.FAILED, "ts-lost", lost.size() + " frames of 20 ms lost on the line");
  }

  private void marks(StringBuilder path, Ink ink, String style, String title) {
    out.open("path", "d", path, "fill", ink.hex(), "class", ink.fill() + " " + style);
    pen.title(title);
    pen.close();
  }

  private void none(double top) {
    pen.label(4, top + 10, given.measured() ? "none" : "–", Ink.FAINT);
  }

  private void mark(StringBuilder path, double fromMs, double lengthMs, double top) {
    double width = Math.max(1, lengthMs * pxPerMs);
    path.append('M')
        .append(Markup.number(fromMs * pxPerMs))
        .append(' ')
        .append(Markup.number(top))
        .append('h')
        .append(Markup.number(width))
        .append('v')
        .append(Markup.number(CallerLanes.TICK))
        .append("h-")
        .append(Markup.number(width))
        .append('z');
  }

  private void network() {
    if (given.network().outages().isEmpty()) {
      pen.label(4, CallerLanes.NETWORK + 10, "none", Ink.FAINT);
    }
    for (NetworkTruth.Outage outage : given.network().outages()) {
      double to = outage.endMs();
      Ink ink = outage.dropped() ? Ink.FAILED : Ink.TOOL;
      pen.bar(outage.startMs(), to, CallerLanes.NETWORK, CallerLanes.TICK, ink, 1);
      String what = outage.dropped() ? "dropped" : "held";
      pen.title(what + " from " + exact(outage.startMs()) + " to " + exact(to));
      pen.close();
      String words = what + " " + Labels.ms(to - outage.startMs());
      pen.after(to, words, CallerLanes.NETWORK - 2, ink);
    }
  }

  /** Places where the samples sent stand at full scale. */
  private void clipped() {
    StringBuilder path = new StringBuilder();
    double nextMs = 0;
    for (int i = 0; i < given.track().sampleCount(); i++) {
      double atMs = Given.ms(i);
      if (Math.abs((int) given.track().at(i)) >= FULL_SCALE && atMs >= nextMs) {
        mark(path, atMs, 0, CallerLanes.WAVE - 1);
        nextMs = atMs + 1 / pxPerMs;
      }
    }
    if (path.length() > 0) {
      marks(path, Ink.FAILED, "ts-clip", "samples at full scale");
    }
  }
}
