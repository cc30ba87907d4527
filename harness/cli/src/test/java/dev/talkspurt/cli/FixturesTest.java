package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixturesTest {
  private static final Path SPEECH =
      Console.ROOT.resolve("audio-fixtures/en-us-slt/no-thank-you.wav");

  @TempDir Path folder;
  private Path fixtures;
  private Path call;

  @BeforeEach
  void copy_a_recording() throws IOException {
    fixtures = folder.resolve("fixtures");
    call = Files.copy(SPEECH, folder.resolve("My <Call>.wav"));
  }

  private Console fixtures(String command, String... more) {
    return fixtures(Terminal.NONE, command, more);
  }

  private Console fixtures(Terminal terminal, String command, String... more) {
    List<String> all = new ArrayList<>(List.of("fixtures", command));
    all.addAll(Arrays.asList(more));
    all.addAll(List.of("--fixtures", fixtures.toString()));
    return Console.run(terminal, all.toArray(new String[0]));
  }

  private Json.Obj recording() throws IOException {
    Json.Obj top = (Json.Obj) Json.parse(Files.readString(fixtures.resolve("manifest.json")));
    assertEquals(1, top.items("recordings").size());
    return (Json.Obj) top.items("recordings").get(0);
  }

  @Test
  void add_writes_recording_entry_and_picture_and_says_what_comes_next() throws IOException {
    Console console = fixtures("add", call.toString(), "--words", "No, thank you.");
    assertEquals(Main.PASSED, console.code(), console.both());
    assertEquals("", console.err());
    assertTrue(console.out().contains("source     16-bit PCM, 16000 Hz, 1 channel"), console.out());
    assertTrue(console.out().contains("talkspurt fixtures review my-call"), console.out());
    assertEquals(2, console.out().chars().filter(one -> one == '^').count(), console.out());
    assertTrue(console.out().chars().allMatch(one -> one < 128), "plain in a pipe");
    assertEquals("No, thank you.", recording().text("words").orElseThrow());
    assertFalse(recording().isTrue("reviewed"));
    assertTrue(Files.exists(fixtures.resolve("recordings/my-call.wav")));
    String picture = Files.readString(fixtures.resolve("recordings/my-call.svg"));
    assertTrue(picture.contains(">onset 0.") && picture.contains(">offset 1."), picture);
    assertTrue(picture.length() < 60_000);
  }

  @Test
  void a_terminal_gets_bars() {
    Console console =
        fixtures(new Terminal(true, true, 80, 24), "add", call.toString(), "--name", "x");
    assertTrue(console.out().contains("█") || console.out().contains("▇"), console.out());
    console.out().lines().skip(1).limit(8).forEach(line -> assertTrue(line.length() <= 110, line));
  }

  @Test
  void review_confirms_or_sets_the_edges_and_verify_is_content() throws IOException {
    fixtures("add", call.toString(), "--name", "mine");
    Console before = fixtures("verify");
    assertEquals(Main.PASSED, before.code(), before.both());
    assertTrue(before.out().contains("warning: recordings/mine.wav is not reviewed"));
    Console console = fixtures("review", "mine", "--onset", "0.2s", "--offset", "700 ms");
    assertEquals(Main.PASSED, console.code(), console.both());
    assertEquals(3_200, recording().number("onsetSample").orElseThrow().intValue());
    assertEquals(11_200, recording().number("offsetSample").orElseThrow().intValue());
    assertEquals("hand", recording().text("edges").orElseThrow());
    assertTrue(recording().isTrue("reviewed"));
    Console after = fixtures("verify");
    assertEquals(Main.PASSED, after.code(), after.both());
    assertTrue(after.out().endsWith("1 fixture(s), no problems\n"), after.out());
  }

  @Test
  void verify_names_what_is_altered_missing_and_unlisted() throws IOException {
    fixtures("add", call.toString(), "--name", "altered");
    fixtures("add", call.toString(), "--name", "gone");
    Path altered = fixtures.resolve("recordings/altered.wav");
    byte[] bytes = Files.readAllBytes(altered);
    bytes[5_000] ^= 1;
    Files.write(altered, bytes);
    Files.move(fixtures.resolve("recordings/gone.wav"), fixtures.resolve("recordings/stray.wav"));
    Console console = fixtures("verify");
    assertEquals(Main.USAGE, console.code());
    assertTrue(console.out().contains("recordings/altered.wav  sha256 of"), console.out());
    assertTrue(console.out().contains("is missing, expected the fixture"), console.out());
    assertTrue(console.out().contains("recordings/stray.wav    is not in the"), console.out());
    assertTrue(console.out().endsWith("2 fixture(s), 3 problems\n"), console.out());
  }

  @Test
  void the_committed_fixtures_verify() {
    Console console = Console.run("fixtures", "verify");
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(console.out().endsWith(", no problems\n"), console.out());
  }

  @Test
  void a_name_is_taken_once_unless_it_is_to_be_replaced() {
    fixtures("add", call.toString());
    Console again = fixtures("add", call.toString());
    assertEquals(Main.USAGE, again.code());
    assertTrue(again.err().contains("there is a recording 'my-call' already"), again.err());
    assertEquals(Main.PASSED, fixtures("add", call.toString(), "--replace").code());
  }

  @Test
  void good_files_are_added_and_bad_ones_named() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.wav"), "not a recording");
    Console console = fixtures("add", bad.toString(), call.toString());
    assertEquals(Main.USAGE, console.code());
    assertTrue(console.err().contains(bad + ": looks like text, expected a RIFF"), console.err());
    assertEquals("recordings/my-call.wav", recording().text("file").orElseThrow());
  }

  @Test
  void what_a_file_is_called_cannot_drive_the_terminal() throws IOException {
    Path evil = Files.copy(SPEECH, folder.resolve("a\u001b[2Jb.wav"));
    Console console = fixtures("add", evil.toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertFalse(console.both().contains("\u001b"), console.both());
  }
}
