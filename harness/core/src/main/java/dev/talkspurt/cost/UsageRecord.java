package dev.talkspurt.cost;

import dev.talkspurt.document.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tokens of one turn as the provider counted them. A record tells of its own turn, whose
 * context is counted anew each time; it is no running total. Immutable.
 *
 * @param prompt what went in; {@code response} what came out; {@code toolUse} results of tools of
 *     the provider's own; {@code thoughts} what was thought and not said; NaN for a count that the
 *     record does not have
 * @param total of all, as the provider says
 */
public record UsageRecord(Part prompt, Part response, Part toolUse, double thoughts, double total) {
  /** Counts beyond this are nonsense that a sum must survive. */
  private static final double MOST = 1e12;

  /**
   * One part of the tokens.
   *
   * @param count as a whole; NaN if the record does not have it
   * @param byModality the same by {@code TEXT, AUDIO …}; empty if the record has no details
   */
  public record Part(double count, Map<String, Double> byModality) {
    public Part {
      byModality = java.util.Collections.unmodifiableMap(new TreeMap<>(byModality));
    }

    /** What the details add up to. */
    public double attributed() {
      return byModality.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Tokens of the count that no modality accounts for; 0 without a count. */
    public double unattributed() {
      return Double.isNaN(count) ? 0 : Math.max(0, count - attributed());
    }

    private double orNone() {
      return Double.isNaN(count) ? 0 : count;
    }
  }

  /** Reads a {@code usageMetadata} object of the Gemini API, in the names of either service. */
  public static UsageRecord of(Json.Obj counts) {
    return new UsageRecord(
        part(counts, "promptTokenCount", "promptTokensDetails"),
        counts.get("candidatesTokenCount").isPresent()
            ? part(counts, "candidatesTokenCount", "candidatesTokensDetails")
            : part(counts, "responseTokenCount", "responseTokensDetails"),
        part(counts, "toolUsePromptTokenCount", "toolUsePromptTokensDetails"),
        count(counts, "thoughtsTokenCount"),
        count(counts, "totalTokenCount"));
  }

  private static Part part(Json.Obj counts, String count, String details) {
    Map<String, Double> byModality = new TreeMap<>();
    for (Json item : counts.items(details)) {
      if (item instanceof Json.Obj detail) {
        double tokens = count(detail, "tokenCount");
        // Zero is left out on the wire.
        byModality.merge(
            detail.text("modality").orElse("?"), Double.isNaN(tokens) ? 0 : tokens, Double::sum);
      }
    }
    return new Part(count(counts, count), byModality);
  }

  private static double count(Json.Obj counts, String key) {
    return counts
        .number(key)
        .map(BigDecimal::doubleValue)
        .map(value -> Math.max(-MOST, Math.min(MOST, value)))
        .orElse(Double.NaN);
  }

  /** Tokens that no modality accounts for; they are counted and not priced. */
  public double unattributed() {
    return prompt.unattributed() + response.unattributed() + toolUse.unattributed();
  }

  /**
   * What does not add up: details that differ from their count, a total that is not prompt +
   * response + tool use + thoughts, counts below zero; empty if all is well. Some models leave
   * thoughts out of the total; that is told as such.
   */
  public List<String> inconsistencies() {
    List<String> found = new ArrayList<>();
    details(found, "prompt", prompt);
    details(found, "response", response);
    details(found, "tool use", toolUse);
    double thought = Double.isNaN(thoughts) ? 0 : thoughts;
    double spoken = prompt.orNone() + response.orNone() + toolUse.orNone();
    if (prompt.orNone() < 0 || response.orNone() < 0 || toolUse.orNone() < 0 || thought < 0) {
      found.add("a count is below zero");
    }
    if (Double.isNaN(total)) {
      found.add("there is no total");
    } else if (thought > 0 && total == spoken) {
      found.add("the total leaves out " + whole(thought) + " thought tokens");
    } else if (total != spoken + thought) {
      found.add("the total is " + whole(total) + ", its parts are " + whole(spoken + thought));
    }
    return found;
  }

  private static void details(List<String> found, String name, Part part) {
    if (!part.byModality().isEmpty() && part.attributed() != part.orNone()) {
      found.add(
          name + " is " + whole(part.orNone()) + ", its details are " + whole(part.attributed()));
    } else if (part.byModality().isEmpty() && part.orNone() > 0) {
      found.add(name + " has no details");
    }
  }

  private static String whole(double tokens) {
    return String.valueOf(Math.round(tokens));
  }
}
