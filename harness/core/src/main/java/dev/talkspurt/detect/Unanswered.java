package dev.talkspurt.detect;

import static dev.talkspurt.detect.Evidence.text;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.detect.Course.Event;
import dev.talkspurt.detect.Course.Kind;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the caller says, and nothing comes of it. */
final class Unanswered {
  static final Rule NO_RESPONSE =
      new Rule(
          new Detector(
              "noResponse",
              1,
              Severity.SERIOUS,
              "no answer at all",
              "For 15 s after the caller's words, or until the caller speaks again, no audio, no"
                  + " text, no tool call and no turn end comes, and the connection is alive.",
              "After some seconds send the words again as text, or open a new session."),
          (call, measured) -> find(call, measured, Cause.NONE, Unanswered::noResponse));

  static final Rule SHORT =
      new Rule(
          new Detector(
              "ignoredShortAnswer",
              1,
              Severity.SERIOUS,
              "short answer ignored",
              "Up to three words of the caller get neither a transcript nor an answer, though"
                  + " other words in the call are transcribed.",
              "Raise the sensitivity for the start of speech and shorten its prefix padding."),
          (call, measured) -> find(call, measured, Cause.SHORT, Unanswered::ignored));

  static final Rule FROZEN =
      new Rule(
          new Detector(
              "frozenAfterInterruption",
              1,
              Severity.SERIOUS,
              "silent since an interruption",
              "The agent was interrupted, and from then on nothing comes of what the caller says"
                  + " for 15 s, though the connection is alive.",
              "Watch for output after each interruption; without any, resume the session."),
          (call, measured) -> find(call, measured, Cause.FROZEN, Unanswered::frozen));

  private enum Cause {
    NONE,
    SHORT,
    FROZEN
  }

  /**
   * Words without an answer.
   *
   * @param limitMs until when one was waited for
   * @param interruptedMs when the agent had been cut off, and said nothing since; NaN if it had not
   */
  private record Wait(CallerSound sound, double limitMs, String heardAs, double interruptedMs) {
    double lengthMs() {
      return limitMs - sound.offsetMs();
    }

    String heardWords() {
      return heardAs.isBlank() ? "it was not transcribed" : "it was heard as " + quoted(heardAs);
    }
  }

  private interface Words {
    String of(Wait wait);
  }

  private static final int SHORT_WORDS = 3;

  /** If the caller goes on sooner, that was the script's impatience. */
  private static final double LEAST_MS = 5_000;

  /** Behind an interruption, packets that were on their way may still come. */
  private static final double TRAILING_MS = 500;

  private static final double LATEST_CUT_MS = 2_000;

  private Unanswered() {}

  private static List<Finding> find(
      CallEvidence call, Measurements measured, Cause cause, Words words) {
    List<Finding> found = new ArrayList<>();
    double frozenSinceMs = Double.NaN;
    for (Wait wait : waits(call, measured)) {
      if (cause(call, wait) != cause || wait.interruptedMs() == frozenSinceMs) {
        continue;
      }
      frozenSinceMs = wait.interruptedMs();
      Rule rule = cause == Cause.FROZEN ? FROZEN : cause == Cause.SHORT ? SHORT : NO_RESPONSE;
      found.add(
          new Finding(
              rule.detector(),
              wait.sound().onsetMs(),
              wait.limitMs(),
              wait.sound().id(),
              words.of(wait)));
    }
    return found;
  }

  private static Cause cause(CallEvidence call, Wait wait) {
    if (!Double.isNaN(wait.interruptedMs())) {
      return Cause.FROZEN;
    }
    boolean brief = Evidence.words(wait.sound().text()).size() <= SHORT_WORDS;
    boolean transcribes =
        call.timeline().transcripts().stream().anyMatch(words -> words.who().equals("caller"));
    return brief && wait.heardAs().isBlank() && transcribes ? Cause.SHORT : Cause.NONE;
  }

