package dev.talkspurt.scenario;

import java.time.Duration;
import java.util.List;

/** One piece of a line, as a scenario names it. */
public sealed interface LineEffect {
  /** A named chain: clean, wideband, telephone, mobile, car, speakerphone, far. */
  record Preset(String name) implements LineEffect {}

  /** A constant gain, −100 to 60 dB. */
  record Gain(double db) implements LineEffect {}

  /** Gains that change, counted from where these conditions begin. */
  record GainSteps(List<GainStep> steps) implements LineEffect {
    public GainSteps {
      steps = List.copyOf(steps);
    }
  }

  /** From {@code at} on, {@code db} relative to the input. */
  record GainStep(Duration at, double db) {}

  /** So much of the active samples of the speech is flattened, above 0 to 90 %. */
  record Clipping(double percent) implements LineEffect {}

  /** A constant offset in percent of full scale, −50 to 50. */
  record Dc(double percent) implements LineEffect {}

  /** What passes, in Hz, 10 to 7500. */
  record Band(double lowHz, double highHz) implements LineEffect {}

  /** Through 8 kHz and back. */
  record NarrowBand() implements LineEffect {}

  /** G.711 at 8 kHz; {@code law} is mu-law or a-law. */
  record G711(String law) implements LineEffect {}

  /** The like of AMR, 4.75 to 12.2 kbit/s. */
  record Amr(double kbps) implements LineEffect {}

  /** Opus, 6 to 64 kbit/s; complexity 0 to 10. */
  record Opus(double kbps, int complexity) implements LineEffect {}

  /**
   * Frames of 20 ms lost in bursts.
   *
   * @param percent of frames, 0 to 90
   * @param burstFrames mean length of a burst in frames, 1 to 1000
   * @param conceal {@code repeat} (repeat and fade) or {@code silence}
   */
  record Loss(double percent, double burstFrames, String conceal) implements LineEffect {}
}
