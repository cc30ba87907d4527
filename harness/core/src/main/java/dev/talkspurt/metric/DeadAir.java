package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Readings of silences that nobody wants. */
final class DeadAir {
  /** Steps in which the script wants the caller not to be heard. */
  private static final Set<String> QUIET = Set.of("silence", "mute");

  static final Metric DEAD_AIR =
      new Metric(
          "DEAD_AIR",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "Sum of a call's silences of more than 3 s that the script does not ask for, per call.");
  static final Metric DEAD_AIR_MAX =
      new Metric(
          "DEAD_AIR_MAX",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "The longest silence of a call that the script does not ask for, per call.");
  static final Metric DEAD_AIR_SHARE =
      new Metric(
          "DEAD_AIR_SHARE",
          1,
          "1",
          Better.LOWER,
          Kind.RATIO,
          "Time of dead air over time of call, all calls together.");

  static final Family FAMILY =
      new Family(List.of(DEAD_AIR, DEAD_AIR_MAX, DEAD_AIR_SHARE), DeadAir::of);

  /** Silences longer than this are dead air. */
  static final double FROM_MS = 3_000;

  private DeadAir() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    Span call = Spans.call(timeline);
    if (call.lengthMs() <= 0) {
      return List.of();
    }
    List<Span> silences = silences(call, timeline, evidence.scenario());
    List<Span> dead = silences.stream().filter(s -> s.lengthMs() > FROM_MS).toList();
    double sumMs = dead.stream().mapToDouble(Span::lengthMs).sum();
    String where = dead.stream().map(DeadAir::words).collect(Collectors.joining(", "));
    double longestMs = silences.stream().mapToDouble(Span::lengthMs).max().orElse(0);
    return List.of(
        Reading.ofCall(DEAD_AIR, sumMs).because(where),
        longest(silences, longestMs),
        Reading.ofCall(DEAD_AIR_SHARE, sumMs).per(call.lengthMs()));
  }

  private static Reading longest(List<Span> silences, double longestMs) {
    return silences.stream()
        .filter(span -> span.lengthMs() == longestMs)
        .findFirst()
        .map(s -> Reading.at(DEAD_AIR_MAX, Reading.CALL, s.startMs(), s.endMs(), s.lengthMs()))
        .orElse(Reading.ofCall(DEAD_AIR_MAX, 0));
  }

  private static String words(Span span) {
    return String.format(
        Locale.ROOT, "%.1f s from %.1f s", span.lengthMs() / 1000, span.startMs() / 1000);
  }

  /** Where neither a sound of the script nor the agent is heard, and the script wants it not so. */
  static List<Span> silences(Span call, Timeline timeline, Scenario scenario) {
    List<Span> filled = new ArrayList<>(timeline.heard());
    for (CallerSound sound : timeline.caller()) {
      double waitedMs = waitedMs(scenario, sound.stepIndex());
      filled.add(new Span(sound.onsetMs() - waitedMs, sound.offsetMs()));
    }
    timeline.steps().stream()
        .filter(step -> step.ran() && QUIET.contains(step.kind()))
        .map(s -> new Span(s.startMs(), Double.isNaN(s.endMs()) ? call.endMs() : s.endMs()))
        .forEach(filled::add);
    return Spans.gaps(call, filled);
  }

  /** How long a sound waits for silence, as the script asks. */
  private static double waitedMs(Scenario scenario, int index) {
    if (index < 0 || index >= scenario.script().size()) {
      return 0;
    }
    Step step = scenario.script().get(index);
    Optional<Moment> moment =
        step instanceof Step.Interrupt cut
            ? Optional.of(cut.moment())
            : step instanceof Step.Probe probe ? probe.moment() : Optional.empty();
    return moment
        .filter(Moment.AfterSilence.class::isInstance)
        .map(m -> ((Moment.AfterSilence) m).length().toNanos() / 1e6)
        .orElse(0.0);
  }
}
