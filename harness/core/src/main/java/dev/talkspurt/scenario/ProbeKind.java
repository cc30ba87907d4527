package dev.talkspurt.scenario;

import java.util.Arrays;
import java.util.Optional;

/**
 * Sounds of the caller's side that are no turn: an agent that selects well talks on through them
 * and does not answer them.
 */
public enum ProbeKind {
  /** "mm-hm": listening, not talking. */
  BACKCHANNEL("backchannel"),
  /** Cough, click, door. */
  NOISE("noise"),
  /** The caller talks to somebody else. */
  SIDE_TALK("sideTalk"),
  /** Somebody else talks, farther off. */
  BACKGROUND_SPEECH("backgroundSpeech"),
  /** The agent's own voice comes back. */
  ECHO("echo"),
  /** A telephone key. */
  DTMF("dtmf");

  private final String word;

  ProbeKind(String word) {
    this.word = word;
  }

  /** The key word of its step, the role of its sound in the journal, and its class in figures. */
  public String word() {
    return word;
  }

  /** The kind of this word. */
  public static Optional<ProbeKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
