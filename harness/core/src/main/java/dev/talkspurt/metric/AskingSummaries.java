package dev.talkspurt.metric;

import dev.talkspurt.metric.Measurements.TurnMeasure;
import java.util.List;
import java.util.OptionalDouble;

/** The metrics of being asked again, counted over all calls together. Thread-safe. */
final class AskingSummaries {
  private final List<Measurements> calls;

  AskingSummaries(List<Measurements> calls) {
    this.calls = calls;
  }

  List<Summary> summaries() {
    List<Asking> known =
        calls.stream()
            .flatMap(call -> call.turns().stream())
            .map(TurnMeasure::asking)
            .filter(Asking::known)
            .toList();
    List<Asking> clean = known.stream().filter(Asking::clean).toList();
    List<Boolean> repairs = known.stream().flatMap(asking -> asking.repaired().stream()).toList();
    return List.of(
        Summarise.rate(
            Metrics.REASK_RATE, known.stream().filter(Asking::asked).count(), known.size()),
        Summarise.rate(
            Metrics.REASK_UNNEEDED, clean.stream().filter(Asking::asked).count(), clean.size()),
        Summarise.rate(
            Metrics.REPAIR_SUCCESS, repairs.stream().filter(r -> r).count(), repairs.size()),
        loops());
  }

  /** Calls without any transcript are not looked at: what they say cannot be compared. */
  private Summary loops() {
    List<Measurements> heard =
        calls.stream()
            .filter(call -> call.turns().stream().anyMatch(turn -> !turn.answer().isBlank()))
            .toList();
    int loops =
        heard.stream()
            .flatMap(call -> call.turns().stream())
            .mapToInt(turn -> turn.asking().loops())
            .sum();
    return Summary.figure(
        Metrics.LOOP,
        heard.size(),
        heard.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(loops));
  }
}
