package dev.talkspurt.detect;

import java.util.List;

/** Failures of turns: ended too soon, empty, unanswered. */
final class TurnFailures {
  static final List<Rule> RULES =
      List.of(
          TurnEndings.PREMATURE,
          TurnEndings.EMPTY,
          Unanswered.NO_RESPONSE,
          Unanswered.SHORT,
          TurnEndings.MISSING,
          TurnEndings.DOUBLE,
          TurnEndings.WITHOUT_AUDIO,
          Overlaps.SPLIT,
          CallerTranscripts.REPEATED,
          CallerTranscripts.LOST,
          CallerTranscripts.CLIPPED);

  private TurnFailures() {}
}
