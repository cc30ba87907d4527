package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Readings of taking and leaving the floor. */
final class TurnTakingReadings {
  static final Metric FTO =
      new Metric(
          "FTO",
          1,
          "ms",
          Better.NEITHER,
          Kind.QUANTITY,
          "From the caller's last audible sample to the first of the answer; below 0 they overlap.");
  static final Metric AGENT_INTERRUPTION_RATE =
      new Metric(
          "AGENT_INTERRUPTION_RATE",
          1,
          "1",
          Better.LOWER,
          Kind.RATIO,
          "Talkspurts the agent begins within the caller's turns, backchannels aside, per turn.");
  static final Metric AGENT_INTERRUPTION_OVERLAP =
      new Metric(
          "AGENT_INTERRUPTION_OVERLAP",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "Time for which the agent talks into a turn of the caller's that it interrupts.");

  static final Family FAMILY =
      new Family(
          List.of(FTO, AGENT_INTERRUPTION_RATE, AGENT_INTERRUPTION_OVERLAP),
          TurnTakingReadings::of);

  /** Floor transfers this close to 0 are heard as without gap and overlap. */
  private static final double NO_GAP_MS = 120;

  private static final double BACKCHANNEL_MS = 1_000;
  private static final int BACKCHANNEL_WORDS = 2;

  private TurnTakingReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    List<Reading> readings = new ArrayList<>();
    Map<String, CallerSound> sounds = new HashMap<>();
    timeline.said().forEach(sound -> sounds.put(sound.id(), sound));
    Set<String> cuts = new HashSet<>();
    measured.probes().forEach(probe -> cuts.add(probe.id()));
    for (TurnMeasure turn : measured.turns()) {
      if (!cuts.contains(turn.id()) && sounds.containsKey(turn.id())) {
        readings.addAll(transfers(turn, sounds.get(turn.id())));
      }
    }
    List<HeardResponse> responses = HeardResponse.of(timeline);
    timeline.said().forEach(s -> readings.addAll(interruptions(s, timeline, responses)));
    return readings;
  }

  private static List<Reading> transfers(TurnMeasure turn, CallerSound sound) {
    double offsetMs = turn.callerOffsetMs();
    double onsetMs = turn.answerOnsetMs();
    if (turn.agentInterrupted() && !(onsetMs >= sound.onsetMs())) {
      // The agent had the floor before the caller spoke: nothing was transferred.
      return List.of();
    }
    double ftoMs = turn.answered() ? onsetMs - offsetMs : Double.NaN;
    Reading reading = Reading.at(FTO, turn.id(), offsetMs, onsetMs, ftoMs);
    if (!reading.came()) {
      return List.of(reading);
    }
    Reading signed = reading.in(ftoMs < 0 ? "overlap" : "gap");
    return Math.abs(ftoMs) <= NO_GAP_MS ? List.of(signed, reading.in("!noGap")) : List.of(signed);
  }

  private static List<Reading> interruptions(
      CallerSound sound, Timeline timeline, List<HeardResponse> responses) {
    List<Span> into =
        timeline.heard().stream()
            .filter(s -> s.startMs() > sound.onsetMs() && s.startMs() < sound.offsetMs())
            .filter(span -> !isBackchannel(span, responses))
            .toList();
    List<Reading> readings = new ArrayList<>();
    double onsetMs = sound.onsetMs();
    double offsetMs = sound.offsetMs();
    readings.add(Reading.at(AGENT_INTERRUPTION_RATE, sound.id(), onsetMs, offsetMs, into.size()));
    if (!into.isEmpty()) {
      double overlapMs = Spans.covered(new Span(onsetMs, offsetMs), into);
      double fromMs = into.get(0).startMs();
      readings.add(Reading.at(AGENT_INTERRUPTION_OVERLAP, sound.id(), fromMs, offsetMs, overlapMs));
    }
    return readings;
  }

  /** Less than 1 s and at most two words; where the words are not known its length alone tells. */
  private static boolean isBackchannel(Span span, List<HeardResponse> responses) {
    if (span.lengthMs() >= BACKCHANNEL_MS) {
      return false;
    }
    OptionalInt words =
        responses.stream()
            .filter(r -> Spans.covered(r.span(), List.of(span)) > 0)
            .findFirst()
            .map(HeardResponse::words)
            .orElse(OptionalInt.empty());
    return words.isEmpty() || words.getAsInt() <= BACKCHANNEL_WORDS;
  }
}
