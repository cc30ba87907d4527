package dev.talkspurt.report.page;

import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.recording.MeasuredRecording;
import dev.talkspurt.recording.RecordingMetrics;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.verdict.Attribution;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A recording in the form in which calls are drawn: nobody scripted it and nobody judged it. */
final class ShownRecording {
  private ShownRecording() {}

  static CallResult of(MeasuredRecording recording) {
    return new CallResult(
        scenario(recording.name()),
        1,
        0,
        "recording",
        false,
        Instant.EPOCH,
        Plot.lengthMs(recording.timeline()),
        "",
        Verdict.NOT_RUN,
        Attribution.NONE,
        List.of(),
        List.of(),
        new Measurements(turns(recording), probes(recording), List.of(), true, List.of()),
        recording.timeline(),
        List.of(),
        recording.timeline().heardTrack(),
        CallerTruth.unmeasured("a recording"),
        List.of(),
        Optional.empty(),
        Path.of(""));
  }

  private static Scenario scenario(String name) {
    AgentFile.TurnDetection unknown =
        new AgentFile.TurnDetection(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    AgentFile agent =
        new AgentFile(
            "recorded",
            Path.of("recorded"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(),
            unknown,
            new AgentFile.Thinking(Optional.empty(), Optional.empty()),
            Json.object().build());
    return new Scenario(
        name,
        name,
        Path.of(name),
        Place.NONE,
        agent,
        Set.of(),
        Optional.empty(),
        new Caller("recorded", 1.0),
        List.of(),
        Map.of(),
        Duration.ZERO);
  }

  private static List<TurnMeasure> turns(MeasuredRecording recording) {
    List<TurnMeasure> turns = new ArrayList<>();
    for (Timeline.CallerSound sound : recording.timeline().said()) {
      Reading latency = of(recording, sound.id(), RecordingMetrics.REC_LATENCY.id());
      Reading offset = of(recording, sound.id(), RecordingMetrics.REC_FTO.id());
      boolean over = offset != null && offset.value() < 0;
      if (latency != null || over) {
        turns.add(turn(sound, latency == null ? Double.NaN : latency.value(), over));
      }
    }
    return turns;
  }

  private static TurnMeasure turn(Timeline.CallerSound sound, double latencyMs, boolean over) {
    return new TurnMeasure(
        sound.id(),
        -1,
        "",
        !Double.isNaN(latencyMs),
        over,
        false,
        false,
        sound.offsetMs(),
        sound.offsetMs() + latencyMs,
        Double.NaN,
        latencyMs,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        "",
        "");
  }

  private static List<ProbeMeasure> probes(MeasuredRecording recording) {
    List<ProbeMeasure> probes = new ArrayList<>();
    for (Timeline.CallerSound sound : recording.timeline().said()) {
      Reading stop = of(recording, sound.id(), RecordingMetrics.REC_STOP.id());
      if (stop != null) {
        probes.add(
            new ProbeMeasure(
                sound.id(),
                -1,
                "interrupt",
                true,
                "",
                sound.onsetMs(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                stop.value(),
                Double.NaN,
                Double.NaN,
                stop.came() ? "yielded" : "talked on"));
      }
    }
    return probes;
  }

  private static Reading of(MeasuredRecording recording, String sound, String metric) {
    return recording.readings().stream()
        .filter(reading -> reading.of().equals(sound) && reading.metric().id().equals(metric))
        .findFirst()
        .orElse(null);
  }
}
