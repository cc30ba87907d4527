package dev.talkspurt.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bed is its source, at one factor and in its band; how loud that is, callers' tests prove. */
class NoiseBedTest {
  private static final int FOUR_SECONDS = 4 * Sounds.RATE;
  private static final ChannelBand TELEPHONE = band(300, 3400);

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

  @Test
  void pieces_of_any_size_give_the_same_bed() {
    for (Noise noise : List.of(Noise.cafe(Sounds.voices()), Noise.events(EventKind.COUGH, 40))) {
      double[] whole = new NoiseBed(noise, 3, TELEPHONE, 2).next(FOUR_SECONDS).clone();
      NoiseBed bed = new NoiseBed(noise, 3, TELEPHONE, 2);
      double[] pieces = new double[FOUR_SECONDS];
      Chance chance = new Chance(1);
      for (int at = 0; at < pieces.length; ) {
        int count = Math.min(chance.below(1500), pieces.length - at);
        System.arraycopy(bed.next(count), 0, pieces, at, count);
        at += count;
      }
      assertArrayEquals(whole, pieces, noise.name());
    }
  }

  @Test
  void a_bed_is_its_source_times_its_gain() {
    double[] source = Sounds.take(Noise.pink().start(5), 1000);
    double[] bed = new NoiseBed(Noise.pink(), 5, ChannelBand.whole(), 0.25).next(1000);
    for (int i = 0; i < 1000; i++) {
      assertEquals(source[i] / 4, bed[i]);
    }
  }

  @Test
  void a_confined_bed_keeps_to_its_band() {
    double[] all = new NoiseBed(Noise.car(), 1, ChannelBand.whole(), 1).next(FOUR_SECONDS).clone();
    double[] confined = new NoiseBed(Noise.car(), 1, TELEPHONE, 1).next(FOUR_SECONDS);
    double lostDb = 10 * Math.log10(Sounds.meanSquare(all) / Sounds.meanSquare(confined));
    assertTrue(lostDb > 10, "car noise in a telephone's band is weaker by " + lostDb + " dB");
  }

  @Test
  void single_sounds_peak_at_the_gain_and_are_where_they_are_said_to_be() {
    for (EventKind kind : EventKind.values()) {
      NoiseBed bed = new NoiseBed(Noise.events(kind, 60), 4, ChannelBand.whole(), 0.5);
      double[] samples = bed.next(2 * FOUR_SECONDS);
      assertFalse(bed.events().isEmpty());
      NoiseEvent event = bed.events().get(0);
      int onset = (int) event.onsetSample();
      int offset = (int) event.offsetSample();
      double[] sound = Arrays.copyOfRange(samples, onset, offset + 1);
      assertEquals(0.5, Arrays.stream(sound).map(Math::abs).max().orElseThrow(), 1e-9);
      assertTrue(samples[onset] != 0 && samples[offset] != 0, kind.label());
      assertEquals(0, samples[onset - 1]);
      assertEquals(0, samples[offset + 1]);
    }
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
  void speech_of_another_rate_is_refused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ChannelBand.whole().activeLevelDbov(List.of(AudioClip.silence(8, 8000))));
  }
}
