package dev.talkspurt.speech;

/**
 * How often a speaker hesitates. Immutable.
 *
 * @param fillersPercent of the gaps between words get a filler (um, uh), 0 to 50
 * @param pausesPercent of the gaps between words get a silent pause, 0 to 50
 * @param correctionsPercent of the words that can be broken off (four letters or more, no number)
 *     are begun and said again, 0 to 50
 * @param pauseMs length of a silent pause in milliseconds, 100 to 3000
 */
public record Disfluency(
    double fillersPercent, double pausesPercent, double correctionsPercent, int pauseMs) {
  /** How long a pause is unless the scenario says. */
  public static final int USUAL_PAUSE_MS = 600;

  /** Fluent. */
  public static final Disfluency NONE = new Disfluency(0, 0, 0, USUAL_PAUSE_MS);

  /** Checks the ranges. */
  public Disfluency {
    require("fillers in percent", fillersPercent, 0, 50);
    require("pauses in percent", pausesPercent, 0, 50);
    require("corrections in percent", correctionsPercent, 0, 50);
    require("pause in ms", pauseMs, 100, 3000);
  }

  private static void require(String what, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " is " + value + ", expected " + least + " to " + most);
    }
  }

  /** Whether nothing is ever added. */
  public boolean fluent() {
    return fillersPercent == 0 && pausesPercent == 0 && correctionsPercent == 0;
  }
}
