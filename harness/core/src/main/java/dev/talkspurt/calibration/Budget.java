package dev.talkspurt.calibration;

import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.stats.Spread;
import java.util.List;
import java.util.Locale;

/**
 * The uncertainty of one V2V_AUDIBLE, put together from its sources (JCGM 100, the GUM): {@code u =
 * sqrt(sum u_i²)}, {@code U = 2 u + |bias|}. The bias is not corrected in any run, so it is part of
 * what is stated. Where the spread that was observed is larger than what the sources explain, it
 * stands in their place. Immutable.
 *
 * @param sources what adds to it
 * @param combinedMs u, from the sources
 * @param observedMs the standard deviation of the errors, against planted truth
 * @param biasMs their mean
 * @param expandedMs U, with k = 2
 * @param n how many errors were observed
 */
public record Budget(
    List<Source> sources,
    double combinedMs,
    double observedMs,
    double biasMs,
    double expandedMs,
    int n) {
  private static final double COVERAGE = 2;
  private static final double ACCEPTED_MS = 10;

  /**
   * One source of uncertainty.
   *
   * @param name what it is
   * @param type {@code A}: from the spread of values of this calibration; {@code B}: by other means
   * @param value what was measured of it, in words
   * @param uMs its standard uncertainty
   */
  public record Source(String name, String type, String value, double uMs) {}

  public Budget {
    sources = List.copyOf(sources);
  }

  /** From the latencies of the real-time study, the host they were measured on, the detector. */
  static Budget of(List<PlantedValue> latencies, Host host, double onsetRmsMs) {
    Spread up = spread(latencies.stream().mapToDouble(PlantedValue::upMs).toArray());
    Spread down = spread(latencies.stream().mapToDouble(PlantedValue::downMs).toArray());
    Spread errors = spread(latencies.stream().mapToDouble(PlantedValue::errorMs).toArray());
    List<Source> sources =
        List.of(
            new Source(
                "caller frames of 20 ms",
                "B",
                "none: counted sample by sample from the send stamp",
                0),
            new Source(
                "send stamp to the agent's receipt",
                "A",
                text("loopback, mean %.2f ms, n %d", up.mean(), up.n()),
                up.sd()),
            new Source(
                "agent's sending to our receive stamp",
                "A",
                text("loopback and callback, mean %.2f ms, n %d", down.mean(), down.n()),
                down.sd()),
            new Source(
                "pacing lateness of the last frame",
                "B",
                text(
                    "taken out by the send stamp; half of what 95 %% keep within, %.2f ms",
                    host.latenessP95Ms()),
                host.latenessP95Ms() / 2),
            new Source(
                "onset detector",
                "A",
                "root mean square error of sounds that begin within 5 ms",
                onsetRmsMs),
            new Source(
                "pauses of the virtual machine",
                "A",
                text(
                    "%d of 10 ms and more in %.0f s, longest %.0f ms",
                    host.pauses(), host.seconds(), host.longestPauseMs()),
                host.pauseUncertaintyMs()));
    double combined = Math.sqrt(sources.stream().mapToDouble(s -> s.uMs() * s.uMs()).sum());
    double used = Math.max(combined, errors.sd());
    return new Budget(
        sources,
        combined,
        errors.sd(),
        errors.mean(),
        COVERAGE * used + Math.abs(errors.mean()),
        errors.n());
  }

  private static Spread spread(double[] values) {
    return Spread.of(values, 0.95);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** As a study: whether it is good enough. */
  StudyResult result(Host host) {
    return new Study(
            "uncertainty",
            "uncertainty of V2V_AUDIBLE",
            "Within how much of the truth does a response latency lie?",
            Clock.REAL)
        .figure(
            Figure.plain("expanded uncertainty U (k = 2)", "ms", expandedMs, n)
                .accepted(0, ACCEPTED_MS))
        .figure(Figure.plain("u of the sources", "ms", combinedMs, n))
        .figure(Figure.plain("SD observed", "ms", observedMs, n))
        .note("the bias is not corrected: U = 2 u + |bias|, u the larger of sources and SD")
        .judgedOn(host);
  }
}
