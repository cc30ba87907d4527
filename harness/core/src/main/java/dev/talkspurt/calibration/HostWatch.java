package dev.talkspurt.calibration;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.run.Bench;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.stats.Quantile;
import dev.talkspurt.time.PauseWatch;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Watches how well the host keeps time. Calls are added from one thread, pauses come on the
 * scheduler's.
 */
final class HostWatch implements AutoCloseable {
  /** No call with a longer pause counts, so none adds to what is measured. */
  private static final double LONGEST_COUNTED_MS = 50;

  /** One more, and 99 % of frames are not within the limit. */
  private static final double LATE_SHARE = 0.01;

  /** How the gate begins to tell of figures that do not go together. */
  private static final String CONTRADICTION = "contradicts itself";

  private final Bench bench;
  private final long fromNs;
  private final List<Double> pauses = new CopyOnWriteArrayList<>();
  private final Consumer<PauseWatch.Pause> listener = pause -> pauses.add(pause.pauseMs());
  private double[] lateness = new double[1024];
  private int frames;
  private int calls;
  private int refused;

  HostWatch(Bench bench) {
    this.bench = bench;
    this.fromNs = bench.scheduler().nowNs();
    bench.pauses().ifPresent(watch -> watch.add(listener));
  }

  /**
   * Whether the host is to blame that a call does not count. A call whose figures contradict each
   * other is the bench's own fault, and its values are missing.
   */
  static boolean refused(CallResult call) {
    return call.measurements().benchProblems().stream()
        .anyMatch(problem -> !problem.contains(CONTRADICTION));
  }

  void add(CallResult call) {
    calls++;
    refused += refused(call) ? 1 : 0;
    for (JournalEntry entry : call.journal()) {
      if (entry instanceof JournalEntry.CallerFrame frame) {
        if (frames == lateness.length) {
          lateness = Arrays.copyOf(lateness, 2 * frames);
        }
        lateness[frames++] = (frame.atNs() - frame.idealNs()) / 1e6;
      }
    }
  }

  /**
   * Whether it is certain already that nothing can be concluded when all calls have been made, even
   * if the host keeps time from now on. Longer calls come first, so this rather waits too long.
   */
  boolean hopeless(int all) {
    long late = Arrays.stream(lateness, 0, frames).filter(ms -> ms > Host.LATENESS_P99_MS).count();
    return refused > Host.REFUSED_SHARE * all
        || calls > 0 && late > LATE_SHARE * frames / calls * Math.max(all, calls);
  }

  Host host() {
    double[] all = Arrays.copyOf(lateness, frames);
    double seconds = (bench.scheduler().nowNs() - fromNs) / 1e9;
    return new Host(
        calls,
        refused,
        frames,
        Quantile.r8(all, 0.5),
        Quantile.r8(all, 0.95),
        Quantile.r8(all, 0.99),
        Quantile.r8(all, 1),
        pauses.size(),
        pauses.stream().mapToDouble(Double::doubleValue).max().orElse(0),
        pauseUncertaintyMs(seconds * 1000),
        seconds);
  }

  /**
   * A pause of p in a time T falls on a given stamp with probability p/T, and then moves it by
   * anything up to p, so its mean square is p³/3T; a latency has two stamps.
   */
  private double pauseUncertaintyMs(double watchedMs) {
    double cubes =
        pauses.stream().filter(p -> p <= LONGEST_COUNTED_MS).mapToDouble(p -> p * p * p).sum();
    return watchedMs <= 0 ? Double.NaN : Math.sqrt(2 * cubes / (3 * watchedMs));
  }

  @Override
  public void close() {
    bench.pauses().ifPresent(watch -> watch.remove(listener));
  }
}
