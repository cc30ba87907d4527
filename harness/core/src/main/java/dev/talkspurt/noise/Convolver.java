package dev.talkspurt.noise;

import dev.talkspurt.signal.Fft;
import java.util.Arrays;

/**
 * Convolution of a stream with a long response, without delay: the response's first block directly,
 * the rest in the frequency domain, block by block (W. Gardner, Efficient Convolution without
 * Input-Output Delay, JAES 43, 1995, with blocks of one size).
 *
 * <p>Blocks lie on fixed positions of the stream, so the pieces it comes in do not matter.
 */
final class Convolver {
  private static final int BLOCK = 256;
  private static final int SIZE = 2 * BLOCK;

  /** A real signal's spectrum is told by half of it. */
  private static final int BINS = BLOCK + 1;

  private final Fft fft = new Fft(SIZE);
  private final double[] head;
  private final double[][] responseRe;
  private final double[][] responseIm;
  private final double[][] inputRe;
  private final double[][] inputIm;
  private final double[] block = new double[BLOCK];
  private final double[] coming = new double[SIZE];
  private final double[] re = new double[SIZE];
  private final double[] im = new double[SIZE];
  private int newest;
  private int at;

  Convolver(double[] response) {
    head = Arrays.copyOf(response, BLOCK);
    int parts = Math.max(0, (response.length - 1) / BLOCK);
    responseRe = new double[parts][];
    responseIm = new double[parts][];
    inputRe = new double[parts][BINS];
    inputIm = new double[parts][BINS];
    for (int p = 0; p < parts; p++) {
      int from = (p + 1) * BLOCK;
      spectrum(response, from, Math.min(BLOCK, response.length - from));
      responseRe[p] = Arrays.copyOf(re, BINS);
      responseIm[p] = Arrays.copyOf(im, BINS);
    }
  }

  private void spectrum(double[] samples, int from, int count) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    System.arraycopy(samples, from, re, 0, count);
    fft.transform(re, im);
  }

  double next(double x) {
    block[at] = x;
    if (x != 0) {
      for (int k = 0; k < BLOCK; k++) {
        coming[at + k] += x * head[k];
      }
    }
    double y = coming[at++];
    if (at == BLOCK) {
      at = 0;
      System.arraycopy(coming, BLOCK, coming, 0, BLOCK);
      Arrays.fill(coming, BLOCK, SIZE, 0);
      addTail();
    }
    return y;
  }

  /** What all blocks so far contribute from here on, but for what the head does. */
  private void addTail() {
    int parts = responseRe.length;
    if (parts == 0) {
      return;
    }
    newest = newest == 0 ? parts - 1 : newest - 1;
    spectrum(block, 0, BLOCK);
    System.arraycopy(re, 0, inputRe[newest], 0, BINS);
    System.arraycopy(im, 0, inputIm[newest], 0, BINS);
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int p = 0; p < parts; p++) {
      int then = newest + p < parts ? newest + p : newest + p - parts;
      multiply(inputRe[then], inputIm[then], responseRe[p], responseIm[p]);
    }
    for (int k = 1; k < BLOCK; k++) {
      re[SIZE - k] = re[k];
      im[SIZE - k] = -im[k];
    }
    fft.transform(im, re);
    for (int i = 0; i < SIZE; i++) {
      coming[i] += re[i] / SIZE;
    }
  }

  private void multiply(double[] xRe, double[] xIm, double[] hRe, double[] hIm) {
    for (int k = 0; k < BINS; k++) {
      re[k] += xRe[k] * hRe[k] - xIm[k] * hIm[k];
      im[k] += xRe[k] * hIm[k] + xIm[k] * hRe[k];
    }
  }
}
