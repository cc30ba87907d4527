package dev.talkspurt.metric;

import dev.talkspurt.spoken.SpokenStatement;
import dev.talkspurt.spoken.SpokenStatement.Echo;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The metrics of what was said, counted over all calls together. Thread-safe. */
final class SpokenSummaries {
  private final List<SpokenStatement> heard;

  SpokenSummaries(List<Measurements> calls) {
    this.heard =
        calls.stream()
            .flatMap(call -> call.statements().stream())
            .filter(SpokenStatement::counts)
            .toList();
  }

  List<Summary> summaries() {
    List<SpokenStatement> checked = heard.stream().filter(SpokenStatement::checked).toList();
    List<SpokenStatement> after = checked.stream().filter(SpokenStatement::afterFailure).toList();
    return List.of(
        rate(Metrics.SPOKEN_AGREE, checked, statement -> !statement.disagrees()),
        echoes(Metrics.READBACK_ACC, SpokenStatement::readback, Echo.RIGHT),
        echoes(Metrics.FALSE_CONFIRM, SpokenStatement::confirms, Echo.WRONG),
        rate(Metrics.FABRICATED, after, SpokenStatement::disagrees));
  }

  private Summary echoes(Metric metric, Function<SpokenStatement, Echo> echo, Echo counted) {
    List<SpokenStatement> all = heard.stream().filter(s -> echo.apply(s) != Echo.NONE).toList();
    return rate(metric, all, statement -> echo.apply(statement) == counted);
  }

  private static Summary rate(
      Metric metric, List<SpokenStatement> all, Predicate<SpokenStatement> counts) {
    return Summarise.rate(metric, all.stream().filter(counts).count(), all.size());
  }
}
