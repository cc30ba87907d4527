package dev.talkspurt.caller;

import dev.talkspurt.line.BandLimit;
import dev.talkspurt.line.ButterworthBand;
import dev.talkspurt.line.Effect;
import dev.talkspurt.line.NarrowBand;
import dev.talkspurt.noise.ChannelBand;
import java.util.List;

/**
 * What a line lets pass, in Hz: where speech and noise are measured.
 *
 * @param lowHz 0 for no lower corner
 * @param highHz 8000 for no upper one
 */
record Band(double lowHz, double highHz) {
  static final Band WHOLE = new Band(0, 8000);

  /** The band of P.56 for narrow-band lines, whatever their own corners. */
  private static final Band NARROW = new Band(300, 3400);

  /** What all of {@code effects} let pass; empty bands have their corners in disorder. */
  static Band of(List<Effect> effects) {
    Band band = WHOLE;
    for (Effect effect : effects) {
      if (effect instanceof BandLimit limit) {
        band = band.and(new Band(limit.lowHz(), limit.highHz()));
      } else if (effect instanceof NarrowBand) {
        band = band.and(NARROW);
      }
    }
    return band;
  }

  private Band and(Band other) {
    return new Band(Math.max(lowHz, other.lowHz), Math.min(highHz, other.highHz));
  }

  boolean empty() {
    return lowHz >= highHz;
  }

  boolean whole() {
    return equals(WHOLE);
  }

  String label() {
    return number(lowHz) + "-" + number(highHz) + " Hz";
  }

  private static String number(double hz) {
    return hz == Math.rint(hz) ? Long.toString((long) hz) : Double.toString(hz);
  }

  ChannelBand channel() {
    return whole()
        ? ChannelBand.whole()
        : () -> {
          ButterworthBand filter = new ButterworthBand(lowHz, highHz);
          return (samples, from, count) -> {
            for (int i = from; i < from + count; i++) {
              samples[i] = filter.filter(samples[i]);
            }
          };
        };
  }
}
