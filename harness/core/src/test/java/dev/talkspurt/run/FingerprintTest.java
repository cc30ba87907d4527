package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.talkspurt.audio.Sha256;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  private static final String TOOL =
      "{ name: look, description: Looks., parameters: { type: object } }";

  /** What was summed up before there were settings. */
  private static final String PLAIN =
      "{\"target\":\"gemini\",\"protocol\":\"gemini-live\",\"endpoint\":null,\"overrides\":{},"
          + "\"agents\":{\"a\":{\"model\":\"m\",\"voice\":null,\"language\":null,\"prompt\":\"P.\","
          + "\"turnDetection\":\"TurnDetection[startSensitivity=Optional.empty,"
          + " endSensitivity=Optional.empty, prefixPaddingMs=Optional.empty,"
          + " silenceMs=Optional.empty, interruptible=Optional.empty]\","
          + "\"thinking\":\"Thinking[level=Optional.empty, budget=Optional.empty]\","
          + "\"tool look\":{\"type\":\"object\"}}}}";

  @TempDir Path folder;

  private String of(String tool, String more) throws Exception {
    Files.createDirectories(folder.resolve("agents"));
    Files.writeString(
        folder.resolve("agents/a.agent.yaml"),
        "agent: a\nmodel: m\nprompt: P.\ntools: [ " + tool + " ]\n" + more);
    Path file = folder.resolve("t.scenario.yaml");
    Files.writeString(file, "scenario: T\nagent: a\nscript: [ { say: Hi. } ]\n");
    TargetFile target =
        new TargetFile(
            "gemini",
            "gemini-live",
            false,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Json.object().build());
    return new RunPlan(
            "r", "1", Suite.read(List.of(file)).scenarios(), target, 1, 1, 1, Map.of(), folder)
        .configFingerprint();
  }

  @Test
  void an_agent_that_uses_none_of_the_later_settings_has_the_fingerprint_it_always_had()
      throws Exception {
    String sum = Sha256.hex(PLAIN.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    assertEquals(sum, of(TOOL, ""));
    assertEquals(sum, of(TOOL, "# a comment\n"));
  }

  @Test
  void every_later_setting_makes_another_configuration() throws Exception {
    String plain = of(TOOL, "");
    for (String more :
        List.of(
            "generation: { temperature: 0.5 }",
            "turnDetection: { coverage: allInput }",
            "thinking: { thoughts: true }",
            "resumption: true",
            "voice: { speakers: { Ann: Kore, Bob: Puck } }",
            "setup: { a: 1 }")) {
      assertNotEquals(plain, of(TOOL, more + "\n"), more);
    }
    assertNotEquals(
        plain,
        of(TOOL.replace(" }, ", ", ").replace("Looks.,", "Looks., behavior: blocking,"), ""));
    assertNotEquals(
        of(TOOL, "generation: { temperature: 0.5 }\n"),
        of(TOOL, "generation: { temperature: 0.6 }\n"));
  }
}
