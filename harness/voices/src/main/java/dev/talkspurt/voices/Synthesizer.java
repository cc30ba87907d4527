package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import java.io.IOException;

/** A program or library that speaks; the same bytes for the same text. Thread-safe. */
sealed interface Synthesizer permits FreeTts, Flite, Espeak {
  /** Short name, such as {@code flite}. */
  String name();

  /** Its version on this machine, or empty text when it is not installed. */
  String version();

  /** How the user gets it. */
  String fix();

  /** The command or call that makes the speech, for the manifest. */
  String recipe(String speaker);

  /**
   * Speak at the synthesizer's own rate, pitch, level and sample rate.
   *
   * @param text printable text without control characters
   * @param speaker the synthesizer's own name for the voice
   */
  AudioClip speak(String text, String speaker) throws VoiceFailure;

  /** The sound in a WAV file that a program wrote. */
  static AudioClip clip(byte[] wav) throws VoiceFailure {
    try {
      return WavFile.parse(wav, "synthesizer's file").channels().get(0);
    } catch (IOException e) {
      throw new VoiceFailure(e.getMessage(), "check the synthesizer's version");
    }
  }
}
