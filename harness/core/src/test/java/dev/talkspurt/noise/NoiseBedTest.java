package dev.talkspurt.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.SpeechLevel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beds are as loud as asked for, measured from the mix by other means than the bed's own. */
class NoiseBedTest {
  private static final int FOUR_SECONDS = 4 * Sounds.RATE;

  private static final Map<String, ChannelBand> BANDS =
      Map.of("telephone", band(300, 3400), "wideband", band(100, 7000));

  static ChannelBand band(double lowHz, double highHz) {
    return () -> {
      Biquad[] sections = {
        Biquad.highPass(lowHz, 0.5412), Biquad.highPass(lowHz, 1.3066),
        Biquad.lowPass(highHz, 0.5412), Biquad.lowPass(highHz, 1.3066)
      };
      return (samples, from, count) -> {
        for (int i = from; i < from + count; i++) {
          for (Biquad section : sections) {
            samples[i] = section.filter(samples[i]);
          }
        }
      };
    };
  }

  private static double activeDbov(AudioClip speech, ChannelBand band) {
    double[] samples = new double[speech.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = speech.at(i) / 32768.0;
    }
    band.open().apply(samples, 0, samples.length);
    short[] rounded = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rounded[i] = (short) Math.rint(samples[i] * 32768);
    }
    return SpeechLevel.of(AudioClip.of(rounded, Sounds.RATE)).activeDbov();
  }

  /** The definition, from speech and mix alone. */
  private static double snrDb(AudioClip speech, short[] mix, ChannelBand band) {
    return activeDbov(speech, band) - noiseDbov(speech, mix, band);
  }

  private static double noiseDbov(AudioClip speech, short[] mix, ChannelBand band) {
    double[] noise = new double[mix.length];
    for (int i = 0; i < mix.length; i++) {
      noise[i] = (mix[i] - speech.at(i)) / 32768.0;
    }
    band.open().apply(noise, 0, noise.length);
    return 10 * Math.log10(Sounds.meanSquare(noise));
  }

  private static NoiseBed mixed(AudioClip speech, BedPlan plan, ChannelBand band, short[] mix) {
    double level = band.activeLevelDbov(List.of(speech));
    NoiseBed bed = NoiseBed.start(plan, level, band);
    speech.copyTo(0, mix, 0, mix.length);
    for (int at = 0; at < mix.length; at += 320) {
      bed.mixInto(mix, at, Math.min(320, mix.length - at));
    }
    return bed;
  }

  @Test
  void every_noise_has_the_snr_asked_for_whatever_silence_the_speech_holds() {
    int measured = 0;
    for (double activity : new double[] {0.2, 0.6, 1}) {
      AudioClip speech = Sounds.active(activity, FOUR_SECONDS, 0.1);
      for (Map.Entry<String, ChannelBand> band : BANDS.entrySet()) {
        double activeDbov = activeDbov(speech, band.getValue());
        for (Map.Entry<String, Noise> kind : Sounds.all().entrySet()) {
          for (double snrDb : new double[] {-5, 8, 30}) {
            BedPlan plan =
                new BedPlan(kind.getValue(), 1, FOUR_SECONDS, false, true, new BedLevel.Snr(snrDb));
            String what = kind.getKey() + " " + snrDb + " " + band.getKey() + " " + activity;
            measured += holds(speech, activeDbov, plan, band.getValue(), what) ? 1 : 0;
          }
        }
      }
    }
    assertTrue(measured > 300, "only " + measured + " beds were measured");
  }

  /** Whether the bed could be held to its SNR: the loudest of single sounds clip. */
  private static boolean holds(
      AudioClip speech, double activeDbov, BedPlan plan, ChannelBand band, String what) {
    short[] mix = new short[FOUR_SECONDS];
    BedReport report = mixed(speech, plan, band, mix).report();
    double achieved = activeDbov - noiseDbov(speech, mix, band);
    assertEquals(achieved, report.snrDb(), 0.02, what + ": its own measure");
    if (plan.noise().sparse() && report.clippedSamples() > 0) {
      return false;
    }
    assertEquals(0, report.clippedSamples(), what + ": clipped");
    assertEquals(((BedLevel.Snr) plan.level()).db(), achieved, 0.1, what);
    return true;
  }

  @Test
  void recorded_speech_and_voices_hold_it_too() throws IOException {
    List<AudioClip> said = Sounds.recorded("en-us-rms");
    List<List<AudioClip>> others =
        List.of(Sounds.recorded("en-us-slt"), Sounds.recorded("en-gb-awb"));
    for (int i = 0; i < said.size(); i += 9) {
      AudioClip clip = said.get(i);
      AudioClip speech =
          AudioClip.of(Arrays.copyOf(clip.toArray(), clip.sampleCount() * (i + 4) / 4), 16_000);
      for (Noise noise :
          List.of(Noise.babble(8, others), Noise.cafe(others), Noise.office(others))) {
        for (double snrDb : new double[] {-5, 10, 30}) {
          BedPlan plan = BedPlan.of(noise, i, speech.sampleCount(), new BedLevel.Snr(snrDb));
          short[] mix = new short[speech.sampleCount()];
          ChannelBand band = BANDS.get("telephone");
          BedReport report = mixed(speech, plan, band, mix).report();
          assertEquals(0, report.clippedSamples());
          assertEquals(snrDb, snrDb(speech, mix, band), 0.1, noise + " under " + clip);
        }
      }
    }
  }

  @Test
  void silence_around_the_speech_changes_the_noise_by_nothing() {
    AudioClip speech = Sounds.active(1, FOUR_SECONDS, 0.1);
    AudioClip padded = AudioClip.of(Arrays.copyOf(speech.toArray(), 3 * FOUR_SECONDS), Sounds.RATE);
    ChannelBand band = BANDS.get("wideband");
    BedPlan plan = BedPlan.of(Noise.pink(), 1, FOUR_SECONDS, new BedLevel.Snr(10));
    double gainDb = mixed(speech, plan, band, new short[FOUR_SECONDS]).report().gainDb();
    double paddedDb = mixed(padded, plan, band, new short[FOUR_SECONDS]).report().gainDb();
    // The pause a talkspurt ends with counts as speech for 200 ms of 4 s: 0.2 dB.
    assertEquals(gainDb, paddedDb, 0.25);
  }

  @Test
  void pieces_of_any_size_give_the_same_mix() {
    AudioClip speech = Sounds.active(0.6, FOUR_SECONDS, 0.1);
    ChannelBand band = BANDS.get("telephone");
    for (Noise noise : List.of(Noise.cafe(Sounds.voices()), Noise.events(EventKind.COUGH, 40))) {
      BedPlan plan = BedPlan.of(noise, 3, FOUR_SECONDS - 777, new BedLevel.Snr(10));
      short[] frames = new short[FOUR_SECONDS];
      BedReport framed = mixed(speech, plan, band, frames).report();
      short[] pieces = speech.toArray();
      NoiseBed bed = NoiseBed.start(plan, band.activeLevelDbov(List.of(speech)), band);
      Chance chance = new Chance(1);
      for (int at = 0; at < pieces.length; ) {
        boolean amidst = at > 1000 && at < FOUR_SECONDS - 3000;
        int count = Math.min(chance.below(amidst ? 1500 : 60), pieces.length - at);
        bed.mixInto(pieces, at, count);
        at += count;
      }
      assertArrayEquals(frames, pieces, noise.name());
      assertEquals(framed, bed.report());
    }
  }

  @Test
  void a_bed_rises_and_falls_within_10_ms_and_then_is_silent() {
    BedPlan plan = BedPlan.of(Noise.white(), 1, 4000, new BedLevel.Absolute(-20));
    NoiseBed bed = NoiseBed.start(plan, Double.NEGATIVE_INFINITY, ChannelBand.whole());
    short[] mix = new short[5000];
    bed.mixInto(mix, 0, 5000);
    assertTrue(bed.hasEnded());
    assertTrue(Math.abs(mix[0]) < 10 && Math.abs(mix[3999]) < 10);
    assertTrue(peak(mix, 160, 3840) > 3 * peak(mix, 0, 40));
    assertEquals(0, peak(mix, 4000, 5000));
    assertEquals(-20, bed.report().noiseDbov(), 0.01);
    assertEquals(4000, bed.report().samples());
  }

  private static int peak(short[] samples, int from, int to) {
    int peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }

  @Test
  void an_open_bed_goes_on_until_it_is_ended() {
    BedPlan plan = new BedPlan(Noise.pink(), 1, Sounds.RATE, true, false, new BedLevel.Snr(10));
    NoiseBed bed = NoiseBed.start(plan, -26, ChannelBand.whole());
    short[] mix = new short[4 * Sounds.RATE];
    bed.mixInto(mix, 0, 3 * Sounds.RATE);
    assertTrue(peak(mix, 2 * Sounds.RATE, 3 * Sounds.RATE) > 300);
    bed.end();
    bed.mixInto(mix, 3 * Sounds.RATE, Sounds.RATE);
    assertTrue(bed.hasEnded());
    assertTrue(peak(mix, 3 * Sounds.RATE, 3 * Sounds.RATE + 80) > 0);
    assertEquals(0, peak(mix, 3 * Sounds.RATE + 160, mix.length));
    assertEquals(3 * Sounds.RATE + 160, bed.report().samples());
    assertEquals(10, bed.report().snrDb(), 1.5);
  }

  @Test
  void single_sounds_peak_where_asked_and_keep_their_onset() {
    for (EventKind kind : EventKind.values()) {
      BedPlan plan = BedPlan.of(Noise.once(kind), 4, 40_000, new BedLevel.PeakAboveSpeech(15));
      NoiseBed bed = NoiseBed.start(plan, -26, BANDS.get("telephone"));
      short[] mix = new short[40_000];
      bed.mixInto(mix, 0, mix.length);
      assertEquals(-11, bed.report().noisePeakDbov(), 0.01, kind.label());
      NoiseEvent event = bed.report().events().get(0);
      assertEquals(0, event.onsetSample());
      assertTrue(mix[0] != 0 && mix[(int) event.offsetSample()] != 0, kind.label());
      assertEquals(0, peak(mix, (int) event.offsetSample() + 1, mix.length));
    }
  }

  @Test
  void a_bed_that_is_ended_early_tells_only_what_was_heard() {
    BedPlan plan =
        BedPlan.of(Noise.events(EventKind.KEYBOARD, 60), 1, 60_000, new BedLevel.Snr(20));
    NoiseBed bed = NoiseBed.start(plan, -26, ChannelBand.whole());
    short[] mix = new short[60_000];
    bed.mixInto(mix, 0, 30_000);
    bed.end();
    bed.mixInto(mix, 30_000, 30_000);
    for (NoiseEvent event : bed.report().events()) {
      assertTrue(event.onsetSample() < 30_160 && event.offsetSample() < 30_160);
    }
    assertEquals(0, peak(mix, 30_160, 60_000));
  }

  @Test
  void counts_clipped_samples_and_reports_what_they_cost() {
    AudioClip speech = Sounds.active(0.6, FOUR_SECONDS, 0.5);
    ChannelBand band = BANDS.get("telephone");
    BedPlan wide = BedPlan.of(Noise.car(), 1, FOUR_SECONDS, new BedLevel.Snr(-15));
    short[] mix = new short[FOUR_SECONDS];
    BedReport report = mixed(speech, wide, band, mix).report();
    assertTrue(report.clippedSamples() > 1000, "clipped " + report.clippedSamples());
    assertEquals(snrDb(speech, mix, band), report.snrDb(), 0.02);
    assertTrue(Math.abs(report.snrDb() + 15) > 0.1, "achieved " + report.snrDb());
  }

  @Test
  void speech_beyond_full_scale_in_the_band_is_still_measured() {
    AudioClip loud = Sounds.active(1, FOUR_SECONDS, 0.99);
    ChannelBand louder =
        () ->
            (samples, from, count) -> {
              for (int i = from; i < from + count; i++) {
                samples[i] *= 2;
              }
            };
    double plain = ChannelBand.whole().activeLevelDbov(List.of(loud));
    assertEquals(plain + 6.02, louder.activeLevelDbov(List.of(loud)), 0.01);
  }

  @Test
  void says_what_makes_no_bed() {
    BedPlan plan = BedPlan.of(Noise.pink(), 1, 100, new BedLevel.Snr(10));
    assertThrows(
        IllegalArgumentException.class,
        () -> NoiseBed.start(plan, Double.NEGATIVE_INFINITY, ChannelBand.whole()));
    assertThrows(
        IllegalArgumentException.class,
        () -> BedPlan.of(Noise.pink(), 1, 100, new BedLevel.PeakAboveSpeech(10)));
    assertThrows(IllegalArgumentException.class, () -> new BedLevel.Snr(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> BedPlan.of(Noise.pink(), 1, 0, new BedLevel.Snr(10)));
    assertThrows(
        IllegalArgumentException.class,
        () -> ChannelBand.whole().activeLevelDbov(List.of(AudioClip.silence(8, 8000))));
  }

  @Test
  void a_bed_without_a_sound_is_silent() {
    BedPlan plan = BedPlan.of(Noise.events(EventKind.DOOR, 0.01), 1, 1600, new BedLevel.Snr(10));
    NoiseBed bed = NoiseBed.start(plan, -26, ChannelBand.whole());
    short[] mix = new short[1600];
    bed.mixInto(mix, 0, 1600);
    assertEquals(0, peak(mix, 0, 1600));
    assertEquals(Double.POSITIVE_INFINITY, bed.report().snrDb());
  }
}
