package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** An agent broken in each known way gets the verdict, the blame and the exit code it deserves. */
class BrokenAgentsTest {
  @TempDir Path out;

  /** A way to be broken, and what must come of it. */
  private record Case(
      String fault, String scenario, String verdict, String attribution, int code, String reason) {
    static Case agent(String fault, String scenario, String reason) {
      return new Case(fault, scenario, "failed", "agent", Main.FAILED, reason);
    }

    static Case provider(String fault, String scenario, String reason) {
      return new Case(fault, scenario, "provider_error", "provider", Main.INCONCLUSIVE, reason);
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("[]", "order-status", "passed", "none", Main.PASSED, ""),
          new Case("[]", "order-delivery-date", "passed", "none", Main.PASSED, ""),
          Case.agent("late", "order-status", "expected answer within 2500 ms, but answered after"),
          Case.agent("deaf", "order-status", "expected call get_order(orderNumber \"4271\")"),
          Case.agent("mute", "order-status", "no answer in 15000 ms"),
          Case.agent("neverYields", "order-delivery-date", "did not yield"),
          Case.agent("neverYields", "clinic-day-corrected", "did not yield"),
          Case.agent("wrongArgument", "order-status", "an argument has the wrong value"),
          Case.agent("noToolCall", "order-status", "never called"),
          Case.provider("close", "order-status", "the session ended in step"),
          Case.provider(
              "{ fault: close, code: 1011, afterMs: 3000 }",
              "order-status",
              "the session ended in step"));

  private record Seen(int code, String verdict, String attribution, String reasons) {}

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  private Seen call(Case broken) {
    Console console =
        Console.run(
            "run",
            Console.smoke(broken.scenario()),
            "--virtual-time",
            "--json",
            "--quiet",
            "--no-report",
            "--out",
            out.toString(),
            "--set",
            "simulated.faults=" + broken.fault());
    Json.Obj run = (Json.Obj) Json.parse(console.out());
    Json.Obj call = (Json.Obj) run.items("calls").get(0);
    List<String> reasons = call.items("reasons").stream().map(r -> ((Json.Str) r).value()).toList();
    return new Seen(
        console.code(),
        call.text("verdict").orElseThrow(),
        call.text("attribution").orElseThrow(),
        String.join("\n", reasons));
  }

  @Test
  void each_fault_is_told_and_laid_at_the_right_door() {
    StringBuilder table =
        new StringBuilder(
            String.format(
                "%n%-44s %-22s %-15s %-9s %-4s%n",
                "FAULT", "SCENARIO", "VERDICT", "WHOSE", "EXIT"));
    List<Executable> checks = new ArrayList<>();
    for (Case broken : CASES) {
      Seen seen = call(broken);
      table.append(
          String.format(
              Locale.ROOT,
              "%-44s %-22s %-15s %-9s %4d%n",
              broken.fault(),
              broken.scenario(),
              seen.verdict(),
              seen.attribution(),
              seen.code()));
      checks.add(() -> assertEquals(broken.verdict(), seen.verdict(), broken + seen.reasons()));
      checks.add(() -> assertEquals(broken.attribution(), seen.attribution(), broken.fault()));
      checks.add(() -> assertEquals(broken.code(), seen.code(), broken.fault()));
      checks.add(() -> assertTrue(seen.reasons().contains(broken.reason()), seen.reasons()));
    }
    System.out.println(table);
    assertAll(checks);
  }
}
