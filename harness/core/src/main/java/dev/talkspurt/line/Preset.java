package dev.talkspurt.line;

import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/**
 * Lines with a name, each no more than the chain it lists.
 *
 * <p>A room's reverberation and background noise are no part of the line: they are mixed in before
 * it. So {@code CAR}, {@code SPEAKERPHONE} and {@code FAR} are the microphone, gain and line of
 * such a place, not its acoustics.
 */
public enum Preset {
  /** The samples as they are. */
  CLEAN(seed -> List.of()),

  /** A good headset on a wide-band call: 50 to 7000 Hz. */
  WIDEBAND(seed -> List.of(BandLimit.butterworth(50, 7000))),

  /** A fixed line: 300 to 3400 Hz, G.711 mu-law at 8 kHz. */
  TELEPHONE(
      seed -> List.of(BandLimit.butterworth(300, 3400), new NarrowBand(new G711(G711.Law.MU_LAW)))),

  /**
   * A mobile phone with fair reception: 300 to 3400 Hz, the like of AMR at 12.2 kbit/s, 1 % of
   * frames lost in bursts of 2, concealed.
   */
  MOBILE(
      seed ->
          List.of(
              BandLimit.butterworth(300, 3400),
              new NarrowBand(new Framed(new AmrLike(AmrLike.FULL_RATE_BPS, seed))),
              new FrameLoss(0.01, 2, Concealment.REPEAT_FADE, seed + 1))),

  /**
   * Hands-free in a moving car: what the microphone's high-pass leaves, 6 dB down, at AMR-like 7.95
   * kbit/s, 2 % of frames lost in bursts of 3, concealed.
   */
  CAR(
      seed ->
          List.of(
              new Gain(-6),
              BandLimit.butterworth(250, 3400),
              new NarrowBand(new Framed(new AmrLike(7_950, seed))),
              new FrameLoss(0.02, 3, Concealment.REPEAT_FADE, seed + 1))),

  /**
   * A loudspeaker phone whose canceller does half its work: the heard agent comes back after 120 ms
   * and 20 dB down; 6 dB down itself; 150 to 6000 Hz. Who feeds no heard audio gets no echo.
   */
  SPEAKERPHONE(seed -> List.of(new Echo(120, 20), new Gain(-6), BandLimit.butterworth(150, 6000))),

  /** Three metres from the microphone: 12 dB down, dulled above 5000 Hz. */
  FAR(seed -> List.of(new Gain(-12), BandLimit.butterworth(80, 5000)));

  private final LongFunction<List<Effect>> effects;

  Preset(LongFunction<List<Effect>> effects) {
    this.effects = effects;
  }

  /** As written in scenarios and records: in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A new chain; two of one seed do the same. */
  public Chain start(long seed) {
    return new Chain(effects.apply(seed));
  }

  /** The effects as new ones, for a chain that has more around them. */
  public List<Effect> effects(long seed) {
    return effects.apply(seed);
  }
}
