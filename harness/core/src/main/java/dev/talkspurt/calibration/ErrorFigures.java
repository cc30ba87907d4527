package dev.talkspurt.calibration;

import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.LinearRegression;
import dev.talkspurt.stats.Quantile;
import dev.talkspurt.stats.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Bias, repeatability and linearity of a timing metric against planted truth, and what of them is
 * accepted: measurement science's usual figures (JCGM 200, the VIM). Immutable.
 *
 * @param spread of the errors, in ms
 * @param p99Ms what 99 % of the errors' sizes stay within
 * @param worstMs the largest error, with its sign
 * @param line measured against true
 */
record ErrorFigures(Spread spread, double p99Ms, double worstMs, LinearRegression line) {
  static final double BIAS_MS = 5;
  static final double SD_MS = 5;
  static final double P99_MS = 20;
  static final double SLOPE = 0.002;

  static final double METHOD_MS = 1;

  private static final double CONFIDENCE = 0.95;

  static ErrorFigures of(List<ErrorPair> pairs) {
    double[] errors = pairs.stream().mapToDouble(ErrorPair::error).toArray();
    double worst = Double.NaN;
    for (double error : errors) {
      worst = Double.isNaN(worst) || Math.abs(error) > Math.abs(worst) ? error : worst;
    }
    return new ErrorFigures(
        Spread.of(errors, CONFIDENCE),
        Quantile.r8(Arrays.stream(errors).map(Math::abs).toArray(), 0.99),
        worst,
        LinearRegression.of(
            pairs.stream().mapToDouble(ErrorPair::truth).toArray(),
            pairs.stream().mapToDouble(ErrorPair::measured).toArray()));
  }

  double biasMs() {
    return spread.mean();
  }

  double sdMs() {
    return spread.sd();
  }

  /** Whether bias, spread and extremes are good enough; false if there is too little to say. */
  boolean accepted() {
    return Math.abs(biasMs()) <= BIAS_MS && sdMs() <= SD_MS && p99Ms <= P99_MS;
  }

  /** As a study over real sockets shows them. */
  List<Figure> figures() {
    return figures(BIAS_MS, SD_MS, P99_MS);
  }

  /** The same in virtual time, where no host excuses anything. */
  List<Figure> figuresOfMethod() {
    return figures(METHOD_MS, METHOD_MS, METHOD_MS);
  }

  private List<Figure> figures(double biasMs, double sdMs, double p99Ms) {
    int n = spread.n();
    Figure bias = Figure.plain("bias", "ms", biasMs(), n).within(spread.meanInterval());
    return List.of(
        bias.accepted(-biasMs, biasMs),
        Figure.plain("repeatability, SD", "ms", sdMs(), n).accepted(0, sdMs),
        Figure.plain("99 % of errors within", "ms", this.p99Ms, n).accepted(0, p99Ms),
        Figure.plain("largest error", "ms", worstMs, n),
        line("slope", "1", line.slope(), line.slopeInterval(CONFIDENCE))
            .accepted(1 - SLOPE, 1 + SLOPE),
        line("intercept", "ms", line.intercept(), line.interceptInterval(CONFIDENCE)));
  }

  private Figure line(String name, String unit, double value, Optional<Interval> interval) {
    Figure figure = Figure.plain(name, unit, value, spread.n());
    return interval.map(figure::within).orElse(figure);
  }
}
