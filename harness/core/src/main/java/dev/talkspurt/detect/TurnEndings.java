package dev.talkspurt.detect;

import static dev.talkspurt.detect.Evidence.text;

import dev.talkspurt.detect.Course.Event;
import dev.talkspurt.detect.Course.Kind;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns of the agent that end too soon, empty, twice or never. */
final class TurnEndings {
  static final Rule PREMATURE =
      new Rule(
          new Detector(
              "prematureTurnEnd",
              1,
              Severity.SERIOUS,
              "turn ended in mid-sentence",
              "A turn ends without an interruption, and its transcript stops in mid-sentence while"
                  + " other turns of the call end in punctuation, or its audio is too short for"
                  + " its transcript.",
              "Ask the model to go on; where it recurs, shorten answers or change the model."),
          TurnEndings::premature);

  static final Rule EMPTY =
      new Rule(
          new Detector(
              "emptyTurn",
              1,
              Severity.SERIOUS,
              "turn without content",
              "The agent's turn ends without audio, text, a tool call or an interruption in it,"
                  + " and is no second end of the turn before.",
              "Send a short text turn that asks for the answer, or say the last words again."),
          TurnEndings::empty);

  static final Rule MISSING =
      new Rule(
          new Detector(
              "missingTurnEnd",
              1,
              Severity.NOTABLE,
              "turn that never ends",
              "The agent has said that all audio was sent, its last sample was heard more than"
                  + " 2 s ago, no tool is waited for, and still no end of the turn has come.",
              "Do not wait for the turn's end: take quiet after the last audio for it."),
          TurnEndings::missing);

  static final Rule DOUBLE =
      new Rule(
          new Detector(
              "doubleTurnEnd",
              1,
              Severity.MINOR,
              "turn ended twice",
              "A turn end follows another within 2 s, with nothing from the agent or the caller in"
                  + " between.",
              "Take turn ends as idempotent: the second must not end the next turn."),
          TurnEndings::doubled);

  static final Rule WITHOUT_AUDIO =
      new Rule(
          new Detector(
              "transcriptWithoutAudio",
              1,
              Severity.SERIOUS,
              "answer written but not spoken",
              "A turn ends with words in the agent's transcript and no audio, and was not"
                  + " interrupted.",
              "Have the text spoken by a synthesizer, or ask the model to say it again."),
          TurnEndings::withoutAudio);

  /** Ends of sentences, closing quotation marks and brackets left out. */
  private static final Pattern WHOLE =
      Pattern.compile("[.!?\u2026\u3002\uff01\uff1f:;][\\s\"'\u201d\u2019)\\]\u00bb]*$");

  /** Control tokens are no words. */
  private static final Pattern TOKEN = Pattern.compile("<[^<>]*>");

  /** Nobody speaks more letters a second. */
  private static final double FASTEST_LETTERS_PER_S = 35;

  private static final int TELLING_LETTERS = 40;
  private static final double GRACE_MS = 2_000;
  private static final double SECOND_END_MS = 2_000;

  private TurnEndings() {}

  private static List<Finding> premature(CallEvidence call, Measurements measured) {
    List<WireTurn> turns = WireTurn.of(call);
    boolean punctuates = turns.stream().anyMatch(turn -> isWhole(turn.text()));
    List<Finding> found = new ArrayList<>();
    for (WireTurn turn : turns) {
      String said = turn.text().strip();
      boolean plain = turn.ended() && !turn.has(Kind.INTERRUPTED) && turn.has(Kind.AUDIO);
      if (!plain || Evidence.words(said).isEmpty()) {
        continue;
      }
      double audioMs = audioMs(call, turn);
      if (punctuates && !isWhole(said)) {
        String tail = said.substring(Math.max(0, said.length() - 60));
        found.add(
            finding(
                PREMATURE,
                turn,
                text(
                    "the turn ended %.0f ms after its last audio packet with %s",
                    turn.endMs() - lastMs(turn), Phrase.quoted("… " + tail))));
      } else if (said.length() >= TELLING_LETTERS
          && said.length() > FASTEST_LETTERS_PER_S * audioMs / 1000) {
        found.add(
            finding(
                PREMATURE,
                turn,
                text(
                    "%d letters of transcript and %.0f ms of audio: %.0f letters a second",
                    said.length(), audioMs, said.length() * 1000 / audioMs)));
      }
    }
    return found;
  }

  private static boolean isWhole(String text) {
    return WHOLE.matcher(text.strip()).find();
  }

  private static double lastMs(WireTurn turn) {
    return turn.events().stream()
        .filter(event -> event.kind() == Kind.AUDIO)
        .mapToDouble(Event::atMs)
        .max()
        .orElse(Double.NaN);
  }

