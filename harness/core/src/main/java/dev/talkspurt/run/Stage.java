package dev.talkspurt.run;

import dev.talkspurt.scenario.Condition;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Picture;
import dev.talkspurt.scenario.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the script plays. All times are nanoseconds of the scheduler's clock. */
interface Stage {
  /** Let a step's sound begin so that its first audible sample is captured at {@code onsetNs}. */
  void speak(int stepIndex, String role, long onsetNs);

  /** Let a step's sound begin with the next frame. */
  void speakNow(int stepIndex, String role);

  /** How long before its onset a step's sound must be asked for. */
  long leadNs(int stepIndex);

  /** The step's conditions hold from here on, if it has any of its own. */
  void conditions(int stepIndex);

  /** Whether an utterance is still going out. */
  boolean callerBusy();

  /** Since when the agent has been silent with nothing left to say, or empty if it is not done. */
  OptionalLong agentDoneSince(long nowNs);

  /** Whether the agent has been heard since the caller last spoke. */
  boolean agentHeard(long nowNs);

  /** Whether the agent has been heard since {@code sinceNs}, and since the caller last spoke. */
  boolean agentHeardSince(long sinceNs, long nowNs);

  /** When the moment comes, or came; empty as long as that cannot be known. */
  OptionalLong due(Moment moment);

  /** Whether it is so of what the agent has said and called since the caller last spoke. */
  boolean holds(Condition condition);

  /** The first of these phrases that the agent has said since the caller last spoke. */
  Optional<String> heardOneOf(List<String> phrases);

  /** What the agent has said and called since the caller last spoke, in words. */
  String evidence();

  /** Record that a step's sound is made again, and why. */
  void reasked(int stepIndex, String phrase);

  /** When the caller last stopped speaking, or the call's audio began. */
  long callerQuietSinceNs();

  /** Record a step's progress. */
  void step(int index, Step step, String phase, String detail);

  /** Why the protocol cannot do what the step asks; empty if it can. */
  Optional<String> cannot(Step step);

  /** Show pictures from now on, so many a second, for so long at most. */
  void show(List<Picture> pictures, double fps, Optional<Duration> length);

  /** The caller types words, which want an answer. */
  void type(String text);

  /** The caller switches the microphone off, or on again. */
  void mute(boolean off);

  /** Break the connection, and take the call up again a while later. */
  void disconnect();

  /** Whether the call is connected. */
  boolean connected();

  /** Whether the connection is being changed, and not because the script broke it. */
  boolean reconnecting();

  /** End the call. */
  void hangUp();
}
