package dev.talkspurt.simulator.ear;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.speech.FixtureLibrary;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The recordings of {@code audio-fixtures/ear}, and ears that have learned from all voices but one.
 * Each voice is a group of its own: none shares speaker or synthesis with another.
 */
final class Trials {
  static final double THRESHOLD = 0.35;
  private static final Path FOLDER =
      Path.of(System.getProperty("talkspurt.root"), "audio-fixtures", "ear");
  private static final int LEAD_SAMPLES = 16_000;
  private static final int MARGIN = 1600;
  private static final int PHRASES = 40;

  private final List<Utterance> declared;
  private final List<Utterance> foreign;
  private final Map<String, Ear> ears = new LinkedHashMap<>();

  /** What one caller's utterance was taken for. */
  record Outcome(String voice, boolean declared, boolean nearest, boolean accepted) {}

  private Trials(List<Utterance> declared, List<Utterance> foreign) {
    this.declared = declared;
    this.foreign = foreign;
    List<Phrase> phrases =
        declared.stream()
            .map(Utterance::text)
            .distinct()
            .map(text -> new Phrase(text, text, Map.of()))
            .toList();
    for (String voice : declared.stream().map(Utterance::voice).distinct().toList()) {
      ears.put(voice, Ear.learn(phrases, new Others(declared, one -> !one.equals(voice))));
    }
  }

  /** All 40 declared and 40 foreign phrases. */
  static Trials all() {
    return new Trials(read("declared"), read("foreign"));
  }

  private static List<Utterance> read(String part) {
    FixtureLibrary library = new FixtureLibrary(FOLDER.resolve(part));
    return library.fixtures().stream().map(library::load).toList();
  }

  /** Every {@code step}th trial, other phrases of each voice; edges known to 100 ms. */
  List<Outcome> run(Surroundings surroundings, int step) {
    int count = declared.size() + foreign.size();
    return IntStream.range(0, count)
        .filter(i -> i % step == i / PHRASES % step)
        .parallel()
        .mapToObj(i -> trial(i, surroundings))
        .toList();
  }

  private Outcome trial(int index, Surroundings surroundings) {
    boolean known = index < declared.size();
    Utterance said = known ? declared.get(index) : foreign.get(index - declared.size());
    AudioClip stream = surroundings.around(said, LEAD_SAMPLES, index);
    AudioClip heard =
        stream.slice(
            LEAD_SAMPLES + said.onsetSample() - MARGIN,
            LEAD_SAMPLES + said.offsetSample() + 1 + MARGIN);
    Recognition recognition = ears.get(said.voice()).recognise(heard);
    Optional<String> nearest = recognition.nearest().map(Phrase::text);
    return new Outcome(
        said.voice(),
        known,
        nearest.equals(Optional.of(said.text())),
        recognition.confidence() >= THRESHOLD);
  }

  /** Recordings of those voices alone. */
  private record Others(List<Utterance> all, Predicate<String> learned) implements SpeechSource {
    @Override
    public Utterance speak(Request request) {
      throw new BadInput("no synthesizer here");
    }

    @Override
    public List<String> voices() {
      return List.of();
    }

    @Override
    public List<Utterance> examples(String text) {
      return all.stream()
          .filter(one -> one.text().equals(text) && learned.test(one.voice()))
          .toList();
    }

    @Override
    public void close() {}
  }
}
