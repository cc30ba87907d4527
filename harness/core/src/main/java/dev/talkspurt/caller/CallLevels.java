package dev.talkspurt.caller;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.noise.MeasuringFilter;
import dev.talkspurt.noise.NoiseBed;
import dev.talkspurt.signal.Levels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The levels of a call by which noise is set: one gain for each kind of noise. */
final class CallLevels {
  /** Where nobody speaks, noise is set against speech of this level. */
  static final double USUAL_DBOV = -26;

  /** What noise is measured over where no sound of the caller's is, in samples: 20 s. */
  private static final int CANONICAL = 20 * 16_000;

  /** Single sounds by their mean power: over a minute, lest it be a matter of luck. */
  private static final int CANONICAL_SPARSE = 60 * 16_000;

  private final List<AudioClip> speech;
  private final Map<Band, Double> speechDbov = new ConcurrentHashMap<>();

  /**
   * Levels against this speech.
   *
   * @param speech all the caller says, as the microphone takes it in; may be empty
   */
  CallLevels(List<AudioClip> speech) {
    this.speech = speech;
  }

  /** The active level (P.56) of the call's speech in a band. */
  double speechDbov(Band band) {
    return speechDbov.computeIfAbsent(band, this::measured);
  }

  private double measured(Band band) {
    return speech.isEmpty() ? USUAL_DBOV : band.channel().activeLevelDbov(speech);
  }

  /** The noise of one kind in one reel. */
  record Place(ReelPlan reel, BedSetting bed) {}

  /** The factor for all noise of a kind, wherever it occurs; full scale is ±1. */
  double gain(List<Place> places) {
    BedSetting one = places.get(0).bed();
    double reference = speechDbov(one.band());
    if (one.asked().peakDb().isPresent()) {
      return Levels.dbToAmplitude(reference + one.asked().peakDb().getAsDouble());
    }
    double power = one.noise().sparse() ? 0 : powerUnderSounds(places);
    if (power == 0) {
      power = powerOf(one, one.noise().sparse() ? CANONICAL_SPARSE : CANONICAL);
    }
    double target = reference - one.asked().snrDb().orElse(0);
    return power == 0 ? 0 : Levels.dbToAmplitude(target - Levels.powerToDb(power));
  }

  /** Under what is said; where nothing is said, under the other sounds. */
  private static double powerUnderSounds(List<Place> places) {
    boolean said = places.stream().anyMatch(place -> place.reel().said());
    double energy = 0;
    long samples = 0;
    for (Place place : places) {
      ReelPlan reel = place.reel();
      if (said ? reel.said() : reel.sound().isPresent()) {
        energy += energy(place.bed(), reel.leadSamples(), reel.soundEnd());
        samples += reel.soundEnd() - reel.leadSamples();
      }
    }
    return samples == 0 ? 0 : energy / samples;
  }

  private static double powerOf(BedSetting bed, int samples) {
    return energy(bed, 0, samples) / samples;
  }

  /** In the band, of the reel's samples {@code [from, to)}, at gain 1. */
  private static double energy(BedSetting setting, int from, int to) {
    NoiseBed bed = setting.start(1);
    MeasuringFilter filter = setting.band().channel().open();
    double energy = 0;
    for (int n = -ReelPlan.PREROLL; n < to; n += ReelPlan.BLOCK) {
      int count = Math.min(ReelPlan.BLOCK, to - n);
      double[] noise = bed.next(count);
      filter.apply(noise, 0, count);
      for (int i = Math.max(0, from - n); i < count; i++) {
        energy += noise[i] * noise[i];
      }
    }
    return energy;
  }
}
