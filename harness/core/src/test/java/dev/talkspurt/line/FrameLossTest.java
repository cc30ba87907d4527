package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameLossTest {
  private static final int FRAMES = 100_000;
  private static final double Z99 = 2.576;

  private record Seen(double rate, double burst, long bursts) {}

  private static Seen run(double rate, double burst, long seed) {
    GilbertElliott line = new GilbertElliott(rate, burst, seed);
    int lost = 0;
    long bursts = 0;
    boolean before = false;
    for (int i = 0; i < FRAMES; i++) {
      boolean now = line.losesNext();
      lost += now ? 1 : 0;
      bursts += now && !before ? 1 : 0;
      before = now;
    }
    return new Seen((double) lost / FRAMES, (double) lost / bursts, bursts);
  }

  /** Frames hang together, so the rate of n frames varies as that of fewer independent ones. */
  @ParameterizedTest
  @CsvSource({"0.01, 5", "0.03, 2", "0.03, 4", "0.10, 1.2", "0.20, 3"})
  void rate_and_burst_keep_to_their_99_percent_interval(double rate, double burst) {
    double q = 1 / burst;
    double p = q * rate / (1 - rate);
    double rateError = Z99 * Math.sqrt(rate * (1 - rate) / FRAMES * (2 - p - q) / (p + q));
    int rateInside = 0;
    int burstInside = 0;
    for (long seed = 0; seed < 100; seed++) {
      Seen seen = run(rate, burst, seed);
      double burstError = Z99 * Math.sqrt(burst * (burst - 1) / seen.bursts());
      rateInside += Math.abs(seen.rate() - rate) <= rateError ? 1 : 0;
      burstInside += Math.abs(seen.burst() - burst) <= burstError ? 1 : 0;
    }
    // 99 of 100 on average; fewer than 95 has a probability below one in a thousand.
    assertTrue(rateInside >= 95, "rate inside " + rateInside + " of 100");
    assertTrue(burstInside >= 95, "burst inside " + burstInside + " of 100");
  }

  @Test
  void bursts_that_cannot_be_are_refused() {
    assertThrows(IllegalArgumentException.class, () -> new GilbertElliott(0.8, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new GilbertElliott(0.1, 0.5, 1));
    assertThrows(IllegalArgumentException.class, () -> new GilbertElliott(Double.NaN, 1, 1));
  }

  @Test
  void no_loss_loses_nothing() {
    short[] speech = Signals.speech(2, 1).toArray();
    short[] out = speech.clone();
    FrameLoss loss = new FrameLoss(0, 1, Concealment.ZERO, 1);
    loss.process(out);
    assertEquals(0, loss.lostFrames().size());
    assertArrayEquals(speech, out);
  }

  @Test
  void the_log_names_the_frames_that_were_zeroed_and_no_others() {
    short[] loud = Signals.noise(9_000, 320 * 500, 2).toArray();
    short[] out = loud.clone();
    FrameLoss loss = new FrameLoss(0.1, 2, Concealment.ZERO, 4);
    loss.process(out);
    List<Long> lost = loss.lostFrames();
    assertTrue(lost.size() > 20);
    for (int frame = 0; frame < 500; frame++) {
      boolean zero = Signals.rms(out, 320 * frame, 320 * (frame + 1)) == 0;
      assertEquals(lost.contains((long) frame), zero, "frame " + frame);
      for (int i = 320 * frame; !zero && i < 320 * (frame + 1); i++) {
        assertEquals(loud[i], out[i]);
      }
    }
    assertEquals(lost.size(), loss.achieved().get("lostFrames"));
    assertEquals(lost.size() / 500.0, loss.achieved().get("lossRate"));
  }

  @Test
  void both_concealments_lose_the_same_frames() {
    FrameLoss zero = new FrameLoss(0.05, 3, Concealment.ZERO, 8);
    FrameLoss fade = new FrameLoss(0.05, 3, Concealment.REPEAT_FADE, 8);
    zero.process(new short[320 * 1000]);
    fade.process(new short[320 * 1000]);
    assertEquals(zero.lostFrames(), fade.lostFrames());
  }

  /**
   * A steady tone, whose period of 150 samples divides no frame, is carried on in phase, then
   * fades.
   */
  @Test
  void repeating_carries_a_voice_on_and_fades_it() {
    short[] tone = Signals.tone(16_000.0 / 150, 10_000, 320 * 2000).toArray();
    short[] out = tone.clone();
    FrameLoss loss = new FrameLoss(0.05, 4, Concealment.REPEAT_FADE, 8);
    loss.process(out);
    List<Long> lost = loss.lostFrames();
    int longRuns = 0;
    for (long frame : lost) {
      int from = (int) (320 * frame);
      boolean first = !lost.contains(frame - 1) && frame > 2;
      // A burst that closely follows another has only a faded sound to carry on.
      boolean fresh = !lost.contains(frame - 2) && !lost.contains(frame - 3);
      if (first && fresh) {
        for (int i = from; i < from + 160; i++) {
          assertEquals(tone[i], out[i], 2, "sample " + i);
        }
      }
      if (lost.contains(frame - 1) && lost.contains(frame - 2) && lost.contains(frame - 3)) {
        assertEquals(0, Signals.rms(out, from, from + 320));
        longRuns++;
      }
    }
    assertTrue(longRuns > 0);
  }

  @Test
  void a_good_frame_is_blended_in_within_4_ms() {
    short[] loud = Signals.noise(9_000, 320 * 500, 2).toArray();
    short[] out = loud.clone();
    FrameLoss loss = new FrameLoss(0.1, 2, Concealment.REPEAT_FADE, 4);
    loss.process(out);
    List<Long> lost = loss.lostFrames();
    for (int frame = 0; frame < 500; frame++) {
      for (int i = 320 * frame; i < 320 * (frame + 1); i++) {
        boolean blended = lost.contains(frame - 1L) && i < 320 * frame + 64;
        if (!lost.contains((long) frame) && !blended) {
          assertEquals(loud[i], out[i], "sample " + i);
        }
      }
    }
  }
}
