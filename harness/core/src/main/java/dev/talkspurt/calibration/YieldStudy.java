package dev.talkspurt.calibration;

import static dev.talkspurt.calibration.MadeCall.join;
import static dev.talkspurt.calibration.MadeCall.silence;
import static dev.talkspurt.calibration.MadeCall.speech;

import dev.talkspurt.calibration.StudyResult.Clock;
import dev.talkspurt.metric.MeasureCall;
import dev.talkspurt.metric.Measurements.ProbeMeasure;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.CallerChange;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.stats.Wilson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Whether a yield is told from all that looks like one. What the agent did when the caller's sound
 * began is planted, with every length and time drawn anew.
 */
public final class YieldStudy {
  private static final int EACH = 200;
  private static final double ACCEPTED = 0.98;
  private static final double CONFIDENCE = 0.95;

  /** What is planted. */
  private enum Planted {
    /** The agent stops because of the sound. */
    YIELD("a yield", true),
    /** It stops, and says something new before a pause would have been long enough for a yield. */
    QUICK_ANSWER("a yield, answered at once", true),
    /** It stops because of a sound that must not stop it. */
    FALSE_YIELD("a false interrupt", true),
    /** Its answer is cancelled by such a sound, and nothing of it was left to hear. */
    CANCELLED("a cancelled answer", true),
    /** It takes breath for 350 ms. */
    SHORT_PAUSE("a pause of 350 ms", false),
    /** It pauses for 450 ms and more, and goes on. */
    LONG_PAUSE("a longer pause", false),
    /** It comes to the end of what it was saying. */
    NATURAL_END("a natural end", false),
    /** It talks on. */
    TALKS_ON("talking on", false),
    /** It is told to be interrupted, but later than by this sound. */
    LATER_SIGNAL("a later signal", false);

    private final String words;
    private final boolean yields;

    Planted(String words, boolean yields) {
      this.words = words;
      this.yields = yields;
    }
  }

  private YieldStudy() {}

  /** Plant each of them two hundred times. */
  public static StudyResult run(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Study study =
        new Study(
            "yields",
            "yields, pauses, natural ends",
            "Is a yield told from all that looks like one?",
            Clock.NONE);
    List<Counted> confusion = new ArrayList<>();
    int hits = 0;
    int yields = 0;
    int rejections = 0;
    int others = 0;
    double worst = 1;
    for (Planted planted : Planted.values()) {
      Map<String, Integer> row = new TreeMap<>();
      for (int i = 0; i < EACH; i++) {
        row.merge(measure(planted, random.split()).outcome(), 1, Integer::sum);
      }
      int found = row.getOrDefault("yielded", 0);
      yields += planted.yields ? EACH : 0;
      hits += planted.yields ? found : 0;
      others += planted.yields ? 0 : EACH;
      rejections += planted.yields ? 0 : EACH - found;
      worst = Math.min(worst, lower(planted.yields ? found : EACH - found, EACH));
      row.forEach(
          (outcome, count) ->
              confusion.add(
                  new Counted(
                      planted.words, outcome, count, planted.yields == outcome.equals("yielded"))));
    }
    return study
        .figure(share("sensitivity", hits, yields))
        .figure(bound("sensitivity, lower bound", hits, yields))
        .figure(share("specificity", rejections, others))
        .figure(bound("specificity, lower bound", rejections, others))
        .figure(
            Figure.plain("least lower bound of one kind", "1", worst, EACH).accepted(ACCEPTED, 1))
        .note(EACH + " calls of each kind; bounds are those of Wilson's interval of 95 %")
        .confusion(confusion)
        .judged();
  }

  static Figure share(String name, int count, int of) {
    return Figure.plain(name, "1", of == 0 ? Double.NaN : (double) count / of, of)
        .within(Wilson.interval(count, of, CONFIDENCE).orElseThrow());
  }

  private static Figure bound(String name, int count, int of) {
    return Figure.plain(name, "1", lower(count, of), of).accepted(ACCEPTED, 1);
  }

  private static double lower(int count, int of) {
    return Wilson.interval(count, of, CONFIDENCE).orElseThrow().lower();
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
    short[] agent = speech(heardMs + leftMs);
    double signalMs = Double.NaN;
    switch (planted) {
      case YIELD, QUICK_ANSWER, FALSE_YIELD -> signalMs = onsetMs + atMs;
      case CANCELLED -> {
        agent = speech(heardMs + between(random, 1510, 1800));
        signalMs = onsetMs + atMs;
      }
      case SHORT_PAUSE -> agent = paused(heardMs + atMs, 350, leftMs);
      case LONG_PAUSE -> agent = paused(heardMs + atMs, between(random, 450, 1400), leftMs);
      case NATURAL_END ->
          // Long enough for a fair probe, and yet within the window of an interruption.
          agent = speech(heardMs + between(random, 1510, probe ? 1900 : 1990));
      case LATER_SIGNAL -> signalMs = onsetMs + windowMs + between(random, 60, 1000);
      default -> {}
    }
    double speed = random.nextBoolean() ? 8 : 1.5;
    if (!Double.isNaN(signalMs)) {
      // Nothing of an answer is sent any more once it has been cut.
      agent = speech(Math.min(agent.length / 24.0, (signalMs - startMs) * speed));
    }
    MadeCall call =
        new MadeCall(9_000)
            .agent(startMs, speed, agent)
            .sound(probe ? "noise" : "interruption", onsetMs, onsetMs + soundMs);
    if (!Double.isNaN(signalMs)) {
      call.interruptedAt(signalMs);
    }
    if (planted == Planted.QUICK_ANSWER) {
      call.agent(signalMs + between(random, 20, 390), speed, speech(between(random, 500, 2500)));
    }
    return MeasureCall.measure(
            call.timeline(), MadeScenario.of("yields", "{}", new Caller("v", 1), step(probe)))
        .probes()
        .get(0);
  }

  private static short[] paused(double beforeMs, double pauseMs, double leftMs) {
    return join(speech(beforeMs), silence(pauseMs), speech(leftMs));
  }

  private static Step step(boolean probe) {
    Moment moment = new Moment.AfterHeard(Duration.ofSeconds(1));
    Sound sound = new Sound.Spoken("words");
    return probe
        ? new Step.Probe(
            MadeScenario.AT,
            ProbeKind.NOISE,
            Optional.of(moment),
            sound,
            Expectations.NONE,
            CallerChange.NONE)
        : new Step.Interrupt(MadeScenario.AT, moment, sound, Expectations.NONE, CallerChange.NONE);
  }
}
