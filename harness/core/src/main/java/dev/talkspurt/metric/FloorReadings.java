package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import java.util.ArrayList;
import java.util.List;

/** Readings of whether the agent takes the floor, where it should and where it should not. */
final class FloorReadings {
  static final Metric TOR =
      new Metric(
          "TOR",
          1,
          "1",
          Better.NEITHER,
          Kind.SHARE,
          "Turns and interruptions after which the agent took the floor, of all.");
  static final Metric PAUSE_CUTOFF_RATE =
      new Metric(
          "PAUSE_CUTOFF_RATE",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Pauses of 500 ms and more within a caller's turn in which the agent became audible.");

  static final Family FAMILY = new Family(List.of(TOR, PAUSE_CUTOFF_RATE), FloorReadings::of);

  private static final double SHORT_MS = 1_000;
  private static final int FEW_WORDS = 3;

  private FloorReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    List<HeardResponse> responses = HeardResponse.of(timeline);
    List<Reading> readings = new ArrayList<>();
    for (CallerSound sound : timeline.said()) {
      double toMs =
          Math.min(nextSaidMs(timeline, sound), sound.offsetMs() + MeasureCall.ANSWER_LIMIT_MS);
      ProbeMeasure cut = probe(measured, sound);
      if (cut == null) {
        readings.add(taken(sound, "turn", after(responses, sound.offsetMs(), toMs)));
      } else if (cut.valid()) {
        readings.add(taken(sound, "interruption", begun(responses, sound.onsetMs(), toMs)));
      }
    }
    for (CallerSound sound : timeline.caller()) {
      ProbeMeasure probe = probe(measured, sound);
      boolean idle = probe != null && probe.valid() && probe.into().equals("silence");
      if (idle && probe.kind().equals("backchannel")) {
        double toMs = sound.offsetMs() + MeasureCall.FALSE_RESPONSE_WINDOW_MS;
        readings.add(taken(sound, "!backchannel", begun(responses, sound.onsetMs(), toMs)));
      }
    }
    for (CallerPauses.Pause pause : CallerPauses.of(timeline, evidence.scenario())) {
      readings.addAll(pause(pause, timeline, responses));
    }
    return readings;
  }

  private static ProbeMeasure probe(Measurements measured, CallerSound sound) {
    return measured.probes().stream()
        .filter(probe -> probe.id().equals(sound.id()))
        .findFirst()
        .orElse(null);
  }

  /** When the caller next says something to the agent; infinite if never. */
  static double nextSaidMs(Timeline timeline, CallerSound sound) {
    return timeline.said().stream()
        .mapToDouble(CallerSound::onsetMs)
        .filter(ms -> ms > sound.onsetMs())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static List<HeardResponse> after(List<HeardResponse> all, double fromMs, double toMs) {
    return all.stream()
        .filter(r -> r.span().endMs() > fromMs && r.span().startMs() < toMs)
        .toList();
  }

  private static List<HeardResponse> begun(List<HeardResponse> all, double fromMs, double toMs) {
    return all.stream()
        .filter(r -> r.span().startMs() > fromMs && r.span().startMs() < toMs)
        .toList();
  }

  private static Reading taken(CallerSound sound, String part, List<HeardResponse> responses) {
    return Reading.at(TOR, sound.id(), sound.onsetMs(), sound.offsetMs(), took(responses)).in(part);
  }

  /** 1 unless nothing was said, or less than 1 s and at most three words. */
  private static double took(List<HeardResponse> responses) {
    double lengthMs = responses.stream().mapToDouble(r -> r.span().lengthMs()).sum();
    boolean known = responses.stream().allMatch(r -> r.words().isPresent());
    int words = responses.stream().map(HeardResponse::words).mapToInt(w -> w.orElse(0)).sum();
    boolean wordless = responses.isEmpty() || known && words == 0;
    boolean brief = lengthMs < SHORT_MS && words <= FEW_WORDS;
    return wordless || brief ? 0 : 1;
  }

  private static List<Reading> pause(
      CallerPauses.Pause pause, Timeline timeline, List<HeardResponse> responses) {
    Span span = pause.span();
    if (AgentOnset.spanAt(timeline, span.startMs()).isPresent()) {
      return List.of();
    }
    boolean cutOff =
        timeline.heard().stream()
            .anyMatch(s -> s.startMs() >= span.startMs() && s.startMs() < span.endMs());
    String id = pause.sound().id();
    Reading cut = Reading.at(PAUSE_CUTOFF_RATE, id, span.startMs(), span.endMs(), cutOff ? 1 : 0);
    double taken = took(begun(responses, span.startMs(), span.endMs()));
    return List.of(
        cut.in(lengthClass(span.lengthMs())),
        Reading.at(TOR, id, span.startMs(), span.endMs(), taken).in("!pause"));
  }

  /** By the lengths that scripts usually give pauses, 10 ms of measuring allowed for. */
  private static String lengthClass(double lengthMs) {
    double ms = lengthMs + 10;
    return ms >= 3000 ? "from3000" : ms >= 2000 ? "from2000" : ms >= 1000 ? "from1000" : "from500";
  }
}
