package dev.talkspurt.report;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.RunResult;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.CleanControl;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Labels;
import dev.talkspurt.scenario.ManualTwin;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.time.VirtualTime;
import dev.talkspurt.verdict.Attribution;
import dev.talkspurt.verdict.Check;
import dev.talkspurt.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A made-up call of 20 s with everything in it: two turns, an interruption, a failing tool. */
public final class FakeCall {
  /** What a hostile agent would say. */
  public static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u2028'\"&";

  private static final String SHA =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final Instant START = Instant.parse("2026-11-21T10:15:30.250Z");

  private FakeCall() {}

  /** A call that failed because its second answer came late. */
  public static CallResult failed(Path runFolder) {
    return call(
        runFolder,
        1,
        Verdict.FAILED,
        List.of("step 3: answered after 1700 ms, expected within 1500 ms"),
        "Sorry, booking failed once. " + HOSTILE);
  }

  /** The same call, but all is well. */
  public static CallResult passed(Path runFolder) {
    return call(runFolder, 2, Verdict.PASSED, List.of(), "You are booked for half past two.");
  }

  /** The call with another verdict. */
  public static CallResult with(Path runFolder, int trial, Verdict verdict, String reason) {
    return call(runFolder, trial, verdict, List.of(reason), "You are booked.");
  }

  /** A call that never came about: no sound, no turn, no time but that of its failing. */
  public static CallResult unreachable(Path runFolder) {
    CallResult call = with(runFolder, 9, Verdict.PROVIDER_ERROR, "connection refused");
    return new CallResult(
        call.scenario(),
        call.trial(),
        call.seed(),
        "gemini",
        false,
        call.startedAt(),
        12.5,
        "",
        call.verdict(),
        Attribution.NETWORK,
        call.reasons(),
        List.of(),
        new Measurements(List.of(), List.of(), List.of(), true, List.of()),
        FakeTimeline.empty(),
        List.of(),
        AudioClip.silence(0, 24_000),
        CallerTruth.unmeasured("nothing was sent"),
        List.of(),
        Optional.empty(),
        call.folder());
  }

  /** The call as virtual time would date it. */
  public static CallResult inVirtualTime(CallResult call) {
    return rebuilt(call, VirtualTime.EPOCH.plusSeconds(30), call.timeline());
  }

  /** The call with no signals but the end of a turn and the end of the call, at these ms. */
  public static CallResult withSignals(CallResult call, double turnEndMs, double hangUpMs) {
    return rebuilt(
        call, call.startedAt(), FakeTimeline.withSignals(call.timeline(), turnEndMs, hangUpMs));
  }

  /** The call with the final state of its tools, as canonical JSON. */
  static CallResult withState(CallResult call, String state) {
    Timeline.Moment moment = new Timeline.Moment(19_000, Timeline.FINAL_STATE, "bench", state);
    Timeline timeline = FakeTimeline.withSignals(call.timeline(), List.of(moment));
    return rebuilt(call, call.startedAt(), timeline);
  }

  /** The call with one more step that a branch of its script passed over. */
  public static CallResult withStepNotRun(CallResult call) {
    int index = call.scenario().script().size();
    List<Timeline.StepSpan> steps = new ArrayList<>(call.timeline().steps());
    String why = "the script went on with then";
    steps.add(new Timeline.StepSpan(index, "say", 40, 9000, 9000, "notRun", why));
    List<Check> checks = new ArrayList<>(call.checks());
    checks.add(
        new Check(index, call.scenario().place(), "this step", Verdict.NOT_RUN, why, Double.NaN));
    return new CallResult(
        call.scenario(),
        call.trial(),
        call.seed(),
        call.target(),
        call.simulated(),
        call.startedAt(),
        call.durationMs(),
        call.callerAudioSha256(),
        call.verdict(),
        call.attribution(),
        call.reasons(),
        checks,
        call.measurements(),
        FakeTimeline.withSteps(call.timeline(), steps),
        call.journal(),
        call.received(),
        call.callerTruth(),
        call.truth(),
        call.usage(),
        call.folder());
  }

  /** A call of a scenario that says this of itself. */
  public static CallResult labelled(Path runFolder, Labels labels) {
    CallResult call = passed(runFolder);
    return rebuilt(call, call.scenario().withLabels(labels), call.startedAt(), call.timeline());
  }

  /** The call as one of the scenario's clean control. */
  static CallResult control(CallResult call) {
    return rebuilt(call, CleanControl.of(call.scenario()), call.startedAt(), call.timeline());
  }

