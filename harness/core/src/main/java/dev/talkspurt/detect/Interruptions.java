package dev.talkspurt.detect;

import static dev.talkspurt.detect.Evidence.text;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.detect.Course.Event;
import dev.talkspurt.detect.Course.Kind;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.Talkspurts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Interruptions that nobody made, that do not stop the agent, or that leave something behind. */
final class Interruptions {
  static final Rule PHANTOM =
      new Rule(
          new Detector(
              "phantomInterruption",
              1,
              Severity.SERIOUS,
              "interrupted by nobody",
              "The agent is interrupted although nothing audible was sent in the 2 s before.",
              "Let the model go on with a short text turn; if it stays mute, resume the session."),
          Interruptions::phantom);

  static final Rule SELF =
      new Rule(
          new Detector(
              "selfInterruption",
              1,
              Severity.SERIOUS,
              "interrupted by its own echo",
              "The agent is interrupted while all that is sent is its own echo: the scenario has"
                  + " one, and the caller has been silent since before the answer began and for 0.5 s.",
              "Cancel echo before sending, or lower the sensitivity for the start of speech."),
          Interruptions::self);

  static final Rule STALE =
      new Rule(
          new Detector(
              "staleAudio",
              1,
              Severity.NOTABLE,
              "old answer after an interruption",
              "Audio or text of the agent comes after its turn was interrupted and before the"
                  + " end of that turn, or within 300 ms if no end comes.",
              "Drop everything that comes between an interruption and the end of its turn."),
          Interruptions::stale);

  static final Rule LATE =
      new Rule(
          new Detector(
              "lateOutput",
              1,
              Severity.MINOR,
              "audio after the end of audio",
              "Audio comes after the agent said that all of it was sent, before the turn's end"
                  + " and while the answer is still being heard.",
              "Keep playing until the turn's end, not until the end of generation."),
          Interruptions::late);

  static final Rule NEVER_YIELDS =
      new Rule(
          new Detector(
              "neverYields",
              2,
              Severity.SERIOUS,
              "goes on when interrupted",
              "The agent goes on speaking for more than 2 s after the caller has cut in.",
              "Allow interruptions in the session's settings, and flush what is being played."),
          Interruptions::neverYields);

  private static final double CAUSE_MS = 2_000;
  private static final double SILENT_MS = 500;
  private static final double NO_END_MS = 300;
  private static final double LATEST_END_MS = 1_000;

  private Interruptions() {}

  private static List<Finding> phantom(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    for (double atMs : measured.phantoms().atMs()) {
      if (wasSilent(call.timeline(), atMs)) {
        double heardMs = heardSinceMs(call.timeline(), atMs);
        String of =
            Double.isNaN(heardMs)
                ? "while the agent was silent"
                : text("%.0f ms into its answer", heardMs);
        found.add(
            new Finding(
                PHANTOM.detector(),
                atMs,
                atMs,
                "",
                text("interrupted at %.0f ms, %s; nothing audible was sent for 2 s", atMs, of)));
      }
    }
    return found;
  }

  private static List<Finding> self(CallEvidence call, Measurements measured) {
    Timeline timeline = call.timeline();
    List<Finding> found = new ArrayList<>();
    for (Timeline.Moment signal : timeline.signals()) {
      double atMs = signal.atMs();
      double heardMs = heardSinceMs(timeline, atMs);
      boolean echoes = signal.kind().equals("interrupted") && hasEcho(call, atMs);
      // What ended before the answer began cannot have interrupted it.
      double silentMs = Math.max(SILENT_MS, Double.isNaN(heardMs) ? SILENT_MS : heardMs);
      if (echoes && !Double.isNaN(heardMs) && callerSilent(timeline, atMs - silentMs, atMs)) {
        found.add(
            new Finding(
                SELF.detector(),
                atMs,
                atMs,
                "",
                text(
                    "interrupted at %.0f ms, after %.0f ms of its answer had been heard; the caller"
                        + " was silent and only the echo was sent",
                    atMs, heardMs)));
      }
    }
    return found;
  }

  private static boolean callerSilent(Timeline timeline, double fromMs, double toMs) {
    return timeline.caller().stream()
        .noneMatch(sound -> sound.offsetMs() > fromMs && sound.onsetMs() < toMs);
  }

  /** Since when the answer was heard that was being heard just before; NaN if none was. */
  private static double heardSinceMs(Timeline timeline, double atMs) {
    return timeline.responses().stream()
        .filter(r -> r.audibleFromMs() <= atMs && r.audibleToMs() >= atMs - CAUSE_MS)
        .mapToDouble(Response::audibleFromMs)
        .map(ms -> atMs - ms)
        .min()
        .orElse(Double.NaN);
  }

