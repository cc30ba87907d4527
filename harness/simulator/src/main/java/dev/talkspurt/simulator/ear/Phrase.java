package dev.talkspurt.simulator.ear;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One declared phrase, with every slot filled in.
 *
 * @param id of the dialogue turn it belongs to; several phrases may share it
 * @param text what is said, word by word
 * @param slots the value (not the spoken form) of each slot in the text, by name, in order
 */
public record Phrase(String id, String text, Map<String, String> slots) {
  public Phrase {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }
}
