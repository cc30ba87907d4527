package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.Optional;

/**
 * A talkspurt, cut out and brought to mean power 1, and the noise around it on the same scale.
 *
 * @param speech one spectrogram for each warp asked for
 * @param noise power of each band where nobody speaks
 * @param spoken for each frame whether it stands out of the noise
 */
record Sound(MelSpectrogram[] speech, float[] noise, boolean[] spoken) {
  private static final int LEAST_SAMPLES = 12 * 160;
  private static final double QUIETEST_DBFS = -60;
  private static final int BLOCK = 160;

  /** What is longer than the closure of a stop is a pause, of which so much is left. */
  private static final int LONGEST_CLOSURE = 8;

  private static final int LEFT_OF_PAUSE = 1;

  private static final int SMOOTHED = 2;

  /** The spectrum of speech changes by more, in nepers of power; that of a tone or hum does not. */
  private static final double LEAST_CHANGE = 0.7;

  /** The same where noise fills it up; a burst of noise still changes by less. */
  private static final double LEAST_CHANGE_IN_NOISE = 0.26;

  /** In so much noise, against speech of power 1, nobody can say what is a pause. */
  private static final double PAUSES_DROWN = 1;

  /** Cut out the talkspurt; empty if there is none, or if it is no speech. */
  static Optional<Sound> of(short[] samples, double... warps) {
    return taught(samples, warps).filter(Sound::isSpeech);
  }

  /** Cut out the talkspurt, whatever it sounds like; empty if there is none. */
  static Optional<Sound> taught(short[] samples, double... warps) {
    if (samples.length < LEAST_SAMPLES || loudest(samples) < QUIETEST_DBFS) {
      return Optional.empty();
    }
    MelSpectrogram[] all = MelSpectrogram.of(samples, 0, samples.length, warps);
    return SpeechFrames.of(all[0]).map(frames -> cut(all, frames));
  }

  private static double loudest(short[] samples) {
    double loudest = 0;
    for (int from = 0; from + BLOCK <= samples.length; from += BLOCK) {
      double sum = 0;
      for (int i = from; i < from + BLOCK; i++) {
        sum += (double) samples[i] * samples[i];
      }
      loudest = Math.max(loudest, sum / BLOCK);
    }
    return 10 * Math.log10(loudest / (32768.0 * 32768.0) + 1e-10);
  }

  private static Sound cut(MelSpectrogram[] all, SpeechFrames frames) {
    MelSpectrogram[] speech = new MelSpectrogram[all.length];
    double around = total(frames.noise());
    float[] noise = frames.noise().clone();
    for (int w = 0; w < all.length; w++) {
      MelSpectrogram part = all[w].part(frames.from(), frames.to());
      double mean = part.meanPower();
      double power = Math.max(mean - around, mean / 20);
      speech[w] = part.dividedBy(power);
      for (int band = 0; w == 0 && band < noise.length; band++) {
        noise[band] /= (float) power;
      }
    }
    return new Sound(
        speech, noise, Arrays.copyOfRange(frames.spoken(), frames.from(), frames.to()));
  }

  /** Whether it changes as speech does; a very short word may not. */
  boolean isSpeech() {
    boolean clear = Noise.of(noise) == Noise.NONE;
    return change() > (clear ? LEAST_CHANGE : LEAST_CHANGE_IN_NOISE);
  }

  /** How much the shape of the smoothed spectrum changes: deviation over time, over all bands. */
  double change() {
    int bands = MelSpectrogram.BANDS;
    float[] power = speech[0].power();
    int frames = speech[0].frames();
    double[] sums = new double[bands];
    double[] squares = new double[bands];
    int counted = 0;
    double[] logs = new double[bands];
    for (int frame = SMOOTHED; frame < frames - SMOOTHED; frame++) {
      if (!spoken[frame]) {
        continue;
      }
      double mean = 0;
      for (int band = 0; band < bands; band++) {
        double sum = 1e-5;
        for (int i = frame - SMOOTHED; i <= frame + SMOOTHED; i++) {
          sum += power[i * bands + band];
        }
        logs[band] = Math.log(sum);
        mean += logs[band] / bands;
      }
      for (int band = 0; band < bands; band++) {
        sums[band] += logs[band] - mean;
        squares[band] += (logs[band] - mean) * (logs[band] - mean);
      }
      counted++;
    }
    double variance = 0;
    for (int band = 0; band < bands && counted > 0; band++) {
      double mean = sums[band] / counted;
      variance += (squares[band] / counted - mean * mean) / bands;
    }
    return Math.sqrt(Math.max(0, variance));
  }

  /** The frames that are left when long pauses are cut down. */
  int[] withoutPauses() {
    double around = total(noise);
    int[] kept = new int[spoken.length];
    int count = 0;
    int frame = 0;
    while (frame < spoken.length) {
      int end = frame + 1;
      while (end < spoken.length && spoken[end] == spoken[frame]) {
        end++;
      }
      boolean pause = !spoken[frame] && end - frame > LONGEST_CLOSURE && around <= PAUSES_DROWN;
      for (int i = frame; i < (pause ? frame + LEFT_OF_PAUSE : end); i++) {
        kept[count++] = i;
      }
      frame = end;
    }
    return Arrays.copyOf(kept, count);
  }

  private static double total(float[] bands) {
    double sum = 0;
    for (float band : bands) {
      sum += band;
    }
    return sum;
  }
}
