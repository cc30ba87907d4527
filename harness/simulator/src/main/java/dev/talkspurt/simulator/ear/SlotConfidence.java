package dev.talkspurt.simulator.ear;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns evidence for a sentence with open slots into numbers from 0 to 1, by logistic curves. */
final class SlotConfidence {
  /** A sentence of a greater frame ratio is as likely a foreign one. */
  private static final double DOUBTFUL_RATIO = 1.36;

  private static final double RATIO_SCALE = 0.03;

  /** A sentence as near as this to another one is as likely that. */
  private static final double DOUBTFUL_RIVAL = 0.985;

  private static final double RIVAL_SCALE = 0.008;

  /** A value that leads by less than so many frames is as likely another one. */
  private static final double DOUBTFUL_LEAD = 0.8;

  private static final double LEAD_SCALE = 0.3;

  /** A word of a greater ratio is as likely one that is not in the slot. */
  private static final double DOUBTFUL_WORD = 1.62;

  private static final double WORD_SCALE = 0.05;

  private SlotConfidence() {}

  /** Whether the sentence was said at all, whatever its values. */
  static double ofSentence(SlotEvidence evidence) {
    return logistic((DOUBTFUL_RATIO - evidence.frameRatio()) / RATIO_SCALE)
        * logistic((DOUBTFUL_RIVAL - evidence.rivalRatio()) / RIVAL_SCALE);
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
