package dev.talkspurt.metric;

import static dev.talkspurt.conversation.RecordedCall.silence;
import static dev.talkspurt.conversation.RecordedCall.speech;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.stats.Wilson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Calls whose truth is planted: what the agent did when the caller's sound began, with every length
 * and time drawn anew. What counts as a yield is told from all that looks like one, at least 98 of
 * 100 times either way with 95 % confidence.
 */
class PlantedProbesTest {
  private static final int EACH = 200;
  private static final long SEED = 20_260_302;

  /** What is planted. */
  private enum Planted {
    /** The agent stops because of the sound. */
    YIELD(true),
    /** It stops because of a sound that must not stop it. */
    FALSE_YIELD(true),
    /** Its answer is cancelled by such a sound, and nothing of it was left to hear. */
    CANCELLED(true),
    /** It takes breath for 350 ms. */
    SHORT_PAUSE(false),
    /** It pauses for 450 ms and more, and goes on. */
    LONG_PAUSE(false),
    /** It comes to the end of what it was saying. */
    NATURAL_END(false),
    /** It talks on. */
    TALKS_ON(false),
    /** It is told to be interrupted, but later than by this sound. */
    LATER_SIGNAL(false);

    private final boolean yields;

    Planted(boolean yields) {
      this.yields = yields;
    }
  }

  private static double between(SplittableRandom random, double from, double to) {
    return from + random.nextDouble() * (to - from);
  }

  /** The measure of one planted call. */
  private static ProbeMeasure measure(Planted planted, SplittableRandom random) {
    double startMs = between(random, 300, 900);
    double heardMs = between(random, 300, 2500);
    double onsetMs = Math.rint(startMs + heardMs);
    double soundMs = between(random, 200, 900);
    boolean probe =
        planted == Planted.FALSE_YIELD
            || planted == Planted.CANCELLED
            || planted != Planted.YIELD && random.nextBoolean();
    double windowMs = probe ? 1000 : 2000;
    double leftMs = between(random, 2200, 3600);
    double atMs = between(random, 120, windowMs - 60);
    short[][] agent = {speech(heardMs + leftMs)};
    double signalMs = Double.NaN;
    switch (planted) {
      case YIELD, FALSE_YIELD -> signalMs = onsetMs + atMs;
      case CANCELLED -> {
        agent = new short[][] {speech(heardMs + between(random, 1510, 1800))};
        signalMs = onsetMs + atMs;
      }
      case SHORT_PAUSE -> agent = paused(heardMs, atMs, 350, leftMs);
      case LONG_PAUSE -> agent = paused(heardMs, atMs, between(random, 450, 1400), leftMs);
      case NATURAL_END -> {
        // Long enough for a fair probe, and yet within the window of an interruption.
        double end = probe ? between(random, 1510, 1900) : between(random, 1510, 1990);
        agent = new short[][] {speech(heardMs + end)};
      }
      case LATER_SIGNAL -> signalMs = onsetMs + windowMs + between(random, 60, 1000);
      default -> {}
    }
    double speed = random.nextBoolean() ? 8 : 1.5;
    if (!Double.isNaN(signalMs)) {
      // Nothing of an answer is sent any more once it has been cut.
      double sentMs = (signalMs - startMs) * speed;
      agent = new short[][] {speech(Math.min(agent[0].length / 24.0, sentMs))};
    }
    RecordedCall call = new RecordedCall(9_000).agent(startMs, speed, agent);
    if (probe) {
      call.noise("u1", 0, onsetMs, onsetMs + soundMs);
    } else {
      call.interrupt("u1", 0, onsetMs, onsetMs + soundMs);
    }
    if (!Double.isNaN(signalMs)) {
      call.interruptedAt(signalMs);
    }
    List<ProbeMeasure> probes =
        MeasureCall.measure(call.hungUp().timeline(), Scripts.of(step(probe))).probes();
    assertEquals(1, probes.size());
    return probes.get(0);
  }

  private static short[][] paused(double heardMs, double atMs, double pauseMs, double leftMs) {
    return new short[][] {speech(heardMs + atMs), silence(pauseMs), speech(leftMs)};
  }

  private static Step step(boolean probe) {
    Moment moment = new Moment.AfterHeard(Duration.ofSeconds(1));
    Sound sound = new Sound.Spoken("words");
    return probe
        ? new Step.Probe(
            Scripts.line(5),
            ProbeKind.NOISE,
            Optional.of(moment),
            sound,
            Expectations.NONE,
            CallerChange.NONE)
        : new Step.Interrupt(Scripts.line(5), moment, sound, Expectations.NONE, CallerChange.NONE);
  }

  @Test
  void yields_are_told_from_pauses_natural_ends_and_talking_on(TestReporter reporter) {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<Planted, Map<String, Integer>> confusion = new LinkedHashMap<>();
    int hits = 0;
    int rejections = 0;
    int yields = 0;
    int others = 0;
    for (Planted planted : Planted.values()) {
      int right = 0;
      Map<String, Integer> row = confusion.computeIfAbsent(planted, p -> new LinkedHashMap<>());
      for (int i = 0; i < EACH; i++) {
        String outcome = measure(planted, random.split()).outcome();
        row.merge(outcome, 1, Integer::sum);
        boolean found = outcome.equals("yielded");
        yields += planted.yields ? 1 : 0;
        others += planted.yields ? 0 : 1;
        hits += planted.yields && found ? 1 : 0;
        rejections += !planted.yields && !found ? 1 : 0;
        right += found == planted.yields ? 1 : 0;
      }
      assertTrue(lower(right, EACH) >= 0.98, planted + " " + row);
    }
    double sensitivity = lower(hits, yields);
    double specificity = lower(rejections, others);
    reporter.publishEntry("confusion", confusion.toString());
    reporter.publishEntry("sensitivity", hits + "/" + yields + ", at least " + sensitivity);
    reporter.publishEntry("specificity", rejections + "/" + others + ", at least " + specificity);
    assertTrue(sensitivity >= 0.98, confusion.toString());
    assertTrue(specificity >= 0.98, confusion.toString());
  }

  private static double lower(int successes, int n) {
    // One-sided 95 % is the lower end of a two-sided interval of 90 %; the stricter one is taken.
    return Wilson.interval(successes, n, 0.95).orElseThrow().lower();
  }
}
