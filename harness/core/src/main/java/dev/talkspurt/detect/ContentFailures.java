package dev.talkspurt.detect;

import java.util.List;

/** Failures of what is said: repeated, leaked, forgotten. */
final class ContentFailures {
  static final List<Rule> RULES =
      List.of(CallerTranscripts.LANGUAGE, Repetitions.SENTENCE, Repetitions.TWICE);

  private ContentFailures() {}
}
