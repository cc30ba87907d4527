package dev.talkspurt.caller;

import dev.talkspurt.speech.Utterance;

/**
 * A step's sound, as it is and as it reaches the microphone.
 *
 * @param utterance clean, as marked
 * @param role what it is to the call
 * @param heard behind the room, which may ring on beyond the utterance; its delay is taken out
 * @param clipped how many samples did not fit into 16 bits on the way
 */
record Sounding(Utterance utterance, Role role, short[] heard, long clipped) {
  enum Role {
    /** What the caller says: levels refer to it. */
    SPEECH,
    /** Telephone keys: the caller's own, but no speech. */
    KEYS,
    /** A recording that is no turn. */
    NOISE,
    /** A single sound, made here. */
    EVENT,
    /** Nothing at the microphone but what comes back of the agent. */
    ECHO
  }

  /** Whether the microphone's speech is what it belongs to, and not its noise. */
  boolean own() {
    return role == Role.SPEECH || role == Role.KEYS;
  }

  int length() {
    return utterance.audio().sampleCount();
  }

  /** The sample {@code n} of the sound at the microphone; silence before and after. */
  int at(int n) {
    return n >= 0 && n < heard.length ? heard[n] : 0;
  }
}
