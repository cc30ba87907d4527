package dev.talkspurt.report.page;

import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.report.given.StretchFigures;
import dev.talkspurt.report.page.LevelCurve.Panel;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The panels of the caller's picture that tell how it sounds: wave, spectrum, levels, SNR. */
final class CallerCurves {
  private static final Panel LEVELS =
      new Panel(CallerLanes.LEVELS, CallerLanes.LEVELS_HEIGHT, -90, 0);

  /** ITU-T P.56 counts as speech what lies up to so far below the active level. */
  private static final double SPEECH_MARGIN_DB = 15.9;

  private static final double SNR_ROOM_DB = 14;
  private static final int MOST_COLUMNS = 1072;

  private final Given given;
  private final Markup out;
  private final double pxPerMs;
  private final double lengthMs;
  private final Pen pen;
  private final Panel snr;
  private final LevelCurve speech;
  private final LevelCurve noise;

  CallerCurves(Given given, Markup out, double pxPerMs, double lengthMs) {
    this.given = given;
    this.out = out;
    this.pxPerMs = pxPerMs;
    this.lengthMs = lengthMs;
    this.pen = new Pen(out, pxPerMs, lengthMs);
    this.snr = snrPanel(given.stretches());
    CallerTruth truth = given.truth();
    this.speech = LevelCurve.of(MeasuredBand.of(truth.speech(), truth.band()), pxPerMs);
    this.noise = LevelCurve.of(MeasuredBand.of(truth.noise(), truth.band()), pxPerMs);
  }

  /** Around all that was asked for and achieved, in steps of 10 dB. */
  private static Panel snrPanel(List<StretchFigures> stretches) {
    double[] shown =
        stretches.stream()
            .flatMapToDouble(s -> DoubleStream.of(s.nominalSnrDb(), s.snrDb()))
            .filter(Double::isFinite)
            .toArray();
    double least = DoubleStream.of(shown).min().orElse(0) - SNR_ROOM_DB;
    double most = DoubleStream.of(shown).max().orElse(20) + SNR_ROOM_DB;
    return new Panel(
        CallerLanes.SNR,
        CallerLanes.SNR_HEIGHT,
        10 * Math.floor(least / 10),
        10 * Math.ceil(most / 10));
  }

  /** Numbers beside the panels, right-aligned at {@code x}. */
  void scales(double x, double dy) {
    for (int khz = 0; khz <= 8; khz += 2) {
      double y =
          CallerLanes.SPECTRUM
              + CallerLanes.SPECTRUM_HEIGHT * (1 - khz * 1000.0 / Spectrogram.TOP_HZ);
      scale(x, y + dy, khz + (khz == 8 ? " kHz" : ""));
    }
    for (double db = LEVELS.most(); db >= LEVELS.least(); db -= 30) {
      scale(x, LEVELS.y(db) + dy, number(db));
    }
    double step = snr.most() - snr.least() > 50 ? 20 : 10;
    for (double db = snr.least(); db <= snr.most(); db += step) {
      scale(x, snr.y(db) + dy, number(db));
    }
  }

  private void scale(double x, double y, String text) {
    out.leaf(
        "text",
        text,
        "x",
        x,
        "y",
        y + 3.5,
        "text-anchor",
        "end",
        "font-size",
        "9.5",
        "fill",
        Ink.FAINT.hex(),
        "class",
        Ink.FAINT.fill());
  }

  private static String number(double value) {
    return Markup.number(value).replace("-", "−");
  }

  void draw() {
    wave();
    spectrum();
    levels();
    snr();
  }

  private void wave() {
    double middle = CallerLanes.WAVE + CallerLanes.WAVE_HEIGHT / 2;
    level(middle, 0, lengthMs, Ink.CALLER, "0.35", null);
    out.empty(
        "path",
        "transform",
        String.format(Locale.ROOT, "translate(0 %s) scale(%.6f 1)", Markup.number(middle), pxPerMs),
        "d",
        Peaks.of(given.track(), 1 / pxPerMs).path(CallerLanes.WAVE_HEIGHT / 2),
        "fill",
        Ink.CALLER.hex(),
        "class",
        Ink.CALLER.fill() + " ts-wave");
  }

