package dev.talkspurt.report.page;

import dev.talkspurt.audio.AudioClip;
import java.util.Arrays;

/**
 * Frequencies over time as a picture: dark is loud. One scale for all pictures, so that they can be
 * compared; its lightness falls evenly, so that it needs no colour to be read.
 */
final class Spectrogram {
  /** What is white. */
  static final double LEAST_DBOV = -100;

  /** What is darkest. */
  static final double MOST_DBOV = -30;

  /** Up to where it goes. */
  static final int TOP_HZ = 8000;

  private static final int ROWS = 128;
  private static final int COLOURS = 29;
  private static final int HOP = Spectrum.SIZE / 4;

  /** A column of a long call is looked at in some places only: the picture comes soon. */
  private static final int MOST_LOOKS = 8;

  private static final int[] STOPS = {0xffffff, 0xd3e3f5, 0x8fb5e3, 0x5b77c4, 0x51358f, 0x1c0b30};

  private Spectrogram() {}

  /** A clip at 16 kHz as a PNG, {@code columns} wide. */
  static String dataUri(AudioClip clip, int columns) {
    return Png.dataUri(rows(clip, columns), palette());
  }

  /** Shape (rows, columns), the highest frequency first: indices of {@link #palette}. */
  static byte[][] rows(AudioClip clip, int columns) {
    short[] samples = clip.toArray();
    Spectrum spectrum = new Spectrum();
    byte[][] rows = new byte[ROWS][columns];
    double[] power = new double[Spectrum.BINS];
    double perColumn = samples.length / (double) columns;
    int looks = (int) Math.max(1, Math.min(MOST_LOOKS, Math.round(perColumn / HOP)));
    for (int column = 0; column < columns; column++) {
      Arrays.fill(power, 0);
      for (int look = 0; look < looks; look++) {
        spectrum.addTo(power, samples, (int) ((column + (look + 0.5) / looks) * perColumn));
      }
      for (int row = 0; row < ROWS; row++) {
        int bin = 2 * (ROWS - 1 - row);
        rows[row][column] = colour((power[bin] + power[bin + 1]) / 2 / looks);
      }
    }
    return rows;
  }

  private static byte colour(double power) {
    double share = (10 * Math.log10(power) - LEAST_DBOV) / (MOST_DBOV - LEAST_DBOV);
    return (byte) Math.round(Math.max(0, Math.min(1, share)) * (COLOURS - 1));
  }

  /** From {@link #LEAST_DBOV} to {@link #MOST_DBOV}. */
  static int[] palette() {
    int[] palette = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      double at = i * (STOPS.length - 1.0) / (COLOURS - 1);
      int stop = Math.min((int) at, STOPS.length - 2);
      palette[i] = between(STOPS[stop], STOPS[stop + 1], at - stop);
    }
    return palette;
  }

  private static int between(int from, int to, double share) {
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int a = from >> shift & 0xff;
      int b = to >> shift & 0xff;
      colour |= (int) Math.round(a + share * (b - a)) << shift;
    }
    return colour;
  }
}
