package dev.talkspurt.simulator.ear;

/**
 * Turns evidence into a number from 0 to 1 by logistic regression.
 *
 * <p>The constants were fitted, with declared and foreign phrases weighing the same, on the
 * committed recordings: every caller voice against templates of the others, of all voices and of
 * one, clean and in white noise down to 10 dB, with the phrases of the other agents as foreign.
 */
final class Confidence {
  private static final double FRAME_RATIO = -17.5;
  private static final double RIVAL_RATIO = -14.9;
  private static final double AGREEMENT = 2.7;
  private static final double CONSTANT = 36.4;

  /** A slot value that leads by less than so many frames is as likely another one. */
  private static final double DOUBTFUL_LEAD = 1.5;

  private static final double LEAD_SCALE = 0.5;

  /** A worst stretch of more is as likely another word: a slot value that is not on the list. */
  private static final double DOUBTFUL_STRETCH = 1.6;

  private static final double STRETCH_SCALE = 0.05;

  private Confidence() {}

  static double of(Evidence evidence) {
    double declared =
        logistic(
            FRAME_RATIO * evidence.frameRatio()
                + RIVAL_RATIO * evidence.rivalRatio()
                + AGREEMENT * evidence.agreement()
                + CONSTANT);
    return declared
        * logistic((evidence.slotLead() - DOUBTFUL_LEAD) / LEAD_SCALE)
        * logistic((DOUBTFUL_STRETCH - evidence.worstStretch()) / STRETCH_SCALE);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
