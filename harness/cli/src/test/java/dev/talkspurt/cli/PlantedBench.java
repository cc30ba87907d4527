package dev.talkspurt.cli;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.metric.Measurements.TurnMeasure;
import dev.talkspurt.run.Bench;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Calls an agent whose delays are planted, and holds what was measured against what it truly did.
 *
 * <p>Caller and agent are bursts of noise with abrupt edges: the reference is the agent's own truth
 * log on the same clock, measurement.md's protocol for bias and linearity.
 */
final class PlantedBench {
  static final int CALLER_MS = 1500;
  static final int AGENT_MS = 3500;

  /** What is planted: answer delay, leading silence, speed of the audio, and time to yield. */
  record Cell(int delayMs, int leadMs, int burst, int stopMs) {
    String id() {
      return "d" + delayMs + "-s" + leadMs + "-b" + burst + "-k" + stopMs;
    }
  }

  /** One measured value beside its truth. */
  record Pair(Cell cell, String metric, double measuredMs, double trueMs) {
    double errorMs() {
      return measuredMs - trueMs;
    }
  }

  private PlantedBench() {}

  /**
   * What was measured.
   *
   * @param latenessMs the caller frames' p99 lateness in the worst call: how busy the host was
   */
  record Outcome(List<Pair> pairs, double latenessMs) {}

  /** Call every cell once; calls that the validity gate refuses are left out. */
  static Outcome measure(OpenBench open, List<Cell> cells, int parallel, Path folder) {
    Bench bench = withNoise(open.bench());
    List<Scenario> scenarios = new ArrayList<>();
    Map<String, Cell> byId = new java.util.HashMap<>();
    for (Cell cell : cells) {
      scenarios.add(scenario(cell));
      byId.put(cell.id(), cell);
    }
    RunPlan plan =
        new RunPlan(
            "planted",
            "test",
            scenarios,
            TargetReader.read("simulated"),
            1,
            1,
            parallel,
            Map.of(),
            folder);
    List<Pair> pairs = new ArrayList<>();
    double[] lateness = {0};
    new Runner(bench)
        .run(
            plan,
            new RunListener() {
              @Override
              public void callFinished(CallResult call) {
                lateness[0] = Math.max(lateness[0], call.timeline().pacing().latenessP99Ms());
                if (call.measurements().benchValid()) {
                  pairs.addAll(pairs(byId.get(call.scenario().id()), call));
                }
              }
            });
    return new Outcome(pairs, lateness[0]);
  }

  private static List<Pair> pairs(Cell cell, CallResult call) {
    List<Double> answered = times(call, "firstPacketSent", "audibleNs");
    List<Double> ended = times(call, "speechEnded", "exactNs");
    List<Double> started = times(call, "speechStarted", "exactNs");
    List<Double> cut = times(call, "interruptedSent", "t");
    List<Pair> pairs = new ArrayList<>();
    List<TurnMeasure> turns = call.measurements().turns();
    for (int i = 0; i < turns.size() && i < answered.size() && i < ended.size(); i++) {
      if (turns.get(i).answered()) {
        double truth = answered.get(i) - ended.get(i);
        pairs.add(new Pair(cell, "V2V_AUDIBLE", turns.get(i).v2vAudibleMs(), truth));
      }
    }
    for (ProbeMeasure probe : call.measurements().probes()) {
      if (probe.valid() && !cut.isEmpty() && started.size() > 1) {
        double truth = cut.get(0) - started.get(1);
        pairs.add(new Pair(cell, "BI_STOP", probe.stopMs(), truth));
      }
    }
    return pairs;
  }

  /** A time of each fact of this kind, in ms of the journal's clock. */
  static List<Double> times(CallResult call, String fact, String key) {
    return call.truth().stream()
        .filter(entry -> entry.text("fact").orElse("").equals(fact))
        .map(entry -> entry.number(key).orElseThrow().doubleValue() / 1e6)
        .toList();
  }

  private static Scenario scenario(Cell cell) {
    String simulated =
        """
        speaks: { voice: agent }
        leadingSilence: %d ms
        burst: %d
        planted: { speech: %d ms, delay: %d ms, stop: %d ms }
        dialogue: [ { id: any, hears: [ caller ], says: agent } ]
        """
            .formatted(cell.leadMs(), cell.burst(), CALLER_MS, cell.delayMs(), cell.stopMs());
    AgentFile agent =
        new AgentFile(
            "planted-" + cell.id(),
            Path.of("planted-" + cell.id() + ".agent.yaml"),
            Optional.of("gemini-3.1-flash-live-preview"),
            Optional.empty(),
            Optional.empty(),
            "none",
            List.of(),
            new AgentFile.TurnDetection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new AgentFile.Thinking(Optional.empty(), Optional.empty()),
            (Json.Obj) DocumentReader.yaml(simulated, "planted"));
    Place at = new Place("planted", 1, 1);
    return new Scenario(
        cell.id(),
        cell.id(),
        Path.of("planted"),
        at,
        agent,
        Set.of(),
        Optional.empty(),
        new Caller("caller", 1.0),
        List.of(
            new Step.Say(at, "caller", Expectations.NONE),
            new Step.Interrupt(at, Duration.ofMillis(1000), "caller", Expectations.NONE),
            new Step.HangUp(at)),
        Map.of(),
        Duration.ofSeconds(60));
  }

  /** The same bench, whose caller and agents speak in bursts of noise. */
  static Bench withNoise(Bench bench) {
    return with(bench, new NoiseSpeech(0));
  }

  /**
   * The same, whose caller speaks in syllables, which an ear takes for speech and not for noise.
   */
  static Bench withSyllables(Bench bench) {
    return with(bench, new NoiseSpeech(60));
  }

  private static Bench with(Bench bench, SpeechSource speech) {
    return new Bench(
        bench.scheduler(),
        bench.agentScheduler(),
        bench.dialer(),
        bench.memoryNetwork(),
        bench.connector(),
        bench.embedded(),
        speech,
        bench.pauses(),
        bench.secrets());
  }

  /** Noise with abrupt edges, 100 ms into the clip: 1.5 s for the caller, 3.5 s for the agent. */
  private static final class NoiseSpeech implements SpeechSource {
    private static final int RATE_HZ = 16_000;
    private static final int SYLLABLE_MS = 200;

    private final int gapMs;

    /** A caller who is silent for the last {@code gapMs} of each 200 ms. */
    NoiseSpeech(int gapMs) {
      this.gapMs = gapMs;
    }

    @Override
    public Utterance speak(Request request) {
      boolean caller = request.text().equals("caller");
      int lead = caller ? RATE_HZ / 10 : 0;
      int length = (caller ? CALLER_MS : AGENT_MS) * (RATE_HZ / 1000);
      SplittableRandom random = new SplittableRandom(7);
      short[] samples = new short[lead + length + lead];
      for (int i = 0; i < length; i++) {
        int size = 3000 + random.nextInt(3000);
        int inSyllableMs = i / (RATE_HZ / 1000) % SYLLABLE_MS;
        boolean silent = caller && inSyllableMs >= SYLLABLE_MS - gapMs;
        samples[lead + i] = silent ? 0 : (short) (random.nextBoolean() ? size : -size);
      }
      return new Utterance(
          request.text(),
          request.voice(),
          AudioClip.of(samples, RATE_HZ),
          lead,
          lead + length - 1,
          "noise");
    }

    @Override
    public List<String> voices() {
      return List.of("agent");
    }

    @Override
    public List<Utterance> examples(String text) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
