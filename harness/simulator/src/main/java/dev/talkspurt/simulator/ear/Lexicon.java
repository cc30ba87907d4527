package dev.talkspurt.simulator.ear;

import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How voices say single words: on their own, and cut out of sentences by aligning each sentence
 * with the single words of the same voice. Each voice counts as two, one with a longer throat and
 * one with a shorter: callers differ in that, and there are few voices. What was once learned from
 * a source of speech is shared by all agents. Thread-safe.
 */
final class Lexicon {
  private static final Map<SpeechSource, Lexicon> LEXICONS =
      Collections.synchronizedMap(new WeakHashMap<>());
  private static final float WHOLE = 1e6f;
  private static final double[] THROATS = {0.94, 1.06};

  private record Spoken(String voice, String text) {}

  private record Cut(String voice, Sentence sentence) {}

  /** Where a word is in a sentence. */
  private record Found(String word, int from, int to) {}

  /**
   * A sentence to cut words from.
   *
   * @param text how it is written for a synthesizer
   * @param words what it is made of
   */
  record Sentence(String text, List<String> words) {
    Sentence {
      words = List.copyOf(words);
    }

    static Sentence of(List<String> words) {
      return new Sentence(String.join(" ", words), words);
    }
  }

  // None of them may lead to the source, or it would never be forgotten.
  private final Map<String, List<Utterance>> examples = new ConcurrentHashMap<>();
  // By throat; none if there is no speech.
  private final Map<Spoken, List<Saying>> sayings = new ConcurrentHashMap<>();
  private final Map<Cut, List<Found>> cuts = new ConcurrentHashMap<>();

  private Lexicon() {}

  /** What is known from {@code speech}. */
  static Lexicon of(SpeechSource speech) {
    return LEXICONS.computeIfAbsent(speech, s -> new Lexicon());
  }

  /**
   * All that is known of how {@code words} are said.
   *
   * @param sentences where they occur, too
   */
  Map<String, List<Exemplar>> learn(
      Collection<String> words, Collection<Sentence> sentences, SpeechSource speech) {
    Map<String, List<Exemplar>> learned = new LinkedHashMap<>();
    words.forEach(word -> learned.put(word, new ArrayList<>()));
    Set<String> all = new LinkedHashSet<>(words);
    sentences.forEach(sentence -> all.addAll(sentence.words()));
    for (String voice : voices(all, speech)) {
      Map<String, List<Saying>> single = new LinkedHashMap<>();
      for (String word : all) {
        single.put(word, sayings(voice, word, speech));
      }
      single.values().removeIf(List::isEmpty);
      Map<Sentence, List<Saying>> whole = new LinkedHashMap<>();
      for (Sentence sentence : sentences) {
        whole.put(sentence, sayings(voice, sentence.text(), speech));
      }
      whole.values().removeIf(List::isEmpty);
      for (int throat = 0; !single.isEmpty() && throat < THROATS.length; throat++) {
        learn(voice, throat, single, whole, learned);
      }
    }
    return learned;
  }

  private void learn(
      String voice,
      int throat,
      Map<String, List<Saying>> single,
      Map<Sentence, List<Saying>> whole,
      Map<String, List<Exemplar>> learned) {
    Collection<List<Saying>> typical = whole.isEmpty() ? single.values() : whole.values();
    Centre centre = new Centre(typical.stream().map(one -> one.get(throat)).toList());
    whole.forEach(
        (sentence, said) -> {
          Saying saying = said.get(throat);
          Centre own = new Centre(List.of(saying));
          for (Found found :
              cuts.computeIfAbsent(
                  new Cut(voice, sentence), cut -> cut(sentence, said.get(0), single, centre))) {
            if (learned.containsKey(found.word())) {
              learned.get(found.word()).add(new Exemplar(saying, found.from(), found.to(), own));
            }
          }
        });
    learned.forEach(
        (word, exemplars) -> {
          if (single.containsKey(word)) {
            exemplars.add(single.get(word).get(throat).whole(centre));
          }
        });
  }

  private Set<String> voices(Collection<String> words, SpeechSource speech) {
    Set<String> voices = new LinkedHashSet<>(speech.voices());
    for (String word : words) {
      examples.computeIfAbsent(word, speech::examples).forEach(one -> voices.add(one.voice()));
    }
    return voices;
  }

  private List<Saying> sayings(String voice, String text, SpeechSource speech) {
    return sayings.computeIfAbsent(
        new Spoken(voice, text),
        spoken ->
            spoken(voice, text, speech)
                .map(one -> Saying.of(one.voice(), one.audio(), THROATS))
                .orElse(List.of()));
  }

  private Optional<Utterance> spoken(String voice, String text, SpeechSource speech) {
    Optional<Utterance> recorded =
        examples.computeIfAbsent(text, speech::examples).stream()
            .filter(one -> one.voice().equals(voice))
            .findFirst();
    return recorded.isPresent() || !speech.voices().contains(voice)
        ? recorded
        : Optional.of(speech.speak(SpeechSource.Request.of(text, voice)));
  }

  /** The words of a sentence, by the voice's own single words; a throat does not move them. */
  private static List<Found> cut(
      Sentence sentence, Saying whole, Map<String, List<Saying>> single, Centre alone) {
    if (!single.keySet().containsAll(sentence.words())) {
      return List.of();
    }
    Centre own = new Centre(List.of(whole));
    Features heard = whole.quiet().cut(0, whole.quiet().frames(), own.quiet());
    List<List<Features>> templates =
        sentence.words().stream()
            .map(word -> List.of(single.get(word).get(0).whole(alone).quiet()))
            .toList();
    float[] silence = Silence.costs(heard, own.quiet(), Noise.NONE);
    List<Found> found = new ArrayList<>();
    new WordSearch(heard, silence, 1, WHOLE)
        .nearest(Grammar.of(sentence.words()), templates, new BitSet())
        .ifPresent(
            path ->
                path.words()
                    .forEach(
                        word ->
                            found.add(
                                new Found(
                                    sentence.words().get(word.arc()), word.from(), word.to()))));
    return found;
  }
}
