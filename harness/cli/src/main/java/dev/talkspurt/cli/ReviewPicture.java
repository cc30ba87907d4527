package dev.talkspurt.cli;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A recording's waveform with its edges marked, as an SVG file. */
final class ReviewPicture {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 240;
  private static final int TOP = 30;
  private static final int MIDDLE = 120;
  private static final int HALF = 84;
  private static final int TICKS = 10;

  /** What a label takes, in pixels. */
  private static final int LABEL = 100;

  private final StringBuilder svg = new StringBuilder();
  private final AudioClip audio;

  private ReviewPicture(AudioClip audio) {
    this.audio = audio;
  }

  /** The picture of {@code audio}; {@code name} is made of small letters, digits and hyphens. */
  static ReviewPicture of(String name, AudioClip audio, int onsetSample, int offsetSample) {
    ReviewPicture picture = new ReviewPicture(audio);
    picture.draw(name, onsetSample, offsetSample);
    return picture;
  }

  void write(Path file) {
    try {
      Files.writeString(file, svg);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private void draw(String name, int onsetSample, int offsetSample) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
            + " height=\"%d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\""
            + " aria-label=\"Waveform of %s, speech from %.3f s to %.3f s\">%n",
        WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(name), seconds(onsetSample), seconds(offsetSample));
    add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", WIDTH, HEIGHT);
    add(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eaf2fb\"/>%n",
        x(onsetSample), TOP, x(offsetSample) - x(onsetSample), 2 * HALF + 12);
    add("<path d=\"%s\" stroke=\"#33608c\" fill=\"none\"/>%n", wave());
    // Beside each other they need room; a short word leaves it outside.
    boolean inside = x(offsetSample) - x(onsetSample) > 2 * LABEL;
    edge("onset", onsetSample, inside || x(onsetSample) < LABEL);
    edge("offset", offsetSample, !inside && x(offsetSample) < WIDTH - LABEL);
    axis();
    add("<text x=\"4\" y=\"14\" font-weight=\"bold\">%s</text>%n</svg>%n", escaped(name));
  }

  private String wave() {
    StringBuilder path = new StringBuilder();
    double scale = HALF / (32768 * Math.max(0.01, Levels.dbToAmplitude(Levels.peakDbfs(audio))));
    for (int column = 0; column < WIDTH; column++) {
      int from = (int) ((long) audio.sampleCount() * column / WIDTH);
      int to = (int) ((long) audio.sampleCount() * (column + 1) / WIDTH);
      int low = 0;
      int high = 0;
      for (int i = from; i < to; i++) {
        low = Math.min(low, audio.at(i));
        high = Math.max(high, audio.at(i));
      }
      path.append(
          String.format(
              Locale.ROOT,
              "M%.1f %.1fV%.1f",
              column + 0.5,
              MIDDLE - high * scale - 0.25,
              MIDDLE - low * scale + 0.25));
    }
    return path.toString();
  }

  private void edge(String label, int sample, boolean rightwards) {
    add("<path d=\"M%.1f %dV%d\" stroke=\"#b3261e\"/>%n", x(sample), TOP - 8, MIDDLE + HALF + 6);
    add(
        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#b3261e\">%s %.3f s</text>%n",
        x(sample) + (rightwards ? 4 : -4),
        TOP - 2,
        rightwards ? "start" : "end",
        label,
        seconds(sample));
  }

  private void axis() {
    double step = step(seconds(audio.sampleCount()) / TICKS);
    for (int i = 0; i * step <= seconds(audio.sampleCount()); i++) {
      double x = x(i * step * audio.sampleRateHz());
      add("<path d=\"M%.1f %dv5\" stroke=\"#666\"/>%n", x, HEIGHT - 26);
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#444\">%s s</text>%n",
          x,
          HEIGHT - 8,
          i == 0 ? "start" : "middle",
          BigDecimal.valueOf(StrictMath.round(i * step * 10), 1)
              .stripTrailingZeros()
              .toPlainString());
    }
  }

  /** The least of 0.1, 0.2, 0.5, 1, 2, 5 … that is not below {@code least}. */
  private static double step(double least) {
    double step = 0.1;
    double[] factors = {2, 2.5, 2};
    for (int i = 0; step < least; i++) {
      step *= factors[i % factors.length];
    }
    return step;
  }

  private double seconds(int sample) {
    return sample / (double) audio.sampleRateHz();
  }

  private double x(double sample) {
    return sample * WIDTH / audio.sampleCount();
  }

  private void add(String pattern, Object... values) {
    svg.append(String.format(Locale.ROOT, pattern, values).replace(System.lineSeparator(), "\n"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
