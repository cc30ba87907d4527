package dev.talkspurt.speech;

import java.util.List;

/**
 * Turns text into speech, the same bytes for the same request. Thread-safe; may take long: never
 * call it on a scheduler's thread.
 */
public interface SpeechSource extends AutoCloseable {
  /**
   * What to say and how.
   *
   * @param voice voice id, such as {@code en-us-1}
   * @param rate speed against the voice's own, 0.5 to 2.0
   * @param pitch factor on the voice's own pitch, 0.5 to 2.0
   */
  record Request(String text, String voice, double rate, double pitch) {
    /** The voice as it is. */
    public static Request of(String text, String voice) {
      return new Request(text, voice, 1.0, 1.0);
    }
  }

  /**
   * Render at 16 kHz, with onset and offset found.
   *
   * @throws dev.talkspurt.document.BadInput if the voice is unknown or its synthesizer is missing
   */
  Utterance speak(Request request);

  /** Voice ids that can speak any text on this machine, the embedded one first. */
  List<String> voices();

  /** Fixture recordings of this very text, in any voice: what a listener may learn from. */
  List<Utterance> examples(String text);

  @Override
  void close();
}
