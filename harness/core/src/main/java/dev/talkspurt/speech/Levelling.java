package dev.talkspurt.speech;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.Resampler;
import dev.talkspurt.audio.WavStream;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.signal.Talkspurts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Second reading of a recording: to 16 kHz, to the level of all fixtures, and its edges. */
final class Levelling {
  /** Active speech level of all fixtures, by ITU-T P.56. */
  private static final double TARGET_DBOV = -26;

  private static final double MOST_GAIN_DB = 40;

  /** Below this a file is left as it is, to the bit. */
  private static final double NO_GAIN_DB = 0.05;

  private static final double PEAK_LIMIT = 0.891;

  /** Room above the peak for what a filter overshoots. */
  private static final double HEADROOM = 0.7;

  private static final int RATE_HZ = SourceScan.RATE_HZ;

  /** The hop of the detector: cuts are multiples of it, so that edges stay where they are. */
  private static final int HOP = RATE_HZ / 200;

  private static final int LEAST_LEAD = RATE_HZ / 10;
  private static final int MOST_SILENCE = RATE_HZ * 3 / 10;
  private static final int FADE = RATE_HZ / 100;
  private static final int CLOSE = RATE_HZ / 50;

  private final Path file;
  private final WavStream wav;
  private final SourceScan scan;
  private final List<String> warnings = new ArrayList<>();

  Levelling(Path file, WavStream wav, SourceScan scan) {
    this.file = file;
    this.wav = wav;
    this.scan = scan;
  }

  CheckedRecording result() throws IOException {
    warnings.addAll(wav.warnings());
    warnings.addAll(scan.warnings());
    float[] samples = at16k();
    double peak = peak(samples);
    double measuringGain = HEADROOM / peak;
    double sourceDbov =
        SpeechLevel.of(clip(samples, measuringGain)).activeDbov()
            - Levels.amplitudeToDb(measuringGain);
    double gainDb = gainDb(sourceDbov, peak);
    AudioClip levelled = clip(samples, Levels.dbToAmplitude(gainDb));
    double thresholdDbov = Talkspurts.onsetThresholdDbfs(levelled);
    Segment speech = speech(levelled, thresholdDbov, gainDb);
    edgeWarnings(levelled, speech, thresholdDbov);
    int from = Math.floorDiv(speech.onsetSample() - MOST_SILENCE, HOP) * HOP;
    if (from < 0) {
      int lacking = LEAST_LEAD - speech.onsetSample();
      from = lacking > 0 ? -((lacking + HOP - 1) / HOP) * HOP : 0;
    }
    int to = Math.min(levelled.sampleCount(), speech.offsetSample() + 1 + MOST_SILENCE);
    AudioClip audio = cut(levelled, from, to);
    double finalDbov = SpeechLevel.of(audio).activeDbov();
    RecordingCheck check =
        check(sourceDbov, gainDb, finalDbov, thresholdDbov, from, levelled.sampleCount() - to);
    return new CheckedRecording(
        audio, speech.onsetSample() - from, speech.offsetSample() - from, check);
  }

  private RecordingCheck check(
      double sourceDbov, double gainDb, double finalDbov, double threshold, int from, int left) {
    return new RecordingCheck(
        wav.format().coding().words(),
        wav.format().channels(),
        scan.usedChannel(),
        wav.format().sampleRateHz(),
        wav.durationS(),
        scan.peakDbov(),
        100 * scan.dc(),
        scan.clippedPercent(),
        sourceDbov,
        gainDb,
        finalDbov,
        threshold,
        from * 1000.0 / RATE_HZ,
        left * 1000.0 / RATE_HZ,
        warnings);
  }

