package dev.talkspurt.line;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.line.opus.OpusCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prints how many times faster than real time each chain is, on one core, in frames of 20 ms: the
 * best of five runs over a minute of audio, after as many to warm up. A measurement, not a test.
 */
final class LineSpeed {
  private static final int SECONDS = 60;

  private LineSpeed() {}

  public static void main(String[] arguments) {
    AudioClip speech = Signals.speech(SECONDS, 1);
    Map<String, Supplier<Chain>> chains = new LinkedHashMap<>();
    for (Preset preset : Preset.values()) {
      chains.put(preset.label(), () -> preset.start(1));
    }
    chains.put("opus 16 kbit/s, 5", () -> chain(new Framed(new OpusCodec(16_000, 5))));
    chains.put("opus 16 kbit/s, 0", () -> chain(new Framed(new OpusCodec(16_000, 0))));
    chains.forEach((name, chain) -> print(name, chain, speech));
  }

  private static Chain chain(Effect effect) {
    return new Chain(List.of(effect));
  }

  private static void print(String name, Supplier<Chain> chain, AudioClip speech) {
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 10; run++) {
      Chain fresh = chain.get();
      long before = System.nanoTime();
      fresh.render(speech);
      long took = System.nanoTime() - before;
      best = run < 5 ? best : Math.min(best, took);
    }
    System.out.printf("%-24s %8.0f x real time%n", name, SECONDS * 1e9 / best);
  }
}
