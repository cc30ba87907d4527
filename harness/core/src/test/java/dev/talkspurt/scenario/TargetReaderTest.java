package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {
  private static final String HEAD = "target: lab\nprotocol: gemini-live\n";

  @TempDir Path folder;

  private TargetFile read(String text) throws Exception {
    return TargetReader.read(Files.writeString(folder.resolve("lab.target.yaml"), text), "x");
  }

  private String problems(String text) {
    return assertThrows(BadInput.class, () -> read(text)).getMessage();
  }

  @Test
  void knows_the_built_in_targets_by_name() {
    assertTrue(TargetReader.read("simulated").simulated());
    assertEquals(Optional.empty(), TargetReader.read("simulated").keyVariable());
    assertFalse(TargetReader.read("gemini").simulated());
    assertEquals(Optional.of("GEMINI_API_KEY"), TargetReader.read("gemini").keyVariable());
    assertEquals("gemini-live", TargetReader.read("gemini").protocol());
  }

  @Test
  void suggests_the_name_that_was_meant() {
    BadInput e = assertThrows(BadInput.class, () -> TargetReader.read("gemni"));
    assertEquals(
        "unknown name 'gemni' as a target, or a *.target.yaml file, expected one of simulated, gemini"
            + " (did you mean 'gemini'?)",
        e.getMessage());
    assertThrows(BadInput.class, () -> TargetReader.read("missing.target.yaml"));
  }

  @Test
  void reads_a_file() throws Exception {
    TargetFile target =
        read(
            HEAD
                + "endpoint: wss://host.example:8443\nkeyVariable: LAB_KEY\nsettings: { apiVersion: v1beta }");
    assertEquals("lab", target.name());
    assertFalse(target.simulated());
    assertEquals(Optional.of("wss://host.example:8443"), target.endpoint());
    assertEquals(Optional.of("LAB_KEY"), target.keyVariable());
    assertEquals(Json.parse("{\"apiVersion\":\"v1beta\"}"), target.settings());
    Path file = folder.resolve("lab.target.yaml");
    assertEquals(target, TargetReader.read(file.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "endpoint: https://a.example | x:3:11: 'endpoint' is no ws: or wss: address, expected a scheme and a host (for example wss://host.example:443)",
        "endpoint: 'wss://'          | x:3:11: 'endpoint' is no address, expected a scheme and a host (for example wss://host.example:443)",
        "endpoint: a b               | x:3:11: 'endpoint' is no address, expected a scheme and a host (for example wss://host.example:443)",
        "endpont: wss://a.example    | x:3:1: unknown key 'endpont' in the target file, expected one of target, protocol, endpoint, keyVariable, settings (did you mean 'endpoint'?)",
        "settings: v1                | x:3:11: 'settings' is \"v1\", expected an object (for example { ok: true })"
      })
  void names_what_is_wrong(String line, String problem) {
    assertEquals(problem, problems(HEAD + line));
  }

  @Test
  void wants_a_name_that_is_the_files_own_and_a_known_protocol() {
    assertEquals(
        "x:1:9: 'target' is \"simulated\", expected a name that is not built in\n"
            + "x:2:11: 'protocol' is \"gemini-life\", expected gemini-live (did you mean 'gemini-live'?)",
        problems("target: simulated\nprotocol: gemini-life"));
    assertEquals(
        "x:1:9: 'target' is \"other\", expected the name of its file, \"lab.target.yaml\"",
        problems("target: other\nprotocol: gemini-live"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keyVariable: AIzaSy-secret-secret",
        "endpoint: wss://user:secret@host.example",
        "endpoint: wss://host.example/?key=secret"
      })
  void never_shows_what_may_be_a_secret(String line) {
    assertFalse(problems(HEAD + line).contains("secret"), problems(HEAD + line));
  }

  @Test
  void sends_no_key_over_an_open_line() throws Exception {
    assertEquals(
        "x:3:11: 'endpoint' would send the key unencrypted, expected wss: (or a loopback host)",
        problems(HEAD + "endpoint: ws://host.example\nkeyVariable: LAB_KEY"));
    assertEquals(
        Optional.of("ws://127.0.0.1:8080"),
        read(HEAD + "endpoint: ws://127.0.0.1:8080\nkeyVariable: LAB_KEY").endpoint());
    assertEquals(
        Optional.of("ws://host.example"), read(HEAD + "endpoint: ws://host.example").endpoint());
  }
}
