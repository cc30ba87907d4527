package dev.talkspurt.detect;

import static dev.talkspurt.detect.Evidence.text;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The agent begins to speak before the caller has finished. */
final class Overlaps {
  static final Rule SPLIT =
      new Rule(
          new Detector(
              "splitByPause",
              1,
              Severity.SERIOUS,
              "turn split by a pause",
              "The agent's answer begins in a pause of at least 300 ms within the caller's"
                  + " utterance, or less than 1 s after such a pause.",
              "Lengthen the silence that ends a turn, or lower the sensitivity for its end."),
          (call, measured) -> find(call, true));

  static final Rule TALKED_OVER =
      new Rule(
          new Detector(
              "talkedOver",
              1,
              Severity.NOTABLE,
              "agent talks over the caller",
              "The agent, silent before, becomes audible at least 500 ms after the caller has"
                  + " begun and 300 ms before the caller stops, with no pause of the caller's"
                  + " that could explain it.",
              "Hold answers back while your own voice detection hears the caller."),
          (call, measured) -> find(call, false));

  /** What the agent can know of the caller's speech takes so long to reach it. */
  private static final double KNOWN_MS = 500;

  private static final double BEFORE_END_MS = 300;
  private static final double PAUSE_MS = 300;
  private static final double AFTER_PAUSE_MS = 1_000;

  private Overlaps() {}

  private static List<Finding> find(CallEvidence call, boolean inPause) {
    Timeline timeline = call.timeline();
    List<Finding> found = new ArrayList<>();
    for (CallerSound sound : timeline.said()) {
      List<Span> pauses = pauses(timeline, sound);
      for (Response response : timeline.responses()) {
        double atMs = inPause ? response.firstPacketMs() : response.audibleFromMs();
        if (!beginsWithin(timeline, sound, response, atMs)) {
          continue;
        }
        Optional<Span> pause =
            pauses.stream()
                .filter(p -> response.firstPacketMs() >= p.startMs())
                .filter(p -> response.firstPacketMs() <= p.endMs() + AFTER_PAUSE_MS)
                .reduce((one, later) -> later);
        if (pause.isPresent() == inPause) {
          found.add(
              new Finding(
                  (inPause ? SPLIT : TALKED_OVER).detector(),
                  pause.map(Span::startMs).orElse(response.audibleFromMs()),
                  sound.offsetMs(),
                  sound.id(),
                  pause
                      .map(p -> splitText(p, response, sound))
                      .orElseGet(() -> overText(response, sound))));
          break;
        }
      }
    }
    return found;
  }

  private static String splitText(Span pause, Response response, CallerSound sound) {
    return text(
        "the caller paused for %.0f ms, the answer's first packet came %.0f ms after the pause's"
            + " beginning, and the caller went on until %.0f ms after that",
        pause.lengthMs(),
        response.firstPacketMs() - pause.startMs(),
        sound.offsetMs() - response.firstPacketMs());
  }

  private static String overText(Response response, CallerSound sound) {
    return text(
        "the agent became audible %.0f ms after the caller's onset and %.0f ms before the"
            + " caller's offset",
        response.audibleFromMs() - sound.onsetMs(), sound.offsetMs() - response.audibleFromMs());
  }

  private static boolean beginsWithin(
      Timeline timeline, CallerSound sound, Response response, double atMs) {
    boolean within =
        response.firstPacketMs() >= sound.onsetMs() + KNOWN_MS
            && atMs <= sound.offsetMs() - BEFORE_END_MS;
    // What follows a response without a break is its continuation.
    return within
        && timeline.heard().stream()
            .noneMatch(span -> span.startMs() < atMs - 1 && span.endMs() > atMs - BEFORE_END_MS);
  }

  /** Silences of the caller's own voice within a sound; none where noise fills them. */
  private static List<Span> pauses(Timeline timeline, CallerSound sound) {
    AudioClip track = timeline.callerTrack();
    double perMs = track.sampleRateHz() / 1000.0;
    int from = (int) Math.max(0, Math.round(sound.onsetMs() * perMs));
    int to = (int) Math.min(track.sampleCount(), Math.round(sound.offsetMs() * perMs));
    List<Span> pauses = new ArrayList<>();
    if (to <= from) {
      return pauses;
    }
    Segment before = null;
    for (Segment segment : Talkspurts.find(track.slice(from, to), 0)) {
      if (before != null) {
        double startMs = (from + before.offsetSample() + 1) / perMs;
        double endMs = (from + segment.onsetSample()) / perMs;
        if (endMs - startMs >= PAUSE_MS) {
          pauses.add(new Span(startMs, endMs));
        }
      }
      before = segment;
    }
    return pauses;
  }
}
