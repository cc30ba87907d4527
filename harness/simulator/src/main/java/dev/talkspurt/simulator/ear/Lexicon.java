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
 * with the single words of the same voice. What was once learned from a source of speech is shared
 * by all agents. Thread-safe.
 */
final class Lexicon {
  private static final Map<SpeechSource, Lexicon> LEXICONS =
      Collections.synchronizedMap(new WeakHashMap<>());
  private static final float WHOLE = 1e6f;

  private record Spoken(String voice, String text) {}

  private record Cut(String voice, Sentence sentence) {}

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
  private final Map<Spoken, Optional<Saying>> sayings = new ConcurrentHashMap<>();
  private final Map<Cut, Map<String, List<Exemplar>>> cuts = new ConcurrentHashMap<>();

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
      Map<String, Saying> single = new LinkedHashMap<>();
      for (String word : all) {
        saying(voice, word, speech).ifPresent(saying -> single.put(word, saying));
      }
      List<Saying> whole = new ArrayList<>();
      for (Sentence sentence : sentences) {
        saying(voice, sentence.text(), speech).ifPresent(whole::add);
      }
      if (single.isEmpty()) {
        continue;
      }
      Centre centre = new Centre(whole.isEmpty() ? List.copyOf(single.values()) : whole);
      Map<String, Exemplar> alone = new LinkedHashMap<>();
      single.forEach((word, saying) -> alone.put(word, saying.whole(centre)));
      for (Sentence sentence : sentences) {
        cuts.computeIfAbsent(new Cut(voice, sentence), cut -> cut(voice, sentence, alone, speech))
            .forEach((word, found) -> learned.getOrDefault(word, new ArrayList<>()).addAll(found));
      }
      words.forEach(word -> Optional.ofNullable(alone.get(word)).ifPresent(learned.get(word)::add));
    }
    return learned;
  }

  private Set<String> voices(Collection<String> words, SpeechSource speech) {
    Set<String> voices = new LinkedHashSet<>(speech.voices());
    for (String word : words) {
      examples.computeIfAbsent(word, speech::examples).forEach(one -> voices.add(one.voice()));
    }
    return voices;
  }

  private Optional<Saying> saying(String voice, String text, SpeechSource speech) {
    return sayings.computeIfAbsent(
        new Spoken(voice, text),
        spoken -> spoken(voice, text, speech).flatMap(one -> Saying.of(one.voice(), one.audio())));
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

  private Map<String, List<Exemplar>> cut(
      String voice, Sentence sentence, Map<String, Exemplar> alone, SpeechSource speech) {
    Optional<Saying> said = saying(voice, sentence.text(), speech);
    if (said.isEmpty() || !alone.keySet().containsAll(sentence.words())) {
      return Map.of();
    }
    Saying whole = said.get();
    Centre own = new Centre(List.of(whole));
    Features heard = whole.quiet().cut(0, whole.quiet().frames(), own.quiet());
    Grammar grammar = Grammar.of(sentence.words());
    List<List<Features>> templates =
        sentence.words().stream().map(word -> List.of(alone.get(word).quiet())).toList();
    float[] silence = Silence.costs(heard, own.quiet(), Noise.NONE);
    Map<String, List<Exemplar>> found = new LinkedHashMap<>();
    new WordSearch(heard, silence, 1, WHOLE)
        .nearest(grammar, templates, new BitSet())
        .ifPresent(
            path ->
                path.words()
                    .forEach(
                        word ->
                            found
                                .computeIfAbsent(
                                    sentence.words().get(word.arc()), w -> new ArrayList<>())
                                .add(new Exemplar(whole, word.from(), word.to(), own))));
    return found;
  }
}