  private static double audioMs(CallEvidence call, WireTurn turn) {
    double fromMs = turn.firstMs(Kind.AUDIO);
    double toMs = lastMs(turn);
    return call.timeline().chunks().stream()
        .filter(chunk -> chunk.arrivedMs() >= fromMs && chunk.arrivedMs() <= toMs)
        .mapToDouble(chunk -> chunk.durationMs())
        .sum();
  }

  private static List<Finding> empty(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    for (WireTurn turn : WireTurn.of(call)) {
      if (isEmpty(turn) && !isSecondEnd(call, turn)) {
        double fromMs = Math.max(0, Math.max(turn.sinceMs(), lastOffsetMs(call, turn)));
        found.add(
            new Finding(
                EMPTY.detector(),
                Math.min(fromMs, turn.endMs()),
                turn.endMs(),
                turn.name(),
                text(
                    "the turn ended %.0f ms after the caller's last words, with no audio, no"
                        + " text and no tool call",
                    turn.endMs() - fromMs)));
      }
    }
    return found;
  }

  private static boolean isEmpty(WireTurn turn) {
    return turn.ended() && Double.isNaN(turn.beginMs()) && !turn.has(Kind.INTERRUPTED);
  }

  private static boolean isSecondEnd(CallEvidence call, WireTurn turn) {
    return turn.endMs() - turn.sinceMs() <= SECOND_END_MS
        && !turn.has(Kind.HEARD_AS)
        && call.timeline().caller().stream()
            .noneMatch(s -> s.offsetMs() > turn.sinceMs() && s.onsetMs() < turn.endMs());
  }

  private static double lastOffsetMs(CallEvidence call, WireTurn turn) {
    return call.timeline().caller().stream()
        .mapToDouble(sound -> sound.offsetMs())
        .filter(ms -> ms < turn.endMs())
        .max()
        .orElse(0);
  }

  private static List<Finding> doubled(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    for (WireTurn turn : WireTurn.of(call)) {
      if (isEmpty(turn) && isSecondEnd(call, turn)) {
        found.add(
            new Finding(
                DOUBLE.detector(),
                turn.sinceMs(),
                turn.endMs(),
                turn.name(),
                text(
                    "a second turn end came %.0f ms after the first",
                    turn.endMs() - turn.sinceMs())));
      }
    }
    return found;
  }

  private static List<Finding> withoutAudio(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    for (WireTurn turn : WireTurn.of(call)) {
      String said = TOKEN.matcher(turn.text()).replaceAll(" ");
      boolean silent = !turn.has(Kind.AUDIO) && !turn.has(Kind.INTERRUPTED);
      if (turn.ended() && silent && !Evidence.words(said).isEmpty()) {
        found.add(
            new Finding(
                WITHOUT_AUDIO.detector(),
                turn.firstMs(Kind.TEXT),
                turn.endMs(),
                turn.name(),
                text("no audio came with %s", Phrase.quoted(said))));
      }
    }
    return found;
  }

  private static Finding finding(Rule rule, WireTurn turn, String evidence) {
    double fromMs = turn.firstMs(Kind.AUDIO);
    return new Finding(
        rule.detector(), fromMs, Math.max(fromMs, turn.endMs()), turn.name(), evidence);
  }

  private static List<Finding> missing(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    double audioEndMs = Double.NaN;
    double heardToMs = Double.NEGATIVE_INFINITY;
    for (Event event : Course.of(call)) {
      switch (event.kind()) {
        case AUDIO -> {
          overdue(found, audioEndMs, heardToMs, event.atMs());
          boolean over = event.atMs() > heardToMs + GRACE_MS;
          audioEndMs = over ? Double.NaN : audioEndMs;
          heardToMs = Math.max(heardToMs, event.heardToMs());
        }
        case AUDIO_END -> audioEndMs = event.atMs();
        case TURN_END, INTERRUPTED, LOST, CALL, ANSWER -> audioEndMs = Double.NaN;
        default -> {}
      }
    }
    overdue(found, audioEndMs, heardToMs, call.timeline().closedAtMs());
    return found;
  }

  private static void overdue(
      List<Finding> found, double audioEndMs, double heardToMs, double nowMs) {
    double dueMs = Math.max(audioEndMs, heardToMs);
    if (nowMs - dueMs > GRACE_MS) {
      found.add(
          new Finding(
              MISSING.detector(),
              audioEndMs,
              nowMs,
              "",
              text(
                  "all audio was sent at %.0f ms and heard at %.0f ms; no turn end came in the"
                      + " %.0f ms after",
                  audioEndMs, heardToMs, nowMs - dueMs)));
    }
  }
}
