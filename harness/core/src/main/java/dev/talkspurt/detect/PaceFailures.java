package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Speech that is too fast or too slow for its words, or that ends before them. */
final class PaceFailures {
  private static final double ENOUGH_S = 3;
  private static final double FASTEST = 24;
  private static final double SLOWEST = 10;
  private static final double FASTER = 1.2;
  private static final double GOES_ON_MS = 100;
  private static final int LETTERS_OF_A_DIGIT = 4;

  private static final Detector WRONG_SPEED =
      new Detector(
          "wrongSpeed",
          1,
          Severity.SERIOUS,
          "speech at the wrong speed",
          "Over 3 s or more of agent speech the transcript has more than 24 or fewer than 10 letters"
              + " per second of audible sound.",
          "Play audio at the rate of its mimeType, and check the rate where it is generated.");

  private static final Detector TRUNCATED_AUDIO =
      new Detector(
          "truncatedAudio",
          1,
          Severity.SERIOUS,
          "speech cut off at its end",
          "A response that nobody interrupted, and that no audio follows at once, breaks off at the level of speech (CUTOFF), and its"
              + " transcript has 20 % more letters per second of audible sound than the other"
              + " responses of the call; or two or more responses break off.",
          "Play on until all audio has come; do not stop at generationComplete or turnComplete.");

  static final List<Rule> RULES =
      List.of(
          new Rule(WRONG_SPEED, PaceFailures::wrongSpeed),
          new Rule(TRUNCATED_AUDIO, PaceFailures::truncated));

  private PaceFailures() {}

  /** How many letters were said in how many seconds of audible sound. */
  private record Pace(Reading reading, double letters, double seconds) {}

  private static List<Pace> paces(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    Map<Integer, String> texts = FlowFailures.words(timeline);
    Map<String, String> words = new HashMap<>();
    timeline
        .responses()
        .forEach(r -> words.put(FlowFailures.name(r), texts.getOrDefault(r.index(), "")));
    List<Pace> paces = new ArrayList<>();
    for (Reading reading : SpeechFailures.read(measured, "SYL_RATE", r -> r.exposure() > 0)) {
      double letters = letters(words.getOrDefault(reading.of(), ""));
      if (letters > 0) {
        paces.add(new Pace(reading, letters, reading.exposure()));
      }
    }
    return paces;
  }

  /** A digit is as long to say as so many letters. */
  private static long letters(String text) {
    return text.chars().filter(Character::isLetter).count()
        + LETTERS_OF_A_DIGIT * text.chars().filter(Character::isDigit).count();
  }

  private static double overall(List<Pace> paces) {
    return paces.stream().mapToDouble(Pace::letters).sum()
        / paces.stream().mapToDouble(Pace::seconds).sum();
  }

  private static List<Finding> wrongSpeed(CallEvidence call, Measurements measured) {
    List<Pace> paces = paces(call, measured);
    double seconds = paces.stream().mapToDouble(Pace::seconds).sum();
    double pace = overall(paces);
    if (seconds < ENOUGH_S || pace <= FASTEST && pace >= SLOWEST) {
      return List.of();
    }
    return List.of(
        new Finding(
            WRONG_SPEED,
            paces.get(0).reading().atMs(),
            paces.get(paces.size() - 1).reading().endMs(),
            "",
            SpeechFailures.text(
                "%.1f letters a second over %.1f s of audible speech", pace, seconds)));
  }

  /** Whether more audio is heard right after this. */
  private static boolean goesOn(Timeline timeline, double atMs) {
    return timeline.chunks().stream()
        .anyMatch(c -> c.playedFromMs() > atMs && c.playedFromMs() <= atMs + GOES_ON_MS);
  }

  private static List<Finding> truncated(CallEvidence call, Measurements measured) {
    List<Reading> cut =
        SpeechFailures.read(
            measured, "CUTOFF", r -> r.value() > 0 && !goesOn(call.timeline(), r.endMs()));
    List<Pace> paces = cut.isEmpty() ? List.of() : paces(call, measured);
    List<Finding> findings = new ArrayList<>();
    for (Reading end : cut) {
      double own = overall(paces.stream().filter(p -> p.reading().of().equals(end.of())).toList());
      double others =
          overall(paces.stream().filter(p -> !p.reading().of().equals(end.of())).toList());
      if (cut.size() > 1 || own >= FASTER * others) {
        findings.add(
            new Finding(
                TRUNCATED_AUDIO,
                end.atMs(),
                end.endMs(),
                end.of(),
                own >= FASTER * others
                    ? SpeechFailures.text(
                        "the speech breaks off at full level; %.1f letters a second, %.1f in the"
                            + " other responses",
                        own, others)
                    : SpeechFailures.text(
                        "the speech breaks off at full level, as in %d responses of this call",
                        cut.size())));
      }
    }
    return findings;
  }
}
