package dev.talkspurt.report.page;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;

/**
 * The level of a sound along its time.
 *
 * @param windowMs how long each window is: 50 ms, or a pixel of a long picture
 * @param dbov RMS of each window; negative infinity for silence
 */
record LevelCurve(double windowMs, double[] dbov) {
  private static final double SHORTEST_MS = 50;

  static LevelCurve of(AudioClip clip, double pxPerMs) {
    double windowMs = Math.max(SHORTEST_MS, 1 / pxPerMs);
    int windows = (int) Math.ceil(clip.durationMs() / windowMs);
    double perWindow = windowMs * clip.sampleRateHz() / 1000;
    double[] dbov = new double[windows];
    for (int i = 0; i < windows; i++) {
      int to = (int) Math.min(clip.sampleCount(), Math.round((i + 1) * perWindow));
      dbov[i] = Levels.rmsDbfs(clip, (int) Math.round(i * perWindow), to);
    }
    return new LevelCurve(windowMs, dbov);
  }

  /** This level over another's, where this is above {@code leastDbov} and there is the other. */
  LevelCurve over(LevelCurve other, double leastDbov) {
    double[] difference = new double[Math.min(dbov.length, other.dbov.length)];
    for (int i = 0; i < difference.length; i++) {
      boolean both = dbov[i] > leastDbov && Double.isFinite(other.dbov[i]);
      difference[i] = both ? dbov[i] - other.dbov[i] : Double.NaN;
    }
    return new LevelCurve(windowMs, difference);
  }

  /**
   * An SVG path in a panel: broken where there is no value or it lies below the panel, cut at its
   * top.
   */
  String path(Panel panel, double pxPerMs) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < dbov.length; i++) {
      boolean visible = dbov[i] >= panel.least();
      if (visible) {
        path.append(drawing ? 'L' : 'M')
            .append(Markup.number((i + 0.5) * windowMs * pxPerMs))
            .append(' ')
            .append(Markup.number(panel.y(dbov[i])));
        if (!drawing) {
          // A lone window is a dot, not nothing.
          path.append("h.5");
        }
      }
      drawing = visible;
    }
    return path.toString();
  }

  /** A strip of a picture with a scale: {@code least} at its bottom, {@code most} at its top. */
  record Panel(double top, double height, double least, double most) {
    double bottom() {
      return top + height;
    }

    double y(double value) {
      double within = Math.max(least, Math.min(most, value));
      return top + (most - within) / (most - least) * height;
    }
  }
}
