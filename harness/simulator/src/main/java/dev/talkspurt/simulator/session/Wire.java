package dev.talkspurt.simulator.session;

import dev.talkspurt.document.Json;
import java.util.List;

/** What the agent can tell its client, in the words of no wire format. */
public interface Wire {
  /** The model has begun to work on a turn. */
  void working();

  /**
   * The caller has begun to speak, or has finished.
   *
   * @param sample of the caller's stream at which that is, at 16 kHz
   */
  void voiceActivity(boolean begins, long sample);

  /** The caller was understood to say this. */
  void heard(String text);

  /**
   * Audio of the answer, one channel at {@link Line#RATE_HZ}.
   *
   * @param text what of the answer's text belongs to it; may be empty
   */
  void audio(short[] samples, String text);

  /** Text of the answer without its audio. */
  void said(String text);

  /** What the model thinks; not meant to be heard. */
  void thought(String text);

  /** Everything of this turn has been generated. */
  void generationComplete();

  /**
   * The turn is over.
   *
   * @param idle whether nothing more is to come of what the caller asked for
   */
  void turnComplete(Usage usage, boolean idle);

  /** Nothing more is to come, though no turn says so. */
  void idle();

  /** The turn was cut. */
  void interrupted();

  /** Tools are called, all at once; the agent has not done what the caller asked for. */
  void toolCalls(List<Called> calls);

  /** One call of a tool. */
  record Called(String id, String name, Json.Obj args) {}

  /** Calls whose answers are no longer wanted. */
  void toolCallsCancelled(List<String> ids);

  /** A handle the session can be resumed with. */
  void resumable(String handle);

  /** The session cannot be resumed just now. */
  void notResumable();

  /** The connection will be ended in so many milliseconds. */
  void goingAway(int leftMs);

  /** Send nothing any more but the end. */
  void fallSilent();

  /** End the session. */
  void close(int code, String reason);
}
