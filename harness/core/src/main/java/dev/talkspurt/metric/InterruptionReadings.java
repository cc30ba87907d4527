package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.Response;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.spoken.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Readings of what interruptions and false yields cost. */
final class InterruptionReadings {
  static final Metric BI_TAIL =
      new Metric(
          "BI_TAIL",
          2,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "From the agent's interruption signal to the last audible sample heard: BI_STOP -"
              + " BI_DETECT.");
  static final Metric BI_MISSED =
      new Metric(
          "BI_MISSED",
          2,
          "1",
          Better.LOWER,
          Kind.SHARE,
          "Interruptions not yielded to within 2000 ms, of all valid ones: 1 - BI_YIELD_RATE.");
  static final Metric BI_WASTED =
      new Metric(
          "BI_WASTED",
          1,
          "ms",
          Better.LOWER,
          Kind.QUANTITY,
          "Audio generated that a flush dropped unheard.");
  static final Metric BI_RESUME_LOSS =
      new Metric(
          "BI_RESUME_LOSS",
          2,
          "1",
          Better.LOWER,
          Kind.RATIO,
          "Words of responses cut by false yields that were heard neither before nor after, of"
              + " all their words.");

  static final Family FAMILY =
      new Family(List.of(BI_TAIL, BI_MISSED, BI_WASTED, BI_RESUME_LOSS), InterruptionReadings::of);

  private InterruptionReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    List<Reading> readings = new ArrayList<>();
    for (ProbeMeasure probe : measured.probes()) {
      if (probe.valid() && probe.interrupts()) {
        boolean yielded = probe.outcome().equals("yielded");
        readings.add(at(BI_MISSED, probe, yielded ? 0 : 1));
        if (!Double.isNaN(probe.detectMs())) {
          readings.add(at(BI_TAIL, probe, probe.stopMs() - probe.detectMs()));
        }
      }
      if (probe.valid() && probe.mustNotStop() && probe.outcome().equals("yielded")) {
        loss(timeline, probe).ifPresent(readings::add);
      }
    }
    readings.addAll(wasted(timeline));
    return readings;
  }

  private static Reading at(Metric metric, ProbeMeasure probe, double value) {
    return Reading.at(metric, probe.id(), probe.onsetMs(), Double.NaN, value);
  }

  /** What each flush dropped of the responses that had begun to come since the one before. */
  private static List<Reading> wasted(Timeline timeline) {
    List<Reading> readings = new ArrayList<>();
    double beforeMs = Double.NEGATIVE_INFINITY;
    for (double flushMs : timeline.flushesMs()) {
      double fromMs = beforeMs;
      List<Response> flushed =
          timeline.responses().stream()
              .filter(r -> r.firstPacketMs() > fromMs && r.firstPacketMs() <= flushMs)
              .toList();
      double ms = flushed.stream().mapToDouble(r -> r.generatedMs() - r.heardMs()).sum();
      if (!flushed.isEmpty()) {
        String of = "flush " + (readings.size() + 1);
        readings.add(Reading.at(BI_WASTED, of, flushMs, flushMs, ms));
      }
      beforeMs = flushMs;
    }
    return readings;
  }

  private static Optional<Reading> loss(Timeline timeline, ProbeMeasure probe) {
    Optional<Response> cut = AgentOnset.responseAt(timeline, probe.onsetMs());
    Optional<Utterance> plan =
        cut.flatMap(
            response ->
                Utterance.of(timeline).stream()
                    .filter(u -> u.index() == response.index())
                    .findFirst());
    if (plan.isEmpty() || Phrase.isWordless(plan.get().text())) {
      return Optional.empty();
    }
    double nextMs =
        timeline.said().stream()
            .mapToDouble(CallerSound::onsetMs)
            .filter(ms -> ms > probe.onsetMs())
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    List<HeardResponse> later =
        HeardResponse.of(timeline).stream()
            .filter(r -> r.response().index() > cut.get().index())
            .filter(r -> r.span().startMs() < nextMs)
            .toList();
    if (later.stream().anyMatch(response -> response.text().isEmpty())) {
      return Optional.empty();
    }
    List<String> planned = words(plan.get().text());
    int heard = words(plan.get().heardText()).size();
    List<String> unheard = planned.subList(heard, planned.size());
    List<String> after = new ArrayList<>();
    later.forEach(response -> after.addAll(words(response.text().get())));
    double lost = unheard.size() - inOrder(unheard, after);
    return Optional.of(at(BI_RESUME_LOSS, probe, lost).per(planned.size()));
  }

  private static List<String> words(String text) {
    return Phrase.isWordless(text) ? List.of() : List.of(Phrase.words(text).strip().split(" "));
  }

  /** How many words of one text stand in the other, in order: their longest common subsequence. */
  private static int inOrder(List<String> one, List<String> other) {
    int[] row = new int[other.size() + 1];
    for (String word : one) {
      int diagonal = 0;
      for (int j = 1; j <= other.size(); j++) {
        int above = row[j];
        row[j] = word.equals(other.get(j - 1)) ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    return row[other.size()];
  }
}
