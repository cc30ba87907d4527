package dev.talkspurt.calibration;

import dev.talkspurt.calibration.PlantedCalls.Taken;
import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.LinearRegression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the error creeps as the bench goes on, call after call. */
final class SoakStudy {
  static final String ID = "soak";
  private static final double DRIFT_MS_PER_HOUR = 1;
  private static final int TURNS = 8;

  private SoakStudy() {}

  static Study begun() {
    return new Study(ID, "drift", "Does the error creep from hour to hour?", Clock.REAL);
  }

  /** Call for so many minutes. */
  static StudyResult run(
      PlantedCalls calls, int parallel, double minutes, PlantedCalls.Progress progress) {
    double beganSeconds = calls.nowSeconds();
    List<PlantedValue> values = new ArrayList<>();
    Taken taken;
    do {
      taken = calls.take(List.of(PlantedCell.brief(TURNS)), parallel, parallel, (d, a) -> {});
      values.addAll(taken.values());
      int done = (int) Math.min(minutes * 60, calls.nowSeconds() - beganSeconds);
      progress.calls(done, (int) (minutes * 60));
    } while (taken.host().troubles().isEmpty() && calls.nowSeconds() - beganSeconds < minutes * 60);
    LinearRegression line =
        LinearRegression.of(
            values.stream().mapToDouble(value -> value.atSeconds() / 3600).toArray(),
            values.stream().mapToDouble(PlantedValue::errorMs).toArray());
    Optional<Interval> known = line.slopeInterval(0.95);
    Figure figure = Figure.plain("drift", "ms/h", line.slope(), values.size());
    Interval between = known.orElse(new Interval(0, 0));
    // A short soak may not know: an interval that reaches beyond the limit shows nothing.
    double furthest = Math.max(Math.abs(between.lower()), Math.abs(between.upper()));
    boolean creeps = between.lower() > DRIFT_MS_PER_HOUR || between.upper() < -DRIFT_MS_PER_HOUR;
    return begun()
        .figure(known.map(figure::within).orElse(figure))
        .figure(
            Figure.plain(
                    "drift, furthest end of its interval",
                    "ms/h",
                    known.isPresent() && (furthest <= DRIFT_MS_PER_HOUR || creeps)
                        ? furthest
                        : Double.NaN,
                    values.size())
                .accepted(0, DRIFT_MS_PER_HOUR))
        .figure(Figure.plain("watched", "min", (calls.nowSeconds() - beganSeconds) / 60, 1))
        .judgedOn(taken.host());
  }
}
