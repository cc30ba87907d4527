package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.signal.Levels;
import dev.talkspurt.signal.SpeechLevel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelEffectsTest {
  private static AudioClip through(Effect effect, AudioClip clip) {
    short[] samples = clip.toArray();
    effect.process(samples);
    return AudioClip.of(samples, clip.sampleRateHz());
  }

  private static AudioClip padded(AudioClip clip, int silence) {
    short[] samples = new short[clip.sampleCount() + silence];
    clip.copyTo(0, samples, silence / 2, clip.sampleCount());
    return AudioClip.of(samples, clip.sampleRateHz());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-20, -6, 3, 10})
  void gain_moves_the_level_by_its_decibels(double db) {
    AudioClip tone = Signals.tone(440, 8_000, 16_000);
    double moved = Levels.rmsDbfs(through(new Gain(db), tone)) - Levels.rmsDbfs(tone);
    assertEquals(db, moved, 0.01);
  }

  @Test
  void gain_steps_begin_at_their_sample() {
    AudioClip steady = through(new DcOffset(10), AudioClip.silence(300, 16_000));
    GainSteps steps =
        new GainSteps(List.of(new GainSteps.Step(200, 6.0206), new GainSteps.Step(100, -6.0206)));
    AudioClip out = through(steps, steady);
    assertEquals(3277, out.at(99));
    assertEquals(1638, out.at(100), 1);
    assertEquals(1638, out.at(199), 1);
    assertEquals(6554, out.at(200), 1);
  }

  @Test
  void an_offset_moves_every_sample_and_saturates() {
    AudioClip out = through(new DcOffset(5), AudioClip.of(new short[] {0, -100, 32_000}, 16_000));
    assertEquals(1638, out.at(0));
    assertEquals(1538, out.at(1));
    assertEquals(32_767, out.at(2));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 20})
  void the_stated_share_of_active_samples_is_clipped(double percent) {
    AudioClip speech = Signals.speech(10, 3);
    double active = SpeechLevel.of(speech).activityFactor() * speech.sampleCount();
    Clipping clipping = Clipping.ofActive(speech, percent);
    AudioClip out = through(clipping, speech);
    long flat = 0;
    for (int i = 0; i < out.sampleCount(); i++) {
      flat += Math.abs(out.at(i)) == 32_767 ? 1 : 0;
    }
    assertEquals(flat, clipping.clippedSamples());
    assertEquals(percent, 100 * flat / active, 0.05);
    assertEquals(flat, clipping.achieved().get("clippedSamples"));
  }

  @Test
  void silence_around_the_speech_does_not_change_the_clipping() {
    AudioClip speech = Signals.speech(10, 3);
    double alone = Clipping.ofActive(speech, 5).gainDb();
    double amidst = Clipping.ofActive(padded(speech, 320_000), 5).gainDb();
    assertEquals(alone, amidst, 0.2);
  }

  @Test
  void a_quiet_clip_is_clipped_as_near_as_its_amplitudes_allow() {
    AudioClip quiet = through(new Gain(-50), Signals.speech(10, 3));
    double active = SpeechLevel.of(quiet).activityFactor() * quiet.sampleCount();
    Clipping clipping = Clipping.ofActive(quiet, 5);
    through(clipping, quiet);
    assertEquals(5, 100 * clipping.clippedSamples() / active, 1.5);
  }

  @Test
  void silence_cannot_be_clipped() {
    AudioClip silence = AudioClip.silence(1_000, 16_000);
    assertThrows(IllegalArgumentException.class, () -> Clipping.ofActive(silence, 5));
  }

  @Test
  void a_chain_meters_behind_each_effect() {
    Chain chain = new Chain(List.of(new Gain(-6.0206), Clipping.ofGain(30)));
    short[] tone = Signals.tone(1_000, 16_000, 16_000).toArray();
    chain.process(tone, 0, tone.length);
    List<StageTruth> truth = chain.truth();
    assertEquals(20 * Math.log10(8_000 / 32768.0 / Math.sqrt(2)), truth.get(0).rmsDbov(), 0.01);
    assertEquals(0, truth.get(0).fullScaleSamples());
    assertTrue(truth.get(1).fullScaleSamples() > 10_000);
    assertEquals(truth.get(1).fullScaleSamples(), truth.get(1).achieved().get("clippedSamples"));
    assertEquals(16_000, truth.get(1).samples());
  }
}
