package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls over real sockets on the real clock. */
@Timeout(300)
class RealTimeRunIT {
  private static final int ATTEMPTS = 3;

  @TempDir Path out;

  @Test
  void answers_to_pings_that_come_late_end_no_call() {
    Json.Obj run = run("--set", "simulated.faults=[{ fault: slowPongs, after: 8 s }]");
    for (Json item : run.items("calls")) {
      String verdict = ((Json.Obj) item).text("verdict").orElseThrow();
      assertTrue(List.of("passed", "invalid_bench").contains(verdict), run::compact);
    }
  }

  /** Run until the machine leaves the bench enough time to be judged; what came last. */
  private Json.Obj run(String... more) {
    Json.Obj run = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "run",
                  Console.smoke("order-status"),
                  Console.smoke("inventory-size"),
                  "--json",
                  "--no-report",
                  "--out",
                  out.toString()));
      words.addAll(List.of(more));
      Console console = Console.run(words.toArray(String[]::new));
      run = (Json.Obj) Json.parse(console.out());
      if (!run.text("verdict").orElseThrow().equals("invalid_bench")) {
        assertEquals(Main.PASSED, console.code(), console.both());
        return run;
      }
      assertEquals(Main.BENCH_ERROR, console.code(), console.both());
    }
    return run;
  }

  @Test
  void two_scenarios_pass_or_the_bench_says_why_it_cannot_judge() {
    List<Json> calls = run().items("calls");
    assertEquals(2, calls.size());
    for (Json item : calls) {
      Json.Obj call = (Json.Obj) item;
      String verdict = call.text("verdict").orElseThrow();
      if (verdict.equals("invalid_bench")) {
        assertEquals("bench", call.text("attribution").orElseThrow());
        assertFalse(call.items("reasons").isEmpty());
      } else {
        assertEquals("passed", verdict, call::compact);
        assertEquals(2, call.items("turns").size());
        assertTrue(call.text("callerAudioSha256").orElse("").matches("[0-9a-f]{64}"));
      }
    }
  }
}
