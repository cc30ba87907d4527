package dev.talkspurt.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PitchTest {
  private static Pitch of(short[] sound, int rateHz) {
    Narrow narrow = new Narrow(rateHz);
    return new Pitch(narrow.of(sound, 0, sound.length), (double) rateHz / narrow.factor());
  }

  @ParameterizedTest
  @CsvSource({
    "65, 24000",
    "90, 8000",
    "110, 24000",
    "150, 48000",
    "221.3, 16000",
    "333, 44100",
    "390, 24000"
  })
  void the_pitch_of_a_buzz_is_found_to_one_percent(double hz, int rateHz) {
    Pitch pitch = of(Waves.of(1, rateHz, Waves.buzz(hz, rateHz, 0.3)), rateHz);
    assertEquals(hz, pitch.percentileHz(0.5), hz * 0.01);
    assertTrue(pitch.voiced() >= 47, pitch.voiced() + " of 49 windows");
    assertEquals(0, Pitch.semitones(pitch.percentileHz(0.25), pitch.percentileHz(0.75)), 0.1);
  }

  @Test
  void pitches_out_of_range_and_noise_are_none() {
    assertEquals(0, of(Waves.of(1, 24_000, Waves.noise(0.3, 1)), 24_000).voiced());
    assertEquals(0, of(Waves.silence(1, 24_000), 24_000).voiced());
    assertEquals(0, of(Waves.sine(1, 45, 24_000, -10), 24_000).voiced());
    assertTrue(Double.isNaN(of(new short[24_000], 24_000).percentileHz(0.5)));
    assertEquals(0, of(new short[100], 24_000).voiced());
  }

  @Test
  void noise_takes_clarity_away() {
    short[] noise = Waves.of(1, 24_000, Waves.noise(0.9, 2));
    short[] both = Waves.of(1, 24_000, Waves.buzz(120, 24_000, 0.1));
    for (int i = 0; i < both.length; i++) {
      both[i] += noise[i];
    }
    assertTrue(of(both, 24_000).voiced() < 10);
  }

  @Test
  void quartiles_tell_how_far_it_moves() {
    double[] phase = {0};
    short[] glide =
        Waves.of(
            4,
            24_000,
            i -> {
              phase[0] += 100 * Math.pow(2, i / 96_000.0) / 24_000;
              return 0.3 * Math.sin(2 * Math.PI * phase[0]);
            });
    Pitch pitch = of(glide, 24_000);
    assertEquals(6, Pitch.semitones(pitch.percentileHz(0.25), pitch.percentileHz(0.75)), 0.3);
    assertEquals(12, Pitch.semitones(110, 220), 1e-9);
    assertEquals(-12, Pitch.semitones(220, 110), 1e-9);
  }

  @Test
  void it_knows_where_there_is_a_pitch() {
    short[] sound =
        Waves.join(
            Waves.of(0.5, 24_000, Waves.noise(0.2, 3)),
            Waves.of(0.5, 24_000, Waves.buzz(150, 24_000, 0.3)));
    Pitch pitch = of(sound, 24_000);
    assertFalse(pitch.voicedAt(200));
    assertTrue(pitch.voicedAt(700));
    assertFalse(pitch.voicedAt(5000));
  }
}
