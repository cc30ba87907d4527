package dev.talkspurt.cli;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.run.Bench;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Noise with abrupt edges, 100 ms into the clip: the caller says 1.5 s in syllables, which an ear
 * takes for speech and not for noise, and the agent 3.5 s without a gap.
 */
final class SyllableSpeech implements SpeechSource {
  private static final int RATE_HZ = 16_000;
  private static final int CALLER_MS = 1500;
  private static final int AGENT_MS = 3500;
  private static final int SYLLABLE_MS = 200;
  private static final int GAP_MS = 60;

  /** The same bench, in which callers and agents speak like this. */
  static Bench in(Bench bench) {
    return bench.speaking(new SyllableSpeech());
  }

  @Override
  public Utterance speak(Request request) {
    boolean caller = request.text().equals("caller");
    int lead = caller ? RATE_HZ / 10 : 0;
    int length = (caller ? CALLER_MS : AGENT_MS) * (RATE_HZ / 1000);
    SplittableRandom random = new SplittableRandom(7);
    short[] samples = new short[lead + length + lead];
    for (int i = 0; i < length; i++) {
      int size = 3000 + random.nextInt(3000);
      int inSyllableMs = i / (RATE_HZ / 1000) % SYLLABLE_MS;
      boolean silent = caller && inSyllableMs >= SYLLABLE_MS - GAP_MS;
      samples[lead + i] = silent ? 0 : (short) (random.nextBoolean() ? size : -size);
    }
    return new Utterance(
        request.text(),
        request.voice(),
        AudioClip.of(samples, RATE_HZ),
        lead,
        lead + length - 1,
        "noise");
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
  public void close() {}
}
