package dev.talkspurt.simulator.ear;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the values of slots off a path through a sentence. */
record SlotReading(SlotPattern pattern, Grammar grammar) {
  SlotEvidence evidence(
      WordSearch.Path path,
      WordSearch search,
      List<List<Features>> templates,
      float[] loose,
      float rival) {
    Map<String, String> values = values(path);
    double distance = path.cost() / loose.length;
    double worst = 1;
    for (WordSearch.Word word : path.words()) {
      if (isSlot(grammar.arcs().get(word.arc()).part())) {
        worst = Math.max(worst, word.cost() / Sentences.sum(loose, word.from(), word.to()));
      }
    }
    Map<String, Double> leads = new LinkedHashMap<>();
    for (int p = 0; p < pattern.parts().size(); p++) {
      if (pattern.parts().get(p) instanceof SlotPattern.Part.Open open) {
        leads.put(open.slot(), lead(p, open.slot(), path, search, templates) / distance);
      }
    }
    return new SlotEvidence(
        new Phrase(pattern.id(), text(path), values),
        distance,
        distance * loose.length / Sentences.sum(loose, 0, loose.length),
        worst,
        Float.isInfinite(rival) ? Double.NaN : distance / rival,
        leads);
  }

  private boolean isSlot(int part) {
    return part >= 0 && !(pattern.parts().get(part) instanceof SlotPattern.Part.Words);
  }

  /** By how much the nearest path with another value of the slot costs more. */
  private double lead(
      int part,
      String slot,
      WordSearch.Path path,
      WordSearch search,
      List<List<Features>> templates) {
    String value = values(path).getOrDefault(slot, "");
    float least = Float.POSITIVE_INFINITY;
    for (WordSearch.Word word : path.words()) {
      Grammar.Arc said = grammar.arcs().get(word.arc());
      if (said.part() != part) {
        continue;
      }
      BitSet forbidden = new BitSet();
      forbid(said, forbidden);
      Optional<WordSearch.Path> other = search.nearest(grammar, templates, forbidden);
      for (int tries = 0; tries < 3 && sameValue(other, slot, value); tries++) {
        for (WordSearch.Word again : other.orElseThrow().words()) {
          Grammar.Arc arc = grammar.arcs().get(again.arc());
          if (arc.part() == part && !onPath(again.arc(), path)) {
            forbid(arc, forbidden);
          }
        }
        other = search.nearest(grammar, templates, forbidden);
      }
      if (other.isPresent() && !sameValue(other, slot, value)) {
        // A search that gives up early may have missed the best: then nothing leads.
        least = Math.min(least, Math.max(0, other.get().cost() - path.cost()));
      }
    }
    return least;
  }

  private static boolean onPath(int arc, WordSearch.Path path) {
    return path.words().stream().anyMatch(word -> word.arc() == arc);
  }

  private boolean sameValue(Optional<WordSearch.Path> path, String slot, String value) {
    return path.isPresent() && values(path.get()).getOrDefault(slot, "").equals(value);
  }

  /** Not these words between these states. */
  private void forbid(Grammar.Arc said, BitSet forbidden) {
    for (int a = 0; a < grammar.arcs().size(); a++) {
      Grammar.Arc arc = grammar.arcs().get(a);
      if (arc.from() == said.from() && arc.words().equals(said.words())) {
        forbidden.set(a);
      }
    }
  }

  private Map<String, String> values(WordSearch.Path path) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int p = 0; p < pattern.parts().size(); p++) {
      List<String> words = words(path, p);
      SlotPattern.Part part = pattern.parts().get(p);
      if (part instanceof SlotPattern.Part.OneOf list) {
        list.forms()
            .forEach(
                (form, value) -> {
                  if (words.contains(form.strip().replaceAll("\\s+", " "))) {
                    values.put(list.slot(), value);
                  }
                });
      } else if (part instanceof SlotPattern.Part.Open open) {
        SlotValue.of(open.kind(), words).ifPresent(value -> values.put(open.slot(), value));
      }
    }
    return values;
  }

  private List<String> words(WordSearch.Path path, int part) {
    List<String> words = new ArrayList<>();
    for (WordSearch.Word word : path.words()) {
      Grammar.Arc arc = grammar.arcs().get(word.arc());
      if (arc.part() == part) {
        words.add(arc.words());
      }
    }
    return words;
  }

  private String text(WordSearch.Path path) {
    List<String> words = new ArrayList<>();
    path.words().forEach(word -> words.add(grammar.arcs().get(word.arc()).words()));
    return String.join(" ", words);
  }
}
