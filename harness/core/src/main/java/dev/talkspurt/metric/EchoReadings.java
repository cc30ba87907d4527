package dev.talkspurt.metric;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerReel;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.Span;
import dev.talkspurt.metric.Metric.Better;
import dev.talkspurt.metric.Metric.Kind;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Conditions.EchoPlan;
import dev.talkspurt.stats.Logistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Readings of an agent that is interrupted by its own voice. */
final class EchoReadings {
  static final Metric SELF_INT_PER_MIN =
      new Metric(
          "SELF_INT_PER_MIN",
          1,
          "1/min",
          Better.LOWER,
          Kind.PER_EXPOSURE,
          "Interruption signals with nothing but the agent's echo to cause them, per minute of"
              + " agent speech.");
  static final Metric SELF_INT_ERL50 =
      new Metric(
          "SELF_INT_ERL50",
          1,
          "dB",
          Better.LOWER,
          Kind.COMPOSITE,
          "The echo return loss at which the agent interrupts itself in half of all 10 s of its"
              + " speech.");

  static final Family FAMILY =
      new Family(List.of(SELF_INT_PER_MIN, SELF_INT_ERL50), EchoReadings::of, EchoReadings::half);

  private static final double CAUSE_MS = 2_000;
  private static final double WINDOW_MS = 10_000;
  private static final double ROUNDING_MS = 1;

  private EchoReadings() {}

  /** Stretches of the call with echo of one return loss. */
  private record Stretch(double returnLossDb, Span span) {}

  private static List<Reading> of(CallEvidence evidence, Measurements measured) {
    Timeline timeline = evidence.timeline();
    Map<Double, List<Span>> byLoss = new TreeMap<>();
    for (Stretch stretch : stretches(evidence)) {
      byLoss.computeIfAbsent(stretch.returnLossDb(), loss -> new ArrayList<>()).add(stretch.span());
    }
    List<Span> caused =
        timeline.caller().stream()
            .filter(sound -> !sound.role().equals("echo"))
            .map(sound -> new Span(sound.onsetMs(), sound.offsetMs() + CAUSE_MS))
            .toList();
    List<Reading> readings = new ArrayList<>();
    byLoss.forEach((loss, spans) -> readings.addAll(readings(timeline, loss, spans, caused)));
    return readings;
  }

  /** The caller's reels tell from where on which conditions hold. */
  private static List<Stretch> stretches(CallEvidence evidence) {
    List<CallerReel> reels = new ArrayList<>();
    for (JournalEntry entry : evidence.journal()) {
      if (entry instanceof CallerReel reel) {
        reels.add(reel);
      }
    }
    if (reels.isEmpty()) {
      reels.add(new CallerReel(0, -1, 0));
    }
    reels.sort(Comparator.comparingLong(CallerReel::soundSample));
    double perMs = Caller.TRUE_RATE_HZ / 1000.0;
    double endMs = Spans.call(evidence.timeline()).endMs();
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < reels.size(); i++) {
      double fromMs = reels.get(i).soundSample() / perMs;
      double toMs = i + 1 < reels.size() ? reels.get(i + 1).soundSample() / perMs : endMs;
      Optional<EchoPlan> echo =
          evidence.scenario().callerAt(reels.get(i).stepIndex()).conditions().echo();
      echo.ifPresent(
          plan -> stretches.add(new Stretch(plan.returnLossDb(), new Span(fromMs, toMs))));
    }
    return stretches;
  }

  private static List<Reading> readings(
      Timeline timeline, double loss, List<Span> echo, List<Span> caused) {
    List<Span> alone = new ArrayList<>();
    echo.forEach(span -> alone.addAll(Spans.gaps(span, caused)));
    List<Span> speech = new ArrayList<>();
    for (Span span : timeline.heard()) {
      for (Span free : alone) {
        double fromMs = Math.max(span.startMs(), free.startMs());
        double toMs = Math.min(span.endMs(), free.endMs());
        if (toMs > fromMs) {
          speech.add(new Span(fromMs, toMs));
        }
      }
    }
    double speechMs = Spans.length(speech);
    if (speechMs <= 0) {
      return List.of();
    }
    List<Double> signals =
        timeline.signals().stream()
            .filter(signal -> signal.kind().equals("interrupted"))
            .map(Timeline.Moment::atMs)
            .filter(ms -> alone.stream().anyMatch(s -> s.startMs() <= ms && ms < s.endMs()))
            .toList();
    List<Reading> readings = new ArrayList<>();
    readings.add(
        Reading.ofCall(SELF_INT_PER_MIN, signals.size())
            .in("erl" + plain(loss))
            .per(speechMs / 60_000));
    readings.addAll(windows(speech, speechMs, signals, loss));
    return readings;
  }

  private static String plain(double loss) {
    return BigDecimal.valueOf(loss).stripTrailingZeros().toPlainString();
  }

  /** Each whole 10 s of speech, pauses left out, and whether a signal came in it. */
  private static List<Reading> windows(
      List<Span> speech, double speechMs, List<Double> signals, double loss) {
    boolean[] hit = new boolean[(int) ((speechMs + ROUNDING_MS) / WINDOW_MS)];
    for (double atMs : signals) {
      double spokenMs = Spans.covered(new Span(0, atMs), speech);
      int window = (int) (Math.max(0, spokenMs - ROUNDING_MS) / WINDOW_MS);
      if (window < hit.length) {
        hit[window] = true;
      }
    }
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < hit.length; i++) {
      String of = "10 s number " + (i + 1);
      readings.add(
          Reading.at(SELF_INT_ERL50, of, Double.NaN, Double.NaN, hit[i] ? 1 : 0).per(loss));
    }
    return readings;
  }

  private static Summary half(List<Reading> windows) {
    double[] loss = windows.stream().mapToDouble(Reading::exposure).toArray();
    boolean[] hit = new boolean[loss.length];
    for (int i = 0; i < hit.length; i++) {
      hit[i] = windows.get(i).value() > 0;
    }
    Optional<Logistic.Half> half = Logistic.falling(loss, hit, 0.95);
    if (half.isEmpty()) {
      String why = windows.isEmpty() ? "" : "no return loss parts interrupted speech from other";
      OptionalDouble none = OptionalDouble.empty();
      return Summary.figure(SELF_INT_ERL50, windows.size(), none, none, none, why);
    }
    boolean known = !Double.isNaN(half.get().at());
    return Summary.figure(
        SELF_INT_ERL50,
        windows.size(),
        known ? OptionalDouble.of(half.get().at()) : OptionalDouble.empty(),
        OptionalDouble.of(half.get().interval().lower()),
        OptionalDouble.of(half.get().interval().upper()),
        known ? "" : "it lies between the two");
  }
}
