package dev.talkspurt.report.given;

import dev.talkspurt.caller.CallerTruth.Bed;
import dev.talkspurt.caller.CallerTruth.Stretch;
import dev.talkspurt.conversation.JournalEntry.CallerMark;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.line.FrameLoss;
import dev.talkspurt.line.StageTruth;
import dev.talkspurt.scenario.ProbeKind;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Sound;
import dev.talkspurt.scenario.Step;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Asked for and achieved in one stretch; NaN for what does not apply.
 *
 * @param words its conditions as a person reads them
 * @param role of its sound: utterance, interruption, noise; empty without one
 * @param fromMs where it begins on the track, {@code toMs} where the next takes over
 * @param onsetMs first audible sample of its sound, {@code offsetMs} the last
 * @param nominalSnrDb of all noises set by an SNR together, {@code snrDb} likewise, over the sound
 * @param nominalClippedPercent of the active samples of the sound
 * @param nominalPeakDb of a single sound over the active speech level
 */
public record StretchFigures(
    int stepIndex,
    String words,
    String sound,
    String role,
    double fromMs,
    double toMs,
    double onsetMs,
    double offsetMs,
    double nominalSnrDb,
    double snrDb,
    double nominalLossPercent,
    double lossPercent,
    double nominalBurstFrames,
    double nominalClippedPercent,
    double clippedPercent,
    double nominalPeakDb,
    double peakDb) {
  private static final String LOSS = "frame-loss";
  private static final String CLIPPING = "clipping";

  static StretchFigures of(Stretch stretch, Given given) {
    boolean sounds = stretch.soundOnsetSample() >= 0;
    String role =
        given.sounds().stream()
            .filter(mark -> sounds && mark.stepIndex() == stretch.stepIndex())
            .map(CallerMark::role)
            .findFirst()
            .orElse("");
    // A share of the speech says nothing where nobody speaks.
    boolean speaks = Timeline.isTurn(role);
    List<Bed> levelled =
        stretch.background().stream().filter(bed -> bed.nominalSnrDb().isPresent()).toList();
    double kept = 1;
    for (StageTruth stage : stages(stretch, LOSS)) {
      kept *= 1 - number(stage.effect().parameters(), "rate");
    }
    List<StageTruth> losses = stages(stretch, LOSS);
    List<StageTruth> clippings = stages(stretch, CLIPPING);
    return new StretchFigures(
        stretch.stepIndex(),
        ConditionWords.of(given.scenario().callerAt(stretch.stepIndex())),
        stretch.sound(),
        role,
        Given.ms(stretch.fromSample()),
        Given.ms(stretch.fromSample() + stretch.samples()),
        sounds ? Given.ms(stretch.soundOnsetSample()) : Double.NaN,
        sounds ? Given.ms(stretch.soundOffsetSample()) : Double.NaN,
        together(levelled, bed -> bed.nominalSnrDb().orElse(Double.NaN)),
        together(levelled, Bed::snrDb),
        losses.isEmpty() ? Double.NaN : 100 * (1 - kept),
        lossPercent(stretch, losses),
        losses.size() == 1
            ? number(losses.get(0).effect().parameters(), "meanBurstFrames")
            : Double.NaN,
        speaks && clippings.size() == 1
            ? number(clippings.get(0).effect().parameters(), "percentOfActive")
            : Double.NaN,
        speaks && clippings.size() == 1 ? clippedPercent(clippings.get(0)) : Double.NaN,
        nominalPeakDb(stretch, given.scenario()),
        stretch.peakAboveSpeechDb().orElse(Double.NaN));
  }

  /** Whether the caller speaks in it. */
  public boolean speaks() {
    ProbeKind probe = ProbeKind.of(role).orElse(null);
    boolean said = probe == null || probe == ProbeKind.BACKCHANNEL || probe == ProbeKind.SIDE_TALK;
    return Double.isFinite(onsetMs) && said;
  }

  private static List<StageTruth> stages(Stretch stretch, String effect) {
    return stretch.line().stream().filter(stage -> stage.effect().name().equals(effect)).toList();
  }

  private static double lossPercent(Stretch stretch, List<StageTruth> losses) {
    // The last one counts even where the next reel cut it short: it may be among the lost.
    int frames = (stretch.samples() + FrameLoss.FRAME_SAMPLES - 1) / FrameLoss.FRAME_SAMPLES;
    return losses.isEmpty() || frames == 0
        ? Double.NaN
        : 100.0 * stretch.lostSamples().size() / frames;
  }

  private static double clippedPercent(StageTruth stage) {
    double active = number(stage.achieved(), "activeSamplesMeasuredOn");
    return 100 * number(stage.achieved(), "clippedSamples") / active;
  }

  private static double nominalPeakDb(Stretch stretch, Scenario scenario) {
    if (stretch.peakAboveSpeechDb().isEmpty() || stretch.stepIndex() < 0) {
      return Double.NaN;
    }
    return scenario.script().get(stretch.stepIndex()) instanceof Step.Probe noise
            && noise.sound() instanceof Sound.Event event
        ? event.peakDb().orElse(Sound.Event.USUAL_PEAK_DB)
        : Double.NaN;
  }

  /** Noises at once: their powers add up. */
  private static double together(List<Bed> beds, ToDoubleFunction<Bed> snrDb) {
    if (beds.isEmpty()) {
      return Double.NaN;
    }
    if (beds.size() == 1) {
      return snrDb.applyAsDouble(beds.get(0));
    }
    double power =
        beds.stream().mapToDouble(bed -> Math.pow(10, -snrDb.applyAsDouble(bed) / 10)).sum();
    return -10 * Math.log10(power);
  }

  private static double number(Map<String, Object> values, String key) {
    return values.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
