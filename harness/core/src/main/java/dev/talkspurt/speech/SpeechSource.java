package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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

  /**
   * Voice ids that can speak any text on this machine and that a listener may learn from, the
   * embedded one first: those in which the fixtures are rendered, not every accent there is.
   */
  List<String> voices();

  /**
   * Fixture recordings of this very text, in any voice: what a listener may learn from. Single
   * words, too.
   */
  List<Utterance> examples(String text);

  /**
   * A recording of the user's own: read, checked, brought to one channel of 16 kHz and to the
   * speech level of all fixtures, with onset and offset found or as frozen in the manifest.
   *
   * @param file the WAV file
   * @param words what it says, or empty text
   * @throws dev.talkspurt.document.BadInput if it cannot be used, without a place
   */
  default Utterance recording(Path file, String words) {
    throw new BadInput("recordings cannot be played here: " + file.getFileName());
  }

  /**
   * Utterances of other speakers, a list for each, to make babble of; never those of {@code
   * voices}. At 16 kHz, the same on every machine. At least two speakers.
   */
  default List<List<AudioClip>> bystanders(Set<String> voices) {
    return List.of();
  }

  /** The language of a voice as a BCP 47 tag; {@code und} when nobody says. */
  default String language(String voice) {
    return voice.matches("[a-z]{2}-[a-z]{2}(-.*)?") ? voice.substring(0, 2) : "und";
  }

  /** What looked wrong about speech made so far, a line for each voice and its settings. */
  default List<String> warnings() {
    return List.of();
  }

  @Override
  void close();
}
