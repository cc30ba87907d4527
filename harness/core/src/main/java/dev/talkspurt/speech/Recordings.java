package dev.talkspurt.speech;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.speech.FixtureLibrary.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Recordings of the user's own: as frozen in the manifest where it lists the file, else checked and
 * measured. Thread-safe.
 */
final class Recordings {
  /** What stands for a voice where nobody synthesized. */
  static final String VOICE = "recording";

  private final FixtureLibrary fixtures;
  private final Map<State, CheckedRecording> checked = new ConcurrentHashMap<>();

  /** A file as it was when it was read: trials of a run read it once. */
  private record State(Path file, long bytes, long modifiedMs) {}

  Recordings(FixtureLibrary fixtures) {
    this.fixtures = fixtures;
  }

  /**
   * The recording in {@code file}.
   *
   * @param words what it says; if empty, what the manifest says
   * @throws BadInput if it cannot be used, without a place
   */
  Utterance play(Path file, String words) {
    try {
      Optional<Fixture> entry = fixtures.entryOf(file);
      if (entry.isPresent()) {
        Utterance frozen = fixtures.load(entry.get());
        return new Utterance(
            words.isEmpty() ? frozen.text() : words,
            frozen.voice(),
            frozen.audio(),
            frozen.onsetSample(),
            frozen.offsetSample(),
            frozen.origin());
      }
      return measured(file).utterance(words, "recording " + file.getFileName());
    } catch (BadInput e) {
      throw new BadInput(e.getMessage());
    }
  }

  private CheckedRecording measured(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      State state = new State(file.toAbsolutePath(), now.size(), now.lastModifiedTime().toMillis());
      return checked.computeIfAbsent(state, unread -> CheckedRecording.read(file));
    } catch (IOException e) {
      return CheckedRecording.read(file);
    }
  }
}
