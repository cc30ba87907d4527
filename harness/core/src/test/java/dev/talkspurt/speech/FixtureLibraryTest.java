package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FixtureLibraryTest {
  private static final AudioClip CLIP = AudioClip.of(FakeVoices.tone(), 16000);

  @TempDir Path folder;
  private byte[] wav;
  private String sha256;

  @BeforeEach
  void writeRecording() throws Exception {
    wav = WavFile.mono(CLIP).toPcm16();
    sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(wav));
    Files.write(folder.resolve("hello.wav"), wav);
  }

  private FixtureLibrary library(Json.Builder entry) throws IOException {
    Json manifest = Json.object().put("utterances", List.of(entry.build())).build();
    Files.writeString(folder.resolve("manifest.json"), manifest.pretty());
    return new FixtureLibrary(folder);
  }

  private Json.Builder entry() {
    return Json.object()
        .put("file", "hello.wav")
        .put("text", "Hello there")
        .put("voice", "en-us-kevin")
        .put("sha256", sha256)
        .put("sampleRateHz", 16000)
        .put("samples", CLIP.sampleCount())
        .put("onsetSample", 1600)
        .put("offsetSample", 7999);
  }

  private static String refusal(FixtureLibrary library) {
    return assertThrows(BadInput.class, () -> library.find("Hello there", "en-us-kevin"))
        .getMessage();
  }

  @Test
  void finds_a_recording_with_its_planted_edges() throws IOException {
    Utterance found = library(entry()).find("Hello  there", "en-us-kevin").orElseThrow();
    assertEquals(
        new Utterance("Hello there", "en-us-kevin", CLIP, 1600, 7999, "fixture hello.wav"), found);
  }

  @Test
  void finds_nothing_for_another_voice_or_text() throws IOException {
    FixtureLibrary library = library(entry());
    assertTrue(library.find("Hello there", "en-us-slt").isEmpty());
    assertTrue(library.find("hello there", "en-us-kevin").isEmpty());
  }

  @Test
  void refuses_a_file_that_changed_and_names_the_place() throws IOException {
    wav[1000] ^= 1;
    Files.write(folder.resolve("hello.wav"), wav);
    String refusal = refusal(library(entry()));
    assertTrue(refusal.contains("manifest.json:3:"), refusal);
    assertTrue(refusal.contains("expected " + sha256), refusal);
  }

  @Test
  void refuses_a_file_outside_its_folder() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    library(entry().put("file", "../hello.wav"));
    Files.move(folder.resolve("manifest.json"), inner.resolve("manifest.json"));
    String refusal = refusal(new FixtureLibrary(inner));
    assertTrue(refusal.contains("outside the fixtures"), refusal);
  }

  @Test
  void refuses_edges_outside_the_recording() throws IOException {
    String refusal = refusal(library(entry().put("offsetSample", CLIP.sampleCount())));
    assertTrue(refusal.contains("expected what the manifest says"), refusal);
  }

  @Test
  void names_a_missing_key_and_a_missing_file() throws IOException {
    assertTrue(refusal(library(Json.object().put("file", "x"))).contains("text is missing"));
    String missing = refusal(library(entry().put("file", "gone.wav")));
    assertTrue(missing.contains("file 'gone.wav' is missing, expected the fixture"), missing);
    assertTrue(missing.contains("next: talkspurt fixtures verify"), missing);
  }

  @Test
  void is_empty_without_a_manifest() {
    assertEquals(List.of(), new FixtureLibrary(folder.resolve("none")).fixtures());
  }
}
