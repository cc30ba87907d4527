package dev.talkspurt.speech;

import dev.talkspurt.audio.WavStream;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.signal.Levels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** First reading of a recording: what its channels hold, and whether it can be used. */
final class SourceScan implements WavStream.Sink {
  static final int RATE_HZ = 16_000;

  /** Beyond this multiple of full scale a float file is no ±1 audio. */
  private static final double WILDEST = 16;

  private static final double FLAT = 1.0 / 32768;
  private static final int CLIPPED_RUN = 3;
  private static final double MOST_CLIPPED_PERCENT = 5;
  private static final double SILENT_DBOV = -66;
  private static final double DC_SHARE = 0.01;

  /** Channels that have nothing in common lose 3 dB for each doubling; twice that is no chance. */
  private static final double CANCELLED_DB = -6;

  private static final double ALIKE_DB = -0.5;

  private final int channel;
  private final double fullScale;
  private final double[] energy;
  private final double[] sum;
  private final double[] before;
  private final long[] run;
  private final long[] clipped;
  private long count;
  private long notNumbers;
  private double wildest;
  private double mixEnergy;
  private double mixSum;
  private double mixPeak;
  private final RestingPoint rest;

  private SourceScan(WavStream wav, int channel) {
    int channels = wav.format().channels();
    this.channel = channel;
    this.fullScale = wav.format().coding().fullScale();
    this.energy = new double[channels];
    this.sum = new double[channels];
    this.rest = new RestingPoint(wav.format().sampleRateHz() / 100);
    this.before = new double[channels];
    this.run = new long[channels];
    this.clipped = new long[channels];
  }

  static SourceScan of(WavStream wav, int channel) throws IOException {
    SourceScan scan = new SourceScan(wav, channel);
    wav.read(scan);
    return scan;
  }

  @Override
  public void accept(double[][] block, int samples) {
    for (int c = 0; c < block.length; c++) {
      if (channel == 0 || channel == c + 1) {
        look(c, block[c], samples);
      }
    }
    for (int i = 0; i < samples; i++) {
      double mixed = mixed(block, i);
      mixEnergy += mixed * mixed;
      mixSum += mixed;
      mixPeak = Math.max(mixPeak, Math.abs(mixed));
      rest.add(mixed);
    }
    count += samples;
  }

  private void look(int c, double[] samples, int length) {
    for (int i = 0; i < length; i++) {
      double sample = samples[i];
      double size = Math.abs(sample);
      if (!Double.isFinite(sample)) {
        notNumbers++;
        samples[i] = 0;
        continue;
      }
      wildest = Math.max(wildest, size);
      energy[c] += sample * sample;
      sum[c] += sample;
      // Floats go beyond full scale unharmed; flat they are only where something cut them.
      boolean flat = size <= 1 || Math.abs(sample - before[c]) < FLAT;
      run[c] = size >= fullScale && flat ? run[c] + 1 : 0;
      before[c] = sample;
      clipped[c] += run[c] == CLIPPED_RUN ? CLIPPED_RUN : run[c] > CLIPPED_RUN ? 1 : 0;
    }
  }

  /** Sample {@code i} of the chosen channel, or the mean of all. */
  double mixed(double[][] block, int i) {
    if (channel > 0) {
      return block[channel - 1][i];
    }
    double all = 0;
    for (double[] one : block) {
      all += one[i];
    }
    return all / block.length;
  }

  int usedChannel() {
    return energy.length == 1 ? 1 : channel;
  }

  double clippedPercent() {
    long most = 0;
    for (long one : clipped) {
      most = Math.max(most, one);
    }
    return 100.0 * most / count;
  }

  /** The offset to take away, full scale being 1; 0 where it is too small to matter. */
  double dc() {
    double offset = rest.median();
    return Math.abs(offset) > DC_SHARE * Math.min(1, mixPeak) ? offset : 0;
  }

  /** No sample is larger than this once the offset is gone. */
  double bound() {
    return mixPeak + Math.abs(dc());
  }

  double peakDbov() {
    return Levels.amplitudeToDb(mixPeak);
  }

  /** Refuse what no levelling can help. Throws {@link BadInput}. */
  void require(Path file) {
    if (notNumbers > 0) {
      throw bad(
          file, "holds %d samples that are no numbers, expected ±1 (export it again)", notNumbers);
    }
    if (wildest > WILDEST) {
      throw bad(
          file,
          "has float samples up to %.0f, expected about ±1 (scale them, or save as 16-bit PCM)",
          wildest);
    }
    double varied = mixEnergy / count - (mixSum / count) * (mixSum / count);
    boolean cancelled = channel == 0 && energy.length > 1 && mixLossDb() < cancelledDb();
    if (cancelled) {
      throw bad(
          file,
          "its %d channels cancel each other: their mean is %s, expected no more than %.0f dB"
              + " lost (they are out of phase: pick one, talkspurt fixtures add FILE"
              + " --channel 1, or ffmpeg -i IN.wav -af pan=mono|c0=c0 OUT.wav)",
          energy.length,
          mixEnergy == 0 ? "silent" : said("%.1f dB weaker", -mixLossDb()),
          -cancelledDb());
    }
    if (varied <= 0 || peakDbov() < SILENT_DBOV) {
      throw bad(
          file,
          "is silent: its peak is %s, expected speech (check the microphone and the export)",
          mixPeak == 0 ? "0, digital silence" : said("%.1f dBov", peakDbov()));
    }
    if (clippedPercent() > MOST_CLIPPED_PERCENT) {
      throw bad(
          file,
          "is clipped: %.1f %% of its samples are at full scale, expected at most %.0f %%"
              + " (record it again with less gain)",
          clippedPercent(),
          MOST_CLIPPED_PERCENT);
    }
  }

  private static BadInput bad(Path file, String pattern, Object... values) {
    return new BadInput(file + ": " + said(pattern, values));
  }

  private double power(double energySum, double total) {
    double mean = total / count;
    return Math.max(0, energySum / count - mean * mean);
  }

  private double loudest() {
    double all = 0;
    for (int c = 0; c < energy.length; c++) {
      all += power(energy[c], sum[c]);
    }
    return all / energy.length;
  }

  /** How much weaker the mean of the channels is than they are, in dB; 0 or less. */
  private double mixLossDb() {
    double channels = loudest();
    return channels < 1e-12
        ? 0
        : Levels.amplitudeToDb(StrictMath.sqrt(power(mixEnergy, mixSum) / channels));
  }

  private double cancelledDb() {
    return CANCELLED_DB - Levels.amplitudeToDb(StrictMath.sqrt(energy.length));
  }

  /** What is doubtful and was put up with. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (clippedPercent() > 0) {
      warnings.add(
          said("%.2f %% of the samples are clipped: played as they are", clippedPercent()));
    }
    if (dc() != 0) {
      warnings.add(said("a DC offset of %.2f %% of full scale was removed", 100 * dc()));
    }
    if (wildest > 1) {
      warnings.add(said("float samples reach %.2f of full scale: nothing was cut", wildest));
    }
    if (channel == 0 && energy.length > 1 && mixLossDb() < ALIKE_DB) {
      warnings.add(
          "the channels differ (%s): their mean is played; --channel N takes one"
              .formatted(levels()));
    }
    return warnings;
  }

  private static String said(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private String levels() {
    List<String> levels = new ArrayList<>();
    for (int c = 0; c < energy.length; c++) {
      double rms = StrictMath.sqrt(power(energy[c], sum[c]));
      levels.add(rms == 0 ? "silent" : said("%.1f dBov", Levels.amplitudeToDb(rms)));
    }
    return String.join(", ", levels);
  }
}
