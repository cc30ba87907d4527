package dev.talkspurt.detect;

import static dev.talkspurt.detect.Evidence.text;

import dev.talkspurt.detect.Course.Kind;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The agent says the same again though nobody asked. */
final class Repetitions {
  static final Rule SENTENCE =
      new Rule(
          new Detector(
              "repeatedSentence",
              1,
              Severity.NOTABLE,
              "sentence said over and over",
              "A sentence of four words or more stands twice or more in the transcript of one"
                  + " turn of the agent.",
              "Cut the answer off at the repetition and ask for the rest; report it."),
          Repetitions::sentence);

  static final Rule TWICE =
      new Rule(
          new Detector(
              "answeredTwice",
              1,
              Severity.NOTABLE,
              "answered twice",
              "A turn of the agent of four words or more has the same words as the one before,"
                  + " begins less than 3 s after it was heard, and no sound of the caller lies"
                  + " between.",
              "Drop an answer that equals the last one when no caller speech was sent since."),
          Repetitions::twice);

  private static final int LEAST_WORDS = 4;
  private static final double SOON_MS = 3_000;

  private Repetitions() {}

  private static List<Finding> sentence(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    for (WireTurn turn : WireTurn.of(call)) {
      Map<List<String>, Integer> counts = new LinkedHashMap<>();
      for (String sentence : turn.text().split("(?<=[.!?\u2026])\\s+")) {
        counts.merge(Evidence.words(sentence), 1, Integer::sum);
      }
      counts.forEach(
          (words, count) -> {
            if (count > 1 && words.size() >= LEAST_WORDS) {
              double fromMs = turn.beginMs();
              double toMs = Double.isNaN(turn.heardToMs()) ? fromMs : turn.heardToMs();
              found.add(
                  new Finding(
                      SENTENCE.detector(),
                      fromMs,
                      Math.max(fromMs, toMs),
                      turn.name(),
                      text(
                          "%s was said %d times in one turn",
                          Phrase.quoted(String.join(" ", words)), count)));
            }
          });
    }
    return found;
  }

  private static List<Finding> twice(CallEvidence call, Measurements measured) {
    List<WireTurn> turns = WireTurn.of(call);
    List<Finding> found = new ArrayList<>();
    for (int i = 1; i < turns.size(); i++) {
      WireTurn first = turns.get(i - 1);
      WireTurn second = turns.get(i);
      List<String> words = Evidence.words(first.text());
      boolean same = words.size() >= LEAST_WORDS && words.equals(Evidence.words(second.text()));
      boolean whole = first.ended() && !first.has(Kind.INTERRUPTED);
      boolean soon = second.beginMs() - first.heardToMs() <= SOON_MS;
      if (same && whole && soon && callerSilent(call, first.beginMs(), second.beginMs())) {
        found.add(
            new Finding(
                TWICE.detector(),
                second.beginMs(),
                Math.max(second.beginMs(), second.heardToMs()),
                second.name(),
                text(
                    "%s came again %.0f ms after it had been heard",
                    Phrase.quoted(first.text()), second.beginMs() - first.heardToMs())));
      }
    }
    return found;
  }

  private static boolean callerSilent(CallEvidence call, double fromMs, double toMs) {
    return call.timeline().caller().stream()
        .noneMatch(sound -> sound.offsetMs() > fromMs && sound.onsetMs() < toMs);
  }
}
