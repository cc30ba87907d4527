package dev.talkspurt.report.page;

import dev.talkspurt.audio.AudioClip;

/** The outline of a sound: lowest and highest sample of each column of time. */
final class Peaks {
  private static final int MAX_COLUMNS = 6000;
  private static final double FINEST_MS = 10;
  private static final double FILLED = 0.94;
  private static final double MOST_GAIN = 12;

  private final double columnMs;
  private final short[] low;
  private final short[] high;
  private final double gain;

  private Peaks(double columnMs, short[] low, short[] high) {
    this.columnMs = columnMs;
    this.low = low;
    this.high = high;
    int peak = 1;
    for (int i = 0; i < low.length; i++) {
      peak = Math.max(peak, Math.max(-low[i], high[i]));
    }
    gain = Math.min(FILLED * 32768 / peak, MOST_GAIN);
  }

  /** The outline of a clip in columns of 10 ms, wider for a very long one. */
  static Peaks of(AudioClip clip) {
    return of(clip, Math.max(FINEST_MS, clip.durationMs() / MAX_COLUMNS));
  }

  /** The outline in columns of so many milliseconds. */
  static Peaks of(AudioClip clip, double columnMs) {
    int columns = (int) Math.ceil(clip.durationMs() / columnMs);
    short[] low = new short[columns];
    short[] high = new short[columns];
    short[] samples = clip.toArray();
    int rateHz = clip.sampleRateHz();
    int at = 0;
    for (int column = 0; column < columns; column++) {
      int least = 0;
      int most = 0;
      while (at < samples.length && column(at, rateHz, columnMs, columns) == column) {
        // Up to where the next column may begin nobody has to ask.
        int sure = (int) Math.min(samples.length, (column + 1) * columnMs * rateHz / 1000 - 1);
        int to = Math.max(at + 1, sure);
        for (; at < to; at++) {
          least = Math.min(least, samples[at]);
          most = Math.max(most, samples[at]);
        }
      }
      low[column] = (short) least;
      high[column] = (short) most;
    }
    return new Peaks(columnMs, low, high);
  }

  private static int column(int sample, int rateHz, double columnMs, int columns) {
    return (int) Math.min(columns - 1, sample * 1000.0 / rateHz / columnMs);
  }

  /**
   * An SVG path: x in milliseconds, y in half heights from -1 (top) to 1, scaled up to fill them.
   * Silence is left out.
   */
  String path(double halfHeight) {
    StringBuilder path = new StringBuilder();
    int column = 0;
    while (column < low.length) {
      int from = column;
      while (column < low.length && (low[column] != 0 || high[column] != 0)) {
        column++;
      }
      if (column > from) {
        outline(path, from, column, halfHeight);
      }
      column++;
    }
    return path.toString();
  }

  private void outline(StringBuilder path, int from, int to, double halfHeight) {
    path.append('M').append(x(from)).append(' ').append('0');
    for (int i = from; i < to; i++) {
      path.append('L').append(x(i + 0.5)).append(' ').append(y(high[i], halfHeight));
    }
    path.append('L').append(x(to)).append(' ').append('0');
    for (int i = to - 1; i >= from; i--) {
      path.append('L').append(x(i + 0.5)).append(' ').append(y(low[i], halfHeight));
    }
    path.append('Z');
  }

  private long x(double column) {
    return Math.round(column * columnMs);
  }

  private String y(short sample, double halfHeight) {
    return Markup.number(-sample / 32768.0 * gain * halfHeight);
  }
}
