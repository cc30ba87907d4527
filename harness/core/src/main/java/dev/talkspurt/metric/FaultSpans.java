package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Moment;
import dev.talkspurt.conversation.Timeline.StepSpan;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.FaultClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds in a call's record when each scripted fault came about. */
final class FaultSpans {
  private static final double SLOW_MS = 5_000;
  private static final double LATE_MS = 50;

  private final Timeline timeline;
  private final List<ProbeMeasure> probes;

  FaultSpans(Timeline timeline, List<ProbeMeasure> probes) {
    this.timeline = timeline;
    this.probes = probes;
  }

  /** When the fault of a step came about. */
  FaultSpan of(int step, FaultClass fault) {
    return switch (fault) {
      case NOISE_BURST, ASR_DEGRADE, CORRECTION, OUT_OF_SCOPE, LANG_SWITCH -> sound(step);
      case INTERRUPT, FALSE_INTERRUPT -> probe(step);
      case TOOL_ERROR -> call(step, this::failed, "the agent never called a tool that fails");
      case TOOL_SLOW -> call(step, this::slow, "the agent never called a tool that takes 5 s");
      case SILENCE -> silence(step);
      case NET_STALL -> stall(step);
      case DISCONNECT -> disconnect(step);
    };
  }

  private FaultSpan sound(int step) {
    return soundOf(step)
        .map(sound -> FaultSpan.of(sound.onsetMs(), sound.offsetMs()))
        .orElse(FaultSpan.none("the step was not run"));
  }

  private Optional<CallerSound> soundOf(int step) {
    return timeline.caller().stream().filter(sound -> sound.stepIndex() == step).findFirst();
  }

  private Optional<StepSpan> spanOf(int step) {
    return timeline.steps().stream()
        .filter(span -> span.index() == step && !span.outcome().equals("notRun"))
        .findFirst();
  }

  private FaultSpan probe(int step) {
    Optional<CallerSound> sound = soundOf(step);
    Optional<ProbeMeasure> probe =
        probes.stream().filter(one -> one.stepIndex() == step).findFirst();
    if (sound.isEmpty()) {
      return FaultSpan.none("the step was not run");
    }
    if (probe.isEmpty()) {
      return FaultSpan.none("the agent was silent when the sound came");
    }
    return probe.get().valid()
        ? FaultSpan.of(sound.get().onsetMs(), sound.get().offsetMs())
        : FaultSpan.none(probe.get().voidReason());
  }

  private FaultSpan call(int step, java.util.function.Predicate<ToolUse> faulty, String otherwise) {
    double fromMs = beganMs(step);
    if (Double.isNaN(fromMs)) {
      return FaultSpan.none("the step was not run");
    }
    return timeline.toolUses().stream()
        .filter(use -> use.calledMs() >= fromMs && faulty.test(use))
        .findFirst()
        .map(
            use -> FaultSpan.ofCall(use.id(), use.calledMs(), Math.max(use.calledMs(), endMs(use))))
        .orElse(FaultSpan.none(otherwise));
  }

  /** A call that is never answered is over, for all the agent can know, when it was made. */
  private static double endMs(ToolUse use) {
    return !Double.isNaN(use.answeredMs())
        ? use.answeredMs()
        : Double.isNaN(use.cancelledMs()) ? use.calledMs() : use.cancelledMs();
  }

  private double beganMs(int step) {
    return soundOf(step)
        .map(CallerSound::onsetMs)
        .or(() -> spanOf(step).map(StepSpan::startMs))
        .orElse(Double.NaN);
  }

  /** The fault is told with the call, since the answer may never be sent. */
  private boolean failed(ToolUse use) {
    if (!use.injectedFault().isEmpty()) {
      return MeasureCall.isScripted(use.injectedFault());
    }
    return timeline.signals().stream()
        .filter(signal -> signal.kind().equals(Timeline.TOOL_FAULT))
        .filter(signal -> signal.detail().startsWith(use.id() + " "))
        .anyMatch(
            signal -> MeasureCall.isScripted(signal.detail().substring(use.id().length() + 1)));
  }

  private boolean slow(ToolUse use) {
    double heldMs =
        Double.isNaN(use.injectedDelayMs())
            ? use.cancelledMs() - use.calledMs()
            : Math.max(use.injectedDelayMs(), use.answeredMs() - use.calledMs());
    return heldMs >= SLOW_MS - LATE_MS;
  }

  private FaultSpan silence(int step) {
    return spanOf(step)
        .map(
            span ->
                FaultSpan.of(
                    span.startMs(),
                    Double.isNaN(span.endMs()) ? timeline.closedAtMs() : span.endMs()))
        .filter(span -> !Double.isNaN(span.endMs()))
        .orElse(FaultSpan.none("the step was not run"));
  }

  private FaultSpan stall(int step) {
    double fromMs = spanOf(step).map(StepSpan::startMs).orElse(beganMs(step));
    if (Double.isNaN(fromMs)) {
      return FaultSpan.none("the step was not run");
    }
    List<Moment> ends = signals(Timeline.STALL_ENDED);
    return signals(Timeline.STALLED).stream()
        .filter(stalled -> stalled.atMs() >= fromMs - LATE_MS)
        .findFirst()
        .map(
            stalled ->
                FaultSpan.of(
                    stalled.atMs(),
                    ends.stream()
                        .mapToDouble(Moment::atMs)
                        .filter(ms -> ms >= stalled.atMs())
                        .findFirst()
                        .orElse(stalled.atMs())))
        .orElse(FaultSpan.none("the network did not stall"));
  }

  private FaultSpan disconnect(int step) {
    double fromMs = spanOf(step).map(StepSpan::startMs).orElse(Double.NaN);
    if (Double.isNaN(fromMs)) {
      return FaultSpan.none("the step was not run");
    }
    List<Moment> resumed = new ArrayList<>(signals(Timeline.RESUMED));
    return signals(Timeline.DISCONNECTED).stream()
        .filter(broken -> broken.atMs() >= fromMs - LATE_MS)
        .findFirst()
        .map(
            broken ->
                FaultSpan.of(
                    broken.atMs(),
                    resumed.stream()
                        .mapToDouble(Moment::atMs)
                        .filter(ms -> ms >= broken.atMs())
                        .findFirst()
                        .orElse(broken.atMs())))
        .orElse(FaultSpan.none("the connection did not break"));
  }

  private List<Moment> signals(String kind) {
    return timeline.signals().stream().filter(signal -> signal.kind().equals(kind)).toList();
  }
}
