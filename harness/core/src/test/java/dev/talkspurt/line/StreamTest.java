package dev.talkspurt.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every effect. */
class StreamTest {
  static Stream<String> kinds() {
    return Signals.effects().keySet().stream();
  }

  private static Effect make(String kind) {
    return Signals.effects().get(kind).get();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void pieces_joined_are_the_whole(String kind) {
    short[] speech = Signals.speech(3, 1).toArray();
    short[] whole = Signals.atOnce(make(kind), speech);
    for (long seed = 0; seed < 5; seed++) {
      assertArrayEquals(whole, Signals.inPieces(make(kind), speech, seed), "seed " + seed);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void only_the_asked_for_stretch_of_the_array_is_touched(String kind) {
    short[] speech = Signals.speech(1, 1).toArray();
    short[] array = speech.clone();
    make(kind).process(array, 4_000, 4_321);
    for (int i = 0; i < array.length; i++) {
      if (i < 4_000 || i >= 8_321) {
        assertEquals(speech[i], array[i]);
      }
    }
  }

  /** Filters delay the pulse's envelope by their group delay, the rest is exact. */
  @ParameterizedTest
  @MethodSource("kinds")
  void a_pulse_comes_out_as_late_as_declared(String kind) {
    if (Set.of("dc", "echo").contains(kind)) {
      return;
    }
    boolean codec = kind.equals("opus") || kind.startsWith("amr");
    Effect effect = kind.startsWith("loss") ? new FrameLoss(0, 1, Concealment.ZERO, 1) : make(kind);
    short[] in = codec ? Signals.speech(3, 4).toArray() : pulse(4_000);
    int late = codec ? likestLag(in, Signals.atOnce(effect, in)) : pulseLag(effect, in);
    boolean butterworth = kind.equals("butterworth") || kind.equals("wide");
    assertEquals(effect.latencySamples(), late, codec || butterworth ? 1 : 0, kind);
  }

  private static int pulseLag(Effect effect, short[] pulse) {
    return centre(Signals.atOnce(effect, pulse)) - centre(pulse);
  }

  /** 1 kHz under a bell of 1 ms. */
  private static short[] pulse(int at) {
    short[] samples = new short[8_000];
    for (int i = at - 100; i <= at + 100; i++) {
      double t = (i - at) / 16.0;
      double bell = StrictMath.exp(-t * t / 2);
      samples[i] = (short) Math.rint(3_000 * bell * StrictMath.cos(2 * StrictMath.PI * t));
    }
    return samples;
  }

  /** Where the energy of the pulse lies. */
  private static int centre(short[] samples) {
    double energy = 0;
    double moment = 0;
    for (int i = 0; i < samples.length; i++) {
      double square = (double) samples[i] * samples[i];
      energy += square;
      moment += square * i;
    }
    return (int) Math.rint(moment / energy);
  }

  private static int likestLag(short[] in, short[] out) {
    int best = -1;
    double most = 0;
    for (int lag = 0; lag < 1_500; lag++) {
      double sum = 0;
      for (int i = 0; i < in.length; i++) {
        sum += (double) in[i] * (i + lag < out.length ? out[i + lag] : 0);
      }
      if (sum > most) {
        most = sum;
        best = lag;
      }
    }
    return best;
  }

  @Test
  void silence_stays_silence() {
    for (Map.Entry<String, Supplier<Effect>> kind : Signals.effects().entrySet()) {
      if (!Set.of("dc", "echo", "A-law", "opus").contains(kind.getKey())) {
        short[] out = Signals.atOnce(kind.getValue().get(), new short[8_000]);
        assertEquals(0, Signals.rms(out, 0, out.length), kind.getKey());
      }
    }
  }

  @Test
  void the_chain_takes_all_latencies_out_of_a_clip() {
    AudioClip speech = Signals.speech(3, 4);
    for (Preset preset : Preset.values()) {
      short[] out = preset.start(3).render(speech).toArray();
      assertEquals(speech.sampleCount(), out.length);
      short[] late = new short[out.length];
      System.arraycopy(out, 0, late, 100, out.length - 100);
      // Below 1 kHz, where most of speech is, a high-pass leads by what it trails above.
      assertEquals(100, likestLag(speech.toArray(), late), 6, preset.label());
    }
  }

  @Test
  void every_effect_says_what_it_is() {
    Map<String, Object> seen = new TreeMap<>();
    Signals.effects().forEach((kind, e) -> seen.put(kind, e.get().describe().parameters()));
    seen.forEach((kind, parameters) -> assertTrue(!((Map<?, ?>) parameters).isEmpty(), kind));
    assertEquals("{law=mu-law, rateHz=8000}", make("mu-law").describe().parameters().toString());
    assertEquals(
        "{rate=0.1, meanBurstFrames=3.0, frameMs=20, concealment=zero, seed=5}",
        make("loss-zero").describe().parameters().toString());
  }
}
