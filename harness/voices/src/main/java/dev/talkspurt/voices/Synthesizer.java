package dev.talkspurt.voices;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import java.io.IOException;

/** Something that speaks; the same bytes for the same text, as far as it can. Thread-safe. */
sealed interface Synthesizer permits FreeTts, Program, CommandVoice, HttpVoice {
  /** Short name, such as {@code flite}. */
  String name();

  /** Its version on this machine, or empty text when it is not known. */
  String version();

  /**
   * Speak at the synthesizer's own rate, pitch, level and sample rate.
   *
   * @param text printable text without control characters
   * @param speaker the synthesizer's own name for the voice
   */
  AudioClip speak(String text, String speaker) throws VoiceFailure;

  /** Name and version. */
  default String label() {
    return (name() + " " + version()).strip();
  }

  /** The sound in the bytes of a WAV file. */
  static AudioClip clip(byte[] wav, String from) throws VoiceFailure {
    try {
      return WavFile.parse(wav, from).channels().get(0);
    } catch (IOException e) {
      throw new VoiceFailure(e.getMessage(), "have it write 16-bit PCM WAV");
    }
  }
}
