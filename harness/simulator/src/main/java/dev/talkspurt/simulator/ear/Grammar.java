package dev.talkspurt.simulator.ear;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order words may be said: states, and arcs that say something on the way from one to
 * another. Every arc leads to a later state, so there are no loops. State 0 is the beginning, the
 * last one the end.
 *
 * @param states how many there are
 * @param skips pairs of states between which nothing need be said, by their first state
 */
record Grammar(int states, List<Arc> arcs, List<Skip> skips) {
  Grammar {
    arcs = List.copyOf(arcs);
    skips = List.copyOf(skips);
  }

  /**
   * Something that is said.
   *
   * @param words what, as the lexicon has it
   * @param part to which part of the sentence it belongs; -1 for what may be said before it
   * @param handicap what it costs, in frames of average distance: words that are rarely meant
   */
  record Arc(int from, int to, String words, int part, float handicap) {}

  /** A way on without a word. */
  record Skip(int from, int to) {}

  /** Puts a grammar together, from its beginning to its end. Not thread-safe. */
  static final class Builder {
    private final List<Arc> arcs = new ArrayList<>();
    private final List<Skip> skips = new ArrayList<>();
    private int states = 1;
    private int part;

    /** All that follows belongs to this part. */
    void part(int index) {
      part = index;
    }

    int state() {
      return states++;
    }

    void say(int from, String words, int to) {
      say(from, words, to, 0);
    }

    void say(int from, String words, int to, float handicap) {
      arcs.add(new Arc(from, to, words, part, handicap));
    }

    void skip(int from, int to) {
      skips.add(new Skip(from, to));
    }

    Grammar build() {
      skips.sort((a, b) -> Integer.compare(a.from(), b.from()));
      return new Grammar(states, arcs, skips);
    }
  }

  /** These words one after the other. */
  static Grammar of(List<String> words) {
    Builder builder = new Builder();
    int at = 0;
    for (int w = 0; w < words.size(); w++) {
      builder.part(w);
      int next = builder.state();
      builder.say(at, words.get(w), next);
      at = next;
    }
    return builder.build();
  }

  /** Everything that can be said. */
  List<String> words() {
    return arcs.stream().map(Arc::words).distinct().toList();
  }
}
