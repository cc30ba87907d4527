package dev.talkspurt.simulator.ear;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.speech.FixtureLibrary;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The committed recordings of single words and short strings, and no synthesizer. */
record WordRecordings(Predicate<String> learned) implements SpeechSource {
  private static final Path FOLDER =
      Path.of(System.getProperty("talkspurt.root"), "audio-fixtures", "words");
  private static final FixtureLibrary WORDS = new FixtureLibrary(FOLDER.resolve("learned"));
  private static final FixtureLibrary SAID = new FixtureLibrary(FOLDER.resolve("callers"));

  /** What callers say, which nobody has learned. */
  static List<Utterance> said() {
    return SAID.fixtures().stream().map(SAID::load).toList();
  }

  @Override
  public List<Utterance> examples(String text) {
    return WORDS.examples(text).stream().filter(one -> learned.test(one.voice())).toList();
  }

  @Override
  public Utterance speak(Request request) {
    throw new BadInput("no synthesizer here");
  }

  @Override
  public List<String> voices() {
    return List.of();
  }

  @Override
  public void close() {}
}
