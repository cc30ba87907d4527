package dev.talkspurt.simulator.ear;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.speech.SpeechSource;
import java.util.List;

/** Recognises declared phrases by their sound. Thread-safe once learned. */
public final class Ear {
  private Ear() {}

  /** Learn the phrases from recordings and synthesized examples; slow, once per agent. */
  public static Ear learn(List<Phrase> phrases, SpeechSource speech) {
    return new Ear();
  }

  /** What was said in {@code utterance}, one talkspurt at 16 kHz with some silence around it. */
  public Recognition recognise(AudioClip utterance) {
    return Recognition.NOTHING;
  }
}
