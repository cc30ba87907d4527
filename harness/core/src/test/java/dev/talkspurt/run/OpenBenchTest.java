package dev.talkspurt.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBenchTest {
  @Test
  void numbers_the_folders_of_runs_with_one_name(@TempDir Path runs) {
    assertEquals(runs.resolve("a"), OpenBench.freshFolder(runs, "a"));
    assertEquals(runs.resolve("a-2"), OpenBench.freshFolder(runs, "a"));
    assertEquals(runs.resolve("a-3"), OpenBench.freshFolder(runs, "a"));
  }

  @Test
  void says_where_runs_cannot_be_kept(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    BadInput bad = assertThrows(BadInput.class, () -> OpenBench.freshFolder(file, "a"));
    assertTrue(bad.getMessage().contains(file.toString()), bad.getMessage());
  }

  @Test
  void names_the_protocols_there_are() {
    BadInput bad = assertThrows(BadInput.class, () -> OpenBench.connector("smoke-signals"));
    assertTrue(bad.getMessage().contains("smoke-signals"), bad.getMessage());
  }
}
