package dev.talkspurt.caller;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.line.Clipping;
import dev.talkspurt.line.StageTruth;
import dev.talkspurt.noise.MeasuringFilter;
import java.util.List;
import java.util.Optional;

/**
 * A reel rendered once more, as far as it was used, with its parts kept apart. Powers are sums of
 * squares, full scale being 1, in the band of the reel's line.
 */
final class Take {
  final ReelPlan plan;
  final int samples;

  /** What the wire got; the microphone's samples where the line was live. */
  final short[] wire;

  /** The caller's own sound as the microphone takes it in, and all else. */
  final short[] own;

  final short[] rest;

  /** Of all beds together, clipping and rounding included: under the sound, and all along. */
  double soundEnergy;

  double wholeEnergy;
  final double[] bedSoundEnergy;
  final double[] bedWholeEnergy;
  final double[] bedPeak;
  int soundPeak;
  long fullScale;
  long clippedAtMicrophone;
  long clippedOnPurpose;

  private final Microphone microphone;
  private final Optional<Line> line;
  private final MeasuringFilter filter;
  private final List<MeasuringFilter> bedFilters;
  private final double[] part = new double[ReelPlan.BLOCK];

  Take(ReelPlan plan, Optional<Line> line, int samples) {
    this.plan = plan;
    this.samples = samples;
    this.line = line;
    int beds = plan.beds().size();
    wire = new short[samples];
    own = new short[samples];
    rest = new short[samples];
    bedSoundEnergy = new double[beds];
    bedWholeEnergy = new double[beds];
    bedPeak = new double[beds];
    microphone = new Microphone(plan);
    filter = plan.band().channel().open();
    bedFilters = plan.beds().stream().map(bed -> plan.band().channel().open()).toList();
    render();
  }

  private void render() {
    int latency = line.map(Line::latency).orElse(0);
    int begin = line.map(one -> -one.preroll()).orElse(0);
    short[] block = new short[ReelPlan.BLOCK];
    for (int n = -ReelPlan.PREROLL; n < samples + latency; n = microphone.position()) {
      int next = n < begin ? begin : n < 0 ? 0 : n < samples ? samples : samples + latency;
      int count = Math.min(block.length, next - n);
      microphone.fill(block, 0, count);
      if (n < samples) {
        measure(block, n, count);
      }
      if (n + count == samples) {
        clippedAtMicrophone = microphone.clipped();
      }
      if (line.isPresent() && n >= begin) {
        line.get().chain().process(block, 0, count);
        if (n + count == 0) {
          line.get().chain().measureAnew();
          clippedOnPurpose = -clippings();
        }
      }
      for (int i = Math.max(0, latency - n); i < count && n + i - latency < samples; i++) {
        wire[n + i - latency] = block[i];
      }
    }
    clippedOnPurpose += clippings();
  }

  private long clippings() {
    return line.stream()
        .flatMap(one -> one.effects().stream())
        .filter(Clipping.class::isInstance)
        .mapToLong(effect -> ((Clipping) effect).clippedSamples())
        .sum();
  }

  private boolean underSound(int n) {
    return n >= plan.leadSamples() && n < plan.soundEnd();
  }

  private void measure(short[] block, int n, int count) {
    boolean mine = plan.sound().map(Sounding::own).orElse(true);
    for (int i = 0; i < count; i++) {
      int sound = microphone.soundAt(n + i);
      part[i] = (block[i] - sound) / BedSetting.FULL_SCALE;
      if (n + i >= 0) {
        own[n + i] = mine ? (short) sound : 0;
        rest[n + i] = Pcm16.nearest(mine ? block[i] - sound : block[i]);
        soundPeak = Math.max(soundPeak, Math.abs(sound));
        fullScale += Math.abs((int) block[i]) >= Short.MAX_VALUE ? 1 : 0;
      }
    }
    if (bedPeak.length == 0) {
      return;
    }
    filter.apply(part, 0, count);
    wholeEnergy += energy(n, count, false);
    soundEnergy += energy(n, count, true);
    for (int b = 0; b < bedPeak.length; b++) {
      measureBed(b, n, count);
    }
  }

  private void measureBed(int b, int n, int count) {
    double[] noise = microphone.beds().get(b).last();
    for (int i = 0; i < count; i++) {
      part[i] = noise[i] / BedSetting.FULL_SCALE;
      bedPeak[b] = n + i >= 0 ? Math.max(bedPeak[b], Math.abs(part[i])) : 0;
    }
    bedFilters.get(b).apply(part, 0, count);
    bedWholeEnergy[b] += energy(n, count, false);
    bedSoundEnergy[b] += energy(n, count, true);
  }

  private double energy(int n, int count, boolean underSoundOnly) {
    double energy = 0;
    for (int i = Math.max(0, -n); i < count; i++) {
      if (!underSoundOnly || underSound(n + i)) {
        energy += part[i] * part[i];
      }
    }
    return energy;
  }

  /** How much of the sound was used. */
  int soundSamples() {
    return Math.max(0, Math.min(samples, plan.soundEnd()) - plan.leadSamples());
  }

  boolean speech() {
    return plan.said();
  }

  Microphone microphone() {
    return microphone;
  }

  Optional<Line> line() {
    return line;
  }

  /** Flattened at full scale, from the sound's making to the end of {@code stages}. */
  long clipped(List<StageTruth> stages) {
    long clipped = clippedAtMicrophone;
    clipped += soundSamples() > 0 ? plan.sound().map(Sounding::clipped).orElse(0L) : 0;
    long before = fullScale;
    for (StageTruth stage : stages) {
      clipped += Math.max(0, stage.fullScaleSamples() - before);
      before = stage.fullScaleSamples();
    }
    return clipped;
  }
}
