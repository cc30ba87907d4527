package dev.talkspurt.run;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerSide;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.TimelineReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.link.MemoryNetwork;
import dev.talkspurt.metric.CallEvidence;
import dev.talkspurt.metric.Measurements;
import dev.talkspurt.metric.VoidProbes;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spi.AgentConnector;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.verdict.Attribution;
import dev.talkspurt.verdict.Judgement;
import dev.talkspurt.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One trial from preparation to score. */
final class CallJob {
  private final Bench bench;
  private final RunPlan plan;
  private final Scenario scenario;
  private final int trial;
  private final Path folder;
  private final List<Json.Obj> truth = Collections.synchronizedList(new ArrayList<>());
  private final List<Attempt> attempts;
  private LiveCall live;
  private CallRecorder recorder;
  private Instant startedAt;
  private long originNs;

  CallJob(Bench bench, RunPlan plan, Scenario scenario, int trial) {
    this(bench, plan, scenario, trial, List.of());
  }

  private CallJob(Bench bench, RunPlan plan, Scenario scenario, int trial, List<Attempt> attempts) {
    this.attempts = List.copyOf(attempts);
    this.bench = bench;
    this.plan = plan;
    this.scenario = scenario;
    this.trial = trial;
    this.folder =
        plan.folder().resolve("calls").resolve(scenario.id()).resolve(Integer.toString(trial));
  }

  Scenario scenario() {
    return scenario;
  }

  int trial() {
    return trial;
  }

  /**
   * The same call anew, to an agent that is free to act differently, if this one proved nothing
   * because a probe or a fault was void and the scenario bears another.
   */
  Optional<CallJob> again(CallResult result) {
    List<String> reasons =
        result.verdict() == Verdict.INCONCLUSIVE && attempts.size() < scenario.conduct().retries()
            ? VoidProbes.of(scenario, result.timeline(), result.measurements())
            : List.of();
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    int number = attempts.size() + 1;
    Path aside = folder.resolveSibling(trial + "-void-" + number);
    List<Attempt> made = new ArrayList<>(attempts);
    made.add(new Attempt(number, result.startedAt(), result.durationMs(), reasons, aside));
    return Optional.of(new CallJob(bench, plan, scenario, trial, made));
  }

  /** What the call before this one has left makes room for it. */
  private void putAside() throws IOException {
    if (!attempts.isEmpty() && Files.exists(folder)) {
      Files.move(folder, attempts.get(attempts.size() - 1).folder());
    }
  }

  /** The call in progress, or empty before it connects. */
  Optional<LiveCall> live() {
    return Optional.ofNullable(live);
  }

  /** Prepare, call, and score; completes on the scheduler's thread. */
  CompletableFuture<CallResult> start() {
    CompletableFuture<CallResult> result = new CompletableFuture<>();
    bench
        .scheduler()
        .compute(
            this::prepare,
            (ready, failure) -> {
              if (failure != null) {
                result.completeExceptionally(failure);
              } else {
                tryCall(ready, result);
              }
            });
    return result;
  }

  private long seed() {
    return Seeds.of(plan.seed(), scenario.family(), trial);
  }

  /** Of the agent alone: the caller says and sends the very same in every attempt. */
  private long agentSeed() {
    return attempts.isEmpty() ? seed() : Seeds.of(seed(), "attempt", attempts.size() + 1);
  }

  private record Ready(CallerSide side, URI endpoint, Path trustStore, AutoCloseable agent) {}

  private Ready prepare() throws IOException {
    putAside();
    CallerSide side = CallerSpeech.side(scenario, bench.speech(), plan.seed(), trial);
    if (!plan.target().simulated()) {
      Files.createDirectories(folder);
      URI endpoint =
          plan.target()
              .endpoint()
              .map(URI::create)
              .orElseGet(() -> bench.connector().defaultEndpoint(plan.target().settingTexts()));
      return new Ready(side, endpoint, null, () -> {});
    }
    EmbeddedAgent.Prepared agent =
        bench
            .embedded()
            .orElseThrow(() -> new IllegalStateException("no simulated agent on the class path"))
            .prepare(
                new EmbeddedAgent.Request(
                    scenario.agent(),
                    Overrides.of(plan.overrides()).simulated(),
                    agentSeed(),
                    bench.speech(),
                    bench.agentScheduler(),
                    truth::add));
    Files.createDirectories(folder);
    if (bench.memoryNetwork().isPresent()) {
      String authority = scenario.id() + "-" + trial + ":1";
      MemoryNetwork network = bench.memoryNetwork().get();
      network.listen(authority, agent.acceptor());
      return new Ready(
          side, URI.create("ws://" + authority), null, () -> network.stopListening(authority));
    }
    EmbeddedAgent.Listening listening = agent.listen(0);
    return new Ready(side, listening.address(), listening.trustStore(), listening);
  }

  /** A call that cannot begin must not be waited for. */
  private void tryCall(Ready ready, CompletableFuture<CallResult> result) {
    try {
      call(ready, result);
    } catch (RuntimeException e) {
      giveUp(ready, e, result);
    }
  }

