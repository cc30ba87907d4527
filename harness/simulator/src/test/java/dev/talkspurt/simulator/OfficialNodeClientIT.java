package dev.talkspurt.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.talkspurt.audio.Pcm16;
import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The provider's own library for Node holds a conversation with the simulated agent. */
class OfficialNodeClientIT {
  private static final Path MODULE =
      Path.of(System.getProperty("talkspurt.root"), "harness", "simulator");
  private static final Path WORK = MODULE.resolve("target").resolve("official-node-client");

  private record Outcome(int status, String output) {}

  @Test
  @Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void the_official_node_client_speaks_and_gets_a_tool_called() throws Exception {
    install();
    Path question = recording("question.pcm", "What are your opening hours?");
    Path request = recording("request.pcm", "I need to move my appointment to Monday");
    try (LiveRoom room = LiveRoom.plain()) {
      String base = room.listening.address().toString().replace("ws:", "http:");
      Outcome told =
          run("node", "official-client.mjs", base, question.toString(), request.toString());
      assertEquals(0, told.status(), told.output());
      check((Json.Obj) Json.parse(told.output().strip()));
    }
  }

  private static void check(Json.Obj told) {
    Json.Obj question = told.obj("question").orElseThrow();
    assertEquals("What are your opening hours?", question.text("heard").orElseThrow());
    assertTrue(question.text("said").orElseThrow().startsWith("We are open"));
    assertTrue(question.number("audioBytes").orElseThrow().intValue() > 100_000);
    assertTrue(question.number("tokens").orElseThrow().intValue() > 50);
    Json.Obj request = told.obj("request").orElseThrow();
    assertEquals(
        "[{\"name\":\"find_slots\",\"args\":{\"day\":\"Monday\"}}]",
        request.get("tools").orElseThrow().compact());
    assertTrue(request.text("said").orElseThrow().endsWith("On Monday I have 09:00."));
  }

  private static Path recording(String name, String text) throws IOException {
    return Files.write(WORK.resolve(name), Pcm16.toBytes(LiveRoom.recording(text)));
  }

  private static void install() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    assumeTrue(present("node") && present("npm"), "Node and npm are not on this machine's path");
    Path source = MODULE.resolve("src/test/node");
    Path installed = WORK.resolve("node_modules/.package-lock.json");
    boolean current =
        Files.exists(installed)
            && Files.exists(WORK.resolve("package-lock.json"))
            && Files.mismatch(
                    source.resolve("package-lock.json"), WORK.resolve("package-lock.json"))
                < 0;
    for (String file :
        List.of("package.json", "package-lock.json", ".npmrc", "official-client.mjs")) {
      Files.copy(source.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!current) {
      Outcome npm = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
      assumeTrue(npm.status() == 0, "npm cannot fetch the official client: " + npm.output());
    }
  }

  private static boolean present(String command) throws InterruptedException {
    try {
      return run(command, "--version").status() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
