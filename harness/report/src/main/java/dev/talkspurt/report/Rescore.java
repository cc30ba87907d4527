package dev.talkspurt.report;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.report.Rescored.OfCall;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.spi.AgentConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Scores a recorded run anew, by the metrics, detectors and expectations there are now, without
 * calling anyone. Journals and sound are read and never written; a call that cannot be scored harms
 * no other. Not thread-safe.
 */
public final class Rescore {
  /** Beyond so much sound, a call is scored alone: several would not fit into memory. */
  private static final long LARGE_BYTES = 64L << 20;

  private final RecordedRun recorded;
  private final RecordedScenarios scenarios;
  private final Set<AgentConnector.Capability> capabilities;
  private final String benchVersion;
  private final Optional<RecordedInputs> inputs;
  private final ReadWriteLock memory = new ReentrantReadWriteLock();

  /** A call with what it was and what it is. */
  private record Made(
      CallResult result, RecordedCall recorded, OfCall changes, WholeReason reason) {}

  private Rescore(
      RecordedRun recorded,
      Optional<RecordedInputs> inputs,
      RecordedScenarios scenarios,
      Set<AgentConnector.Capability> capabilities,
      String benchVersion) {
    this.recorded = recorded;
    this.inputs = inputs;
    this.scenarios = scenarios;
    this.capabilities = capabilities;
    this.benchVersion = benchVersion;
  }

  /**
   * Prepare to score a run.
   *
   * @param run its folder
   * @param instead scenarios that take the place of the run's own copies; mostly none
   * @param capabilities what a protocol can tell, by its name
   * @throws BadInput if it is no run's folder
   */
  public static Rescore of(
      Path run,
      List<Scenario> instead,
      Function<String, Set<AgentConnector.Capability>> capabilities,
      String benchVersion) {
    RecordedRun recorded = RecordedRun.read(run);
    Optional<RecordedInputs> inputs = RecordedInputs.of(run);
    String protocol =
        inputs
            .flatMap(of -> of.list().obj("target"))
            .flatMap(target -> target.text("protocol"))
            .orElse("gemini-live");
    return new Rescore(
        recorded,
        inputs,
        new RecordedScenarios(recorded, inputs, instead),
        capabilities.apply(protocol),
        benchVersion);
  }

  /**
   * Score all calls.
   *
   * @param parallel calls at once
   * @param out where new files go; empty for none
   */
  public Rescored run(int parallel, Optional<RescoredFiles> out) {
    List<String> problems = new ArrayList<>();
    List<Made> made = new ArrayList<>();
    ExecutorService workers = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<Made>> all =
          recorded.calls().stream().map(call -> workers.submit(() -> call(call, out))).toList();
      for (int i = 0; i < all.size(); i++) {
        try {
          made.add(all.get(i).get());
        } catch (java.util.concurrent.ExecutionException e) {
          problems.add(problem(recorded.calls().get(i), e.getCause()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new BadInput("interrupted before all calls were scored");
        }
      }
    } finally {
      workers.shutdownNow();
    }
    made.sort(
        Comparator.comparing((Made one) -> one.result().scenario().id())
            .thenComparing(one -> one.result().trial()));
    return finished(made, problems, out);
  }

  private Rescored finished(List<Made> made, List<String> problems, Optional<RescoredFiles> out) {
    RescoredRun run = new RescoredRun(recorded, inputs.map(RecordedInputs::list), benchVersion);
    List<CallResult> calls = made.stream().map(Made::result).toList();
    Map<CallResult, Optional<Json.Obj>> input = new java.util.IdentityHashMap<>();
    made.forEach(one -> input.put(one.result(), one.recorded().input()));
    dev.talkspurt.run.RunResult result =
        run.result(calls, made.stream().map(one -> one.recorded().was()).toList());
    Json.Obj json = run.json(result, input::get);
    out.ifPresent(files -> files.write(result, json));
    List<ScoreChange> changes =
        recorded
            .summary()
            .map(before -> ScoreChanges.of(before, json, detectors()))
            .map(WholeReason.of(made.stream().map(Made::reason).toList())::given)
            .orElse(List.of());
    return new Rescored(
        result,
        out.map(RescoredFiles::folder),
        problems.isEmpty() ? changes : run.ofFewer(changes),
        made.stream().map(Made::changes).toList(),
        problems,
        recorded.notes());
  }

  private Made call(Path path, Optional<RescoredFiles> out) throws IOException {
    boolean large = bytes(path) > LARGE_BYTES;
    java.util.concurrent.locks.Lock lock = large ? memory.writeLock() : memory.readLock();
    lock.lock();
    try {
      RecordedCall call = RecordedCall.read(recorded.folder().resolve(path));
      List<String> notes = new ArrayList<>();
      CallResult result = call.score(scenarios.of(call), capabilities, notes);
      List<Summary> metrics =
          Summarise.over(List.of(result.measurements()), List.of(result.timeline().pacing()));
      Json.Obj json = call.withTakenOver(CallJson.of(result, metrics, benchVersion, call.input()));
      out.ifPresent(files -> files.write(path, result, metrics, json));
      WholeReason reason = WholeReason.of(call.was(), json, scenarios.givenAnew(call), notes);
      OfCall changes = changes(call.was(), json, result, reason, notes);
      return new Made(result.withoutRecordings(), call, changes, reason);
    } finally {
      lock.unlock();
    }
  }

  private long bytes(Path call) throws IOException {
    long sum = 0;
    for (String name : List.of("call.wav", "received.wav")) {
      Path file = recorded.folder().resolve(call).resolve(name);
      sum += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return sum;
  }

  private OfCall changes(
      Json.Obj was, Json.Obj is, CallResult result, WholeReason reason, List<String> notes) {
    return new OfCall(
        result.scenario().id(),
        result.trial(),
        was.text("verdict").orElse(""),
        is.text("verdict").orElse(""),
        reason.cause(),
        CheckChanges.of(was.items("checks"), is.items("checks")),
        reason.given(ScoreChanges.of(was, is, detectors())),
        notes);
  }

  private Set<String> detectors() {
    Set<String> known = new LinkedHashSet<>();
    recorded
        .summary()
        .ifPresent(
            run ->
                run.items("detectors")
                    .forEach(
                        item -> {
                          if (item instanceof Json.Str text) {
                            known.add(text.value());
                          }
                        }));
    return known;
  }

  /** Files of the run are named from its folder, and those of the call but once. */
  private String problem(Path call, Throwable why) {
    String folder = call.toString().replace('\\', '/');
    if (!(why instanceof BadInput)) {
      return folder + ": cannot be scored: " + why;
    }
    String run = recorded.folder().toString() + recorded.folder().getFileSystem().getSeparator();
    String message = why.getMessage().replace(run, "");
    return message.startsWith(folder) ? message : folder + ": " + message;
  }
}