  /** What was opened for the call is closed, and what it has noted is kept. */
  private void giveUp(Ready ready, Throwable why, CompletableFuture<CallResult> result) {
    bench
        .scheduler()
        .compute(
            () -> {
              close(ready.agent());
              if (recorder != null) {
                recorder.finish();
              }
              return folder;
            },
            (kept, failure) -> {
              if (failure != null) {
                why.addSuppressed(failure);
              }
              result.completeExceptionally(why);
            });
  }

  private void call(Ready ready, CompletableFuture<CallResult> result) {
    recorder = new CallRecorder(folder);
    ToolEndpoint endpoint = new HttpToolEndpoint(bench.secrets());
    live = new LiveCall(scenario, ready.side(), seed(), bench.scheduler(), recorder, endpoint);
    startedAt = bench.scheduler().wallTime();
    originNs = bench.scheduler().nowNs();
    String key =
        plan.target().keyVariable().flatMap(name -> bench.secrets().apply(name)).orElse("");
    AgentConnector.Request request =
        new AgentConnector.Request(
            scenario.agent(),
            ready.endpoint(),
            key,
            ready.trustStore(),
            plan.target().settingTexts(),
            scenario.caller().announcedRateHz(),
            live.stalling(bench.dialer()),
            bench.scheduler());
    live.start(bench.connector().forCall(), request)
        .whenComplete(
            (track, broken) -> {
              if (broken != null) {
                giveUp(ready, broken, result);
                return;
              }
              double durationMs = (bench.scheduler().nowNs() - originNs) / 1e6;
              bench
                  .scheduler()
                  .compute(
                      () -> score(track, durationMs, ready),
                      (scored, failure) -> {
                        if (failure != null) {
                          result.completeExceptionally(failure);
                        } else {
                          result.complete(scored);
                        }
                      });
            });
  }

  private CallResult score(CallerTrack track, double durationMs, Ready ready) throws IOException {
    close(ready.agent());
    AudioClip sent = track.sent();
    recorder.finish();
    List<JournalEntry> journal = recorder.entries();
    AudioClip received = recorder.received();
    Timeline timeline = TimelineReader.read(journal, sent, received);
    CallFiles files = new CallFiles(folder);
    files.writeCall(timeline);
    files.writeReceived(received);
    List<Json.Obj> facts = sinceOrigin();
    if (plan.target().simulated()) {
      files.writeTruth(facts);
    }
    boolean simulated = plan.target().simulated() || peerIsSimulated(journal);
    Score score =
        Score.of(
            new CallEvidence(timeline, scenario, journal, received, simulated),
            bench.connector().capabilities());
    Judgement judgement = score.judgement();
    return new CallResult(
        scenario,
        trial,
        seed(),
        plan.target().name(),
        simulated,
        startedAt,
        durationMs,
        CallerSpeech.sha256(journal, sent),
        judgement.verdict(),
        judgement.attribution(),
        judgement.reasons(),
        judgement.checks(),
        score.measurements(),
        timeline,
        journal,
        received,
        ready.side().truth(track.uses(), sent),
        facts,
        score.usage(),
        folder,
        attempts,
        score.findings());
  }

  private static boolean peerIsSimulated(List<JournalEntry> journal) {
    return journal.stream()
        .anyMatch(
            entry ->
                entry instanceof JournalEntry.Signal signal
                    && signal.kind().equals(CallJournal.SIMULATED_PEER));
  }

  /** The result of a call that the bench itself could not carry through or score. */
  CallResult broken(Throwable failure) {
    Timeline nothing =
        TimelineReader.read(
            List.of(),
            AudioClip.silence(0, CallerTrack.RATE_HZ),
            AudioClip.silence(0, CallerTrack.RATE_HZ));
    return new CallResult(
        scenario,
        trial,
        seed(),
        plan.target().name(),
        plan.target().simulated(),
        startedAt == null ? bench.scheduler().wallTime() : startedAt,
        0,
        "",
        Verdict.INVALID_BENCH,
        Attribution.BENCH,
        List.of("the bench failed: " + failure),
        List.of(),
        new Measurements(List.of(), List.of(), List.of(), false, List.of(failure.toString())),
        nothing,
        recorder == null ? List.of() : recorder.entries(),
        AudioClip.silence(0, CallerTrack.RATE_HZ),
        CallerTruth.unmeasured("the bench failed"),
        List.of(),
        Optional.empty(),
        folder,
        attempts,
        List.of());
  }

  private List<Json.Obj> sinceOrigin() {
    List<Json.Obj> facts = new ArrayList<>();
    synchronized (truth) {
      for (Json.Obj fact : truth) {
        facts.add(fact);
      }
    }
    return facts.stream().map(fact -> Truth.shifted(fact, originNs)).toList();
  }

  private static void close(AutoCloseable agent) throws IOException {
    try {
      agent.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException("the simulated agent did not close", e));
    }
  }
}
