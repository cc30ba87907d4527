package dev.talkspurt.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceFilesTest {
  private static final String HEAD = "voice: amy\nlanguage: en-US\n";
  private static final String PIPER =
      HEAD + "command: [piper, --model, amy.onnx, --output_file, \"{wav}\"]\n";
  private static final String HTTP =
      HEAD
          + "timeout: 5 s\nhttp: { url: https://voices.example/v1/audio/speech, model: tts,"
          + " voice: nova, keyVariable: VOICE_KEY, format: pcm, instructions: Calmly. }\n";

  @TempDir Path root;

  private Path write(String text) throws IOException {
    Path folder = Files.createDirectories(root.resolve("voices"));
    return Files.writeString(folder.resolve("amy.voice.yaml"), text);
  }

  private VoiceFile read(String text) throws IOException {
    return VoiceFiles.read(write(text), "amy.voice.yaml");
  }

  private String problems(String text) {
    return assertThrows(BadInput.class, () -> read(text)).getMessage();
  }

  private static List<?> violations(String yaml) throws IOException {
    Path schema = Path.of(System.getProperty("talkspurt.root"), "reports/schema/voice.schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(schema))
        .validate(DocumentReader.yaml(yaml, "x").compact(), InputFormat.JSON);
  }

  @Test
  void a_program_and_a_service_are_read_as_they_stand() throws IOException {
    VoiceFile piper = read(PIPER);
    assertEquals("amy", piper.id());
    assertEquals("en-US", piper.language());
    assertEquals(Duration.ofSeconds(30), piper.timeout());
    assertEquals(5, ((VoiceFile.Command) piper.maker()).arguments().size());
    VoiceFile.Http http = (VoiceFile.Http) read(HTTP).maker();
    assertEquals(Optional.of("VOICE_KEY"), http.keyVariable());
    assertEquals("pcm", http.format());
    assertEquals(Duration.ofSeconds(5), read(HTTP).timeout());
    assertEquals(List.of(), violations(PIPER));
    assertEquals(List.of(), violations(HTTP));
  }

  @Test
  void speech_is_kept_by_what_makes_the_sound_and_not_by_who_pays_or_how_long_it_may_take()
      throws IOException {
    String recipe = read(HTTP).maker().recipe().compact();
    assertEquals(recipe, read(HTTP.replace("5 s", "6 s")).maker().recipe().compact());
    assertEquals(recipe, read(HTTP.replace("VOICE_KEY", "OTHER_KEY")).maker().recipe().compact());
    for (String change : List.of("tts=tts2", "nova=echo", "Calmly=Fast", "pcm=wav", "v1=v2")) {
      String[] parts = change.split("=");
      assertNotEquals(
          recipe, read(HTTP.replace(parts[0], parts[1])).maker().recipe().compact(), change);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "voice: amy\nlanguage: en-US",
        "language: en-US\ncommand: [piper]",
        "voice: amy\ncommand: [piper]",
        "voice: Amy\nlanguage: en-US\ncommand: [piper]",
        "voice: amy\nlanguage: english\ncommand: [piper]",
        "voice: amy\nlanguage: en-US\ncommand: piper --model x",
        "voice: amy\nlanguage: en-US\ncommand: []",
        "voice: amy\nlanguage: en-US\ncommand: [' ']",
        "voice: amy\nlanguage: en-US\ncommand: [piper, 7]",
        "voice: amy\nlanguage: en-US\ncommand: [piper]\ncomand: x",
        "voice: amy\nlanguage: en-US\ncommand: [piper]\ntimeout: 30",
        "voice: amy\nlanguage: en-US\ncommand: [piper]\nhttp: { url: https://a.example }",
        "voice: amy\nlanguage: en-US\nhttp: https://a.example",
        "voice: amy\nlanguage: en-US\nhttp: { model: m }",
        "voice: amy\nlanguage: en-US\nhttp: { url: ftp://a.example }",
        "voice: amy\nlanguage: en-US\nhttp: { url: https://u:secret@a.example }",
        "voice: amy\nlanguage: en-US\nhttp: { url: https://a.example/?key=secret }",
        "voice: amy\nlanguage: en-US\nhttp: { url: https://a.example, format: mp3 }",
        "voice: amy\nlanguage: en-US\nhttp: { url: https://a.example, model: 7 }",
        "voice: amy\nlanguage: en-US\nhttp: { url: https://a.example, keyVariable: sk-secret }",
        "voice: amy\nlanguage: en-US\nhttp: { url: http://a.example, keyVariable: K }",
        "voice: amy\nlanguage: en-US\nhttp: { url: https://a.example, key: secret }"
      })
  void the_reader_and_the_schema_refuse_the_same_and_show_no_secret(String yaml)
      throws IOException {
    assertFalse(violations(yaml).isEmpty());
    String problems = problems(yaml);
    assertTrue(problems.startsWith("amy.voice.yaml:"), problems);
    assertTrue(problems.contains("expected"), problems);
    assertFalse(problems.contains("secret"), problems);
  }

  @Test
  void what_only_the_reader_can_know_is_said() {
    String tail = "\nlanguage: en-US\ncommand: [x]";
    assertTrue(problems("voice: bob" + tail).contains("the name of its file"));
    assertTrue(problems("voice: en-us-slt" + tail).contains("built in"));
    assertTrue(problems("voice: amy" + tail + "\ntimeout: 51 s").contains("up to 50 s"));
    assertTrue(problems("voice: amy" + tail + "\ncomand: x").contains("did you mean 'command'?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8880", "http://127.0.0.1/v1", "http://[::1]:1/x"})
  void a_key_may_go_to_this_machine_in_the_clear(String url) throws IOException {
    String yaml = HEAD + "http: { url: '" + url + "', keyVariable: K }";
    assertEquals(List.of(), violations(yaml));
    read(yaml);
  }

  @Test
  void the_examples_of_the_documentation_are_valid() throws IOException {
    Path page = Path.of(System.getProperty("talkspurt.root"), "docs/voices.md");
    String[] parts = Files.readString(page).split("```(yaml)?\n");
    assertEquals(7, parts.length, "three examples");
    for (int i = 1; i < parts.length; i += 2) {
      String id = parts[i].lines().findFirst().orElse("").replace("voice: ", "");
      Path file = Files.writeString(root.resolve(id + ".voice.yaml"), parts[i]);
      assertEquals(id, VoiceFiles.read(file, file.toString()).id());
      assertEquals(List.of(), violations(parts[i]));
    }
  }

  @Test
  void files_are_found_by_name_in_both_folders_and_only_the_one_asked_for_is_read()
      throws IOException {
    write(PIPER);
    Path other = Files.createDirectories(root.resolve("scenarios/voices"));
    Files.writeString(other.resolve("broken.voice.yaml"), "voice: [");
    VoiceFiles files = VoiceFiles.of(root);
    assertEquals(List.of("amy", "broken"), files.ids());
    assertEquals("en-US", files.find("amy").orElseThrow().language());
    assertEquals(Optional.empty(), files.find("nobody"));
    assertEquals(Optional.empty(), files.find("../voices/amy"));
    assertThrows(BadInput.class, () -> files.find("broken"));
    Files.writeString(other.resolve("amy.voice.yaml"), PIPER);
    var twice = assertThrows(BadInput.class, () -> VoiceFiles.of(root).find("amy"));
    assertTrue(twice.getMessage().contains("remove one"), twice.getMessage());
  }

  @Test
  void an_unknown_voice_is_answered_with_the_nearest_of_all_kinds() throws IOException {
    write(PIPER);
    KnownVoices known = KnownVoices.of(root);
    assertEquals(Optional.empty(), known.wrong("amy"));
    assertEquals(Optional.empty(), known.wrong("de-de-espeak"));
    assertTrue(known.wrong("ami").orElseThrow().contains("nearest: amy"));
    assertTrue(known.wrong("en-us-sl").orElseThrow().contains("en-us-slt"));
    assertEquals(Optional.empty(), known.missing("en-us-kevin"));
    write(HEAD + "command: [no-such-program-anywhere]");
    assertTrue(KnownVoices.of(root).missing("amy").orElseThrow().contains("no-such-program"));
  }
}
