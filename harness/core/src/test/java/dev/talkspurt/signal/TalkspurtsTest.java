package dev.talkspurt.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TalkspurtsTest {
  private static final int RATE = 16_000;
  private static final double[] LEVELS = {-10, -20, -30, -40};

  private static AudioClip spurt(IntToDoubleFunction sound, int from, int to, double rampMs) {
    return Sounds.clip(2 * RATE, RATE, Sounds.gated(sound, from, to, (int) (rampMs * RATE / 1000)));
  }

  private static Segment only(AudioClip clip) {
    List<Segment> segments = Talkspurts.find(clip, Talkspurts.UTTERANCE_GAP_MS);
    assertEquals(1, segments.size(), segments.toString());
    return segments.get(0);
  }

  /** Largest error in ms, onset and offset, over levels, pitches and places on the frame grid. */
  private static double[] largestErrorsMs(double rampMs) {
    SplittableRandom random = new SplittableRandom(11);
    double onsetMs = 0;
    double offsetMs = 0;
    for (double level : LEVELS) {
      for (double hz : new double[] {150, 440, 1_000, 3_000}) {
        for (int trial = 0; trial < 20; trial++) {
          int from = random.nextInt(3_000, 8_000);
          int to = from + random.nextInt(8_000, 16_000);
          Segment found = only(spurt(Sounds.tone(hz, RATE, level), from, to, rampMs));
          assertTrue(found.onsetSample() >= from && found.offsetSample() <= to);
          onsetMs = Math.max(onsetMs, (found.onsetSample() - from) * 1000.0 / RATE);
          offsetMs = Math.max(offsetMs, (to - found.offsetSample()) * 1000.0 / RATE);
        }
      }
    }
    return new double[] {onsetMs, offsetMs};
  }

  @Test
  void an_abrupt_edge_is_met_within_a_millisecond() {
    double[] errorsMs = largestErrorsMs(0);
    assertTrue(errorsMs[0] <= 1, "onset " + errorsMs[0]);
    assertTrue(errorsMs[1] <= 1, "offset " + errorsMs[1]);
  }

  @ParameterizedTest
  @CsvSource({"5,5", "20,12", "50,25"})
  void a_soft_edge_is_met_within_25_ms(double rampMs, double limitMs) {
    double[] errorsMs = largestErrorsMs(rampMs);
    assertTrue(errorsMs[0] <= limitMs, "onset " + errorsMs[0]);
    assertTrue(errorsMs[1] <= limitMs, "offset " + errorsMs[1]);
  }

  @Test
  void a_hissing_edge_is_met_within_25_ms() {
    for (double level : LEVELS) {
      Segment found = only(spurt(Sounds.noise(level, 3), 5_003, 20_001, 20));
      assertTrue((found.onsetSample() - 5_003) * 1000.0 / RATE <= 25, level + ": " + found);
      assertTrue((20_001 - found.offsetSample()) * 1000.0 / RATE <= 25, level + ": " + found);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 80, 160, 230})
  void a_click_begins_nothing(int samples) {
    AudioClip clip = spurt(i -> 0.9, 5_000, 5_000 + samples - 1, 0);
    assertEquals(List.of(), Talkspurts.find(clip, 0));
  }

  @Test
  void a_click_before_speech_does_not_move_its_onset() {
    IntToDoubleFunction click = Sounds.gated(i -> 0.9, 4_000, 4_010, 0);
    IntToDoubleFunction speech = Sounds.gated(Sounds.tone(440, RATE, -20), 8_000, 20_000, 0);
    Segment found = only(Sounds.clip(2 * RATE, RATE, Sounds.sum(click, speech)));
    assertEquals(8_000, found.onsetSample(), 16);
  }

  @Test
  void a_pause_shorter_than_the_merge_gap_does_not_end_a_segment() {
    IntToDoubleFunction tone = Sounds.tone(440, RATE, -20);
    IntToDoubleFunction first = Sounds.gated(tone, 1_000, 8_000, 0);
    AudioClip within =
        Sounds.clip(
            2 * RATE, RATE, Sounds.sum(first, Sounds.gated(tone, 8_000 + 390 * 16, 20_000, 0)));
    AudioClip beyond =
        Sounds.clip(
            2 * RATE, RATE, Sounds.sum(first, Sounds.gated(tone, 8_000 + 420 * 16, 20_000, 0)));
    assertEquals(1, Talkspurts.find(within, 400).size());
    assertEquals(2, Talkspurts.find(within, 0).size());
    assertEquals(2, Talkspurts.find(beyond, 400).size());
  }

  @Test
  void every_gap_of_20_ms_is_found_without_merging() {
    IntToDoubleFunction tone = Sounds.tone(1_000, RATE, -20);
    IntToDoubleFunction dropouts = i -> (i / 1600) % 2 == 1 && i % 1600 < 320 ? 0 : 1;
    AudioClip clip =
        Sounds.clip(RATE, RATE, i -> tone.applyAsDouble(i) * dropouts.applyAsDouble(i));
    List<Segment> segments = Talkspurts.find(clip, 0);
    assertEquals(6, segments.size(), segments.toString());
    assertEquals(1_599, segments.get(0).offsetSample(), 16);
    assertEquals(1_920, segments.get(1).onsetSample(), 16);
  }

  @Test
  void a_quiet_tail_between_the_thresholds_belongs_to_the_segment() {
    IntToDoubleFunction loud = Sounds.gated(Sounds.tone(440, RATE, -20), 2_000, 9_999, 0);
    IntToDoubleFunction tail = Sounds.gated(Sounds.tone(440, RATE, -48), 10_000, 14_000, 0);
    assertEquals(14_000, only(Sounds.clip(RATE, RATE, Sounds.sum(loud, tail))).offsetSample(), 32);
  }

  @Test
  void sound_up_to_the_edges_of_the_clip_is_found_whole() {
    AudioClip clip = Sounds.clip(8_003, RATE, Sounds.tone(440, RATE, -20));
    Segment found = only(clip);
    assertEquals(0, found.onsetSample(), 16);
    assertEquals(8_002, found.offsetSample(), 16);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 22_050, 24_000, 44_100, 48_000})
  void positions_are_right_at_any_rate(int rateHz) {
    int from = rateHz / 3;
    int to = rateHz;
    AudioClip clip =
        Sounds.clip(2 * rateHz, rateHz, Sounds.gated(Sounds.tone(440, rateHz, -25), from, to, 0));
    Segment found = only(clip);
    assertEquals(from, found.onsetSample(), rateHz / 1000.0);
    assertEquals(to, found.offsetSample(), rateHz / 1000.0);
  }

  @Test
  void silence_and_what_lies_below_the_threshold_hold_no_segment() {
    assertEquals(List.of(), Talkspurts.find(AudioClip.silence(0, RATE), 400));
    assertEquals(List.of(), Talkspurts.find(AudioClip.silence(RATE, RATE), 400));
    AudioClip quiet = spurt(Sounds.tone(440, RATE, -46), 4_000, 20_000, 0);
    assertEquals(List.of(), Talkspurts.find(quiet, 400));
  }

  @Test
  void steady_comfort_noise_raises_the_threshold_above_itself() {
    AudioClip noise = Sounds.clip(3 * RATE, RATE, Sounds.noise(-44, 5));
    assertEquals(-32.5, Talkspurts.onsetThresholdDbfs(noise), 0.5);
    assertEquals(List.of(), Talkspurts.find(noise, 400));
    IntToDoubleFunction speech = Sounds.gated(Sounds.tone(440, RATE, -20), 16_000, 32_000, 0);
    Segment found = only(Sounds.clip(3 * RATE, RATE, Sounds.sum(Sounds.noise(-44, 5), speech)));
    assertEquals(16_000, found.onsetSample(), 16);
    assertEquals(32_000, found.offsetSample(), 16);
  }

  @Test
  void a_clip_cut_close_around_its_sound_keeps_the_fixed_threshold() {
    AudioClip swelling =
        Sounds.clip(
            RATE,
            RATE,
            i -> Sounds.tone(440, RATE, -20).applyAsDouble(i) * (0.05 + i / (double) RATE));
    assertEquals(Talkspurts.ONSET_DBFS, Talkspurts.onsetThresholdDbfs(swelling));
    AudioClip loud = Sounds.clip(RATE, RATE, Sounds.tone(440, RATE, -20));
    assertEquals(Talkspurts.ONSET_DBFS, Talkspurts.onsetThresholdDbfs(loud));
  }

  @Test
  void a_threshold_of_ones_own_moves_soft_edges_and_no_abrupt_ones() {
    AudioClip soft = spurt(Sounds.tone(440, RATE, -20), 4_000, 20_000, 100);
    int low = Talkspurts.find(soft, 400, -55).get(0).onsetSample();
    int high = Talkspurts.find(soft, 400, -35).get(0).onsetSample();
    assertTrue(high - low > 160, low + " to " + high);
    AudioClip abrupt = spurt(Sounds.tone(440, RATE, -20), 4_000, 20_000, 0);
    assertEquals(
        Talkspurts.find(abrupt, 400, -55).get(0).onsetSample(),
        Talkspurts.find(abrupt, 400, -35).get(0).onsetSample(),
        16);
  }
}
