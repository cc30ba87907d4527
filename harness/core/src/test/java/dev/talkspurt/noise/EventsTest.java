package dev.talkspurt.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Single sounds are where they are said to be. */
class EventsTest {
  private static final int MINUTES = 3 * 60 * Sounds.RATE;

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void the_truth_tells_every_sample_that_is_not_silent(EventKind kind) {
    NoiseSource source = Noise.events(kind, 30).start(1);
    double[] samples = Sounds.take(source, MINUTES);
    List<NoiseEvent> events = source.events();
    boolean[] told = new boolean[MINUTES];
    for (NoiseEvent event : events) {
      assertEquals(kind, event.kind());
      int last = (int) Math.min(event.offsetSample(), MINUTES - 1);
      double peak = 0;
      for (int i = (int) event.onsetSample(); i <= last; i++) {
        told[i] = true;
        peak = Math.max(peak, Math.abs(samples[i]));
      }
      assertTrue(Math.abs(samples[(int) event.onsetSample()]) >= 0.00316 * peak);
      if (event.offsetSample() < MINUTES) {
        assertEquals(1, peak);
        assertTrue(Math.abs(samples[last]) >= 0.00316 * peak);
      }
    }
    for (int i = 0; i < MINUTES; i++) {
      assertTrue(told[i] || samples[i] == 0, "a sample at " + i + " that no event tells");
    }
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void as_many_come_as_are_asked_for(EventKind kind) {
    NoiseSource source = Noise.events(kind, 20).start(2);
    Sounds.take(source, 20 * 60 * Sounds.RATE);
    // 400 are expected; a Poisson process strays by 20.
    assertEquals(400, source.events().size(), 80);
  }

  @ParameterizedTest
  @EnumSource(EventKind.class)
  void sounds_last_as_long_as_such_sounds_do(EventKind kind) {
    for (int seed = 0; seed < 50; seed++) {
      double ms = kind.sound(seed).length * 1000.0 / Sounds.RATE;
      double least =
          switch (kind) {
            case CLICK -> 1;
            case KEYBOARD -> 150;
            case COUGH -> 120;
            case DOOR -> 150;
            case DISH -> 15;
          };
      assertTrue(ms >= least && ms <= (kind == EventKind.KEYBOARD ? 2300 : 1500), kind + " " + ms);
    }
  }

  @Test
  void one_sound_of_a_seed_is_always_the_same_and_peaks_at_1() {
    for (EventKind kind : EventKind.values()) {
      double[] sound = kind.sound(11);
      assertArrayEquals(sound, kind.sound(11));
      double peak = Arrays.stream(sound).map(Math::abs).max().orElseThrow();
      assertEquals(1, peak, 1e-12, kind.label());
      assertTrue(sound[0] != 0 && sound[sound.length - 1] != 0, kind.label());
    }
  }

  @Test
  void says_what_it_cannot_do() {
    assertThrows(IllegalArgumentException.class, () -> Noise.events(EventKind.DOOR, 0));
    assertThrows(IllegalArgumentException.class, () -> Noise.hum(55));
    assertThrows(IllegalArgumentException.class, () -> Noise.babble(0, Sounds.voices()));
    assertThrows(IllegalArgumentException.class, () -> Noise.babble(4, List.of()));
    var silent = List.of(dev.talkspurt.audio.AudioClip.silence(16_000, 16_000));
    assertThrows(IllegalArgumentException.class, () -> Noise.competingTalker(silent));
    assertThrows(IllegalArgumentException.class, () -> Noise.speechShaped(silent));
  }
}
