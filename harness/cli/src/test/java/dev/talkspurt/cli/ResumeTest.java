package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that did not make all its calls goes on, and ends as if nothing had happened. */
class ResumeTest {
  @TempDir Path out;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  private Json.Obj run() {
    Console console =
        Console.run(
            "run",
            Console.smoke("order-status"),
            "--repeat",
            "2",
            "--set",
            "simulated.latency=600 ms",
            "--virtual-time",
            "--json",
            "--quiet",
            "--no-report",
            "--out",
            out.toString());
    assertEquals(Main.PASSED, console.code(), console.err());
    return (Json.Obj) Json.parse(console.out());
  }

  private Path folder() throws IOException {
    try (Stream<Path> runs = Files.list(out)) {
      return runs.findFirst().orElseThrow();
    }
  }

  @Test
  void what_a_killed_run_lacks_is_made_and_nothing_twice() throws IOException {
    Json.Obj whole = run();
    Path run = folder();
    Files.delete(run.resolve("run.json"));
    Path second = run.resolve("calls/order-status/2");
    Files.delete(second.resolve("call.json"));
    byte[] kept = Files.readAllBytes(run.resolve("calls/order-status/1/journal.jsonl"));

    Console console = Console.run("run", "--resume", run.toString(), "--json", "--no-report");

    assertEquals(Main.PASSED, console.code(), console.err());
    assertTrue(console.err().contains("going on: 1 of 2 calls are made"), console.err());
    Json.Obj resumed = (Json.Obj) Json.parse(console.out());
    for (String same : List.of("id", "seed", "configFingerprint", "metrics", "verdicts")) {
      assertEquals(whole.get(same), resumed.get(same), same);
    }
    assertEquals(2, resumed.items("calls").size());
    assertTrue(Files.exists(run.resolve("calls/order-status/2-unfinished-1/journal.jsonl")));
    assertEquals(
        -1,
        Files.mismatch(
            run.resolve("calls/order-status/1/journal.jsonl"),
            Files.write(out.resolve("kept"), kept)));
  }

  @Test
  void what_the_run_says_itself_cannot_be_said_anew() throws IOException {
    run();
    for (List<String> more :
        List.of(
            List.of("--seed", "3"),
            List.of("--repeat", "4"),
            List.of("--virtual-time"),
            List.of("somewhere"))) {
      Console console =
          Console.run(
              Stream.concat(Stream.of("run", "--resume", folder().toString()), more.stream())
                  .toArray(String[]::new));
      assertEquals(Main.USAGE, console.code());
      assertTrue(console.err().contains("beside --resume"), console.err());
    }
  }

  @Test
  void a_folder_that_is_no_run_is_refused() {
    Console console = Console.run("run", "--resume", out.resolve("nothing").toString());
    assertEquals(Main.USAGE, console.code());
    assertTrue(console.err().contains("does not exist, expected the folder of a run"));
  }
}
