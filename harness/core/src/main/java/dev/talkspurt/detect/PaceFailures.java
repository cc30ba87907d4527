package dev.talkspurt.detect;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Reading;
import java.util.List;

/** Speech at a pace at which nobody speaks. */
final class PaceFailures {
  private static final double ENOUGH_S = 3;
  private static final double FASTEST = 24;
  private static final double SLOWEST = 8;
  private static final int LETTERS_OF_A_DIGIT = 4;

  private static final Detector WRONG_SPEED =
      new Detector(
          "wrongSpeed",
          1,
          Severity.SERIOUS,
          "speech at the wrong speed",
          "Over 3 s or more of agent speech the transcript has more than 24 or fewer than 8 letters"
              + " per second of audible sound.",
          "Play audio at the rate of its mimeType, and check the rate where it is generated.");

  static final List<Rule> RULES = List.of(new Rule(WRONG_SPEED, PaceFailures::wrongSpeed));

  private PaceFailures() {}

  private static List<Finding> wrongSpeed(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    double letters = 0;
    double seconds = 0;
    double fromMs = Double.NaN;
    double toMs = Double.NaN;
    for (Reading reading : SpeechFailures.read(measured, "SYL_RATE", r -> r.exposure() > 0)) {
      for (Response response : timeline.responses()) {
        long said = letters(FlowFailures.words(timeline, response));
        if (FlowFailures.name(response).equals(reading.of()) && said > 0) {
          letters += said;
          seconds += reading.exposure();
          fromMs = Double.isNaN(fromMs) ? reading.atMs() : fromMs;
          toMs = reading.endMs();
        }
      }
    }
    double pace = letters / seconds;
    if (System.getenv("PACE") != null) System.out.println("PACE " + pace + " " + seconds);
    if (seconds < ENOUGH_S || pace <= FASTEST && pace >= SLOWEST) {
      return List.of();
    }
    String evidence = "%.1f letters a second over %.1f s of audible speech";
    return List.of(
        new Finding(WRONG_SPEED, fromMs, toMs, "", SpeechFailures.text(evidence, pace, seconds)));
  }

  /** A digit is as long to say as so many letters. */
  private static long letters(String text) {
    return text.chars().filter(Character::isLetter).count()
        + LETTERS_OF_A_DIGIT * text.chars().filter(Character::isDigit).count();
  }
}