  /** One channel at 16 kHz, its DC offset taken away; full scale is ±1. */
  private float[] at16k() throws IOException {
    int rateHz = wav.format().sampleRateHz();
    long count = (wav.frames() * RATE_HZ + rateHz - 1) / rateHz;
    float[] out = new float[Math.toIntExact(count)];
    double dc = scan.dc();
    int[] filled = {0};
    if (rateHz == RATE_HZ) {
      wav.read(
          (block, length) -> {
            for (int i = 0; i < length; i++) {
              out[filled[0]++] = (float) (scan.mixed(block, i) - dc);
            }
          });
      return out;
    }
    double scale = HEADROOM / scan.bound() * 32768;
    Resampler resampler = new Resampler(rateHz, RATE_HZ);
    wav.read(
        (block, length) -> {
          short[] in = new short[length];
          for (int i = 0; i < length; i++) {
            in[i] = (short) StrictMath.round((scan.mixed(block, i) - dc) * scale);
          }
          filled[0] += unscaled(resampler.feed(in), scale, out, filled[0]);
        });
    unscaled(resampler.finish(), scale, out, filled[0]);
    return out;
  }

  private static int unscaled(short[] samples, double scale, float[] out, int from) {
    for (int i = 0; i < samples.length; i++) {
      out[from + i] = (float) (samples[i] / scale);
    }
    return samples.length;
  }

  private static double peak(float[] samples) {
    double peak = 1e-9;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static AudioClip clip(float[] samples, double gain) {
    short[] out = new short[samples.length];
    for (int i = 0; i < out.length; i++) {
      long sample = StrictMath.round(samples[i] * gain * 32768);
      out[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sample));
    }
    return AudioClip.of(out, RATE_HZ);
  }

  private double gainDb(double sourceDbov, double peak) {
    double wanted = TARGET_DBOV - sourceDbov;
    if (!(wanted <= MOST_GAIN_DB)) {
      throw bad(
          "is too quiet: its speech is at %.1f dBov and its peak at %.1f dBov,"
              + " expected speech at %.0f dBov or more (record it louder)",
          sourceDbov, scan.peakDbov(), TARGET_DBOV - MOST_GAIN_DB);
    }
    if (Math.abs(wanted) < NO_GAIN_DB) {
      return 0;
    }
    double possible = Levels.amplitudeToDb(PEAK_LIMIT / peak);
    if (wanted > possible) {
      warnings.add(
          said(
              "levelled to %.1f dBov, not %.0f dBov: louder, its peaks would clip",
              sourceDbov + possible, TARGET_DBOV));
    }
    return Math.min(wanted, possible);
  }

  private Segment speech(AudioClip levelled, double thresholdDbov, double gainDb) {
    List<Segment> found = Talkspurts.find(levelled, Talkspurts.UTTERANCE_GAP_MS, thresholdDbov);
    if (found.isEmpty()) {
      throw bad(
          "is silent but for clicks: nothing lasts above %.0f dBov after levelling by %.1f dB"
              + " (its peak is %.1f dBov), expected speech (listen to it)",
          thresholdDbov, gainDb, scan.peakDbov());
    }
    return new Segment(found.get(0).onsetSample(), found.get(found.size() - 1).offsetSample());
  }

  private void edgeWarnings(AudioClip levelled, Segment speech, double thresholdDbov) {
    if (thresholdDbov > Talkspurts.ONSET_DBFS) {
      warnings.add(
          said(
              "steady noise between the words: edges are found at %.1f dBov, look at them",
              thresholdDbov));
    }
    if (speech.onsetSample() < CLOSE) {
      warnings.add("sound begins with the file: is the first word whole?");
    }
    if (speech.offsetSample() >= levelled.sampleCount() - CLOSE) {
      warnings.add("sound ends with the file: is the last word whole?");
    }
  }

  /** Samples {@code [from, to)}; silence ahead of the first, a fade where sound was cut off. */
  private static AudioClip cut(AudioClip clip, int from, int to) {
    short[] out = new short[to - from];
    clip.copyTo(Math.max(0, from), out, Math.max(0, -from), to - Math.max(0, from));
    for (int i = 0; i < FADE; i++) {
      double gain = (double) i / FADE;
      if (from > 0) {
        out[i] = (short) StrictMath.round(out[i] * gain);
      }
      if (to < clip.sampleCount()) {
        out[out.length - 1 - i] = (short) StrictMath.round(out[out.length - 1 - i] * gain);
      }
    }
    return AudioClip.of(out, clip.sampleRateHz());
  }

  private BadInput bad(String pattern, Object... values) {
    return new BadInput(file + ": " + said(pattern, values));
  }

  private static String said(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
