package dev.talkspurt.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/cost.md works out by hand is what the bench makes of the recorded records. */
class BillByHandTest {
  private static final Pattern ROW =
      Pattern.compile(
          "\\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| ([\\d.]+) \\| ([\\d.]+) \\|");
  private static final PriceList PRICES =
      PriceList.of("gemini-3.1-flash-live-preview").orElseThrow();

  private static List<TurnCost> recorded() throws IOException {
    List<TurnCost> turns = new ArrayList<>();
    try (InputStream in = BillByHandTest.class.getResourceAsStream("recorded-usage.jsonl")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        turns.add(TurnCost.of(UsageRecord.of((Json.Obj) Json.parse(line)), PRICES));
      }
    }
    return turns;
  }

  private static String page() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("talkspurt.root")).resolve("docs").resolve("cost.md"));
  }

  @Test
  void every_turn_of_the_page_is_as_recorded_and_costs_what_it_says() throws IOException {
    List<TurnCost> turns = recorded();
    Matcher row = ROW.matcher(page());
    double sum = 0;
    int rows = 0;
    while (row.find()) {
      TurnCost turn = turns.get(rows++);
      Map<String, Double> in = turn.tokens().prompt().byModality();
      assertEquals(rows, Integer.parseInt(row.group(1)));
      assertEquals(Double.parseDouble(row.group(2)), in.getOrDefault("TEXT", 0.0));
      assertEquals(Double.parseDouble(row.group(3)), in.getOrDefault("AUDIO", 0.0));
      assertEquals(Double.parseDouble(row.group(4)), turn.speechTokens());
      assertEquals(Double.parseDouble(row.group(5)), turn.usd().orElseThrow(), 5e-7);
      sum += turn.usd().orElseThrow();
      assertEquals(Double.parseDouble(row.group(6)), sum, 5e-7);
    }
    assertEquals(turns.size(), rows);
    assertTrue(page().contains("= **0.039693 USD**"));
    assertEquals(0.039693, sum, 5e-7);
  }

  @Test
  void it_grows_faster_than_the_turns() throws IOException {
    List<TurnCost> turns = recorded();
    double half = turns.subList(0, 6).stream().mapToDouble(t -> t.usd().orElseThrow()).sum();
    double all = turns.stream().mapToDouble(t -> t.usd().orElseThrow()).sum();
    assertTrue(all > 3 * half, half + " and " + all);
  }
}
