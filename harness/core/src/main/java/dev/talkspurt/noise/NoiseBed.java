package dev.talkspurt.noise;

import java.util.List;

/**
 * Noise under a stretch of the caller's audio, at one constant factor found beforehand.
 *
 * <p>The factor follows from the active level of the clean speech (ITU-T P.56) and the noise's mean
 * power over the whole bed, both in the channel's band, so it depends neither on how much silence
 * the speech holds nor on the pieces the audio comes in. To find it the bed is made once in
 * advance, which takes as long as making it. Beds of continuous noise rise and fall along 10 ms of
 * a raised cosine; single sounds keep their own edges. Not thread-safe.
 */
public final class NoiseBed {
  /** How long a bed rises and falls: 10 ms. */
  static final int RAMP_SAMPLES = NoiseSource.SAMPLE_RATE_HZ / 100;

  private static final int BLOCK = 320;

  private final BedPlan plan;
  private final double speechActiveDbov;
  private final double gain;
  private final NoiseSource source;
  private final MeasuringFilter confining;
  private final MeasuringFilter measuring;
  private double[] noise = new double[BLOCK];
  private double[] added = new double[BLOCK];
  private long position;
  private long end;
  private boolean cut;
  private double energy;
  private double peak;
  private long clipped;

  private NoiseBed(BedPlan plan, double speechActiveDbov, double gain, ChannelBand band) {
    this.plan = plan;
    this.speechActiveDbov = speechActiveDbov;
    this.gain = gain;
    this.source = plan.noise().start(plan.seed());
    this.confining = (plan.bandOnly() ? band : ChannelBand.whole()).open();
    this.measuring = band.open();
    this.end = plan.open() ? Long.MAX_VALUE : plan.lengthSamples();
  }

  /**
   * A bed that begins with the first sample it is mixed into.
   *
   * @param speechActiveDbov {@link ChannelBand#activeLevelDbov} of the clean speech
   * @param band what the channel lets pass
   */
  public static NoiseBed start(BedPlan plan, double speechActiveDbov, ChannelBand band) {
    return new NoiseBed(plan, speechActiveDbov, gain(plan, speechActiveDbov, band), band);
  }

  private static double gain(BedPlan plan, double speechActiveDbov, ChannelBand band) {
    if (plan.level() instanceof BedLevel.Absolute level) {
      return towards(level.dbov(), plan, band);
    }
    if (!(Math.abs(speechActiveDbov) < 200)) {
      throw new IllegalArgumentException(
          "speech of " + speechActiveDbov + " dBov, expected an active level to set noise against");
    }
    if (plan.level() instanceof BedLevel.PeakAboveSpeech level) {
      return Decibels.amplitude(speechActiveDbov + level.db());
    }
    return towards(speechActiveDbov - ((BedLevel.Snr) plan.level()).db(), plan, band);
  }

  /** The factor that brings the bed's mean power to {@code targetDbov}; 0 if it has none. */
  private static double towards(double targetDbov, BedPlan plan, ChannelBand band) {
    NoiseBed rehearsal = new NoiseBed(plan, 0, 1, band);
    double[] block = new double[BLOCK];
    for (int left = plan.lengthSamples(); left > 0; left -= BLOCK) {
      int count = Math.min(left, BLOCK);
      rehearsal.fill(block, 0, count);
      rehearsal.measure(block, count);
    }
    double meanSquare = rehearsal.energy / plan.lengthSamples();
    return meanSquare == 0 ? 0 : Decibels.amplitude(targetDbov - Decibels.ofPower(meanSquare));
  }

  /**
   * The next samples of the bed alone, not counted in the report; full scale is ±1. Silence once it
   * has ended.
   */
  private void fill(double[] samples, int from, int count) {
    source.fill(samples, from, count);
    confining.apply(samples, from, count);
    for (int i = from; i < from + count; i++) {
      samples[i] *= gain;
    }
    shape(samples, from, count);
    position += count;
  }

  /** Rise, fall, and silence beyond the end. */
  private void shape(double[] samples, int from, int count) {
    boolean ramps = !plan.noise().sparse();
    for (int i = 0; ramps && i < count && position + i < RAMP_SAMPLES; i++) {
      samples[from + i] *= Sine.raised((position + i + 0.5) / RAMP_SAMPLES);
    }
    if (position + count <= end - RAMP_SAMPLES) {
      return;
    }
    for (int i = 0; i < count; i++) {
      long left = end - position - i;
      if (left <= 0) {
        samples[from + i] = 0;
      } else if (left <= RAMP_SAMPLES && (ramps || cut)) {
        samples[from + i] *= Sine.raised((left - 0.5) / RAMP_SAMPLES);
      }
    }
  }

  private void measure(double[] samples, int count) {
    measuring.apply(samples, 0, count);
    for (int i = 0; i < count; i++) {
      energy += samples[i] * samples[i];
    }
  }

  /**
   * Add the bed's next samples to {@code samples [from, from + count)}: nothing once it has ended.
   */
  public void mixInto(short[] samples, int from, int count) {
    if (noise.length < count) {
      noise = new double[count];
      added = new double[count];
    }
    fill(noise, 0, count);
    for (int i = 0; i < count; i++) {
      short before = samples[from + i];
      double sum = Math.rint(before + noise[i] * Decibels.FULL_SCALE);
      short after = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
      clipped += sum == after ? 0 : 1;
      added[i] = (after - before) / Decibels.FULL_SCALE;
      peak = Math.max(peak, Math.abs(added[i]));
      samples[from + i] = after;
    }
    measure(added, count);
  }

  /** Let it fade out from the next sample on: silence after 10 ms. Its length is then that. */
  public void end() {
    if (position + RAMP_SAMPLES < end) {
      end = position + RAMP_SAMPLES;
      cut = true;
    }
  }

  /** Whether only silence follows. */
  public boolean hasEnded() {
    return position >= end;
  }

  /** What it was so far. */
  public BedReport report() {
    long samples = Math.min(position, end);
    double noiseDbov = Decibels.ofPower(energy / Math.max(1, samples));
    return new BedReport(
        plan,
        speechActiveDbov,
        Decibels.ofAmplitude(gain),
        noiseDbov,
        speechActiveDbov - noiseDbov,
        Decibels.ofAmplitude(peak),
        samples,
        clipped,
        events());
  }

  private List<NoiseEvent> events() {
    return source.events().stream()
        .filter(event -> event.onsetSample() < end)
        .map(e -> new NoiseEvent(e.kind(), e.onsetSample(), Math.min(e.offsetSample(), end - 1)))
        .toList();
  }
}
