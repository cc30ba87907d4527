package dev.talkspurt.simulator.ear;

import java.util.List;
import java.util.Map;

/**
 * One declared sentence with open slots in it, such as "my order number is" and then digits.
 *
 * @param id of the dialogue turn it belongs to; several may share it
 * @param parts in the order they are said; at least one is an open slot
 */
public record SlotPattern(String id, List<Part> parts) {
  public SlotPattern {
    parts = List.copyOf(parts);
  }

  /** A stretch of the sentence. */
  public sealed interface Part {
    /** Words that are said as they stand. */
    record Words(String text) implements Part {}

    /** One of a list: spoken form to value. */
    record OneOf(String slot, Map<String, String> forms) implements Part {}

    /** A value made up of words. */
    record Open(String slot, SlotKind kind) implements Part {}
  }
}
