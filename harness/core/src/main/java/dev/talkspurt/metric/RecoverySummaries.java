package dev.talkspurt.metric;

import dev.talkspurt.scenario.FaultClass;
import dev.talkspurt.stats.KaplanMeier;
import dev.talkspurt.stats.OrderStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** The metrics of recovery: of all faults together, and of each class that came about. */
final class RecoverySummaries {
  /** How many there are of all classes together. */
  static final int METRICS = 5;

  private static final double CONFIDENCE = 0.95;

  private final List<FaultMeasure> valid;

  RecoverySummaries(List<Measurements> calls) {
    this.valid =
        calls.stream().flatMap(call -> call.faults().stream()).filter(FaultMeasure::valid).toList();
  }

  /** First those over all classes, then each class's own under {@code ID.class}. */
  List<Summary> summaries() {
    List<Summary> summaries = new ArrayList<>(of(valid, ""));
    for (FaultClass fault : FaultClass.values()) {
      List<FaultMeasure> own =
          valid.stream().filter(one -> one.faultClass().equals(fault.word())).toList();
      if (!own.isEmpty()) {
        summaries.addAll(of(own, "." + fault.word()));
      }
    }
    return summaries;
  }

  private static List<Summary> of(List<FaultMeasure> faults, String suffix) {
    List<FaultMeasure> counted = faults.stream().filter(FaultMeasure::counts).toList();
    long recovered = counted.stream().filter(FaultMeasure::recovered).count();
    long clean = counted.stream().filter(FaultMeasure::clean).count();
    return List.of(
        Summarise.rate(named(Metrics.RECOVERY_RATE, suffix), recovered, counted.size()),
        Summarise.rate(named(Metrics.CLEAN_RECOVERY_RATE, suffix), clean, counted.size()),
        timeToRecover(named(Metrics.TTR, suffix), faults),
        counts(
            named(Metrics.TURNS_TO_RECOVER, suffix),
            faults.stream()
                .filter(FaultMeasure::recovered)
                .mapToDouble(FaultMeasure::turnsToRecover)
                .toArray()),
        counts(
            named(Metrics.COLLATERAL, suffix),
            faults.stream().mapToDouble(one -> one.collateral().size()).toArray()));
  }

  private static Metric named(Metric metric, String suffix) {
    return suffix.isEmpty() ? metric : metric.of(suffix.substring(1));
  }

  /** What was not got over is longer than what was watched of it. */
  private static Summary timeToRecover(Metric metric, List<FaultMeasure> faults) {
    List<KaplanMeier.Watched> all =
        faults.stream()
            .map(
                one ->
                    one.recovered()
                        ? new KaplanMeier.Watched(one.ttrMs(), true)
                        : new KaplanMeier.Watched(
                            Math.max(0, one.observedMs() - one.endMs()), false))
            .toList();
    double[] came =
        all.stream()
            .filter(KaplanMeier.Watched::ended)
            .mapToDouble(KaplanMeier.Watched::length)
            .sorted()
            .toArray();
    double median = KaplanMeier.quantile(all, 0.5);
    // Ranks tell only where whoever has not ended ends later than all who have.
    boolean ranked = faults.stream().noneMatch(FaultMeasure::endedEarly);
    OrderStatistics.Ranks ranks =
        ranked ? OrderStatistics.interval(all.size(), 0.5, CONFIDENCE).orElse(null) : null;
    return summary(
        metric,
        all.size(),
        all.size() - came.length,
        Arrays.stream(came).min(),
        Double.isFinite(median) ? OptionalDouble.of(median) : OptionalDouble.empty(),
        ranks == null ? OptionalDouble.empty() : ranked(came, ranks.lower()),
        ranks == null ? OptionalDouble.empty() : ranked(came, ranks.upper()),
        Arrays.stream(came).max());
  }

  private static OptionalDouble ranked(double[] sorted, int rank) {
    return rank <= sorted.length ? OptionalDouble.of(sorted[rank - 1]) : OptionalDouble.empty();
  }

  private static Summary counts(Metric metric, double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return summary(
        metric,
        sorted.length,
        0,
        Arrays.stream(sorted).min(),
        sorted.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(sorted[(sorted.length - 1) / 2]),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Arrays.stream(sorted).max());
  }

  private static Summary summary(
      Metric metric,
      int n,
      int missing,
      OptionalDouble min,
      OptionalDouble p50,
      OptionalDouble lo,
      OptionalDouble hi,
      OptionalDouble max) {
    OptionalDouble none = OptionalDouble.empty();
    return new Summary(metric, n, missing, none, none, none, min, p50, lo, hi, none, none, max);
  }
}
