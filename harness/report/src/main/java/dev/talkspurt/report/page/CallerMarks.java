package dev.talkspurt.report.page;

import dev.talkspurt.conversation.NetworkTruth;
import dev.talkspurt.line.FrameLoss;
import dev.talkspurt.noise.NoiseEvent;
import dev.talkspurt.report.given.Given;
import java.util.Comparator;
import java.util.List;

/** The lanes of the caller's picture with many small marks: background, losses, network, clips. */
final class CallerMarks {
  private static final double LABELLED_OUTAGE_MS = 100;

  /** More marks than this share one shape: a long call's picture must stay small. */
  private static final int MOST_TITLED = 60;

  private static final int MOST_TICKS = 1000;
  private static final int FULL_SCALE = 32767;

  private final Given given;
  private final Markup out;
  private final double pxPerMs;
  private final Pen pen;

  CallerMarks(Given given, Markup out, double pxPerMs, double lengthMs) {
    this.given = given;
    this.out = out;
    this.pxPerMs = pxPerMs;
    this.pen = new Pen(out, pxPerMs, lengthMs);
  }

  void draw() {
    beds();
    lost();
    network();
    clipped();
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
    pen.title(kind + " at " + CallerEvents.exact(from) + " to " + CallerEvents.exact(to));
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
        mark(path, Given.ms(sample), Given.ms(FrameLoss.FRAME_SAMPLES), CallerLanes.LOST);
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
      pen.title(
          what + " from " + CallerEvents.exact(outage.startMs()) + " to " + CallerEvents.exact(to));
      pen.close();
      // Jitter alone makes many short ones, which their titles tell; their words would overlap.
      if (to - outage.startMs() >= LABELLED_OUTAGE_MS) {
        String words = what + " " + Labels.ms(to - outage.startMs());
        pen.after(to, words, CallerLanes.NETWORK - 2, ink);
      }
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
