package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What must come of a step.
 *
 * @param answerWithin response latency (V2V_AUDIBLE) at most this
 * @param mentions words the agent's transcript of the answer must contain, each
 * @param avoids words it must not contain
 * @param calls tool calls expected between this step and the next caller sound; empty Optional: not
 *     judged; empty list: none may happen
 * @param yieldsWithin BI_STOP at most this (interrupt only)
 * @param repromptsAtMost agent talkspurts that start within the silence, at most
 * @param repromptsAtLeast likewise, at least
 * @param keepsTalking the agent must not stop for this sound (probes only)
 * @param staysSilent the agent must not answer this sound within 2000 ms (probes only)
 * @param states values and words the answer must state, each
 * @param recovers what getting over the step's fault means
 */
public record Expectations(
    Optional<Duration> answerWithin,
    List<String> mentions,
    List<String> avoids,
    Optional<List<ExpectedCall>> calls,
    Optional<Duration> yieldsWithin,
    Optional<Integer> repromptsAtMost,
    Optional<Integer> repromptsAtLeast,
    boolean keepsTalking,
    boolean staysSilent,
    List<Statement> states,
    Optional<Recovery> recovers,
    Place place) {
  /** Nothing is expected. */
  public static final Expectations NONE =
      new Expectations(
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          List.of(),
          Optional.empty(),
          Place.NONE);

  public Expectations {
    mentions = List.copyOf(mentions);
    avoids = List.copyOf(avoids);
    states = List.copyOf(states);
  }

  /** Expectations of an answer, calls and yielding alone. */
  public Expectations(
      Optional<Duration> answerWithin,
      List<String> mentions,
      List<String> avoids,
      Optional<List<ExpectedCall>> calls,
      Optional<Duration> yieldsWithin,
      Optional<Integer> repromptsAtMost,
      Optional<Integer> repromptsAtLeast,
      boolean keepsTalking,
      Place place) {
    this(
        answerWithin,
        mentions,
        avoids,
        calls,
        yieldsWithin,
        repromptsAtMost,
        repromptsAtLeast,
        keepsTalking,
        false,
        List.of(),
        Optional.empty(),
        place);
  }
}
