package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Renders the embedded voice again: it is on every machine. */
@Timeout(120)
class FixturesRenderIT {
  @Test
  void the_embedded_voice_says_what_it_said(@TempDir Path folder) throws IOException {
    Console same = Console.run("fixtures", "render", "en-us-kevin");
    assertEquals(Main.PASSED, same.code(), same.both());
    assertEquals("rendered 1 voices, skipped 0: no file differs\n", same.out());
    Path committed = Console.ROOT.resolve("audio-fixtures");
    Path kevin = Files.createDirectories(folder.resolve("en-us-kevin"));
    try (Stream<Path> files = Files.list(committed.resolve("en-us-kevin"))) {
      for (Path file : files.toList()) {
        Files.copy(file, kevin.resolve(file.getFileName()));
      }
    }
    Files.copy(committed.resolve("manifest.json"), folder.resolve("manifest.json"));
    Path spoilt = kevin.resolve("no-thank-you.wav");
    byte[] bytes = Files.readAllBytes(spoilt);
    bytes[5_000] ^= 1;
    Files.write(spoilt, bytes);
    Console other =
        Console.run(
            "fixtures", "render", "en-us-kevin", "--write", "--fixtures", folder.toString());
    assertEquals(Main.USAGE, other.code(), other.both());
    assertTrue(other.out().startsWith("en-us-kevin/no-thank-you.wav: was altered"), other.out());
    assertEquals(
        -1, Files.mismatch(committed.resolve("manifest.json"), folder.resolve("manifest.json")));
    assertEquals(-1, Files.mismatch(committed.resolve("en-us-kevin/no-thank-you.wav"), spoilt));
  }

  @Test
  void a_voice_that_was_asked_for_and_is_not_there_is_named() {
    Console console = Console.run("fixtures", "render", "en-us-nobody");
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(
        console.out().contains("en-us-nobody: not rendered: voice is 'en-us-nobody' (use one of"),
        console.out());
  }
}
