package dev.talkspurt.verdict;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.spi.AgentConnector.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One script step with all there is to judge it by; collects its checks. Not thread-safe. */
final class StepContext {
  final int index;
  final Step step;
  final Timeline timeline;
  final Measurements measurements;
  private final Set<Capability> capabilities;
  private final List<Check> checks = new ArrayList<>();

  StepContext(
      int index,
      Step step,
      Timeline timeline,
      Measurements measurements,
      Set<Capability> capabilities) {
    this.index = index;
    this.step = step;
    this.timeline = timeline;
    this.measurements = measurements;
    this.capabilities = capabilities;
  }

  Expectations expect() {
    return step.expect();
  }

  List<Check> checks() {
    return List.copyOf(checks);
  }

  boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  /** What the caller said; the last time, if the agent asked for it again. */
  Optional<CallerSound> sound() {
    return timeline.caller().stream()
        .filter(s -> s.stepIndex() == index)
        .reduce((first, again) -> again);
  }

  Optional<StepSpan> span() {
    return timeline.steps().stream().filter(s -> s.index() == index).findFirst();
  }

  /** Onset of the first caller sound that begins after {@code atMs}; infinite if there is none. */
  double nextCallerOnsetMs(double atMs) {
    return timeline.said().stream()
        .mapToDouble(CallerSound::onsetMs)
        .filter(ms -> ms > atMs)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Until when what the agent begins to say counts as the answer to what came before. */
  double answerEndMs(double atMs) {
    return Math.min(nextCallerOnsetMs(atMs), MeasureCall.answerEndMs(timeline, atMs));
  }

  /** Until when the agent had time to answer: the next caller sound or the end of the call. */
  double chanceEndedMs(double atMs) {
    double closedMs = timeline.closedAtMs();
    double nextMs = nextCallerOnsetMs(atMs);
    return Double.isNaN(closedMs) ? nextMs : Math.min(nextMs, closedMs);
  }

  /** How long the agent's answer at or before {@code atMs} had been heard by then, in words. */
  String heardBefore(double atMs) {
    double callerMs =
        timeline.said().stream()
            .mapToDouble(CallerSound::offsetMs)
            .filter(ms -> ms < atMs)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    return timeline.responses().stream()
        .filter(r -> r.audibleFromMs() < atMs && r.audibleToMs() > callerMs)
        .reduce((earlier, later) -> later)
        .map(r -> Math.min(atMs, r.audibleToMs()) - r.audibleFromMs())
        .map(heardMs -> " (heard for " + ms(heardMs) + " only)")
        .orElse("");
  }

  void add(String expectation, Verdict verdict, String evidence, double atMs) {
    Place place = expect().place().equals(Place.NONE) ? step.place() : expect().place();
    add(place, expectation, verdict, evidence, atMs);
  }

  void add(Place place, String expectation, Verdict verdict, String evidence, double atMs) {
    checks.add(new Check(index, place, expectation, verdict, evidence, atMs));
  }

  static String ms(double ms) {
    return String.format(Locale.ROOT, "%.0f ms", ms);
  }
}
