package dev.talkspurt.report.given;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.caller.CallerTruth;
import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.NetworkTruth;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.Rehearsed;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.Conditions.NetworkPlan;
import dev.talkspurt.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The caller's side of a call or of a rehearsal: what was asked for, what was sent, what it truly
 * was. Immutable.
 *
 * @param track the caller as sent, at 16 kHz; sample 0 is time 0
 * @param sounds in script order; positions on the track
 * @param network what befell the frames
 * @param rehearsed whether the agent is a placeholder
 */
public record Given(
    Scenario scenario,
    int trial,
    long seed,
    AudioClip track,
    Timeline timeline,
    CallerTruth truth,
    List<CallerMark> sounds,
    NetworkTruth network,
    String callerAudioSha256,
    boolean rehearsed) {
  private static final double SAMPLES_PER_MS = 16;

  public Given {
    sounds = List.copyOf(sounds);
  }

  /** What was given to an agent. */
  public static Given of(CallResult call) {
    return new Given(
        call.scenario(),
        call.trial(),
        call.seed(),
        call.timeline().callerTrack(),
        call.timeline(),
        call.callerTruth(),
        marks(call.journal()),
        NetworkTruth.of(call.journal()),
        call.callerAudioSha256(),
        false);
  }

  /** What would be given to an agent in a trial, from 1. */
  public static Given of(Rehearsed rehearsed, int trial) {
    return new Given(
        rehearsed.scenario(),
        trial,
        rehearsed.seed(),
        rehearsed.track(),
        rehearsed.timeline(),
        rehearsed.truth(),
        marks(rehearsed.journal()),
        NetworkTruth.of(rehearsed.journal()),
        rehearsed.callerAudioSha256(),
        true);
  }

  private static List<CallerMark> marks(List<JournalEntry> journal) {
    return journal.stream()
        .filter(CallerMark.class::isInstance)
        .map(CallerMark.class::cast)
        .toList();
  }

  /** The time of a sample of the track. */
  public static double ms(long sample) {
    return sample / SAMPLES_PER_MS;
  }

  /** Whether anything was measured. */
  public boolean measured() {
    return !truth.stretches().isEmpty();
  }

  /** What the network is to do, each plan once; an untroubled one where it does nothing. */
  public List<NetworkPlan> networkPlans() {
    return IntStream.range(-1, scenario.script().size())
        .mapToObj(step -> conditions(step).network())
        .distinct()
        .toList();
  }

  /** Indexes of the steps that a branch of the script passed over. */
  public List<Integer> notRun() {
    return timeline.steps().stream()
        .filter(span -> !span.ran())
        .map(Timeline.StepSpan::index)
        .toList();
  }

  /** What the scenario asks for as of a step; −1 for the opening. */
  public Conditions conditions(int stepIndex) {
    return scenario.callerAt(stepIndex).conditions();
  }

  /** The figures of each stretch, in order. */
  public List<StretchFigures> stretches() {
    return truth.stretches().stream().map(s -> StretchFigures.of(s, this)).toList();
  }

  /** The SNR asked for if it is one and the same wherever the caller makes a sound; else NaN. */
  public double nominalSnrDb() {
    return same(StretchFigures::nominalSnrDb, true);
  }

  /** The loss asked for if it is the same throughout; else NaN. */
  public double nominalLossPercent() {
    return same(StretchFigures::nominalLossPercent, false);
  }

  /** The burst length asked for if it is the same throughout; else NaN. */
  public double nominalBurstFrames() {
    return same(StretchFigures::nominalBurstFrames, false);
  }

  /** The clipping asked for if it is the same wherever the caller makes a sound; else NaN. */
  public double nominalClippedPercent() {
    return same(StretchFigures::nominalClippedPercent, true);
  }

  /** The loss that was; NaN on a line that loses nothing. */
  public double lossPercent() {
    return truth.frames() == 0 ? Double.NaN : 100.0 * truth.framesLost() / truth.frames();
  }

  private double same(ToDoubleFunction<StretchFigures> figure, boolean sounding) {
    double[] distinct =
        stretches().stream()
            .filter(stretch -> !sounding || stretch.speaks())
            .mapToDouble(figure)
            .distinct()
            .toArray();
    return distinct.length == 1 ? distinct[0] : Double.NaN;
  }

  /**
   * Where a moment lies in what the agent says, such as {@code 700 ms into agent turn 2}; empty
   * where the agent is silent.
   */
  public Optional<String> intoAgentTurn(double atMs) {
    List<Timeline.Response> responses = timeline.responses();
    for (int i = 0; i < responses.size(); i++) {
      double from = responses.get(i).audibleFromMs();
      if (atMs >= from && atMs <= responses.get(i).audibleToMs()) {
        return Optional.of(
            String.format(Locale.ROOT, "%.0f ms into agent turn %d", atMs - from, i + 1));
      }
    }
    return Optional.empty();
  }
}
