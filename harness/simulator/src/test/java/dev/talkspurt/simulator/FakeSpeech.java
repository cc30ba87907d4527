package dev.talkspurt.simulator;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Speech without a synthesizer: modulated noise, as long as the text, the same for the same text.
 */
public final class FakeSpeech implements SpeechSource {
  private static final int RATE_HZ = 16_000;
  private static final int MARGIN = RATE_HZ / 20;
  private static final int SAMPLES_PER_LETTER = RATE_HZ / 20;

  @Override
  public Utterance speak(Request request) {
    short[] speech = speechOf(request.text());
    short[] samples = new short[speech.length + 2 * MARGIN];
    System.arraycopy(speech, 0, samples, MARGIN, speech.length);
    AudioClip clip = AudioClip.of(samples, RATE_HZ);
    return new Utterance(
        request.text(), request.voice(), clip, MARGIN, MARGIN + speech.length - 1, "fake 1");
  }

  /** The audible part alone: loud from its first sample to its last. */
  public static short[] speechOf(String text) {
    SplittableRandom random = new SplittableRandom(text.hashCode());
    short[] samples = new short[Math.max(1, text.length()) * SAMPLES_PER_LETTER];
    for (int i = 0; i < samples.length; i++) {
      double level = 4_000 + 3_000 * Math.sin(2 * Math.PI * 4 * i / RATE_HZ);
      samples[i] = (short) (level * (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble()));
    }
    return samples;
  }

  @Override
  public List<String> voices() {
    return List.of("fake");
  }

  @Override
  public List<Utterance> examples(String text) {
    return List.of();
  }

  @Override
  public void close() {}
}
