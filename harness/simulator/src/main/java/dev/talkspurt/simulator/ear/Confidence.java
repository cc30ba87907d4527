package dev.talkspurt.simulator.ear;

/**
 * Turns evidence into a number from 0 to 1 by logistic regression.
 *
 * <p>The constants were fitted on the phrases of {@code audio-fixtures/ear/tuning}, each caller
 * voice against templates of the others, clean, in white noise at 10 dB and in babble at 15 dB;
 * foreign phrases weigh three times as much as declared ones, so that 0.35 lets few of them in.
 */
final class Confidence {
  private static final double FRAME_RATIO = -4.95;
  private static final double RIVAL_RATIO = -6.22;
  private static final double AGREEMENT = 3.27;
  private static final double WORST_STRETCH = -9.02;
  private static final double NOISE = -1.63;
  private static final double FRAME_RATIO_IN_NOISE = 1.0;
  private static final double STRETCH_IN_NOISE = 1.12;
  private static final double CONSTANT = 20.63;

  /** Few examples are further away, from declared and from foreign phrases alike. */
  private static final double FEW_VOICES = 2.5;

  /** A slot value that leads by less than so many frames is as likely another one. */
  private static final double DOUBTFUL_LEAD = 1.5;

  private static final double LEAD_SCALE = 0.5;

  /** A worst stretch of more is as likely another word: a slot value that is not on the list. */
  private static final double DOUBTFUL_STRETCH = 1.6;

  private static final double STRETCH_SCALE = 0.05;

  private Confidence() {}

  static double of(Evidence evidence) {
    double noise = Math.log10(1 + 10 * evidence.noisiness());
    double declared =
        logistic(
            (FRAME_RATIO + FRAME_RATIO_IN_NOISE * noise) * evidence.frameRatio()
                + RIVAL_RATIO * evidence.rivalRatio()
                + AGREEMENT * evidence.agreement()
                + (WORST_STRETCH + STRETCH_IN_NOISE * noise) * evidence.worstStretch()
                + NOISE * noise
                + (evidence.fewVoices() ? FEW_VOICES : 0)
                + CONSTANT);
    double stretch =
        evidence.stretchTells()
            ? logistic((DOUBTFUL_STRETCH - evidence.worstStretch()) / STRETCH_SCALE)
            : 1;
    return declared * logistic((evidence.slotLead() - DOUBTFUL_LEAD) / LEAD_SCALE) * stretch;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
