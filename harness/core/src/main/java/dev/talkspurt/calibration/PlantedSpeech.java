package dev.talkspurt.calibration;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bursts of noise in place of words: their first and last audible samples are known without any
 * detector. Thread-safe.
 */
final class PlantedSpeech implements SpeechSource {
  /** What caller and agent say: the length stands in the text. */
  enum Words {
    /** Longer, by more than the silence that makes a yield, than the slowest time to stop. */
    CALLER("caller", 1700, 100),
    AGENT("agent", 3500, 0),
    BRIEF_CALLER("brief caller", 400, 100),
    BRIEF_AGENT("brief agent", 500, 0);

    private final String text;
    private final int lengthMs;
    private final int silenceMs;

    Words(String text, int lengthMs, int silenceMs) {
      this.text = text;
      this.lengthMs = lengthMs;
      this.silenceMs = silenceMs;
    }

    String text() {
      return text;
    }

    int lengthMs() {
      return lengthMs;
    }
  }

  private static final int SAMPLES_PER_MS = 16;
  private static final int LEAST = 3000;

  @Override
  public Utterance speak(Request request) {
    Words words = wordsOf(request.text());
    int lead = words.silenceMs * SAMPLES_PER_MS;
    int length = words.lengthMs * SAMPLES_PER_MS;
    SplittableRandom random = new SplittableRandom(7);
    short[] samples = new short[lead + length + lead];
    for (int i = 0; i < length; i++) {
      int size = LEAST + random.nextInt(LEAST);
      samples[lead + i] = (short) (random.nextBoolean() ? size : -size);
    }
    return new Utterance(
        request.text(),
        request.voice(),
        AudioClip.of(samples, SAMPLES_PER_MS * 1000),
        lead,
        lead + length - 1,
        "noise");
  }

  private static Words wordsOf(String text) {
    for (Words words : Words.values()) {
      if (words.text.equals(text)) {
        return words;
      }
    }
    // Lines that an agent has by nature, such as that it did not catch what was said.
    return Words.AGENT;
  }

  @Override
  public List<String> voices() {
    return List.of("agent");
  }

  @Override
  public List<Utterance> examples(String text) {
    return List.of();
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
