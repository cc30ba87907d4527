package dev.talkspurt.run;

import dev.talkspurt.cost.Forecast;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ToolAnswer;
import dev.talkspurt.spi.EmbeddedAgent;
import dev.talkspurt.time.PauseWatch;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Runs calls. Not thread-safe: one run at a time. */
public final class Runner {
  private static final long PROGRESS_NS = 200_000_000L;

  private final Bench bench;
  private volatile Progress atWork;
  private volatile boolean stopping;
  private RunPlan estimated;
  private Map<Scenario, Optional<Forecast>> estimates = Map.of();

  /** A runner on these ports. */
  public Runner(Bench bench) {
    this.bench = bench;
  }

  /**
   * Make all calls of the plan and score them; returns when the last is over. The calls of the
   * result carry their measurements but no recordings, which lie in their folders.
   *
   * @throws BadInput if the target needs a key that is not set, a caller's voice is missing, or a
   *     call cannot be prepared with these settings
   */
  public RunResult run(RunPlan plan, RunListener listener) {
    return run(plan, List.of(), listener);
  }

  /**
   * Make the calls of the plan that have not been made.
   *
   * @param earlier calls that were made before: they are part of the result, and of its cost
   */
  public RunResult run(RunPlan plan, List<CallResult> earlier, RunListener listener) {
    requireKey(plan);
    // Before anyone is called: a voice that is missing is the user's to mend, not a call's fault.
    Budget budget = new Budget(plan.maxUsd(), plan.target().simulated(), estimates(plan));
    earlier.forEach(budget::made);
    try (Events events = new Events()) {
      // Nor may an agent still be learning its lines while another call is being timed. What an
      // agent cannot be asked to do comes out here, before listeners make anything of the run.
      plan.scenarios().forEach(scenario -> rehearse(plan, scenario));
      events.tell(() -> listener.runStarted(plan));
      Progress progress = new Progress(plan, earlier, budget, listener, events);
      atWork = progress;
      bench.scheduler().post(stopping ? progress::stop : progress::fill);
      RunResult result = await(progress);
      events.tell(() -> listener.runFinished(result));
      events.finish();
      return result;
    }
  }

  /** What a call of each scenario will probably cost; empty where no price is known. */
  public Map<Scenario, Optional<Forecast>> estimates(RunPlan plan) {
    if (plan != estimated) {
      // Every sound of the caller is made for it: once is enough.
      Map<Scenario, Optional<Forecast>> each = new LinkedHashMap<>();
      for (Scenario scenario : plan.scenarios()) {
        each.put(
            scenario,
            CallEstimate.of(scenario, CallerSpeech.clean(scenario, bench.speech(), plan.seed())));
      }
      estimates = each;
      estimated = plan;
    }
    return estimates;
  }

  private void rehearse(RunPlan plan, Scenario scenario) {
    if (plan.target().simulated()) {
      bench
          .embedded()
          .ifPresent(
              embedded ->
                  embedded.prepare(
                      new EmbeddedAgent.Request(
                          scenario.agent(),
                          Overrides.of(plan.overrides()).simulated(),
                          plan.seed(),
                          bench.speech(),
                          bench.agentScheduler(),
                          fact -> {},
                          fixedAnswers(scenario))));
    }
  }

  /**
   * What mock tools say whatever they are asked: the agent's lines that tell it can be rendered.
   */
  private static Map<String, List<Json.Obj>> fixedAnswers(Scenario scenario) {
    Map<String, List<Json.Obj>> answers = new TreeMap<>();
    scenario
        .tools()
        .forEach(
            (tool, script) -> {
              if (script.answer() instanceof ToolAnswer.Sequence sequence) {
                answers.put(tool, sequence.results());
              }
            });
    return answers;
  }

  private RunResult await(Progress progress) {
    try {
      return bench.scheduler().await(progress.done);
    } catch (CompletionException e) {
      throw e.getCause() instanceof BadInput bad ? bad : e;
    } finally {
      atWork = null;
    }
  }

  /**
   * End the run, now or as soon as it begins: {@link #run} returns with the calls that are
   * complete, the others are given up. May be called from any thread.
   */
  public void stop() {
    stopping = true;
    Progress progress = atWork;
    if (progress != null) {
      bench.scheduler().post(progress::stop);
    }
  }

  private void requireKey(RunPlan plan) {
    plan.target()
        .keyVariable()
        .filter(name -> bench.secrets().apply(name).isEmpty())
        .ifPresent(
            name -> {
              throw new BadInput(
                  name
                      + " is not set, expected the key of target '"
                      + plan.target().name()
                      + "' (export "
                      + name
                      + "=…, or use --target simulated)");
            });
  }

