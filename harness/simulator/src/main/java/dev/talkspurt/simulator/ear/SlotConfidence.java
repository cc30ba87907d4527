package dev.talkspurt.simulator.ear;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns evidence for a sentence with open slots into numbers from 0 to 1, by logistic curves.
 *
 * <p>What tells whether the sentence was said was fitted on the committed recordings: five callers
 * whose voice was not learned say numbers and times without a word before them, and, as foreign
 * sentences, what other agents are told. Where the value of a slot is doubtful was set by eye.
 */
final class SlotConfidence {
  // Of a sentence that has rivals.
  private static final double FRAME_RATIO = -8.0;
  private static final double WORST_WORD = -7.3;
  private static final double RIVAL_RATIO = -22.1;
  private static final double CONSTANT = 40.0;

  // Of the only one there is.
  private static final double FRAME_RATIO_ALONE = -13.2;
  private static final double WORST_WORD_ALONE = -6.9;
  private static final double CONSTANT_ALONE = 27.1;

  /** A worse word says no more than this. */
  private static final double WORST = 2.2;

  /** A value that leads by less than so many frames is as likely another one. */
  private static final double DOUBTFUL_LEAD = 1.0;

  private static final double LEAD_SCALE = 0.3;

  /** A word of a greater ratio is as likely one that is not in the slot. */
  private static final double DOUBTFUL_WORD = 1.62;

  private static final double WORD_SCALE = 0.05;

  private SlotConfidence() {}

  /** Whether the sentence was said at all, whatever its values. */
  static double ofSentence(SlotEvidence evidence) {
    double worst = Math.min(WORST, evidence.worstWord());
    return Double.isNaN(evidence.rivalRatio())
        ? logistic(
            FRAME_RATIO_ALONE * evidence.frameRatio() + WORST_WORD_ALONE * worst + CONSTANT_ALONE)
        : logistic(
            FRAME_RATIO * evidence.frameRatio()
                + WORST_WORD * worst
                + RIVAL_RATIO * evidence.rivalRatio()
                + CONSTANT);
  }

  /** How sure a value is that leads by so many frames' worth. */
  static double ofSlot(double lead, double worstWord) {
    return logistic((lead - DOUBTFUL_LEAD) / LEAD_SCALE)
        * logistic((DOUBTFUL_WORD - worstWord) / WORD_SCALE);
  }

  static Recognition recognition(SlotEvidence evidence, double rejected) {
    double confidence = ofSentence(evidence);
    Map<String, Double> slots = new LinkedHashMap<>();
    evidence.leads().forEach((slot, lead) -> slots.put(slot, ofSlot(lead, evidence.worstWord())));
    return new Recognition(
        Optional.of(evidence.phrase()).filter(p -> confidence >= rejected),
        confidence,
        Optional.of(evidence.phrase()),
        slots);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
