package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {
  @TempDir Path folder;

  @Test
  void a_month_is_planned_for_every_price_list() throws IOException {
    Console console =
        Console.run(
            "cost",
            "--calls-per-day",
            "100",
            "--minutes",
            "15",
            "--turns",
            "45",
            "--talk-share",
            "50/50",
            "--out",
            folder.toString());
    assertEquals(Main.PASSED, console.code(), console.err());
    assertTrue(console.out().contains("3000 calls of 15.0 min, 45 turns each"), console.out());
    assertTrue(console.out().contains("gemini-3.8-live"), console.out());
    Json.Obj plan =
        (Json.Obj) Json.parse(Files.readString(folder.resolve("cost.json")), "cost.json");
    Json.Obj model = (Json.Obj) plan.items("models").get(0);
    double low = ((Json.Num) model.items("callUsd").get(0)).value().doubleValue();
    assertEquals(1.6875, low, 2e-3, "45 turns of 10 s and 10 s");
    assertTrue(Files.readString(folder.resolve("cost.svg")).startsWith("<svg"));
  }

  @Test
  void a_recorded_run_is_billed_turn_by_turn_and_simulated_calls_are_told_apart()
      throws IOException {
    Console.assumeVoices();
    Console.run(
        "run",
        Console.smoke("order-status"),
        "--virtual-time",
        "--quiet",
        "--no-report",
        "--out",
        folder.toString());
    String run;
    try (var runs = Files.list(folder)) {
      run = runs.findFirst().orElseThrow().toString();
    }
    Console console = Console.run("cost", run);
    assertEquals(Main.PASSED, console.code(), console.err());
    assertTrue(console.out().contains("simulated: nothing was billed"), console.out());
    assertTrue(console.out().contains("simulated, not billed: 0.0"), console.out());

    Path prices =
        Files.writeString(
            folder.resolve("dear.yaml"),
            """
            prices:
              - models: gemini-.*
                validFrom: "2026-11-01"
                source: ten times as dear
                perMillion: { input: { TEXT: 7.5, AUDIO: 30 }, output: { TEXT: 45, AUDIO: 120 } }
            """);
    Console dear = Console.run("cost", run, "--prices", prices.toString());
    assertEquals(10, total(dear) / total(console), 1e-2);

    Path none =
        Files.writeString(
            folder.resolve("none.yaml"), Files.readString(prices).replace("gemini-.*", "another"));
    Console unknown = Console.run("cost", run, "--prices", none.toString());
    assertEquals(Main.INCONCLUSIVE, unknown.code());
    assertTrue(unknown.out().contains("unknown: no price is known for model"), unknown.out());
  }

  private static double total(Console console) {
    String line =
        console
            .out()
            .lines()
            .filter(text -> text.startsWith("simulated, not billed: "))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(line.split(" ")[3]);
  }

  @ParameterizedTest
  @CsvSource({
    "--talk-share, 120/10, expected percent of the call",
    "--talk-share, half, expected percent of the call",
    "--compress, 10:20, expected tokens as trigger:target",
    "--minutes, 0, expected 0.1 to 1440",
    "--model, gemini-9, expected one that a price list names",
    "--prices, nowhere.yaml, nowhere.yaml"
  })
  void wrong_options_are_told(String option, String value, String words) {
    Console console = Console.run("cost", option, value);
    assertEquals(Main.USAGE, console.code());
    assertTrue(console.err().contains(words), console.err());
  }
}