  /** The call as one with turns that the bench ends. */
  static CallResult twin(CallResult call) {
    return rebuilt(call, ManualTwin.of(call.scenario()), call.startedAt(), call.timeline());
  }

  private static CallResult rebuilt(CallResult call, Instant startedAt, Timeline timeline) {
    return rebuilt(call, call.scenario(), startedAt, timeline);
  }

  private static CallResult rebuilt(
      CallResult call, Scenario scenario, Instant startedAt, Timeline timeline) {
    return new CallResult(
        scenario,
        call.trial(),
        call.seed(),
        call.target(),
        call.simulated(),
        startedAt,
        call.durationMs(),
        call.callerAudioSha256(),
        call.verdict(),
        call.attribution(),
        call.reasons(),
        call.checks(),
        call.measurements(),
        timeline,
        call.journal(),
        call.received(),
        call.callerTruth(),
        call.truth(),
        call.usage(),
        call.folder());
  }

  private static CallResult call(
      Path runFolder, int trial, Verdict verdict, List<String> reasons, String lastAnswer) {
    Scenario scenario = scenario();
    return new CallResult(
        scenario,
        trial,
        -4611686018427387905L + trial,
        "simulated",
        true,
        START.plusSeconds(30L * trial),
        19_412.5,
        SHA,
        verdict,
        verdict == Verdict.PASSED ? Attribution.NONE : Attribution.AGENT,
        reasons,
        checks(verdict == Verdict.PASSED),
        FakeMeasures.of(lastAnswer),
        FakeTimeline.of(lastAnswer),
        journal(),
        FakeTimeline.agentAudio(24_000),
        CallerTruth.unmeasured("made up"),
        List.of(Json.object().put("atMs", 7120.4).put("event", "speaks").build()),
        Optional.of(Json.object().put("totalTokenCount", 812).build()),
        runFolder.resolve("calls").resolve(scenario.id()).resolve(Integer.toString(trial)));
  }

  /** The plan of such a run. */
  public static RunPlan plan(Path folder) {
    TargetFile target =
        new TargetFile(
            "simulated",
            "gemini-live",
            true,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Json.object().build());
    return new RunPlan(
        "2026-11-21T10-15-30-a1b2", "0.1.0", List.of(), target, 2, 42, 1, Map.of(), folder);
  }

  /** A run of these calls. */
  public static RunResult run(Path folder, List<CallResult> calls) {
    return new RunResult(
        "2026-11-21T10-15-30-a1b2",
        "0.1.0",
        "simulated",
        true,
        42,
        START,
        65_000,
        "sha256:0011aabb",
        Map.of("repeat", "2", "parallel", "1"),
        calls,
        summaries(),
        folder);
  }

  /** Metrics as a scorer would give them. */
  public static List<Summary> summaries() {
    OptionalDouble none = OptionalDouble.empty();
    return List.of(
        new Summary(
            new Metric(
                "V2V_AUDIBLE",
                1,
                "ms",
                Metric.Better.LOWER,
                Metric.Kind.QUANTITY,
                "Caller offset to the first audible agent sample."),
            2,
            0,
            none,
            none,
            none,
            OptionalDouble.of(1170.25),
            OptionalDouble.of(1435.1),
            OptionalDouble.of(1170.25),
            none,
            OptionalDouble.of(1700),
            OptionalDouble.of(1700),
            OptionalDouble.of(1700)),
        new Summary(
            new Metric(
                "BI_STOP",
                1,
                "ms",
                Metric.Better.LOWER,
                Metric.Kind.QUANTITY,
                "Interruption onset to the agent's silence."),
            1,
            1,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none),
        new Summary(
            new Metric(
                "RESPONSE_RATE",
                1,
                "1",
                Metric.Better.HIGHER,
                Metric.Kind.SHARE,
                "Turns answered within 15 s."),
            2,
            0,
            OptionalDouble.of(1),
            OptionalDouble.of(0.342372),
            OptionalDouble.of(1),
            none,
            none,
            none,
            none,
            none,
            none,
            none));
  }

