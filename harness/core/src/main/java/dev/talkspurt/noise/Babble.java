package dev.talkspurt.noise;

import java.util.Arrays;
import java.util.List;

/**
 * People talking at once, each all the time with the pauses the recordings have, each at the same
 * active level; each begins somewhere in an utterance and goes on with another, drawn by chance.
 */
final class Babble implements NoiseSource {
  private final Talker[] talkers;
  private final double weight;

  /** With fewer voices than talkers, several talkers share a voice. */
  Babble(Chance chance, int count, List<Voice> voices) {
    talkers = new Talker[count];
    int first = chance.below(voices.size());
    for (int k = 0; k < count; k++) {
      talkers[k] = new Talker(chance.fork(k), voices.get((first + k) % voices.size()));
    }
    weight = 1 / Math.sqrt(count);
  }

  @Override
  public void fill(double[] samples, int from, int count) {
    Arrays.fill(samples, from, from + count, 0);
    for (Talker talker : talkers) {
      talker.add(samples, from, count, weight);
    }
  }

  private static final class Talker {
    private final Chance chance;
    private final Voice voice;
    private int utterance;
    private int at;

    Talker(Chance chance, Voice voice) {
      this.chance = chance;
      this.voice = voice;
      utterance = chance.below(voice.utterances());
      at = chance.below(voice.samples(utterance).length);
    }

    void add(double[] out, int from, int count, double weight) {
      int done = 0;
      while (done < count) {
        short[] samples = voice.samples(utterance);
        int now = Math.min(count - done, samples.length - at);
        double factor = voice.factor(utterance) * weight;
        for (int i = 0; i < now; i++) {
          out[from + done + i] += factor * samples[at + i];
        }
        done += now;
        at += now;
        if (at == samples.length) {
          at = 0;
          utterance = another();
        }
      }
    }

    private int another() {
      int count = voice.utterances();
      return count == 1 ? 0 : (utterance + chance.within(1, count - 1)) % count;
    }
  }
}
