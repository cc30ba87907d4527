package dev.talkspurt.verdict;

import dev.talkspurt.document.Problem;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words expected of an answer that say nothing, or contradict each other. */
final class WordDoubts {
  /** Hardly an English sentence is without one of them. */
  private static final Set<String> EVERYWHERE =
      Set.of("a", "an", "and", "i", "is", "it", "of", "the", "to", "you", "your");

  private final Scenario scenario;
  private final List<Problem> found;

  WordDoubts(Scenario scenario, List<Problem> found) {
    this.scenario = scenario;
    this.found = found;
  }

  void find() {
    for (Step step : scenario.script()) {
      Expectations expect = step.expect();
      expect.mentions().forEach(phrase -> mention(phrase, expect));
      for (String phrase : expect.avoids()) {
        if (Phrase.isWordless(phrase)) {
          warn(
              expect,
              "'avoids' has %s, which has no letter or digit and is never found in an answer,"
                  + " expected words (remove it)",
              phrase);
        }
      }
    }
  }

  private void mention(String phrase, Expectations expect) {
    if (Phrase.isWordless(phrase)) {
      warn(
          expect,
          "'mentions' has %s, which has no letter or digit: no answer can have it, expected words"
              + " (remove it)",
          phrase);
    } else if (english() && EVERYWHERE.contains(phrase.strip().toLowerCase(Locale.ROOT))) {
      warn(
          expect,
          "'mentions' has %s, which nearly every answer has, expected words that tell a right"
              + " answer from a wrong one",
          phrase);
    }
    for (String avoided : expect.avoids()) {
      if (Phrase.isIn(phrase, avoided)) {
        warn(
            expect,
            "'mentions' has %s, which has what 'avoids' forbids: no answer can pass, expected one of"
                + " them (remove the other)",
            phrase);
      }
    }
  }

  private boolean english() {
    return scenario.agent().language().map(tag -> tag.startsWith("en")).orElse(true);
  }

  private void warn(Expectations expect, String message, String phrase) {
    found.add(Doubts.warning(expect.place(), message.formatted(Phrase.quoted(phrase))));
  }
}
