package dev.talkspurt.voices;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd;
import be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd.Parameters;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.Yin;
import be.tarsos.dsp.resample.Resampler;
import java.util.Arrays;

/** TarsosDSP's part: sample rate, speed, pitch and fundamental frequency. Samples are ±1 floats. */
final class Shaping {
  /** Sample rate of everything that leaves this process. */
  static final int RATE_HZ = 16000;

  private static final int YIN_SAMPLES = 1024;

  private Shaping() {}

  /** {@code factor} times as many samples of the same sound; anti-aliased. */
  static float[] resample(float[] in, double factor) {
    if (factor == 1.0) {
      return in;
    }
    Resampler resampler = new Resampler(true, factor, factor);
    int pad = resampler.getFilterWidth();
    float[] padded = Arrays.copyOf(in, in.length + 2 * pad);
    float[] out = new float[(int) StrictMath.ceil(padded.length * factor) + 64];
    int used = 0;
    int made = 0;
    while (used < padded.length) {
      Resampler.Result step =
          resampler.process(
              factor, padded, used, padded.length - used, true, out, made, out.length - made);
      if (step.inputSamplesConsumed == 0 && step.outputSamplesGenerated == 0) {
        break;
      }
      used += step.inputSamplesConsumed;
      made += step.outputSamplesGenerated;
    }
    return Arrays.copyOf(out, (int) StrictMath.round(in.length * factor));
  }

  /** The same voice, {@code rate} times as fast and {@code pitch} times as high. */
  static float[] shape(float[] in, double rate, double pitch) {
    float[] stretched = rate == pitch ? in : tempo(in, rate / pitch);
    return resample(stretched, 1 / pitch);
  }

  private static float[] tempo(float[] in, double tempo) {
    WaveformSimilarityBasedOverlapAdd wsola =
        new WaveformSimilarityBasedOverlapAdd(Parameters.speechDefaults(tempo, RATE_HZ));
    int window = wsola.getInputBufferSize();
    int step = window - wsola.getOverlap();
    AudioEvent event =
        new AudioEvent(new TarsosDSPAudioFormat((float) RATE_HZ, 16, 1, true, false));
    float[] out = new float[(int) (in.length / tempo) + 2 * window];
    int made = 0;
    for (int from = 0; from < in.length; from += step) {
      event.setFloatBuffer(Arrays.copyOfRange(in, from, from + window));
      wsola.process(event);
      float[] piece = event.getFloatBuffer();
      int length = Math.min(piece.length, out.length - made);
      System.arraycopy(piece, 0, out, made, length);
      made += length;
    }
    return Arrays.copyOf(out, made);
  }

  /** Median fundamental frequency of the voiced parts by YIN, in Hz; 0 when nothing is voiced. */
  static double medianF0Hz(float[] in) {
    Yin yin = new Yin(RATE_HZ, YIN_SAMPLES);
    double[] voiced = new double[in.length / (YIN_SAMPLES / 4) + 1];
    int count = 0;
    for (int from = 0; from + YIN_SAMPLES <= in.length; from += YIN_SAMPLES / 4) {
      PitchDetectionResult found = yin.getPitch(Arrays.copyOfRange(in, from, from + YIN_SAMPLES));
      boolean plausible = found.getPitch() > 40 && found.getPitch() < 600;
      if (found.isPitched() && found.getProbability() > 0.85 && plausible) {
        voiced[count++] = found.getPitch();
      }
    }
    Arrays.sort(voiced, 0, count);
    return count == 0 ? 0 : StrictMath.round(voiced[count / 2] * 10) / 10.0;
  }
}
