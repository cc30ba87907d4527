package dev.talkspurt.quality;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Segment;
import dev.talkspurt.signal.SpeechLevel;
import dev.talkspurt.signal.Talkspurts;
import java.util.List;

/**
 * What can be said of the sound of one response, as it was received. Places are samples of it.
 * Figures are NaN where there is nothing to take them from. Thread-safe.
 *
 * @param audible its audible parts, pauses of more than 50 ms apart
 * @param clipped runs of three or more samples at full scale
 * @param offset mean of the audible samples, as a share of full scale
 * @param holes exact silence that the sound breaks off into
 * @param cutOff whether it breaks off at its end
 * @param clicks chunks that set in with a click
 * @param repeated chunks that are the one before them again
 * @param lufs loudness by ITU-R BS.1770-4; NaN below 400 ms
 * @param activeDbov active speech level by ITU-T P.56
 * @param truePeakDbtp highest peak of the wave between its samples
 * @param pitchHz median pitch of the windows with a clear one
 * @param pitchIqr from their lower to their upper quartile, in semitones
 * @param voicedWindows how many there are, one every 20 ms
 * @param syllables counted by their nuclei
 * @param noiseDbfs median level of pauses of 100 ms or more; −100 is digital silence
 * @param humDbfs level of 50 or 60 Hz with harmonics in them; −100 is none
 * @param bandwidthHz below which 99 % of the energy lies
 * @param toneMs how much of {@code spectraMs} is a sustained tone
 * @param spectraMs audible sound that was looked at for tones
 * @param longestTone null if there is none
 */
public record SoundQuality(
    List<Segment> audible,
    List<Segment> clipped,
    double offset,
    List<Segment> holes,
    boolean cutOff,
    List<Integer> clicks,
    List<Segment> repeated,
    double lufs,
    double activeDbov,
    double truePeakDbtp,
    double pitchHz,
    double pitchIqr,
    int voicedWindows,
    int syllables,
    double noiseDbfs,
    double humDbfs,
    double bandwidthHz,
    double toneMs,
    double spectraMs,
    Segment longestTone) {
  private static final double BANDWIDTH_SHARE = 0.99;
  private static final int WORD_GAP_MS = 50;

  /**
   * Measures a response.
   *
   * @param chunks first sample of each chunk it came in, ascending; may be empty
   */
  public static SoundQuality of(AudioClip response, int[] chunks) {
    short[] samples = response.toArray();
    int rateHz = response.sampleRateHz();
    List<Segment> audible = Talkspurts.find(response, WORD_GAP_MS);
    Hops hops = new Hops(samples, rateHz);
    Narrow narrow = new Narrow(rateHz);
    double[] low = narrow.of(samples, 0, samples.length);
    double lowHz = (double) rateHz / narrow.factor();
    Pitch pitch = new Pitch(low, lowHz);
    Pauses pauses = new Pauses(audible, rateHz);
    Spectra spectra = new Spectra(samples, rateHz, audible);
    double active = SpeechLevel.of(response).activeDbov();
    return new SoundQuality(
        audible,
        Defects.clipped(samples),
        Defects.offset(samples, audible),
        Defects.holes(samples, rateHz),
        !audible.isEmpty()
            && Ending.cutOff(hops, audible.get(audible.size() - 1).offsetSample(), active),
        Seams.clicks(samples, rateHz, chunks),
        Seams.repeated(samples, chunks),
        Loudness.lufs(samples, rateHz),
        Double.isFinite(active) ? active : Double.NaN,
        audible.isEmpty() ? Double.NaN : TruePeak.dbtp(samples),
        pitch.percentileHz(0.5),
        Pitch.semitones(pitch.percentileHz(0.25), pitch.percentileHz(0.75)),
        pitch.voiced(),
        Syllables.count(hops, pitch),
        pauses.noiseDbfs(hops),
        pauses.humDbfs(low, lowHz),
        spectra.bandwidthHz(BANDWIDTH_SHARE),
        spectra.toneMs(),
        spectra.lengthMs(),
        spectra.longestTone());
  }

  /** Samples of its audible parts. */
  public long audibleSamples() {
    return audible.stream().mapToLong(Segment::sampleCount).sum();
  }

  /** How long it speaks, pauses of up to 400 ms included. */
  public double speechMs(int rateHz) {
    double ms = 0;
    for (int i = 0; i < audible.size(); i++) {
      double pauseMs =
          i == 0
              ? Double.POSITIVE_INFINITY
              : (audible.get(i).onsetSample() - audible.get(i - 1).offsetSample() - 1)
                  * 1000.0
                  / rateHz;
      ms += audible.get(i).durationMs(rateHz);
      ms += pauseMs <= Talkspurts.UTTERANCE_GAP_MS ? pauseMs : 0;
    }
    return ms;
  }

  /** From one pitch to another, in semitones. */
  public static double semitones(double fromHz, double toHz) {
    return Pitch.semitones(fromHz, toHz);
  }
}
