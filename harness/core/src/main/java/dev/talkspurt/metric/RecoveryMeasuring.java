package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.metric.FaultMeasure.GoalMeasure;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures what became of each fault a script brings about (definition {@code RECOVERY_RATE/1}).
 */
final class RecoveryMeasuring {
  private final Timeline timeline;
  private final Scenario scenario;
  private final List<ProbeMeasure> probes;

  RecoveryMeasuring(Timeline timeline, Scenario scenario, List<ProbeMeasure> probes) {
    this.timeline = timeline;
    this.scenario = scenario;
    this.probes = probes;
  }

  List<FaultMeasure> faults() {
    List<FaultMeasure> faults = new ArrayList<>();
    for (int step = 0; step < scenario.script().size(); step++) {
      Optional<Recovery> recovery = scenario.script().get(step).expect().recovers();
      if (recovery.isPresent()) {
        faults.add(fault("f" + (faults.size() + 1), step, recovery.get()));
      }
    }
    return List.copyOf(faults);
  }

  private FaultMeasure fault(String id, int step, Recovery recovery) {
    FaultSpan span = new FaultSpans(timeline, probes).of(step, recovery.fault());
    if (!span.valid()) {
      return voided(id, step, recovery, span.voidReason());
    }
    Optional<ProbeMeasure> probe =
        probes.stream().filter(one -> one.stepIndex() == step).findFirst();
    GoalSearch search = new GoalSearch(timeline, probe, recovery.fault(), span);
    double deadlineMs = span.endMs() + recovery.within().toNanos() / 1e6;
    double closedMs = timeline.closedAtMs();
    double observedMs = closedMs < deadlineMs ? closedMs : deadlineMs;
    List<GoalMeasure> goals = goals(search, recovery, deadlineMs);
    boolean reached = goals.stream().allMatch(GoalMeasure::reached);
    double lastMs = goals.stream().mapToDouble(GoalMeasure::reachedMs).max().orElse(Double.NaN);
    double untilMs = reached ? lastMs : observedMs;
    int repeats = repeats(step, span.endMs(), untilMs);
    boolean recovered = reached && repeats <= recovery.repeats();
    return new FaultMeasure(
        id,
        step,
        recovery.fault().word(),
        true,
        "",
        span.startMs(),
        span.endMs(),
        deadlineMs,
        observedMs,
        !reached
            && closedMs < deadlineMs
            && timeline.closedByUs()
            && isOpen(search, recovery, goals),
        recovered,
        recovered ? lastMs : Double.NaN,
        recovered ? Math.max(0, lastMs - span.endMs()) : Double.NaN,
        recovered ? turns(span.endMs(), lastMs) : -1,
        repeats,
        collateral(search, recovery, untilMs, deadlineMs),
        goals);
  }

  private static List<GoalMeasure> goals(GoalSearch search, Recovery recovery, double deadlineMs) {
    List<GoalMeasure> goals = new ArrayList<>();
    for (Recovery.Goal goal : recovery.goals()) {
      double atMs = search.reachedMs(goal);
      goals.add(new GoalMeasure(GoalSearch.text(goal), atMs <= deadlineMs ? atMs : Double.NaN));
    }
    return goals;
  }

  private static FaultMeasure voided(String id, int step, Recovery recovery, String why) {
    return new FaultMeasure(
        id,
        step,
        recovery.fault().word(),
        false,
        why,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        false,
        false,
        Double.NaN,
        Double.NaN,
        -1,
        0,
        List.of(),
        recovery.goals().stream()
            .map(goal -> new GoalMeasure(GoalSearch.text(goal), Double.NaN))
            .toList());
  }

  private int turns(double fromMs, double toMs) {
    return (int)
        timeline.said().stream()
            .filter(sound -> sound.onsetMs() >= fromMs && sound.onsetMs() <= toMs)
            .count();
  }

  private int repeats(int step, double fromMs, double toMs) {
    return (int)
        timeline.said().stream()
            .filter(sound -> sound.stepIndex() == step && sound.role().equals("repeat"))
            .map(CallerSound::onsetMs)
            .filter(ms -> ms >= fromMs && ms <= toMs)
            .count();
  }

  /** Whether all that has not been reached could still have been when the call ended. */
  private boolean isOpen(GoalSearch search, Recovery recovery, List<GoalMeasure> goals) {
    for (int i = 0; i < goals.size(); i++) {
      boolean over = search.openUntilMs(recovery.goals().get(i)) < timeline.closedAtMs();
      if (!goals.get(i).reached() && over) {
        return false;
      }
    }
    return true;
  }

  private List<String> collateral(
      GoalSearch search, Recovery recovery, double untilMs, double deadlineMs) {
    List<String> damage = new ArrayList<>();
    if (recovery.fault() == FaultClass.NET_STALL) {
      // The second answer comes behind the goal, which the first one reached.
      search.saidTwice(deadlineMs).ifPresent(text -> damage.add("says twice: " + text));
    }
    for (Recovery.Goal never : recovery.never()) {
      if (never instanceof Recovery.Goal.Calls calls) {
        search
            .calls(calls.call())
            .filter(use -> use.calledMs() <= untilMs)
            .forEach(use -> damage.add("called " + words(use)));
      } else if (search.reachedMs(never) <= untilMs) {
        damage.add(GoalSearch.text(never));
      }
    }
    List<ToolUse> uses = search.uses().filter(use -> use.calledMs() <= untilMs).toList();
    for (int i = 0; i < uses.size(); i++) {
      String words = "called " + words(uses.get(i));
      if (!damage.contains(words) && strays(uses.get(i), recovery)) {
        damage.add(words + ", not what it was to call");
      } else if (isAgain(uses, i)) {
        damage.add(words + " once more");
      }
    }
    return damage;
  }

  /** A call of a tool that the goals name, with other arguments than any of them. */
  private static boolean strays(ToolUse use, Recovery recovery) {
    List<Recovery.Goal.Calls> wanted =
        recovery.goals().stream()
            .filter(Recovery.Goal.Calls.class::isInstance)
            .map(Recovery.Goal.Calls.class::cast)
            .filter(goal -> Double.isFinite(CallComparison.cost(goal.call(), use)))
            .toList();
    return !wanted.isEmpty()
        && wanted.stream().noneMatch(goal -> CallComparison.cost(goal.call(), use) == 0);
  }

  /** The same call was made before, and answered as it should be. */
  private static boolean isAgain(List<ToolUse> uses, int index) {
    ToolUse use = uses.get(index);
    return uses.subList(0, index).stream()
        .anyMatch(
            earlier ->
                earlier.name().equals(use.name())
                    && earlier.args().equals(use.args())
                    && earlier.injectedFault().isEmpty()
                    && earlier.answeredMs() <= use.calledMs());
  }

  private static String words(ToolUse use) {
    return use.name() + use.args().compact();
  }
}
