package dev.talkspurt.metric;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.CallerSound;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.conversation.Timeline.Words;
import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Phrase;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.ToolTurnMeasure;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spoken.PlantedValues;
import dev.talkspurt.spoken.Stating;
import dev.talkspurt.spoken.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Readings of whether what follows an interruption has what the interruption said. */
final class NewValueReadings {
  static final Metric BI_RELEVANCE =
      new Metric(
          "BI_RELEVANCE",
          1,
          "1",
          Better.HIGHER,
          Kind.SHARE,
          "Interruptions with a new value that is in the answer or the tool call after it, of all.");
  static final Metric BI_STATE_OK =
      new Metric(
          "BI_STATE_OK",
          1,
          "1",
          Better.HIGHER,
          Kind.SHARE,
          "Interruptions after which calls and answer are as the script expects, of all that"
              + " expect any.");

  static final Family FAMILY = new Family(List.of(BI_RELEVANCE, BI_STATE_OK), NewValueReadings::of);

  private final Timeline timeline;
  private final Scenario scenario;
  private final List<HeardResponse> responses;

  private NewValueReadings(CallEvidence evidence) {
    this.timeline = evidence.timeline();
    this.scenario = evidence.scenario();
    this.responses = HeardResponse.of(timeline);
  }

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    NewValueReadings reader = new NewValueReadings(evidence);
    List<Reading> readings = new ArrayList<>();
    for (ProbeMeasure probe : measured.probes()) {
      if (probe.valid() && probe.interrupts()) {
        CallerSound sound = reader.sound(probe);
        reader.relevance(sound).ifPresent(readings::add);
        reader.state(sound, measured).ifPresent(readings::add);
      }
    }
    return readings;
  }

  private CallerSound sound(ProbeMeasure probe) {
    return timeline.caller().stream()
        .filter(sound -> sound.id().equals(probe.id()))
        .findFirst()
        .orElseThrow();
  }

  /** What was begun to be heard after the sound's onset, and before the caller's next words. */
  private List<HeardResponse> answer(CallerSound sound) {
    double nextMs = FloorReadings.nextSaidMs(timeline, sound);
    return responses.stream()
        .filter(r -> r.span().startMs() > sound.onsetMs() && r.span().startMs() < nextMs)
        .toList();
  }

  private static String text(List<HeardResponse> answer) {
    return answer.stream().map(r -> r.text().orElse("")).collect(Collectors.joining(" "));
  }

  private Optional<Reading> relevance(CallerSound sound) {
    double onsetMs = sound.onsetMs();
    double nextMs = FloorReadings.nextSaidMs(timeline, sound);
    List<String> caller =
        timeline.caller().stream()
            .filter(earlier -> earlier.onsetMs() < onsetMs)
            .map(CallerSound::text)
            .toList();
    List<String> others =
        Stream.concat(
                Stream.of(scenario.agent().prompt()),
                timeline.transcripts().stream()
                    .filter(w -> w.who().equals("agent") && w.atMs() < onsetMs)
                    .map(Words::text)
                    .collect(Collectors.collectingAndThen(Collectors.joining(), Stream::of)))
            .toList();
    List<Json> known = new ArrayList<>();
    List<Json> args = new ArrayList<>();
    for (ToolUse use : timeline.toolUses()) {
      if (use.calledMs() < onsetMs) {
        known.add(use.args());
        known.add(use.response());
      } else if (use.calledMs() < nextMs) {
        args.add(use.args());
      }
    }
    PlantedValues planted =
        PlantedValues.of(sound.text(), caller, others, known, scenario.conduct().context());
    List<HeardResponse> answer = answer(sound);
    String text = text(answer);
    boolean mute = answer.stream().anyMatch(r -> r.text().isEmpty());
    boolean taken = !planted.isEmpty() && planted.takenUp(text, args);
    if (planted.isEmpty() || mute && !taken) {
      return Optional.empty();
    }
    boolean relevant = taken && !planted.clingsToOld(text, args);
    return Optional.of(reading(BI_RELEVANCE, sound, relevant).because(planted.text()));
  }

  private static Reading reading(Metric metric, CallerSound sound, boolean right) {
    return Reading.at(metric, sound.id(), sound.onsetMs(), sound.offsetMs(), right ? 1 : 0);
  }

  private Optional<Reading> state(CallerSound sound, Measurements measured) {
    int step = sound.stepIndex();
    if (step < 0 || step >= scenario.script().size()) {
      return Optional.empty();
    }
    Expectations expect = scenario.script().get(step).expect();
    boolean calls = expect.calls().filter(expected -> !expected.isEmpty()).isPresent();
    boolean words =
        !expect.mentions().isEmpty() || !expect.avoids().isEmpty() || !expect.states().isEmpty();
    List<HeardResponse> answer = answer(sound);
    boolean mute = answer.stream().anyMatch(r -> r.text().isEmpty());
    if (!calls && !words || words && mute) {
      return Optional.empty();
    }
    boolean called =
        !calls
            || measured.toolTurns().stream()
                .filter(turn -> turn.stepIndex() == step)
                .anyMatch(ToolTurnMeasure::exact);
    return Optional.of(reading(BI_STATE_OK, sound, called && says(expect, text(answer))));
  }

  private static boolean says(Expectations expect, String text) {
    List<Utterance> said = List.of(Utterance.of(text, 0));
    return expect.mentions().stream().allMatch(phrase -> Phrase.isIn(text, phrase))
        && expect.avoids().stream().noneMatch(phrase -> Phrase.isIn(text, phrase))
        && expect.states().stream().noneMatch(one -> Stating.find(one, said).isEmpty());
  }
}