  private static boolean hasEcho(CallEvidence call, double atMs) {
    int step =
        call.timeline().steps().stream()
            .filter(span -> span.ran() && span.startMs() <= atMs)
            .mapToInt(StepSpan::index)
            .max()
            .orElse(-1);
    return call.scenario().callerAt(step).conditions().echo().isPresent();
  }

  /** Whether nothing audible was sent in the time before; false if that is not known. */
  private static boolean wasSilent(Timeline timeline, double atMs) {
    AudioClip track = timeline.callerTrack();
    double perMs = track.sampleRateHz() / 1000.0;
    int to = (int) Math.round(atMs * perMs);
    int from = (int) Math.max(0, Math.round((atMs - CAUSE_MS) * perMs));
    if (to <= from || to > track.sampleCount()) {
      return false;
    }
    List<Segment> sounds = Talkspurts.find(track.slice(from, to), 0, Talkspurts.ONSET_DBFS - 10);
    return sounds.isEmpty();
  }

  private static List<Finding> stale(CallEvidence call, Measurements measured) {
    List<Event> course = Course.of(call);
    List<Finding> found = new ArrayList<>();
    boolean open = false;
    for (int i = 0; i < course.size(); i++) {
      Event event = course.get(i);
      if (event.kind() == Kind.INTERRUPTED && open) {
        stale(course, i, found);
      }
      open = event.kind() != Kind.TURN_END && (open || event.isOutput());
    }
    return found;
  }

  private static void stale(List<Event> course, int index, List<Finding> found) {
    double cutMs = course.get(index).atMs();
    double endMs =
        course.subList(index, course.size()).stream()
            .filter(e -> e.kind() == Kind.TURN_END && e.atMs() <= cutMs + LATEST_END_MS)
            .mapToDouble(Event::atMs)
            .findFirst()
            .orElse(Double.NaN);
    int audio = 0;
    int words = 0;
    double lastMs = cutMs;
    for (Event event : course.subList(index + 1, course.size())) {
      boolean over = Double.isNaN(endMs) ? event.atMs() > cutMs + NO_END_MS : false;
      if (over || event.kind() == Kind.TURN_END) {
        break;
      }
      audio += event.kind() == Kind.AUDIO ? 1 : 0;
      words += event.kind() == Kind.TEXT ? 1 : 0;
      lastMs = event.isOutput() ? event.atMs() : lastMs;
    }
    if (audio + words > 0) {
      found.add(
          new Finding(
              STALE.detector(),
              cutMs,
              lastMs,
              "",
              text(
                  "%d audio packets and %d pieces of text came up to %.0f ms after the interruption",
                  audio, words, lastMs - cutMs)));
    }
  }

  private static List<Finding> late(CallEvidence call, Measurements measured) {
    List<Finding> found = new ArrayList<>();
    Set<Kind> ends = Set.of(Kind.TURN_END, Kind.INTERRUPTED, Kind.LOST, Kind.CALL, Kind.ANSWER);
    double audioEndMs = Double.NaN;
    double heardToMs = Double.NEGATIVE_INFINITY;
    double sinceMs = Double.NaN;
    int packets = 0;
    double lastMs = Double.NaN;
    for (Event event : Course.of(call)) {
      if (event.kind() == Kind.AUDIO) {
        if (event.atMs() > heardToMs + NO_END_MS) {
          // Another answer: the end of audio was that of the one before.
          audioEndMs = Double.NaN;
        } else if (event.atMs() >= audioEndMs) {
          packets++;
          lastMs = event.atMs();
        }
        heardToMs = event.heardToMs();
      } else if (event.kind() == Kind.AUDIO_END || ends.contains(event.kind())) {
        report(found, sinceMs, lastMs, packets);
        packets = 0;
        sinceMs = event.atMs();
        audioEndMs = event.kind() == Kind.AUDIO_END ? event.atMs() : Double.NaN;
      }
    }
    report(found, sinceMs, lastMs, packets);
    return found;
  }

  private static void report(List<Finding> found, double audioEndMs, double lastMs, int packets) {
    if (packets > 0) {
      found.add(
          new Finding(
              LATE.detector(),
              audioEndMs,
              lastMs,
              "",
              text(
                  "%d audio packets came up to %.0f ms after the end of audio at %.0f ms",
                  packets, lastMs - audioEndMs, audioEndMs)));
    }
  }

  private static List<Finding> neverYields(CallEvidence call, Measurements measured) {
    return measured.probes().stream()
        .filter(ProbeMeasure::interrupts)
        .filter(probe -> probe.valid() && probe.outcome().equals("missed"))
        .map(
            probe ->
                new Finding(
                    NEVER_YIELDS.detector(),
                    probe.onsetMs(),
                    probe.onsetMs() + MeasureCall.YIELD_WINDOW_MS,
                    probe.id(),
                    text(
                        "the agent was audible over the caller for %.0f of the %.0f ms after the"
                            + " interruption",
                        probe.overlapMs(), MeasureCall.YIELD_WINDOW_MS)))
        .toList();
  }
}
