package dev.talkspurt.line;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.opus.OpusCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Signals and effects for tests; the same bits on every machine. */
final class Signals {
  static final int RATE_HZ = 16_000;

  private Signals() {}

  /**
   * Something like speech: voiced stretches of gliding pitch and moving formants, hisses, pauses;
   * about 60 % active, peak about −6 dBov.
   */
  static AudioClip speech(double seconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] wave = new double[(int) (seconds * RATE_HZ)];
    int at = RATE_HZ / 10;
    while (at < wave.length) {
      int length = (int) ((0.08 + 0.25 * random.nextDouble()) * RATE_HZ);
      if (random.nextInt(4) > 0) {
        voiced(wave, at, length, random);
      } else {
        hiss(wave, at, length / 2, random);
      }
      at += length + (random.nextInt(3) == 0 ? length : RATE_HZ / 50);
    }
    short[] samples = new short[wave.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.max(-32768, Math.min(32767, Math.rint(wave[i] * 14_000)));
    }
    return AudioClip.of(samples, RATE_HZ);
  }

  private static void voiced(double[] wave, int from, int length, SplittableRandom random) {
    double pitch = 90 + 130 * random.nextDouble();
    double glide = 0.7 + 0.6 * random.nextDouble();
    double formant = 400 + 500 * random.nextDouble();
    double phase = 0;
    for (int i = 0; i < length && from + i < wave.length; i++) {
      double part = (double) i / length;
      double hz = pitch * (1 + (glide - 1) * part);
      phase += hz / RATE_HZ;
      double value = 0;
      for (int k = 1; k * hz < 5000; k++) {
        double off = (k * hz - formant) / 300;
        double far = (k * hz - 2 * formant - 700) / 500;
        double weight = 1 / (1 + off * off) + 0.3 / (1 + far * far);
        value += weight * StrictMath.sin(2 * StrictMath.PI * k * phase);
      }
      wave[from + i] += 0.35 * value * StrictMath.sin(StrictMath.PI * part);
    }
  }

  private static void hiss(double[] wave, int from, int length, SplittableRandom random) {
    for (int i = 0; i < length && from + i < wave.length; i++) {
      double shape = StrictMath.sin(StrictMath.PI * i / length);
      wave[from + i] += 0.3 * shape * (2 * random.nextDouble() - 1);
    }
  }

  static AudioClip tone(double hz, double peak, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) Math.rint(peak * StrictMath.sin(2 * StrictMath.PI * hz * i / RATE_HZ));
    }
    return AudioClip.of(samples, RATE_HZ);
  }

  static AudioClip noise(double peak, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) Math.rint(peak * (2 * random.nextDouble() - 1));
    }
    return AudioClip.of(samples, RATE_HZ);
  }

  static double rms(short[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  /** Every kind of effect, ready for one stream each. */
  static Map<String, Supplier<Effect>> effects() {
    Map<String, Supplier<Effect>> all = new LinkedHashMap<>();
    all.put("gain", () -> new Gain(-7.3));
    all.put(
        "gain-steps",
        () -> new GainSteps(List.of(new GainSteps.Step(9_001, 6), new GainSteps.Step(5_000, -20))));
    all.put("dc", () -> new DcOffset(5));
    all.put("clipping", () -> Clipping.ofGain(20));
    all.put("butterworth", () -> BandLimit.butterworth(300, 3400));
    all.put("wide", () -> BandLimit.butterworth(50, 7000));
    all.put("mu-law", () -> new NarrowBand(new G711(G711.Law.MU_LAW)));
    all.put("A-law", () -> new NarrowBand(new G711(G711.Law.A_LAW)));
    all.put("amr", () -> new NarrowBand(new Framed(new AmrLike(12_200, 7))));
    all.put("amr-low", () -> new NarrowBand(new Framed(new AmrLike(4_750, 7))));
    all.put("opus", () -> new Framed(new OpusCodec(16_000, 5)));
    all.put("loss-zero", () -> new FrameLoss(0.1, 3, Concealment.ZERO, 5));
    all.put("loss-fade", () -> new FrameLoss(0.1, 3, Concealment.REPEAT_FADE, 5));
    all.put("echo", Signals::fedEcho);
    return all;
  }

  private static Echo fedEcho() {
    Echo echo = new Echo(120, 12);
    short[] agent = speech(3, 99).toArray();
    echo.hear(agent, 0, agent.length);
    return echo;
  }

  /** All that comes out of {@code effect}, its latency included, fed in pieces of random size. */
  static short[] inPieces(Effect effect, short[] samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    short[] out = samples.clone();
    for (int from = 0; from < out.length; ) {
      int most = random.nextInt(3) == 0 ? 2 : 900;
      int count = Math.min(out.length - from, random.nextInt(most));
      effect.process(out, from, count);
      from += count;
    }
    return join(out, effect.finish());
  }

  static short[] atOnce(Effect effect, short[] samples) {
    short[] out = samples.clone();
    effect.process(out);
    return join(out, effect.finish());
  }

  private static short[] join(short[] first, short[] second) {
    short[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  static List<String> names(List<Description> descriptions) {
    List<String> names = new ArrayList<>();
    descriptions.forEach(d -> names.add(d.name()));
    return names;
  }
}
