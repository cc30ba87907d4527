package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoicesCommandTest {
  @TempDir Path folder;

  @Test
  void every_voice_is_listed_with_its_language_and_its_recordings() {
    Console console = Console.run("voices");
    assertEquals(Main.PASSED, console.code(), console.both());
    String first = console.out().lines().findFirst().orElse("");
    assertTrue(first.startsWith("en-us-kevin "), first);
    assertTrue(first.contains("en-US") && first.contains("22 recordings"), first);
    assertTrue(console.out().contains("de-de-espeak "), console.out());
  }

  @Test
  void json_is_all_of_stdout() {
    Console console = Console.run("voices", "--json");
    Json.Obj kevin = (Json.Obj) ((Json.Obj) Json.parse(console.out())).items("voices").get(0);
    assertEquals("en-us-kevin", kevin.text("id").orElse(""));
    assertEquals(22, kevin.number("recordings").orElseThrow().intValue());
    assertEquals(
        kevin.isTrue("available"), kevin.text("fix").isEmpty(), "either it speaks or a fix stands");
  }

  @Test
  void a_sample_is_written_as_wav() throws IOException {
    Path file = folder.resolve("sample.wav");
    Console console =
        Console.run(
            "voices", "--say", "No, thank you.", "--voice", "en-us-slt", "--out", file.toString());
    assertEquals(Main.PASSED, console.code(), console.both());
    assertTrue(console.out().contains("fixture en-us-slt/no-thank-you.wav"), console.out());
    assertEquals(16_000, WavFile.read(file).sampleRateHz());
  }

  @Test
  void what_is_wrong_is_said_with_the_fix() {
    String file = folder.resolve("x.wav").toString();
    Console unknown = Console.run("voices", "--say", "Hi.", "--voice", "en-us-sl", "--out", file);
    assertEquals(Main.USAGE, unknown.code());
    assertTrue(unknown.err().contains("nearest: en-us-slt"), unknown.err());
    Console alone = Console.run("voices", "--say", "Hi.");
    assertEquals(Main.USAGE, alone.code());
    assertTrue(alone.err().contains("expected both --say and --out"), alone.err());
    Console nowhere =
        Console.run(
            "voices",
            "--say",
            "No, thank you.",
            "--voice",
            "en-us-slt",
            "--out",
            folder.resolve("absent/x.wav").toString());
    assertEquals(Main.USAGE, nowhere.code());
    assertTrue(nowhere.err().contains("cannot be written"), nowhere.err());
  }
}
