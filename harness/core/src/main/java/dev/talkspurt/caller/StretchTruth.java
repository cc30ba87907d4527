package dev.talkspurt.caller;

import dev.talkspurt.line.StageTruth;
import dev.talkspurt.noise.NoiseEvent;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Says what became of one reel. */
final class StretchTruth {
  private final CallLevels levels;

  /** Against the levels the call was set up with. */
  StretchTruth(CallLevels levels) {
    this.levels = levels;
  }

  CallerTruth.Stretch of(Take take, long from, List<StageTruth> stages, List<Long> lost) {
    ReelPlan plan = take.plan;
    Utterance sound =
        take.soundSamples() == 0 ? null : plan.sound().map(Sounding::utterance).orElse(null);
    long start = from + plan.leadSamples();
    long end = from + take.samples;
    boolean begun = sound != null && start + sound.onsetSample() < end;
    return new CallerTruth.Stretch(
        CallerSide.stepOf(plan.stepIndex()),
        from,
        take.samples,
        begun ? start + sound.onsetSample() : -1,
        begun ? Math.min(start + sound.offsetSample(), end - 1) : -1,
        sound == null ? "" : sound.text(),
        peak(take),
        plan.conditions().room().map(room -> room.name()).orElse(""),
        beds(take, from),
        stages.stream().map(stage -> withinUse(stage, take.samples, lost)).toList(),
        lost.stream().map(at -> from + at).toList());
  }

  private OptionalDouble peak(Take take) {
    boolean event =
        take.plan.sound().map(s -> s.role() == Sounding.Role.EVENT).orElse(false)
            && take.soundSamples() > 0;
    return event
        ? OptionalDouble.of(
            Levels.amplitudeToDb(take.soundPeak / BedSetting.FULL_SCALE)
                - levels.speechDbov(take.plan.band()))
        : OptionalDouble.empty();
  }

  private List<CallerTruth.Bed> beds(Take take, long from) {
    List<CallerTruth.Bed> beds = new ArrayList<>();
    for (int b = 0; b < take.plan.beds().size(); b++) {
      BedSetting bed = take.plan.beds().get(b);
      double speech = levels.speechDbov(bed.band());
      int lead = take.plan.leadSamples();
      int sound = bed.heardWithin(lead, lead + take.soundSamples());
      double whole = Levels.powerToDb(take.bedWholeEnergy[b] / Math.max(1, take.samples));
      Map<String, Object> parameters = new LinkedHashMap<>(bed.noise().parameters());
      if (bed.confined()) {
        parameters.put("confinedToBand", bed.band().label());
      }
      beds.add(
          new CallerTruth.Bed(
              bed.asked().noise(),
              parameters,
              bed.seed(),
              bed.asked().snrDb(),
              bed.asked().peakDb(),
              sound == 0 ? Double.NaN : speech - Levels.powerToDb(take.bedSoundEnergy[b] / sound),
              speech - whole,
              Levels.amplitudeToDb(bed.gain()),
              whole,
              Levels.amplitudeToDb(take.bedPeak[b]),
              take.clippedAtMicrophone,
              events(take, b, from)));
    }
    return beds;
  }

  /** Those that are heard at all, by position on the track. */
  private static List<NoiseEvent> events(Take take, int bed, long from) {
    List<NoiseEvent> events = new ArrayList<>();
    for (NoiseEvent event : take.microphone().beds().get(bed).events()) {
      long onset = Math.max(0, event.onsetSample() - ReelPlan.PREROLL);
      long offset = Math.min(event.offsetSample() - ReelPlan.PREROLL, take.samples - 1);
      if (onset <= offset) {
        events.add(new NoiseEvent(event.kind(), from + onset, from + offset));
      }
    }
    return events;
  }

  /** A lossy effect counts from its pre-roll: here, the frames of the stretch alone. */
  private static StageTruth withinUse(StageTruth stage, int samples, List<Long> lost) {
    return !stage.effect().name().equals("frame-loss")
        ? stage
        : new StageTruth(
            stage.effect(),
            stage.latencySamples(),
            stage.latencyBeforeSamples(),
            stage.samples(),
            stage.rmsDbov(),
            stage.peakDbov(),
            stage.fullScaleSamples(),
            TruthOfCall.lossRecord(samples, lost));
  }
}
