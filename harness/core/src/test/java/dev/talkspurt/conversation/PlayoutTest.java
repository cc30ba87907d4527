package dev.talkspurt.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlayoutTest {
  private static final int RATE = 24_000;
  private final Playout playout = new Playout(RATE);

  @Test
  void a_burst_is_played_one_chunk_after_the_other() {
    assertEquals(ms(0), playout.add(ms(0), tone(200)).playedFromNs());
    assertEquals(ms(200), playout.add(ms(10), tone(200)).playedFromNs());
    assertEquals(ms(400), playout.add(ms(20), tone(100)).playedFromNs());
    assertEquals(ms(500), playout.heardUntilNs());
    assertEquals(370, playout.remainingMs(ms(130)), 1e-6);
  }

  @Test
  void a_late_chunk_makes_an_underrun() {
    playout.add(ms(0), tone(200));
    Playout.Placed placed = playout.add(ms(350), tone(200));
    assertEquals(ms(350), placed.playedFromNs());
    assertEquals(ms(150), placed.underrunNs());
    assertTrue(playout.playingAt(ms(199)));
    assertFalse(playout.playingAt(ms(200)));
    assertFalse(playout.playingAt(ms(349)));
    assertTrue(playout.playingAt(ms(350)));
    assertFalse(playout.playingAt(ms(550)));
  }

  @Test
  void the_first_chunk_of_a_response_is_no_underrun() {
    playout.beginResponse();
    playout.add(ms(0), tone(200));
    playout.beginResponse();
    assertEquals(0, playout.add(ms(900), tone(200)).underrunNs());
  }

  @Test
  void ten_seconds_in_a_burst_flushed_at_3420_ms_are_heard_for_3420_ms() {
    for (int i = 0; i < 50; i++) {
      playout.add(ms(i * 30L), tone(200));
    }
    assertEquals(ms(10_000), playout.heardUntilNs());
    assertEquals(6580, playout.flush(ms(3420)), 1e-9);
    assertEquals(ms(3420), playout.heardUntilNs());
    assertEquals(OptionalLong.of(ms(3420)), playout.lastAudibleNs(Long.MAX_VALUE));
    int heard = playout.pieces().stream().mapToInt(Playout.Piece::heardSamples).sum();
    assertEquals(3420 * RATE / 1000, heard);
    assertEquals(new Playout.Flush(ms(3420), 6580), playout.flushes().get(0));
  }

  @Test
  void a_flush_leaves_exactly_the_samples_heard_before_it() {
    playout.add(0, tone(200));
    playout.flush(1);
    assertEquals(1, playout.pieces().get(0).heardSamples());
    Playout other = new Playout(RATE);
    other.add(0, tone(200));
    other.flush(0);
    assertEquals(0, other.pieces().get(0).heardSamples());
    assertFalse(other.playingAt(0));
  }

  @Test
  void audio_after_a_flush_is_played_when_it_arrives() {
    playout.add(ms(0), tone(1000));
    playout.flush(ms(300));
    assertEquals(ms(800), playout.add(ms(800), tone(100)).playedFromNs());
    assertEquals(0, playout.remainingMs(ms(900)), 1e-9);
  }

  @Test
  void nothing_added_after_a_flush_is_heard_before_it() {
    playout.add(ms(0), tone(100));
    playout.flush(ms(300));
    assertEquals(ms(300), playout.add(ms(290), tone(100)).playedFromNs());
  }

  @Test
  void a_flush_after_the_end_drops_nothing() {
    playout.add(ms(0), tone(100));
    assertEquals(0, playout.flush(ms(500)));
    assertEquals(ms(100), playout.heardUntilNs());
  }

  @Test
  void rounding_of_chunk_lengths_does_not_add_up() {
    AudioClip odd = AudioClip.silence(7, RATE);
    for (int i = 0; i < 24_000; i++) {
      playout.add(0, odd);
    }
    assertEquals(7_000_000_000L, playout.heardUntilNs());
  }

  @Test
  void the_onset_is_the_first_loud_sample_after_the_leading_silence() {
    playout.beginResponse();
    playout.add(ms(100), AudioClip.silence(RATE * 123 / 1000, RATE));
    assertEquals(OptionalLong.empty(), playout.audibleOnsetNs());
    playout.add(ms(105), tone(500));
    assertEquals(ms(223), playout.audibleOnsetNs().getAsLong(), 100_000);
  }

  @Test
  void a_click_is_no_onset() {
    short[] click = new short[RATE];
    Arrays.fill(click, 2400, 2520, (short) 20_000);
    playout.add(0, AudioClip.of(click, RATE));
    assertEquals(OptionalLong.empty(), playout.audibleOnsetNs());
  }

  @Test
  void it_is_known_ahead_when_so_much_speech_will_have_been_heard() {
    playout.beginResponse();
    playout.add(ms(0), AudioClip.silence(RATE / 10, RATE));
    playout.add(ms(1), tone(400));
    assertEquals(OptionalLong.empty(), playout.whenHeard(500));
    playout.add(ms(2), AudioClip.silence(RATE / 5, RATE));
    assertEquals(OptionalLong.empty(), playout.whenHeard(500), "silence at the end is no speech");
    playout.add(ms(3), tone(400));
    assertEquals(ms(600), playout.whenHeard(500).getAsLong(), 100_000);
    assertEquals(OptionalLong.empty(), playout.whenHeard(1001));
    assertEquals(0, playout.audibleHeardMs(ms(50)));
    assertEquals(200, playout.audibleHeardMs(ms(300)), 0.1);
    assertEquals(400, playout.audibleHeardMs(ms(600)), 0.1, "in the pause");
    assertEquals(700, playout.audibleHeardMs(ms(800)), 0.1);
  }

  @Test
  void a_new_response_counts_its_speech_from_its_own_onset() {
    playout.beginResponse();
    playout.add(ms(0), tone(500));
    playout.beginResponse();
    assertEquals(OptionalLong.empty(), playout.audibleOnsetNs());
    playout.add(ms(2000), tone(500));
    assertEquals(ms(2000), playout.audibleOnsetNs().getAsLong(), 100_000);
    assertEquals(OptionalLong.of(ms(500)), playout.lastAudibleNs(ms(1500)));
    assertEquals(OptionalLong.of(ms(2100)), playout.lastAudibleNs(ms(2100)));
  }

  @Test
  void flushed_speech_was_never_audible() {
    playout.beginResponse();
    playout.add(ms(0), AudioClip.silence(RATE / 2, RATE));
    playout.add(ms(1), tone(500));
    playout.flush(ms(400));
    assertEquals(OptionalLong.empty(), playout.audibleOnsetNs());
    assertEquals(OptionalLong.empty(), playout.lastAudibleNs(Long.MAX_VALUE));
  }

  @Test
  void nothing_added_is_nothing_heard() {
    assertEquals(0, playout.remainingMs(0));
    assertFalse(playout.playingAt(0));
    assertEquals(0, playout.flush(ms(5)));
    assertEquals(OptionalLong.empty(), playout.whenHeard(0));
  }

  @Test
  void audio_at_another_rate_is_refused() {
    assertThrows(
        IllegalArgumentException.class, () -> playout.add(0, AudioClip.silence(10, 16_000)));
  }

  private static long ms(long ms) {
    return ms * 1_000_000L;
  }

  private static AudioClip tone(int ms) {
    short[] samples = new short[RATE * ms / 1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8000 * (i % 24 < 12 ? 1 : -1));
    }
    return AudioClip.of(samples, RATE);
  }
}