  private void spectrum() {
    double widthPx = given.track().durationMs() * pxPerMs;
    if (widthPx < 1) {
      return;
    }
    out.empty(
        "image",
        "x",
        0.0,
        "y",
        CallerLanes.SPECTRUM,
        "width",
        widthPx,
        "height",
        CallerLanes.SPECTRUM_HEIGHT,
        "preserveAspectRatio",
        "none",
        "href",
        Spectrogram.dataUri(given.track(), (int) Math.ceil(Math.min(widthPx, MOST_COLUMNS))));
    frame(CallerLanes.SPECTRUM, CallerLanes.SPECTRUM_HEIGHT);
  }

  private void levels() {
    frame(LEVELS.top(), LEVELS.height());
    curve(LevelCurve.of(given.track(), pxPerMs).path(LEVELS, pxPerMs), Ink.FAINT, "0.9", "2 1.5");
    curve(noise.path(LEVELS, pxPerMs), Ink.NOISE, "1.4", null);
    curve(speech.path(LEVELS, pxPerMs), Ink.CALLER, "1.4", null);
    double active = given.truth().speechActiveDbov();
    if (Double.isFinite(active)) {
      double y = LEVELS.y(active);
      level(y, 0, lengthMs, Ink.CALLER, "0.9", "7 4");
      String words =
          String.format(Locale.ROOT, "active speech level (P.56) %.1f dBov", active)
              .replace("-", "−");
      pen.label(4, y - 4, words, Ink.CALLER);
    }
  }

  private void snr() {
    frame(snr.top(), snr.height());
    List<StretchFigures> noisy =
        given.stretches().stream().filter(s -> Double.isFinite(s.nominalSnrDb())).toList();
    if (noisy.isEmpty()) {
      pen.label(4, snr.top() + 14, "no background noise at an SNR", Ink.FAINT);
      return;
    }
    double least = given.truth().speechActiveDbov() - SPEECH_MARGIN_DB;
    curve(speech.over(noise, least).path(snr, pxPerMs), Ink.FAINT, "1", null);
    noisy.forEach(this::snr);
  }

  /** Asked for: dashed, as long as it holds. Achieved: solid, over the sound. */
  private void snr(StretchFigures stretch) {
    level(snr.y(stretch.nominalSnrDb()), stretch.fromMs(), stretch.toMs(), Ink.INK, "1", "6 4");
    if (stretch.speaks() && Double.isFinite(stretch.snrDb())) {
      double y = snr.y(stretch.snrDb());
      level(y, stretch.onsetMs(), stretch.offsetMs(), Ink.INK, "1", null, "2.5");
      pen.label(
          stretch.onsetMs() * pxPerMs + 2,
          snr.bottom() - 5,
          String.format(Locale.ROOT, "achieved %.2f dB", stretch.snrDb()).replace("-", "−"),
          Ink.INK);
    }
  }

  private void frame(double top, double height) {
    out.empty(
        "rect",
        "x",
        0.0,
        "y",
        top,
        "width",
        lengthMs * pxPerMs,
        "height",
        height,
        "fill",
        "none",
        "stroke",
        Ink.GRID.hex(),
        "class",
        Ink.GRID.line());
  }

  private void curve(String path, Ink ink, String width, String dashes) {
    if (!path.isEmpty()) {
      out.empty(
          "path",
          "d",
          path,
          "fill",
          "none",
          "stroke",
          ink.hex(),
          "stroke-width",
          width,
          "stroke-linejoin",
          "round",
          "stroke-dasharray",
          dashes,
          "class",
          ink.line());
    }
  }

  private void level(double y, double fromMs, double toMs, Ink ink, String opacity, String dashes) {
    level(y, fromMs, toMs, ink, opacity, dashes, "1.2");
  }

  private void level(
      double y, double fromMs, double toMs, Ink ink, String opacity, String dashes, String width) {
    out.empty(
        "line",
        "x1",
        fromMs * pxPerMs,
        "x2",
        Math.min(toMs, lengthMs) * pxPerMs,
        "y1",
        y,
        "y2",
        y,
        "stroke",
        ink.hex(),
        "stroke-width",
        width,
        "stroke-opacity",
        opacity,
        "stroke-dasharray",
        dashes,
        "class",
        ink.line());
  }
}
