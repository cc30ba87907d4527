package dev.talkspurt.metric;

import dev.talkspurt.metric.Measurements.Phantoms;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.stats.Byar;
import dev.talkspurt.stats.Interval;
import dev.talkspurt.stats.SummedRates;
import dev.talkspurt.stats.SummedRates.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The metrics of sounds that must not stop the agent, nor be answered.
 *
 * <p>The interval of a sum of independent rates is by the method of variance estimates recovery
 * from their Wilson intervals (Zou and Donner 2008); that of a count per minute is Byar's.
 */
final class ProbeSummaries {
  /** Fewer valid probes of a class say too little to be part of a composite. */
  static final int LEAST = 10;

  private static final double CONFIDENCE = 0.95;
  private static final double MINUTE_MS = 60_000;
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private final List<Measurements> calls;
  private final List<ProbeMeasure> all;

  ProbeSummaries(List<Measurements> calls) {
    this.calls = calls;
    this.all = calls.stream().flatMap(call -> call.probes().stream()).toList();
  }

  /** Over all classes. */
  List<Summary> summaries() {
    List<ProbeMeasure> yields =
        all.stream().filter(p -> p.valid() && !p.resumed().isEmpty()).toList();
    List<ProbeMeasure> known = yields.stream().filter(p -> !p.resumed().equals("unknown")).toList();
    List<ProbeMeasure> resumed = known.stream().filter(p -> p.resumed().equals("resumed")).toList();
    return List.of(
        rate(Metrics.BI_FALSE_RATE, over(all, "speech"), "yielded"),
        rate(Metrics.BI_FALSE_RESPONSE, over(all, "silence"), "answered"),
        selectivity(),
        youden(),
        perMinute(),
        Summarise.rate(Metrics.BI_RESUME_RATE, resumed.size(), known.size()),
        Summarise.times(
            Metrics.BI_RESUME_TIME, resumed.stream().mapToDouble(ProbeMeasure::resumeMs)));
  }

  /** Of each class that was probed, under {@code ID.class}. */
  List<Summary> byClass() {
    List<Summary> summaries = new ArrayList<>();
    for (ProbeKind kind : ProbeKind.values()) {
      List<ProbeMeasure> own = all.stream().filter(p -> p.kind().equals(kind.word())).toList();
      if (own.stream().anyMatch(ProbeMeasure::mustNotStop)) {
        summaries.add(rate(Metrics.BI_FALSE_RATE.of(kind.word()), over(own, "speech"), "yielded"));
      }
      if (own.stream().anyMatch(p -> p.into().equals("silence"))) {
        summaries.add(
            rate(Metrics.BI_FALSE_RESPONSE.of(kind.word()), over(own, "silence"), "answered"));
      }
    }
    return summaries;
  }

  private static List<ProbeMeasure> over(List<ProbeMeasure> probes, String into) {
    return probes.stream()
        .filter(p -> p.valid() && !p.interrupts() && p.into().equals(into))
        .toList();
  }

  private static Summary rate(Metric metric, List<ProbeMeasure> valid, String outcome) {
    return Summarise.rate(metric, count(valid, outcome), valid.size());
  }

  private static long count(List<ProbeMeasure> probes, String outcome) {
    return probes.stream().filter(p -> p.outcome().equals(outcome)).count();
  }

  /** Classes of which a probe over speech was made, valid or not. */
  private List<ProbeKind> classes() {
    return Arrays.stream(ProbeKind.values())
        .filter(kind -> all.stream().anyMatch(p -> p.mustNotStop() && p.kind().equals(kind.word())))
        .toList();
  }

  private Rate kept(ProbeKind kind) {
    List<ProbeMeasure> valid =
        over(all, "speech").stream().filter(p -> p.kind().equals(kind.word())).toList();
    return new Rate((int) (valid.size() - count(valid, "yielded")), valid.size(), 1);
  }

  private Rate yielded() {
    List<ProbeMeasure> valid = all.stream().filter(p -> p.valid() && p.interrupts()).toList();
    return new Rate((int) count(valid, "yielded"), valid.size(), 1);
  }

  private Summary selectivity() {
    List<ProbeKind> classes = classes();
    Optional<String> lacking = lacking(classes, 1);
    int n = classes.stream().mapToInt(kind -> kept(kind).n()).sum();
    if (classes.isEmpty() || lacking.isPresent()) {
      String why = classes.isEmpty() ? "" : lacking.get();
      return Summary.figure(Metrics.SELECTIVITY, n, NONE, NONE, NONE, why);
    }
    List<Rate> rates =
        classes.stream().map(kind -> kept(kind).weighing(1.0 / classes.size())).toList();
    Interval interval = SummedRates.interval(rates, CONFIDENCE).orElseThrow();
    return Summary.figure(
        Metrics.SELECTIVITY,
        n,
        OptionalDouble.of(SummedRates.sum(rates)),
        OptionalDouble.of(interval.lower()),
        OptionalDouble.of(interval.upper()),
        "over " + words(classes));
  }

  private Summary youden() {
    List<ProbeKind> classes = classes();
    Rate yielded = yielded();
    int n = yielded.n() + classes.stream().mapToInt(kind -> kept(kind).n()).sum();
    String why = whyNoYouden(classes, yielded);
    if (!why.isEmpty()) {
      return Summary.figure(Metrics.BI_J, n, NONE, NONE, NONE, n == 0 ? "" : why);
    }
    List<Rate> rates = new ArrayList<>(List.of(yielded));
    classes.forEach(kind -> rates.add(kept(kind).weighing(1.0 / classes.size())));
    Interval interval = SummedRates.interval(rates, CONFIDENCE).orElseThrow();
    return Summary.figure(
        Metrics.BI_J,
        n,
        OptionalDouble.of(SummedRates.sum(rates) - 1),
        OptionalDouble.of(interval.lower() - 1),
        OptionalDouble.of(interval.upper() - 1),
        "over interrupt, " + words(classes));
  }

  private String whyNoYouden(List<ProbeKind> classes, Rate yielded) {
    if (yielded.n() < LEAST) {
      return "interrupt has " + yielded.n() + " valid probes, " + LEAST + " needed";
    }
    if (classes.isEmpty()) {
      return "no sound that must not stop the agent was played into its speech";
    }
    return lacking(classes, LEAST).orElse("");
  }

  private Optional<String> lacking(List<ProbeKind> classes, int least) {
    return classes.stream()
        .filter(kind -> kept(kind).n() < least)
        .map(kind -> kind.word() + " has " + kept(kind).n() + " valid probes, " + least + " needed")
        .findFirst();
  }

  private static String words(List<ProbeKind> classes) {
    return classes.stream().map(ProbeKind::word).collect(Collectors.joining(", "));
  }

  private Summary perMinute() {
    List<Phantoms> known =
        calls.stream()
            .map(Measurements::phantoms)
            .filter(phantoms -> !Double.isNaN(phantoms.agentSpeechMs()))
            .toList();
    double minutes = known.stream().mapToDouble(Phantoms::agentSpeechMs).sum() / MINUTE_MS;
    int count = known.stream().mapToInt(phantoms -> phantoms.atMs().size()).sum();
    if (minutes == 0) {
      return Summary.figure(Metrics.BI_FALSE_PER_MIN, count, NONE, NONE, NONE, "");
    }
    Interval interval = Byar.interval(count, minutes);
    return Summary.figure(
        Metrics.BI_FALSE_PER_MIN,
        known.size(),
        OptionalDouble.of(count / minutes),
        OptionalDouble.of(interval.lower()),
        OptionalDouble.of(interval.upper()),
        "");
  }
}
