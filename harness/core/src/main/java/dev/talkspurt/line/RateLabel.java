package dev.talkspurt.line;

/**
 * A wrong label as a fault: samples of one rate, announced as of another. The samples are left
 * alone; whoever opens the session announces {@link #labelledHz}.
 *
 * @param trueHz the rate the samples really have, in Hz
 * @param labelledHz the rate they are said to have, in Hz
 */
public record RateLabel(int trueHz, int labelledHz) {
  /** Checked: 1000 to 384000 Hz each. */
  public RateLabel {
    Samples.requireWithin("true rate in Hz", trueHz, 1_000, 384_000);
    Samples.requireWithin("labelled rate in Hz", labelledHz, 1_000, 384_000);
  }

  /** Samples labelled as what they are. */
  public static RateLabel honest(int rateHz) {
    return new RateLabel(rateHz, rateHz);
  }

  /** Whether the label is wrong. */
  public boolean lies() {
    return trueHz != labelledHz;
  }

  /** How fast a listener who trusts the label hears it: 2.0 is an octave up and twice as fast. */
  public double speedHeard() {
    return (double) labelledHz / trueHz;
  }
}
