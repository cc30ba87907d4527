package dev.talkspurt.simulator.ear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Phrase sets as the example agents have them, of texts that there are recordings of. */
final class Vocabularies {
  private Vocabularies() {}

  static Map<String, List<Phrase>> byAgent() {
    Map<String, List<Phrase>> agents = new LinkedHashMap<>();
    agents.put(
        "order-line",
        List.of(
            phrase("where", "Where is my order four two seven one?", "orderNumber", "4271"),
            phrase("where", "Where is my order nine zero three five?", "orderNumber", "9035"),
            phrase("cancel", "Please cancel my order."),
            phrase("yes", "Yes, please cancel it."),
            phrase("no", "No, thank you."),
            phrase("date", "Stop, I only want the delivery date."),
            phrase("bye", "Thank you, goodbye.")));
    agents.put(
        "clinic",
        List.of(
            phrase("move", "I need to reschedule my appointment for Tuesday.", "day", "Tuesday"),
            phrase("move", "I need to reschedule my appointment for Friday.", "day", "Friday"),
            phrase("pick", "The afternoon one, please.", "time", "14:30"),
            phrase("pick", "The morning one, please.", "time", "09:00"),
            phrase("thursday", "Wait, I meant Thursday.", "day", "Thursday"),
            phrase("hours", "What are your opening hours?"),
            phrase("person", "Can I speak to a person?")));
    agents.put(
        "inventory",
        List.of(
            phrase("stock", "Do you have the blue running shoes in stock?", "item", "shoes"),
            phrase("stock", "Do you have the red rain jacket in stock?", "item", "jacket"),
            phrase("cost", "How much does it cost?"),
            phrase("size", "Hold on, what about size nine?"),
            phrase("store", "Which store has it?"),
            phrase("reserve", "Can you reserve one for me?"),
            phrase("hello", "Hello, is anybody there?"),
            phrase("bye", "That is all, thank you.")));
    return agents;
  }

  /** The phrases of all agents as those of one. */
  static List<Phrase> together() {
    List<Phrase> all = new ArrayList<>();
    byAgent()
        .forEach(
            (agent, phrases) ->
                phrases.forEach(
                    p -> all.add(new Phrase(agent + "/" + p.id(), p.text(), p.slots()))));
    return all;
  }

  private static Phrase phrase(String id, String text) {
    return new Phrase(id, text, Map.of());
  }

  private static Phrase phrase(String id, String text, String slot, String value) {
    return new Phrase(id, text, Map.of(slot, value));
  }
}