  private static String noResponse(Wait wait) {
    return text(
        "nothing came in %.0f ms after %s; %s",
        wait.lengthMs(), quoted(wait.sound().text()), wait.heardWords());
  }

  private static String ignored(Wait wait) {
    return text(
        "no transcript and no answer in %.0f ms after %s",
        wait.lengthMs(), quoted(wait.sound().text()));
  }

  private static String frozen(Wait wait) {
    return text(
        "interrupted at %.0f ms, and nothing came in %.0f ms after %s; %s",
        wait.interruptedMs(), wait.lengthMs(), quoted(wait.sound().text()), wait.heardWords());
  }

  private static String quoted(String text) {
    return Phrase.quoted(text);
  }

  private static List<Wait> waits(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    List<Event> course = Course.of(call);
    List<Wait> waits = new ArrayList<>();
    List<CallerSound> said = timeline.said();
    for (int i = 0; i < said.size() && !call.journal().isEmpty(); i++) {
      CallerSound sound = said.get(i);
      boolean bounded = i + 1 < said.size();
      double nextMs = bounded ? said.get(i + 1).onsetMs() : Double.POSITIVE_INFINITY;
      Optional<Double> limitMs = limitMs(timeline, sound, nextMs);
      double cutMs = lastCutMs(course, sound);
      double sinceMs = Double.isNaN(cutMs) ? sound.onsetMs() : cutMs + TRAILING_MS;
      boolean mute =
          limitMs.isPresent()
              && course.stream()
                  .filter(e -> e.atMs() >= sinceMs && e.atMs() < limitMs.get())
                  .noneMatch(e -> e.isOutput() || e.kind() == Kind.TURN_END);
      if (mute && !isHeard(timeline, sound, limitMs.get())) {
        waits.add(new Wait(sound, limitMs.get(), heardAs(measured, sound), cutMs));
      }
    }
    return waits;
  }

  /** Until when an answer is waited for; empty if the wait was cut short by something else. */
  private static Optional<Double> limitMs(Timeline timeline, CallerSound sound, double nextMs) {
    double limitMs = Math.min(nextMs, sound.offsetMs() + MeasureCall.ANSWER_LIMIT_MS);
    boolean closed = timeline.closedAtMs() < limitMs - TRAILING_MS;
    boolean troubled =
        timeline.signals().stream()
            .filter(s -> s.atMs() > sound.onsetMs() && s.atMs() < limitMs)
            .anyMatch(
                s -> s.kind().equals(Timeline.DISCONNECTED) || s.kind().equals(Timeline.STALLED));
    boolean longEnough = limitMs - sound.offsetMs() >= LEAST_MS;
    return closed || troubled || !longEnough ? Optional.empty() : Optional.of(limitMs);
  }

  /** Whether an answer that had begun to come before the caller had finished is being heard. */
  private static boolean isHeard(Timeline timeline, CallerSound sound, double limitMs) {
    return timeline.responses().stream()
        .anyMatch(r -> r.audibleFromMs() > sound.onsetMs() && r.audibleFromMs() < limitMs);
  }

  /** The latest interruption since which the agent has been silent. */
  private static double lastCutMs(List<Event> course, CallerSound sound) {
    double cutMs = Double.NaN;
    for (Event event : course) {
      if (event.atMs() > sound.offsetMs() + LATEST_CUT_MS) {
        break;
      }
      if (event.kind() == Kind.INTERRUPTED) {
        cutMs = event.atMs();
      } else if (event.isOutput() && event.atMs() > cutMs + TRAILING_MS) {
        cutMs = Double.NaN;
      }
    }
    return cutMs;
  }

  private static String heardAs(Measurements measured, CallerSound sound) {
    return measured.turns().stream()
        .filter(turn -> turn.id().equals(sound.id()))
        .map(TurnMeasure::heardAs)
        .findFirst()
        .orElse("");
  }
}
