package dev.talkspurt.calibration;

import dev.talkspurt.calibration.PlantedCalls.Taken;
import dev.talkspurt.calibration.StudyResult.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Bias, repeatability and linearity of V2V_AUDIBLE and BI_STOP: delays from 0 to 5 s, with and
 * without silence at the head, sent 1, 3 and 20 times faster than it plays; yields after 0 to 1.2
 * s.
 */
public final class DelayStudy {
  private static final int[] DELAYS_MS = {0, 50, 100, 250, 500, 1000, 2000, 5000};
  private static final int[] LEADS_MS = {0, 120, 340};
  private static final int[] BURSTS = {1, 3, 20};
  private static final int[] STOPS_MS = {0, 100, 300, 600, 1200};

  private DelayStudy() {}

  /** Every delay with every silence at every speed, the times to stop going round. */
  public static List<PlantedCell> cells() {
    List<PlantedCell> cells = new ArrayList<>();
    for (int delayMs : DELAYS_MS) {
      for (int leadMs : LEADS_MS) {
        for (int burst : BURSTS) {
          int stopMs = STOPS_MS[cells.size() % STOPS_MS.length];
          cells.add(PlantedCell.interrupted(delayMs, leadMs, burst, stopMs));
        }
      }
    }
    return cells;
  }

  /** The method alone, a metric each: nothing but itself can add an error in virtual time. */
  public static List<StudyResult> method(Taken taken) {
    return List.of(
        method("method-v2v", PlantedValue.V2V, taken)
            .figure(missing(taken))
            .pairs(pairs(taken.of(PlantedValue.V2V), DelayStudy::speed))
            .judged(),
        method("method-stop", PlantedValue.STOP, taken)
            .pairs(pairs(taken.of(PlantedValue.STOP), DelayStudy::stopped))
            .judged());
  }

  private static Study method(String id, String metric, Taken taken) {
    String asks = "Does the method itself err, apart from host and network?";
    return new Study(id, metric + ", the method", asks, Clock.VIRTUAL)
        .figures(ErrorFigures.of(pairs(taken.of(metric), value -> "")).figuresOfMethod())
        .note("the memory network takes 0.2 ms each way, which counts as error here");
  }

  /** V2V_AUDIBLE over real sockets. */
  public static StudyResult latency(Taken taken) {
    List<ErrorPair> pairs = pairs(taken.of(PlantedValue.V2V), DelayStudy::speed);
    return new Study(
            "v2v",
            "V2V_AUDIBLE",
            "How far is a response latency from what the agent truly did?",
            Clock.REAL)
        .figures(ErrorFigures.of(pairs).figures())
        .figure(missing(taken))
        .note("the way over the loopback and back is part of the error, as the network is of V2V")
        .pairs(pairs)
        .notes(taken.cutShort())
        .judgedOn(taken.host());
  }

  /** BI_STOP over real sockets. */
  public static StudyResult stop(Taken taken) {
    List<ErrorPair> pairs = pairs(taken.of(PlantedValue.STOP), DelayStudy::stopped);
    return new Study(
            "stop",
            "BI_STOP",
            "How far is the time to stop from when the agent truly gave way?",
            Clock.REAL)
        .figures(ErrorFigures.of(pairs).figures())
        .pairs(pairs)
        .notes(taken.cutShort())
        .judgedOn(taken.host());
  }

  private static Figure missing(Taken taken) {
    return Figure.plain("values not measured", "", taken.missing(), taken.values().size())
        .accepted(0, 0);
  }

  private static String speed(PlantedValue value) {
    return "sent " + value.cell().burst() + "x";
  }

  private static String stopped(PlantedValue value) {
    return "stop " + value.cell().stopMs() + " ms";
  }

  private static List<ErrorPair> pairs(
      List<PlantedValue> values, Function<PlantedValue, String> series) {
    return values.stream()
        .map(value -> new ErrorPair(series.apply(value), value.trueMs(), value.measuredMs()))
        .toList();
  }
}
