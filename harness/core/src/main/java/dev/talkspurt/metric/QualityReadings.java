package dev.talkspurt.metric;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.quality.SoundQuality;
import dev.talkspurt.signal.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Readings of the sound of the agent's answers, one of each metric for each response that has an
 * audible sample: of the sound as received, but for gaps and echo, which are as heard.
 */
final class QualityReadings {
  static final Family FAMILY = new Family(QualityMetrics.ALL, QualityReadings::of);

  /** A change of voice or loudness is told of responses with as much of it. */
  private static final double ENOUGH_SPEECH_MS = 1000;

  private static final int ENOUGH_VOICED_WINDOWS = 25;
  private static final int MOST_PLACES = 5;

  private final List<Reading> readings = new ArrayList<>();
  private ResponseSound sound;
  private SoundQuality quality;
  private double speechMs;
  private double lastLufs = Double.NaN;
  private double lastPitchHz = Double.NaN;

  private QualityReadings() {}

  private static List<Reading> of(CallEvidence call, Measurements measured) {
    List<ResponseSound> sounds = ResponseSound.of(call);
    QualityReadings own = new QualityReadings();
    sounds.forEach(own::add);
    own.readings.addAll(GapReadings.of(call.timeline(), sounds));
    own.readings.addAll(CallerEcho.of(call.timeline(), sounds));
    return own.readings;
  }

  /**
   * Of an agent of whom nothing but the sound is known: no gaps of delivery, no echo of the caller,
   * and nothing of how responses end.
   */
  static List<Reading> of(AudioClip agent, List<Timeline.Span> spans) {
    QualityReadings own = new QualityReadings();
    ResponseSound.of(agent, spans).forEach(own::add);
    return own.readings;
  }

  private void add(ResponseSound next) {
    sound = next;
    quality = SoundQuality.of(next.audio(), next.chunks());
    speechMs = quality.speechMs(next.audio().sampleRateHz());
    if (quality.audible().isEmpty()) {
      return;
    }
    defects();
    loudness();
    voice();
    tone();
  }

  private void defects() {
    List<Double> clipped = starts(quality.clipped());
    readings.add(
        at(
                QualityMetrics.CLIP_RATIO,
                clipped,
                quality.clipped().stream().mapToLong(Segment::sampleCount).sum())
            .per(quality.audibleSamples()));
    read(QualityMetrics.DC_OFFSET, quality.offset());
    List<Double> holes = starts(quality.holes());
    Reading dropout = at(QualityMetrics.DROPOUT, holes, holes.size()).per(speechMs / 60_000);
    readings.add(holes.isEmpty() ? dropout : dropout.until(lastHoleEndMs()));
    List<Double> clicks = quality.clicks().stream().map(sound::atMs).toList();
    readings.add(at(QualityMetrics.CLICK, clicks, clicks.size()).per(speechMs / 60_000));
    List<Double> repeated = starts(quality.repeated());
    readings.add(at(QualityMetrics.DUP_CHUNK, repeated, repeated.size()));
    if (sound.end() == ResponseSound.End.OWN) {
      Segment last = quality.audible().get(quality.audible().size() - 1);
      double endMs = sound.atMs(last.offsetSample());
      double cut = quality.cutOff() ? 1 : 0;
      readings.add(Reading.at(QualityMetrics.CUTOFF, sound.name(), endMs, endMs, cut));
    }
  }

  private double lastHoleEndMs() {
    return sound.atMs(quality.holes().get(quality.holes().size() - 1).offsetSample());
  }

  private void loudness() {
    read(QualityMetrics.LOUD_LUFS, quality.lufs());
    if (speechMs >= ENOUGH_SPEECH_MS && !Double.isNaN(quality.lufs())) {
      read(QualityMetrics.LOUD_CHANGE, Math.abs(quality.lufs() - lastLufs));
      lastLufs = quality.lufs();
    }
    read(QualityMetrics.ASL_OUT, quality.activeDbov());
    read(QualityMetrics.PEAK_TP, quality.truePeakDbtp());
    read(QualityMetrics.SNR_OUT, quality.activeDbov() - quality.noiseDbfs());
    read(QualityMetrics.HUM, quality.humDbfs());
  }

  private void voice() {
    read(QualityMetrics.PITCH_MED, quality.pitchHz());
    read(QualityMetrics.PITCH_IQR, quality.pitchIqr());
    if (quality.voicedWindows() >= ENOUGH_VOICED_WINDOWS) {
      read(
          QualityMetrics.PITCH_SHIFT,
          Math.abs(SoundQuality.semitones(lastPitchHz, quality.pitchHz())));
      lastPitchHz = quality.pitchHz();
    }
    readings.add(whole(QualityMetrics.SYL_RATE, quality.syllables()).per(speechMs / 1000));
    read(QualityMetrics.BANDWIDTH, quality.bandwidthHz());
  }

  private void tone() {
    if (quality.spectraMs() > 0) {
      Segment longest = quality.longestTone();
      Reading reading =
          longest == null
              ? whole(QualityMetrics.TONE_RATIO, 0)
              : Reading.at(
                  QualityMetrics.TONE_RATIO,
                  sound.name(),
                  sound.atMs(longest.onsetSample()),
                  sound.atMs(longest.offsetSample()),
                  quality.toneMs());
      readings.add(reading.per(quality.spectraMs()));
    }
  }

  private List<Double> starts(List<Segment> places) {
    return places.stream().map(place -> sound.atMs(place.onsetSample())).toList();
  }

  /** There is no reading of what cannot be told. */
  private void read(Metric metric, double value) {
    if (Double.isFinite(value)) {
      readings.add(whole(metric, value));
    }
  }

  private Reading whole(Metric metric, double value) {
    return Reading.at(
        metric,
        sound.name(),
        sound.response().audibleFromMs(),
        sound.response().audibleToMs(),
        value);
  }

  /** At the first of these places, with the others in words; of the whole if there are none. */
  private Reading at(Metric metric, List<Double> placesMs, double value) {
    if (placesMs.isEmpty()) {
      return whole(metric, value);
    }
    String places =
        placesMs.stream()
            .limit(MOST_PLACES)
            .map(ms -> String.format(Locale.ROOT, "%.2f s", ms / 1000))
            .collect(Collectors.joining(", "));
    return Reading.at(metric, sound.name(), placesMs.get(0), placesMs.get(0), value)
        .because("at " + places + (placesMs.size() > MOST_PLACES ? " …" : ""));
  }
}
