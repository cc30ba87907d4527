package dev.talkspurt.caller;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.noise.Room;
import dev.talkspurt.scenario.Conditions;
import dev.talkspurt.scenario.LineEffect;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The same seed gives the same bytes, whoever reads them, how, and on what Java. */
class CallerBytesTest {
  /** Taken on Java 17; the same on any other. A change changes what every call has heard. */
  private static final String GOLDEN =
      "1c664f6bff84cd02e4837cb53c515a3b8131be57d155c1b4e7283ae7d02558ac";

  private static final List<Utterance> VOICE = Calls.recorded("en-us-slt");
  private static final List<List<AudioClip>> BYSTANDERS = Calls.bystanders();

  /** Café, telephone, bursty loss, one cough. */
  private static Scenario cafe() {
    Conditions conditions =
        Calls.conditions(
            List.of(Calls.noise("cafe", 12)),
            Calls.preset("telephone"),
            new LineEffect.Loss(3, 3, "repeat"));
    return Calls.scenario(
        Calls.inRoom(conditions, Room.OFFICE), Calls.say(), Calls.cough(12), Calls.say());
  }

  private static CallerSide side(long seed) {
    return CallerSide.render(cafe(), Calls.sounds(cafe(), VOICE), BYSTANDERS, seed);
  }

  private static String sum(long seed) {
    return Calls.play(side(seed), 3, 8 * Calls.RATE, OptionalInt.empty()).sent().sha256();
  }

  @Test
  void a_caller_in_a_cafe_sends_the_bytes_it_always_sent() {
    assertEquals(GOLDEN, sum(7));
  }

  @Test
  void eight_at_once_send_the_same_as_one() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<String>> sums = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        sums.add(threads.submit(() -> sum(7)));
      }
      for (Future<String> sum : sums) {
        assertEquals(GOLDEN, sum.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void neither_the_pieces_nor_what_ran_ahead_matter() {
    CallerSide side = side(3);
    SplittableRandom random = new SplittableRandom(1);
    for (int step = -1; step < 3; step++) {
      int count = 12 * Calls.RATE;
      short[] frames = Calls.read(side.reel(step), count, OptionalInt.empty());
      short[] again = Calls.read(side.reel(step), count, OptionalInt.of(1_111));
      assertArrayEquals(frames, again, "step " + step + ", read anew in other pieces");
      Reel ahead = side(3).reel(step);
      short[] pieces = new short[count];
      for (int at = 0; at < count; ) {
        int now = Math.min(random.nextInt(2_000), count - at);
        ahead.read(pieces, at, now);
        at += now;
        ahead.renderAhead(random.nextInt(3_000));
      }
      assertArrayEquals(frames, pieces, "step " + step + ", rendered ahead");
    }
  }

  @Test
  void the_beginning_of_every_reel_is_there_before_the_call() {
    CallerSide side = side(3);
    for (int step = -1; step < 3; step++) {
      Reel reel = side.reel(step);
      int sound = reel.sound().map(one -> one.audio().sampleCount()).orElse(0);
      assertEquals(reel.leadSamples() + sound + 4 * Calls.RATE, reel.aheadSamples());
      reel.renderAhead(5_000);
      reel.read(new short[320], 0, 320);
      assertEquals(reel.leadSamples() + sound + 4 * Calls.RATE + 4_680, reel.aheadSamples());
    }
  }

  @Test
  void one_renders_ahead_while_another_reads() throws Exception {
    int count = 30 * Calls.RATE;
    short[] expected = Calls.read(side(3).reel(0), count, OptionalInt.empty());
    Reel reel = side(3).reel(0);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> rendering =
          other.submit(
              () -> {
                for (int i = 0; i < 100; i++) {
                  reel.renderAhead(3_000);
                }
              });
      short[] read = Calls.read(reel, count, OptionalInt.empty());
      rendering.get();
      assertArrayEquals(expected, read);
    } finally {
      other.shutdown();
    }
  }

  @Test
  void what_other_steps_say_does_not_change_the_noise_of_a_reel() {
    Scenario one = Calls.scenario(Calls.conditions(List.of(Calls.noise("pink", 10))), Calls.say());
    CallerSide side = CallerSide.render(one, Calls.sounds(one, VOICE), List.of(), 5);
    CallerSide longer =
        CallerSide.render(
            Calls.scenario(one.caller().conditions(), Calls.say(), Calls.cough(6)),
            Calls.sounds(one, VOICE),
            List.of(),
            5);
    double[] alone = part(side.reel(0));
    double[] accompanied = part(longer.reel(0));
    double largest = 0;
    for (int i = 0; i < alone.length; i++) {
      largest = Math.max(largest, Math.abs(alone[i] - accompanied[i]));
    }
    // Another gain, as the noise is levelled over both sounds; the same noise.
    assertEquals(0, largest, 0.25);
  }

  private static double[] part(Reel reel) {
    short[] samples = Calls.read(reel, 640, OptionalInt.empty());
    double energy = 0;
    for (short sample : samples) {
      energy += sample * sample;
    }
    double rms = Math.sqrt(energy / samples.length);
    double[] scaled = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = samples[i] / rms;
    }
    return scaled;
  }

  @Test
  void another_seed_sends_other_bytes() {
    assertFalse(
        Arrays.equals(
            Calls.read(side(1).reel(-1), 3_200, OptionalInt.empty()),
            Calls.read(side(2).reel(-1), 3_200, OptionalInt.empty())));
  }
}
