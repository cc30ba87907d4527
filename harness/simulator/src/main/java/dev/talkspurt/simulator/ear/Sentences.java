package dev.talkspurt.simulator.ear;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.speech.SpeechSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The declared sentences with open slots, and which one an utterance is nearest to. Immutable. */
final class Sentences {
  private static final List<String> BEFORE = List.of("it is", "it's", "that is");
  private static final float BEFORE_HANDICAP = 2;

  /** Words with all sounds of the language: what any speech is near to. */
  private static final List<String> ANY_SPEECH =
      Stream.of(
              SlotGrammar.DIGITS,
              SlotGrammar.WEEKDAYS,
              SlotGrammar.MONTHS,
              SlotGrammar.ORDINALS,
              SlotGrammar.LETTERS)
          .flatMap(List::stream)
          .toList();

  private static final float BEAM = 8;
  private static final int LEAST_SAMPLES = 3;

  private final List<Declared> declared;

  /** Those of all sentences and of words that stand for any speech, each once. */
  private final List<Exemplar> exemplars;

  /**
   * One sentence.
   *
   * @param exemplars of each arc of the grammar
   */
  private record Declared(SlotPattern pattern, Grammar grammar, List<List<Exemplar>> exemplars) {}

  private Sentences(List<Declared> declared, Collection<List<Exemplar>> other) {
    this.declared = List.copyOf(declared);
    Set<Exemplar> all = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Exemplar> inOrder = new ArrayList<>();
    for (Declared one : declared) {
      for (List<Exemplar> words : one.exemplars()) {
        words.stream().filter(all::add).forEach(inOrder::add);
      }
    }
    other.forEach(words -> words.stream().filter(all::add).forEach(inOrder::add));
    this.exemplars = List.copyOf(inOrder);
  }

  static Sentences learn(List<SlotPattern> patterns, SpeechSource speech) {
    List<Declared> declared = new ArrayList<>();
    for (SlotPattern pattern : patterns) {
      Grammar grammar = grammar(pattern);
      Map<String, List<Exemplar>> known =
          Lexicon.of(speech).learn(grammar.words(), sentences(pattern), speech);
      for (SlotPattern.Part part : pattern.parts()) {
        for (String needed : needed(part)) {
          if (known.getOrDefault(needed, List.of()).isEmpty()) {
            throw new BadInput(
                "the simulated agent cannot learn '"
                    + needed
                    + "': no recording and no synthesizer");
          }
        }
      }
      declared.add(
          new Declared(
              pattern, grammar, grammar.arcs().stream().map(a -> known.get(a.words())).toList()));
    }
    return new Sentences(
        declared,
        patterns.isEmpty()
            ? List.of()
            : Lexicon.of(speech).learn(ANY_SPEECH, List.of(), speech).values());
  }

