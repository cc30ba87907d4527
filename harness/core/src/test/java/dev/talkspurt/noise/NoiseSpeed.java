package dev.talkspurt.noise;

import dev.talkspurt.time.RealTime;
import dev.talkspurt.time.Ticker;
import java.util.Arrays;
import java.util.Locale;

/** Prints how many times faster than real time each kind is made on one core; run by hand. */
final class NoiseSpeed {
  private static final int ROUNDS = 5;
  private static final int SECONDS = 20;

  private NoiseSpeed() {}

  public static void main(String[] arguments) {
    try (RealTime time = RealTime.start("speed")) {
      Sounds.all().forEach((name, noise) -> print(name, fastest(time, filling(noise.start(1)))));
      for (Room room : Room.presets()) {
        Reverb reverb = Reverb.withGain(room, 1, -6);
        print("room " + room.name(), fastest(time, frame -> reverb.process(frame, 0, 320)));
      }
    }
  }

  private interface Frame {
    void make(double[] frame);
  }

  private static Frame filling(NoiseSource source) {
    return frame -> source.fill(frame, 0, 320);
  }

  private static double fastest(Ticker ticker, Frame frame) {
    double[] samples = new double[320];
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long from = ticker.nowNs();
      for (int i = 0; i < 50 * SECONDS; i++) {
        Arrays.fill(samples, 0.01);
        frame.make(samples);
      }
      best = Math.max(best, SECONDS * 1e9 / (ticker.nowNs() - from));
    }
    return best;
  }

  private static void print(String name, double timesRealTime) {
    System.out.printf(Locale.ROOT, "%-20s %8.0f x%n", name, timesRealTime);
  }
}
