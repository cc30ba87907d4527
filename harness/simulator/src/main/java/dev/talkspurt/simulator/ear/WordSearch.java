package dev.talkspurt.simulator.ear;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the words of a grammar that an utterance is nearest to: one pass over its frames in which
 * every word of every state is aligned with all its templates at once.
 *
 * <p>As in {@link Alignment}, each frame is used once while a template goes on by 0, 1 or 2 frames
 * and may lack two at each end. Between words there may be silence. What is far worse than the best
 * so far is given up. Not thread-safe.
 */
final class WordSearch {
  private static final int SLACK = 2;
  private static final float UNREACHED = Float.MAX_VALUE / 4;

  private final Features heard;
  private final float[] silence;
  private final float scale;
  private final float beam;
  private final Map<Features, float[][]> distances = new IdentityHashMap<>();

  /**
   * A word that was found.
   *
   * @param arc its index in the grammar
   * @param from its first frame
   * @param to the frame after its last
   * @param cost the sum of its distances
   */
  record Word(int arc, int from, int to, float cost) {}

  /**
   * What is nearest.
   *
   * @param cost the sum of all distances, with handicaps
   */
  record Path(float cost, List<Word> words) {}

  /** Where the best way to a state at a time came from. */
  private static final class Token {
    private float cost = UNREACHED;
    private int arc;
    private int from;
    private int to;

    private void set(float newCost, int newArc, int newFrom, int newTo) {
      cost = newCost;
      arc = newArc;
      from = newFrom;
      to = newTo;
    }
  }

  /** One template on one arc. */
  private static final class Lane {
    private final Features template;
    private final float[] costs;
    private final int[] entries;
    private boolean active;

    Lane(Features template) {
      this.template = template;
      this.costs = new float[template.frames()];
      this.entries = new int[template.frames()];
    }
  }

  /**
   * A search in {@code heard}.
   *
   * @param silence what it costs to take a frame for silence
   * @param scale an average distance: what a handicap of one frame costs
   * @param beam by how many such distances a path may be worse than the best
   */
  WordSearch(Features heard, float[] silence, float scale, float beam) {
    this.heard = heard;
    this.silence = silence;
    this.scale = scale;
    this.beam = beam * scale;
  }

  /**
   * The nearest words; empty if none of the grammar fits.
   *
   * @param templates those of each arc
   * @param forbidden arcs not to use
   */
  Optional<Path> nearest(Grammar grammar, List<List<Features>> templates, BitSet forbidden) {
    int frames = heard.frames();
    int states = grammar.states();
    Token[][] tokens = new Token[frames + 1][states];
    for (Token[] row : tokens) {
      for (int s = 0; s < states; s++) {
        row[s] = new Token();
      }
    }
    Lane[][] lanes = lanes(grammar, templates, forbidden);
    tokens[0][0].set(0, -1, 0, 0);
    skip(grammar, tokens[0]);
    float best = 0;
    for (int t = 0; t < frames; t++) {
      float limit = best + beam;
      best = UNREACHED;
      for (int a = 0; a < lanes.length; a++) {
        Grammar.Arc arc = grammar.arcs().get(a);
        float enter = tokens[t][arc.from()].cost + arc.handicap() * scale;
        for (Lane lane : lanes[a]) {
          if (lane.active || enter < limit) {
            best = Math.min(best, advance(lane, a, t, enter, limit, tokens[t + 1][arc.to()]));
          }
        }
      }
      for (int s = 0; s < states; s++) {
        Token before = tokens[t][s];
        float cost = before.cost + silence[t];
        if (before.cost < limit && cost < tokens[t + 1][s].cost) {
          tokens[t + 1][s].set(cost, before.arc, before.from, before.to);
          best = Math.min(best, cost);
        }
      }
      skip(grammar, tokens[t + 1]);
    }
    return path(grammar, tokens);
  }

  private static Lane[][] lanes(Grammar grammar, List<List<Features>> templates, BitSet forbidden) {
    Lane[][] lanes = new Lane[grammar.arcs().size()][];
    for (int a = 0; a < lanes.length; a++) {
      lanes[a] =
          forbidden.get(a)
              ? new Lane[0]
              : templates.get(a).stream().map(Lane::new).toArray(Lane[]::new);
    }
    return lanes;
  }

  /** Go on by a frame; the least cost there is in the lane then. */
  private float advance(Lane lane, int arc, int t, float enter, float limit, Token exit) {
    float[] costs = lane.costs;
    int[] entries = lane.entries;
    int length = costs.length;
    if (!lane.active) {
      Arrays.fill(costs, UNREACHED);
    }
    float[] row = row(lane.template, t);
    float least = UNREACHED;
    // From the end on: what a frame goes on from still stands as it was before.
    for (int j = length - 1; j >= 0; j--) {
      float cost = costs[j];
      int entry = entries[j];
      if (j >= 1 && costs[j - 1] <= cost) {
        cost = costs[j - 1];
        entry = entries[j - 1];
      }
      if (j >= 2 && costs[j - 2] < cost) {
        cost = costs[j - 2];
        entry = entries[j - 2];
      }
      if (j <= SLACK && enter < cost) {
        cost = enter;
        entry = t;
      }
      if (cost > limit) {
        costs[j] = UNREACHED;
      } else {
        cost += row[j];
        costs[j] = cost;
        entries[j] = entry;
        least = Math.min(least, cost);
        if (j >= length - 1 - SLACK && cost < exit.cost) {
          exit.set(cost, arc, entry, t + 1);
        }
      }
    }
    lane.active = least < UNREACHED;
    return least;
  }

  private static void skip(Grammar grammar, Token[] tokens) {
    for (Grammar.Skip skip : grammar.skips()) {
      Token from = tokens[skip.from()];
      if (from.cost < tokens[skip.to()].cost) {
        tokens[skip.to()].set(from.cost, from.arc, from.from, from.to);
      }
    }
  }

  private float[] row(Features template, int t) {
    float[][] rows = distances.computeIfAbsent(template, f -> new float[heard.frames()][]);
    if (rows[t] == null) {
      float[] row = new float[template.frames()];
      for (int j = 0; j < row.length; j++) {
        row[j] = Alignment.frameDistance(heard, t, template, j);
      }
      rows[t] = row;
    }
    return rows[t];
  }

  private static Optional<Path> path(Grammar grammar, Token[][] tokens) {
    Token token = tokens[tokens.length - 1][grammar.states() - 1];
    if (token.cost >= UNREACHED) {
      return Optional.empty();
    }
    float cost = token.cost;
    LinkedList<Word> words = new LinkedList<>();
    while (token.arc >= 0) {
      Token before = tokens[token.from][grammar.arcs().get(token.arc).from()];
      words.addFirst(new Word(token.arc, token.from, token.to, token.cost - before.cost));
      token = before;
    }
    return Optional.of(new Path(cost, List.copyOf(words)));
  }
}