  /** The state of one run; lives on the scheduler's thread. */
  private final class Progress {
    private final RunPlan plan;
    private final RunListener listener;
    private final Events events;
    private final Queue<CallJob> waiting = new ArrayDeque<>();
    private final Set<CallJob> active = new LinkedHashSet<>();
    private final List<CallResult> results = new ArrayList<>();
    private final CompletableFuture<RunResult> done = new CompletableFuture<>();
    private final java.time.Instant startedAt = bench.scheduler().wallTime();
    private final long startedNs = bench.scheduler().nowNs();
    private final Consumer<PauseWatch.Pause> pauses = this::paused;
    private final Budget budget;
    private boolean stopped;
    private boolean tooDear;

    Progress(
        RunPlan plan,
        List<CallResult> earlier,
        Budget budget,
        RunListener listener,
        Events events) {
      this.plan = plan;
      this.budget = budget;
      results.addAll(earlier);
      this.listener = listener;
      this.events = events;
      bench.pauses().ifPresent(watch -> watch.add(pauses));
      for (int trial = 1; trial <= plan.repeat(); trial++) {
        for (Scenario scenario : plan.scenarios()) {
          if (!made(earlier, scenario, trial)) {
            waiting.add(new CallJob(bench, plan, scenario, trial));
          }
        }
      }
      bench.scheduler().after(PROGRESS_NS, this::report);
    }

    private static boolean made(List<CallResult> earlier, Scenario scenario, int trial) {
      return earlier.stream()
          .anyMatch(call -> call.scenario().id().equals(scenario.id()) && call.trial() == trial);
    }

    private boolean affordable(CallJob next) {
      List<Scenario> atWork = active.stream().map(CallJob::scenario).toList();
      return budget.allows(next.scenario(), atWork);
    }

    void fill() {
      while (active.size() < plan.parallel()
          && !waiting.isEmpty()
          && affordable(waiting.element())) {
        CallJob job = waiting.remove();
        events.tell(() -> listener.callStarted(job.scenario(), job.trial()));
        begin(job);
      }
      if (active.isEmpty() && !done.isDone()) {
        tooDear = !waiting.isEmpty();
        end();
        done.complete(summary());
      }
    }

    private void begin(CallJob job) {
      active.add(job);
      job.start().whenComplete((result, failure) -> finished(job, result, failure));
    }

    private void end() {
      waiting.clear();
      active.clear();
      bench.pauses().ifPresent(watch -> watch.remove(pauses));
    }

    void stop() {
      if (!done.isDone()) {
        stopped = true;
        end();
        done.complete(summary());
      }
    }

    private void finished(CallJob job, CallResult result, Throwable failure) {
      if (done.isDone()) {
        return;
      }
      if (failure instanceof BadInput) {
        // What the user gave is wrong for every call that has it: no call's fault, no verdict.
        end();
        done.completeExceptionally(failure);
        return;
      }
      active.remove(job);
      if (failure == null) {
        budget.made(result);
      }
      Optional<CallJob> again = failure == null ? job.again(result) : Optional.empty();
      if (again.isPresent()) {
        begin(again.get());
        return;
      }
      CallResult scored = failure == null ? result : job.broken(failure);
      results.add(Recordings.dropped(scored));
      events.tell(() -> listener.callFinished(scored));
      fill();
    }

    private void report() {
      if (done.isDone()) {
        return;
      }
      for (CallJob job : active) {
        job.live()
            .ifPresent(
                live -> {
                  RunListener.Progress now = live.progress();
                  events.tell(() -> listener.callProgress(job.scenario(), job.trial(), now));
                });
      }
      bench.scheduler().after(PROGRESS_NS, this::report);
    }

    private void paused(PauseWatch.Pause pause) {
      bench
          .scheduler()
          .post(
              () ->
                  active.forEach(
                      job ->
                          job.live()
                              .ifPresent(live -> live.paused(pause.endNs(), pause.pauseMs()))));
    }

    private RunResult summary() {
      results.sort(
          Comparator.comparing((CallResult call) -> call.scenario().id())
              .thenComparing(CallResult::trial));
      Map<String, String> settings = new TreeMap<>();
      settings.put("repeat", Integer.toString(plan.repeat()));
      settings.put("parallel", Integer.toString(plan.parallel()));
      plan.overrides().forEach((key, value) -> settings.put("set." + key, value));
      plan.maxUsd()
          .ifPresent(usd -> settings.put("maxCostUsd", BigDecimal.valueOf(usd).toPlainString()));
      if (stopped) {
        settings.put("interrupted", "true");
      }
      if (tooDear) {
        settings.put(RunResult.STOPPED_BY, RunResult.MAX_COST);
      }
      if (stopped || tooDear) {
        settings.put("planned", Integer.toString(plan.calls()));
      }
      return new RunResult(
          plan.id(),
          plan.benchVersion(),
          plan.target().name(),
          plan.target().simulated() || results.stream().anyMatch(CallResult::simulated),
          plan.seed(),
          startedAt,
          (bench.scheduler().nowNs() - startedNs) / 1e6,
          plan.configFingerprint(),
          settings,
          List.copyOf(results),
          RunMetrics.of(results),
          plan.folder());
    }
  }
}
