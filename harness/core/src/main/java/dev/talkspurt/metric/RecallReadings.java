package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Readings of what an agent still knows after long, or after a broken connection. */
final class RecallReadings {
  static final Metric STAB_RECALL =
      new Metric(
          "STAB_RECALL",
          1,
          "1",
          Better.HIGHER,
          Kind.SHARE,
          "Facts of the caller's that the agent still tells after 5 minutes or a resumption, of all"
              + " asked for.");

  static final Family FAMILY = new Family(List.of(STAB_RECALL), RecallReadings::of);

  private static final double LATE_MS = 300_000;

  private RecallReadings() {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    Scenario scenario = evidence.scenario();
    List<HeardResponse> responses = HeardResponse.of(timeline);
    List<Reading> readings = new ArrayList<>();
    for (CallerSound question : timeline.said()) {
      int step = question.stepIndex();
      if (step >= 0 && step < scenario.script().size()) {
        for (String fact : scenario.script().get(step).expect().mentions()) {
          part(timeline, responses, question, fact)
              .flatMap(part -> recall(timeline, responses, question, fact, part))
              .ifPresent(readings::add);
        }
      }
    }
    return readings;
  }

  /** Since when nobody has said it: {@code resumed} or {@code late}; empty if it is no recall. */
  private static Optional<String> part(
      Timeline timeline, List<HeardResponse> responses, CallerSound question, String fact) {
    double askedMs = question.onsetMs();
    List<CallerSound> told =
        timeline.said().stream()
            .filter(sound -> sound.onsetMs() < askedMs && Phrase.isIn(sound.text(), fact))
            .toList();
    if (told.isEmpty() || Phrase.isIn(question.text(), fact)) {
      return Optional.empty();
    }
    double lastMs =
        DoubleStream.concat(
                told.stream().mapToDouble(CallerSound::offsetMs),
                responses.stream()
                    .filter(r -> r.span().startMs() < askedMs)
                    .filter(r -> r.text().filter(text -> Phrase.isIn(text, fact)).isPresent())
                    .mapToDouble(r -> r.span().endMs()))
            .max()
            .orElseThrow();
    boolean resumed =
        timeline.signals().stream()
            .anyMatch(
                s -> s.kind().equals(Timeline.RESUMED) && s.atMs() > lastMs && s.atMs() < askedMs);
    return resumed
        ? Optional.of("resumed")
        : askedMs - lastMs >= LATE_MS ? Optional.of("late") : Optional.empty();
  }

  private static Optional<Reading> recall(
      Timeline timeline,
      List<HeardResponse> responses,
      CallerSound question,
      String fact,
      String part) {
    double nextMs = FloorReadings.nextSaidMs(timeline, question);
    List<HeardResponse> answer =
        responses.stream()
            .filter(r -> r.span().startMs() > question.onsetMs() && r.span().startMs() < nextMs)
            .toList();
    if (answer.stream().anyMatch(response -> response.text().isEmpty())) {
      return Optional.empty();
    }
    boolean told = answer.stream().anyMatch(r -> Phrase.isIn(r.text().get(), fact));
    return Optional.of(
        Reading.at(
                STAB_RECALL, question.id(), question.onsetMs(), question.offsetMs(), told ? 1 : 0)
            .in(part)
            .because(fact));
  }
}
