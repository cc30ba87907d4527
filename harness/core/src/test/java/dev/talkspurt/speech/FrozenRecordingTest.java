package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manifest says about a recording holds until someone changes the manifest. */
final class FrozenRecordingTest {
  @TempDir Path folder;
  private Path original;
  private RecordingShelf shelf;

  @BeforeEach
  void add() throws IOException {
    original = Files.write(folder.resolve("My Call (2).wav"), new WavForge().bytes());
    shelf = new RecordingShelf(folder.resolve("fixtures"));
    shelf.add(
        new RecordingShelf.Item(
            RecordingShelf.nameFor(original),
            original,
            CheckedRecording.read(original),
            "Where is my order?"),
        false);
  }

  private Path frozen() {
    return shelf.file("my-call-2", ".wav");
  }

  private Utterance play(Path file, String words) {
    return new Recordings(new FixtureLibrary(folder.resolve("fixtures"))).play(file, words);
  }

  @Test
  void a_listed_file_has_the_words_and_edges_of_the_manifest() {
    shelf.review("my-call-2", OptionalInt.of(5_000), OptionalInt.empty());
    Utterance played = play(frozen(), "");
    CheckedRecording measured = CheckedRecording.read(original);
    assertEquals("Where is my order?", played.text());
    assertEquals(5_000, played.onsetSample());
    assertEquals(measured.offsetSample(), played.offsetSample());
    assertEquals(measured.audio(), played.audio());
    assertEquals("fixture recordings/my-call-2.wav", played.origin());
    assertEquals("Other words", play(frozen(), "Other words").text());
  }

  @Test
  void a_file_that_is_not_listed_is_measured_and_sounds_the_same() {
    Utterance played = play(original, "Hello");
    CheckedRecording measured = CheckedRecording.read(original);
    assertEquals(
        new Utterance(
            "Hello",
            "recording",
            measured.audio(),
            measured.onsetSample(),
            measured.offsetSample(),
            "recording My Call (2).wav"),
        played);
    assertEquals(play(frozen(), "").audio(), played.audio());
  }

  @Test
  void an_altered_file_and_a_missing_one_are_refused_without_a_place() throws IOException {
    byte[] bytes = Files.readAllBytes(frozen());
    bytes[20_000] ^= 1;
    Files.write(frozen(), bytes);
    BadInput altered = assertThrows(BadInput.class, () -> play(frozen(), ""));
    assertEquals(Place.NONE, altered.problems().get(0).place());
    assertTrue(
        altered.getMessage().contains("the file was altered (restore it"), altered::getMessage);
    assertTrue(altered.getMessage().contains("talkspurt fixtures verify"), altered::getMessage);
    Files.delete(frozen());
    String missing = assertThrows(BadInput.class, () -> play(frozen(), "")).getMessage();
    assertTrue(missing.contains("'recordings/my-call-2.wav' is missing"), missing);
    assertEquals(
        List.of("recordings/my-call-2.wav"),
        verify().problems().stream().map(FixtureVerification.Finding::file).toList());
  }

  private FixtureVerification verify() {
    return FixtureVerification.of(folder.resolve("fixtures"));
  }

  @Test
  void a_good_shelf_has_no_problem_and_says_what_is_not_reviewed() {
    assertEquals(
        new FixtureVerification(1, List.of(), List.of("recordings/my-call-2.wav")), verify());
    shelf.review("my-call-2", OptionalInt.empty(), OptionalInt.empty());
    assertEquals(new FixtureVerification(1, List.of(), List.of()), verify());
  }

  @Test
  void edges_that_drifted_and_files_nobody_listed_are_found() throws IOException {
    Path manifest = folder.resolve("fixtures/manifest.json");
    Utterance played = play(frozen(), "");
    String text = Files.readString(manifest);
    String moved =
        text.replace(
            "\"onsetSample\": " + played.onsetSample(),
            "\"onsetSample\": " + (played.onsetSample() + 160));
    Files.writeString(manifest, moved);
    Files.copy(original, folder.resolve("fixtures/recordings/stray.wav"));
    List<FixtureVerification.Finding> problems = verify().problems();
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(
        problems.get(0).problem().startsWith("edges drifted: onset -10.0 ms, offset +0.0 ms"),
        problems.toString());
    assertEquals("recordings/stray.wav", problems.get(1).file());
    // Set by hand, they may be anywhere.
    Files.writeString(manifest, moved.replace("\"detector\"", "\"hand\""));
    assertEquals(1, verify().problems().size());
  }

  @Test
  void edges_outside_and_unknown_names_are_refused() {
    OptionalInt none = OptionalInt.empty();
    assertTrue(
        assertThrows(BadInput.class, () -> shelf.review("my-call-2", none, OptionalInt.of(900_000)))
            .getMessage()
            .contains("sound from 0.300 s to 56.250 s, expected from before to"));
    assertTrue(
        assertThrows(BadInput.class, () -> shelf.review("my-cal-2", none, none))
            .getMessage()
            .contains("did you mean 'my-call-2'?"));
  }

  @Test
  void the_rest_of_the_manifest_stays_as_it_was_to_the_letter() throws IOException {
    Path committed =
        Path.of(System.getProperty("talkspurt.root"), "audio-fixtures", "manifest.json");
    Path manifest = folder.resolve("fixtures/manifest.json");
    Files.copy(committed, manifest, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    shelf.add(
        new RecordingShelf.Item("again", original, CheckedRecording.read(original), ""), true);
    String before = Files.readString(committed).stripTrailing();
    String after = Files.readString(manifest);
    String kept = before.substring(0, before.lastIndexOf("\n  ]"));
    assertTrue(after.startsWith(kept), "the utterances changed");
    Json.Obj top = (Json.Obj) Json.parse(after);
    assertEquals(1, top.items("recordings").size());
    assertTrue(new RecordingShelf(folder.resolve("fixtures")).holds("again"));
    assertFalse(shelf.holds("my-call-2"));
  }
}
