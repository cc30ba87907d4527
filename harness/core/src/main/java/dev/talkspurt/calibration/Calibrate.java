package dev.talkspurt.calibration;

import dev.talkspurt.calibration.PlantedCalls.Taken;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.time.Scheduler;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Measures the bench's own error: planted truth against what the bench makes of it, on this
 * machine, now. Not thread-safe: one at a time.
 */
public final class Calibrate {
  private static final int FULL_REPEAT = 15;
  private static final double FULL_SOAK_MINUTES = 10;
  private static final int STILL_SECONDS = 10;

  /**
   * What is asked for.
   *
   * @param projectRoot of the fixtures
   * @param folder for what calls write; they are removed again
   * @param seed of all chance
   * @param full everything, and each cell of the latency study thirty times
   * @param soakMinutes how long to watch for drift; 0: as {@code full} says
   */
  public record Order(
      String benchVersion,
      Path projectRoot,
      Path folder,
      long seed,
      boolean full,
      double soakMinutes) {}

  /** Follows a calibration; called on the thread that runs it or on that of its calls. */
  public interface Listener {
    /** A study begins. */
    default void begins(String title) {}

    /** So much of the study at work is done. */
    default void progress(int done, int all) {}

    /** The study at work goes on: said every 10 s. */
    default void still() {}

    /** A study is over. */
    default void ends(StudyResult result) {}
  }

  private final Order order;
  private final Listener listener;
  private final List<StudyResult> studies = new ArrayList<>();

  private Calibrate(Order order, Listener listener) {
    this.order = order;
    this.listener = listener;
  }

  /** Do all that is asked for; takes minutes. */
  public static Calibration run(Order order, Listener listener) {
    return new Calibrate(order, listener).run();
  }

  private Calibration run() {
    try (OpenBench real = OpenBench.realTime(TargetReader.read("simulated"), order.projectRoot())) {
      still(real.bench().scheduler());
      Instant began = real.bench().scheduler().wallTime();
      long beganNs = real.bench().scheduler().nowNs();
      OnsetStudy onset = withoutClock();
      PlantedCalls calls = new PlantedCalls(real.bench(), order.folder(), order.seed());
      listener.begins("calls at once");
      LoadStudy load =
          new LoadStudy()
              .run(calls, order.full() ? LoadStudy.FULL : LoadStudy.USUAL, listener::progress);
      int parallel = load.harmless();
      listener.begins("V2V_AUDIBLE and BI_STOP");
      Taken taken =
          calls.take(
              DelayStudy.cells(), order.full() ? FULL_REPEAT : 1, parallel, listener::progress);
      List<PlantedValue> latencies = taken.of(PlantedValue.V2V);
      Budget budget = Budget.of(latencies, taken.host(), onset.quickOnsetRmsMs());
      List<StudyResult> timed =
          List.of(
              DelayStudy.latency(taken),
              DelayStudy.stop(taken),
              budget.result(taken.host()),
              load.result(taken.host()));
      timed.forEach(listener::ends);
      // What a run is judged by comes first.
      studies.addAll(0, timed);
      soak(calls, parallel);
      return new Calibration(
          order.benchVersion(),
          began,
          (real.bench().scheduler().nowNs() - beganNs) / 1e9,
          order.seed(),
          order.full(),
          Machine.here(),
          parallel,
          taken.host(),
          budget,
          studies);
    } finally {
      PlantedCalls.remove(order.folder());
    }
  }

  private void still(Scheduler clock) {
    clock.after(
        STILL_SECONDS * 1_000_000_000L,
        () -> {
          listener.still();
          still(clock);
        });
  }

  /** What needs no host that keeps time. */
  private OnsetStudy withoutClock() {
    listener.begins("onset and offset detector");
    OnsetStudy onset = new OnsetStudy(order.seed());
    take(onset.result());
    study("playout clock", () -> new PlayoutStudy(order.seed()).run());
    study("signal-to-noise ratio", () -> SnrStudy.run(order.projectRoot(), order.seed()));
    study("frame loss", () -> LossStudy.run(order.seed()));
    study("yields, pauses, natural ends", () -> YieldStudy.run(order.seed()));
    study(
        "reproducibility",
        () -> ReproductionStudy.run(order.projectRoot(), order.folder(), order.seed()));
    study(
        "detectors of known failures",
        () ->
            DetectorResult.run(
                order.projectRoot(),
                order.folder().resolve("detectors"),
                order.full(),
                listener::progress));
    if (order.full()) {
      study("statistics", () -> StatisticsResult.of(StatisticsStudy.rows()));
    } else {
      take(StatisticsResult.begun().notRun("only with --full"));
    }
    listener.begins("the method");
    method().forEach(this::take);
    return onset;
  }

  private List<StudyResult> method() {
    try (OpenBench open =
        OpenBench.virtualTime(TargetReader.read("simulated"), order.projectRoot())) {
      PlantedCalls calls =
          new PlantedCalls(open.bench(), order.folder().resolve("virtual"), order.seed());
      return DelayStudy.method(calls.take(DelayStudy.cells(), 1, 1, listener::progress));
    }
  }

  private void soak(PlantedCalls calls, int parallel) {
    double minutes =
        order.soakMinutes() > 0 ? order.soakMinutes() : order.full() ? FULL_SOAK_MINUTES : 0;
    if (minutes > 0) {
      study("drift", () -> SoakStudy.run(calls, parallel, minutes, listener::progress));
    } else {
      take(SoakStudy.begun().notRun("only with --full, or --soak"));
    }
  }

  private void study(String title, Supplier<StudyResult> study) {
    listener.begins(title);
    take(study.get());
  }

  private void take(StudyResult result) {
    studies.add(result);
    listener.ends(result);
  }
}
