package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Moment;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Recovery.Goal;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Readings of how an agent goes on when it cannot do what it is asked, or is cut off in a call. */
final class FallbackReadings {
  static final Metric FALLBACK_GRACE =
      new Metric(
          "FALLBACK_GRACE",
          1,
          "1",
          Better.HIGHER,
          Kind.SHARE,
          "Requests that cannot be met, and failing tools, after which the agent says what it must"
              + " and nothing it must not.");
  static final Metric HUNG =
      new Metric(
          "HUNG",
          1,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Tool calls open at an interruption after which the agent says nothing for 15 s.");

  static final Family FAMILY = new Family(List.of(FALLBACK_GRACE, HUNG), FallbackReadings::of);

  private static final Set<FaultClass> WITHOUT_HELP =
      Set.of(FaultClass.OUT_OF_SCOPE, FaultClass.TOOL_ERROR);

  private FallbackReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    List<Reading> readings = new ArrayList<>();
    Timeline timeline = evidence.timeline();
    for (FaultMeasure fault : measured.faults()) {
      if (fault.counts()) {
        grace(timeline, evidence.scenario(), fault).ifPresent(readings::add);
      }
    }
    timeline.toolUses().forEach(use -> hung(timeline, use).ifPresent(readings::add));
    return readings;
  }

  private static Optional<Reading> grace(Timeline timeline, Scenario scenario, FaultMeasure fault) {
    Expectations expect = scenario.script().get(fault.stepIndex()).expect();
    Recovery recovery = expect.recovers().orElseThrow();
    List<List<String>> required = new ArrayList<>(phrases(recovery.goals()));
    expect.mentions().forEach(phrase -> required.add(List.of(phrase)));
    List<String> forbidden = new ArrayList<>(expect.avoids());
    phrases(recovery.never()).forEach(forbidden::addAll);
    if (!WITHOUT_HELP.contains(recovery.fault()) || required.isEmpty() && forbidden.isEmpty()) {
      return Optional.empty();
    }
    List<HeardResponse> answer =
        HeardResponse.of(timeline).stream()
            .filter(r -> r.span().endMs() > fault.startMs())
            .filter(r -> r.span().startMs() < fault.deadlineMs())
            .toList();
    if (answer.stream().anyMatch(response -> response.text().isEmpty())) {
      return Optional.empty();
    }
    String text = answer.stream().map(r -> r.text().get()).collect(Collectors.joining(" "));
    boolean graceful =
        !answer.isEmpty()
            && required.stream().allMatch(any -> any.stream().anyMatch(p -> Phrase.isIn(text, p)))
            && forbidden.stream().noneMatch(phrase -> Phrase.isIn(text, phrase));
    double endMs = fault.deadlineMs();
    return Optional.of(
        Reading.at(FALLBACK_GRACE, fault.id(), fault.startMs(), endMs, graceful ? 1 : 0)
            .in(fault.faultClass()));
  }

  private static List<List<String>> phrases(List<Goal> goals) {
    return goals.stream()
        .filter(Goal.Says.class::isInstance)
        .map(goal -> ((Goal.Says) goal).anyOf())
        .toList();
  }

  private static Optional<Reading> hung(Timeline timeline, ToolUse use) {
    double closedMs = Spans.call(timeline).endMs();
    double settledMs = Double.isNaN(use.answeredMs()) ? use.cancelledMs() : use.answeredMs();
    double openToMs = Double.isNaN(settledMs) ? closedMs : settledMs;
    double cutMs =
        timeline.signals().stream()
            .filter(signal -> signal.kind().equals("interrupted"))
            .mapToDouble(Moment::atMs)
            .filter(ms -> ms >= use.calledMs() && ms <= openToMs)
            .max()
            .orElse(Double.NaN);
    double saidMs =
        timeline.said().stream()
            .filter(s -> s.role().equals("interruption"))
            .filter(s -> s.onsetMs() >= use.calledMs() && s.onsetMs() <= openToMs)
            .mapToDouble(CallerSound::offsetMs)
            .max()
            .orElse(Double.NaN);
    if (Double.isNaN(cutMs) && Double.isNaN(saidMs)) {
      return Optional.empty();
    }
    double fromMs = latest(cutMs, saidMs, settledMs);
    double untilMs = fromMs + MeasureCall.ANSWER_LIMIT_MS;
    boolean heard =
        timeline.heard().stream().map(Span::startMs).anyMatch(ms -> ms >= fromMs && ms < untilMs);
    boolean stillHeard = AgentOnset.spanAt(timeline, fromMs).isPresent();
    if (!heard && !stillHeard && closedMs < untilMs) {
      return Optional.empty();
    }
    boolean hung = !heard && !stillHeard;
    return Optional.of(
        Reading.at(HUNG, use.id(), use.calledMs(), fromMs, hung ? 1 : 0).because(use.name()));
  }

  private static double latest(double... times) {
    double latest = Double.NEGATIVE_INFINITY;
    for (double ms : times) {
      latest = Double.isNaN(ms) ? latest : Math.max(latest, ms);
    }
    return latest;
  }
}
