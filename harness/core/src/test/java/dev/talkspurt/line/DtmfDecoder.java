package dev.talkspurt.line;

import dev.talkspurt.audio.AudioClip;

/**
 * A receiver of telephone keys, knowing nothing of {@link Dtmf} but the Recommendation: energy at
 * eight frequencies (G. Goertzel, 1958) in blocks of 25 ms, 12.5 ms apart.
 */
final class DtmfDecoder {
  private static final double[] LOW = {697, 770, 852, 941};
  private static final double[] HIGH = {1209, 1336, 1477, 1633};
  private static final String[] KEYS = {"123A", "456B", "789C", "*0#D"};

  private DtmfDecoder() {}

  static String decode(AudioClip clip) {
    int block = clip.sampleRateHz() / 40;
    StringBuilder keys = new StringBuilder();
    char last = ' ';
    char sounding = ' ';
    for (int from = 0; from + block <= clip.sampleCount(); from += block / 2) {
      char now = key(clip, from, block);
      // Two blocks running make a key, two running without it end it.
      if (now == last && now != sounding) {
        sounding = now;
        if (now != ' ') {
          keys.append(now);
        }
      }
      last = now;
    }
    return keys.toString();
  }

  /** Share of all energy that lies at the two frequencies of {@code key}, to 10 Hz. */
  static double purity(AudioClip clip, char key) {
    int tone = clip.sampleRateHz() / 10;
    double total = 0;
    for (int i = 0; i < tone; i++) {
      total += (double) clip.at(i) * clip.at(i);
    }
    int row = 0;
    while (KEYS[row].indexOf(key) < 0) {
      row++;
    }
    double high = energies(clip, 0, tone, HIGH)[KEYS[row].indexOf(key)];
    return (energies(clip, 0, tone, LOW)[row] + high) / total;
  }

  private static char key(AudioClip clip, int from, int block) {
    double total = 0;
    for (int i = from; i < from + block; i++) {
      total += (double) clip.at(i) * clip.at(i);
    }
    double[] low = energies(clip, from, block, LOW);
    double[] high = energies(clip, from, block, HIGH);
    int row = largest(low);
    int column = largest(high);
    boolean alone = low[row] + high[column] > 0.8 * total && total / block > 100;
    double twist = low[row] / high[column];
    boolean even = twist > 0.1 && twist < 10;
    return alone && even ? KEYS[row].charAt(column) : ' ';
  }

  private static double[] energies(AudioClip clip, int from, int block, double[] hz) {
    double[] energies = new double[hz.length];
    for (int k = 0; k < hz.length; k++) {
      double coefficient = 2 * Math.cos(2 * Math.PI * hz[k] / clip.sampleRateHz());
      double before = 0;
      double now = 0;
      for (int i = from; i < from + block; i++) {
        double next = clip.at(i) + coefficient * now - before;
        before = now;
        now = next;
      }
      energies[k] = 2 * (now * now + before * before - coefficient * now * before) / block;
    }
    return energies;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
