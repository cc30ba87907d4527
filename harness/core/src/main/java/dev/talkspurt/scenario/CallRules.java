package dev.talkspurt.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of an expected call besides its tool and arguments. Immutable.
 *
 * @param id by which other calls of the step name it
 * @param after ids of calls that must have been made before it
 * @param optional it may be left out
 * @param times how often it must be made, 1 or more
 * @param within time from the end of the step's caller sound (or the beginning of a step without
 *     one) in which it must be made
 * @param retries how often it may be made again after the bench made it fail
 * @param retracted it must not be made any more, because the caller took it back
 * @param otherwise calls that will do instead
 */
public record CallRules(
    Optional<String> id,
    List<String> after,
    boolean optional,
    int times,
    Optional<Duration> within,
    int retries,
    boolean retracted,
    List<ExpectedCall> otherwise) {
  /** Nothing besides. */
  public static final CallRules NONE =
      new CallRules(Optional.empty(), List.of(), false, 1, Optional.empty(), 0, false, List.of());

  public CallRules {
    after = List.copyOf(after);
    otherwise = List.copyOf(otherwise);
  }
}