  private static List<Check> checks(boolean passed) {
    return List.of(
        check(1, 14, "answer within 1500 ms", Verdict.PASSED, "answered after 1170 ms", 7120),
        check(1, 15, "mentions \"nine\"", Verdict.PASSED, "said \"at nine or at two\"", 7120),
        check(1, 16, "calls find_slots", Verdict.PASSED, "find_slots(day: \"tuesday\")", 6330),
        check(2, 20, "yields within 700 ms", Verdict.PASSED, "stopped after 320 ms", 9400),
        check(
            2,
            21,
            "answer within 1500 ms",
            passed ? Verdict.PASSED : Verdict.FAILED,
            "answered after 1700 ms " + HOSTILE,
            12_600),
        check(3, 24, "reprompts at most 1", Verdict.INCONCLUSIVE, "the call ended first", 18_100));
  }

  private static Check check(
      int step, int line, String expectation, Verdict verdict, String evidence, double atMs) {
    Place place = new Place("scenarios/clinic/reschedule.scenario.yaml", line, 15);
    return new Check(step, place, expectation, verdict, evidence, atMs);
  }

  static Scenario scenario() {
    Place place = new Place("scenarios/clinic/reschedule.scenario.yaml", 1, 1);
    AgentFile agent =
        new AgentFile(
            "Clinic desk",
            Path.of("scenarios/agents/clinic.agent.yaml"),
            Optional.of("gemini-live-2.5-flash"),
            Optional.of("Kore"),
            Optional.empty(),
            "You answer the phone of a clinic.",
            List.of(),
            new AgentFile.TurnDetection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new AgentFile.Thinking(Optional.empty(), Optional.empty()),
            Json.object().build());
    Expectations none = Expectations.NONE;
    return new Scenario(
        "Reschedule, caller cuts in",
        "reschedule",
        Path.of(System.getProperty("talkspurt.root"), "scenarios/clinic/reschedule.scenario.yaml"),
        place,
        agent,
        Set.of("smoke", "barge-in"),
        Optional.of("The caller moves an appointment and interrupts the list of times."),
        new Caller("en-us-1", 1.0),
        List.of(
            new Step.Hear(at(9), Duration.ofSeconds(3), none),
            new Step.Say(at(12), FakeTimeline.FIRST, none),
            new Step.Interrupt(at(17), Duration.ofMillis(1200), FakeTimeline.SECOND, none),
            new Step.Silence(at(23), Duration.ofSeconds(3), none),
            new Step.HangUp(at(25))),
        Map.of(),
        Duration.ofMinutes(5));
  }

  private static Place at(int line) {
    return new Place("scenarios/clinic/reschedule.scenario.yaml", line, 5);
  }

  private static List<JournalEntry> journal() {
    Json.Obj day = Json.object().put("day", "tuesday").build();
    return List.of(
        new JournalEntry.Step(20, 0, "hear", 9, "started", ""),
        new JournalEntry.Signal(171_000_000, "ready", "protocol", "s-1"),
        new JournalEntry.AudioStarted(180_000_000, 16_000, 320),
        new JournalEntry.CallerReel(180_000_000, -1, 0),
        new JournalEntry.FrameHeld(200_000_000, 0, 300_000),
        new JournalEntry.CallerFrame(200_400_000, 0, 200_300_000, 0),
        new JournalEntry.FrameDropped(220_000_000, 1),
        new JournalEntry.FrameMuted(240_000_000, 2),
        new JournalEntry.MessageHeld(240_000_000, 5_000_000),
        new JournalEntry.AgentChunk(600_000_000, 0, 0, 24_000, 24_000),
        new JournalEntry.CallerMark(
            3_280_000_000L, "u1", "utterance", 1, "Hi", 49_600, 50_400, 95_200, 97_600, SHA),
        new JournalEntry.Transcript(6_100_000_000L, "caller", "hi", true),
        new JournalEntry.ToolCalled(6_510_000_000L, "c1", "find_slots", day),
        new JournalEntry.ToolAnswered(6_820_000_000L, "c1", "find_slots", day, 300, ""),
        new JournalEntry.ToolCancelled(6_900_000_000L, List.of("c9")),
        new JournalEntry.Wire(9_900_000_000L, "received", 52, Json.parse("{\"x\":[1,null]}")),
        new JournalEntry.Flushed(9_900_000_000L, "interrupted"),
        new JournalEntry.Usage(16_000_000_000L, Json.object().put("total", 812).build()),
        new JournalEntry.RoundTrip(16_050_000_000L, 41.5),
        new JournalEntry.JvmPause(16_100_000_000L, 2.5),
        new JournalEntry.Closed(19_412_500_000L, 1000, "", "normal closure", true));
  }
}
