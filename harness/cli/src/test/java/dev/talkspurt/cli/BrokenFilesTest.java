package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, the user reads where it is wrong, and the exit code is 2. */
class BrokenFilesTest {
  private static final String HEAD = "scenario: T\nagent: shop\n";

  @TempDir Path folder;

  @BeforeEach
  void write_an_agent() throws IOException {
    Files.createDirectories(folder.resolve("agents"));
    Files.writeString(
        folder.resolve("agents/shop.agent.yaml"), "agent: shop\nmodel: a-live-model\nprompt: x\n");
  }

  private Console lint(byte[] bytes) throws IOException {
    Files.write(folder.resolve("broken.scenario.yaml"), bytes);
    return Console.run("lint", "--quiet", folder.toString());
  }

  @Test
  void are_told_on_one_line_with_exit_code_2() throws IOException {
    List<byte[]> files =
        List.of(
            new byte[0],
            new byte[] {0, 0, 0},
            new byte[] {(byte) 0xff, (byte) 0xfe, 's', 0, 'c', 0},
            HEAD.getBytes(StandardCharsets.UTF_16LE),
            "[".repeat(100_000).getBytes(StandardCharsets.UTF_8),
            (HEAD + "script: [ { say: ").getBytes(StandardCharsets.UTF_8),
            (HEAD + "script: &a [ *a ]").getBytes(StandardCharsets.UTF_8),
            (HEAD + "script: !!java.net.URL [ x ]").getBytes(StandardCharsets.UTF_8),
            (HEAD + "# " + "x".repeat(2 << 20)).getBytes(StandardCharsets.UTF_8),
            (HEAD + "script: [ { say: \u001b[2J } ]").getBytes(StandardCharsets.UTF_8));
    for (byte[] bytes : files) {
      Console console = lint(bytes);
      assertEquals(Main.USAGE, console.code(), console.both());
      assertEquals("", console.err());
      assertEquals(1, console.out().lines().count(), console.out());
      assertTrue(
          console.out().matches("(?s).*broken\\.scenario\\.yaml:\\d+:\\d+: .{10,}"), console.out());
      assertFalse(console.both().contains("Exception"), console.both());
      assertFalse(console.both().contains("\u001b"), console.both());
    }
  }

  @Test
  void blocks_are_checked_by_themselves_and_with_the_scenarios_that_include_them()
      throws IOException {
    Path block = folder.resolve("hello.block.yaml");
    Files.writeString(
        block, "block: Hello\nparameters: { words: text }\nscript: [ { say: $wrds } ]\n");
    Console alone = Console.run("lint", "--quiet", block.toString());
    assertEquals(Main.USAGE, alone.code(), alone.both());
    assertTrue(
        alone.out().contains("hello.block.yaml:3:18: unknown parameter '$wrds'"), alone.out());
    String with = HEAD + "script: [ { include: hello.block.yaml, with: { words: Hi. } } ]\n";
    Console both = lint(with.getBytes(StandardCharsets.UTF_8));
    assertEquals(Main.USAGE, both.code());
    assertEquals(alone.out().lines().count(), both.out().lines().count(), both.out());
    Files.writeString(
        block, "block: Hello\nparameters: { words: text }\nscript: [ { say: $words } ]\n");
    assertEquals(Main.PASSED, Console.run("lint", block.toString()).code());
    assertEquals(Main.PASSED, lint(with.getBytes(StandardCharsets.UTF_8)).code());
  }
}