  private static List<String> needed(SlotPattern.Part part) {
    if (part instanceof SlotPattern.Part.Words words) {
      return List.of(plain(words.text()));
    }
    if (part instanceof SlotPattern.Part.OneOf list) {
      return list.forms().keySet().stream().map(Sentences::plain).toList();
    }
    Grammar.Builder builder = new Grammar.Builder();
    SlotGrammar.add(builder, ((SlotPattern.Part.Open) part).kind(), 0);
    return builder.build().words().stream()
        .filter(word -> !word.equals("double") && !word.equals("triple"))
        .limit(1)
        .toList();
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private static Grammar grammar(SlotPattern pattern) {
    Grammar.Builder grammar = new Grammar.Builder();
    int at = 0;
    if (!(pattern.parts().get(0) instanceof SlotPattern.Part.Words)) {
      grammar.part(-1);
      int after = grammar.state();
      for (String words : BEFORE) {
        grammar.say(0, words, after, BEFORE_HANDICAP);
      }
      grammar.skip(0, after);
      at = after;
    }
    for (int p = 0; p < pattern.parts().size(); p++) {
      grammar.part(p);
      SlotPattern.Part part = pattern.parts().get(p);
      if (part instanceof SlotPattern.Part.Open open) {
        at = SlotGrammar.add(grammar, open.kind(), at);
      } else {
        int to = grammar.state();
        for (String words : needed(part)) {
          grammar.say(at, words, to);
        }
        at = to;
      }
    }
    return grammar.build();
  }

  /** Sentences of its own, for what it alone says, and those of the kinds of its slots. */
  private static List<Lexicon.Sentence> sentences(SlotPattern pattern) {
    Set<Lexicon.Sentence> sentences = new LinkedHashSet<>();
    List<List<List<String>>> samples = new ArrayList<>();
    for (SlotPattern.Part part : pattern.parts()) {
      samples.add(
          part instanceof SlotPattern.Part.Open open
              ? SlotMaterial.samples(open.kind())
              : needed(part).stream().map(List::of).toList());
    }
    int most = samples.stream().mapToInt(List::size).max().orElse(0);
    for (int sample = 0; sample < Math.max(LEAST_SAMPLES, most); sample++) {
      List<String> words = new ArrayList<>();
      for (List<List<String>> choices : samples) {
        words.addAll(choices.get(sample % choices.size()));
      }
      sentences.add(Lexicon.Sentence.of(words));
    }
    for (SlotPattern.Part part : pattern.parts()) {
      if (part instanceof SlotPattern.Part.Open open) {
        sentences.addAll(SlotMaterial.sentences(open.kind()));
      }
    }
    return List.copyOf(sentences);
  }

  boolean isEmpty() {
    return declared.isEmpty();
  }

  /** Compare; empty if no sentence comes near in length. */
  Optional<SlotEvidence> compare(MelSpectrogram speech, Noise noise) {
    Map<Exemplar, Features> templates = templates(noise);
    List<Features> known = exemplars.stream().map(templates::get).toList();
    return compare(Heard.of(speech, noise, known), templates);
  }

  /**
   * An utterance, ready to be compared.
   *
   * @param silence how unlike silence each frame is
   * @param loose distance of each frame to the nearest of any template
   */
  private record Heard(Features features, float[] silence, float[] loose) {
    static Heard of(MelSpectrogram speech, Noise noise, List<Features> known) {
      Features whole = Features.withMean(speech, Noise.NONE.bands());
      float[] mean = Saying.mean(whole, speech, noise);
      Features heard = whole.cut(0, whole.frames(), mean);
      return new Heard(heard, Silence.costs(heard, mean, noise), AnyOrder.distances(heard, known));
    }

    /** An average distance. */
    float scale() {
      return sum(loose, 0, loose.length) / loose.length;
    }
  }

  private Optional<SlotEvidence> compare(Heard utterance, Map<Exemplar, Features> templates) {
    Features heard = utterance.features();
    float[] loose = utterance.loose();
    WordSearch search = new WordSearch(heard, utterance.silence(), utterance.scale(), BEAM);
    int best = -1;
    List<Optional<WordSearch.Path>> paths = new ArrayList<>();
    for (Declared one : declared) {
      Optional<WordSearch.Path> path =
          search.nearest(one.grammar(), of(one, templates), new BitSet());
      paths.add(path);
      int at = paths.size() - 1;
      if (path.isPresent()
          && (best < 0 || path.get().cost() < paths.get(best).orElseThrow().cost())) {
        best = at;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    float rival = Float.POSITIVE_INFINITY;
    for (int d = 0; d < paths.size(); d++) {
      boolean other = !declared.get(d).pattern().id().equals(declared.get(best).pattern().id());
      if (other && paths.get(d).isPresent()) {
        rival = Math.min(rival, paths.get(d).get().cost() / heard.frames());
      }
    }
    Declared nearest = declared.get(best);
    WordSearch.Path path = paths.get(best).orElseThrow();
    SlotReading reading = new SlotReading(nearest.pattern(), nearest.grammar());
    return Optional.of(reading.evidence(path, search, of(nearest, templates), loose, rival));
  }

  private static List<List<Features>> of(Declared one, Map<Exemplar, Features> templates) {
    return one.exemplars().stream()
        .map(words -> words.stream().map(templates::get).toList())
        .toList();
  }

  /** The features of all exemplars as they would be with this noise around. */
  private Map<Exemplar, Features> templates(Noise noise) {
    Map<Saying, Features> recordings = new IdentityHashMap<>();
    Map<Centre, float[]> means = new IdentityHashMap<>();
    Map<Exemplar, Features> templates = new IdentityHashMap<>();
    for (Exemplar exemplar : exemplars) {
      if (noise == Noise.NONE) {
        templates.put(exemplar, exemplar.quiet());
        continue;
      }
      Features whole = recordings.computeIfAbsent(exemplar.saying(), s -> s.under(noise));
      Centre centre = exemplar.centre();
      if (!means.containsKey(centre)) {
        centre.sayings().forEach(c -> recordings.computeIfAbsent(c, s -> s.under(noise)));
        means.put(centre, centre.under(recordings));
      }
      templates.put(exemplar, whole.cut(exemplar.from(), exemplar.to(), means.get(centre)));
    }
    return templates;
  }

  static float sum(float[] values, int from, int to) {
    float sum = 1e-3f;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum;
  }
}
