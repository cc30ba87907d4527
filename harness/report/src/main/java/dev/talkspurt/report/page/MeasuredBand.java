package dev.talkspurt.report.page;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.BandLimit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a sound lies in the band its levels are measured in: curves are then about the same as
 * the figures.
 */
final class MeasuredBand {
  private static final Pattern BAND = Pattern.compile("([0-9.]+)-([0-9.]+) Hz");
  private static final double LOWEST_HZ = 10;
  private static final double HIGHEST_HZ = 7500;
  private static final double TOP_HZ = 8000;

  private MeasuredBand() {}

  /**
   * The clip within {@code band}, such as {@code 300-3400 Hz}; as it is where nothing would change.
   */
  static AudioClip of(AudioClip clip, String band) {
    Matcher corners = BAND.matcher(band);
    if (!corners.matches()) {
      return clip;
    }
    double low = Double.parseDouble(corners.group(1));
    double high = Double.parseDouble(corners.group(2));
    double from = low < LOWEST_HZ ? 0 : low;
    double to = high > HIGHEST_HZ ? TOP_HZ : high;
    if (from == 0 && to == TOP_HZ || from >= to) {
      return clip;
    }
    BandLimit limit = BandLimit.butterworth(from, to);
    int latency = limit.latencySamples();
    short[] samples = new short[clip.sampleCount() + latency];
    clip.copyTo(0, samples, 0, clip.sampleCount());
    limit.process(samples, 0, samples.length);
    return AudioClip.of(samples, clip.sampleRateHz()).slice(latency, samples.length);
  }
}
