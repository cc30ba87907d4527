package dev.talkspurt.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceFileTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("prices.yaml"), text);
  }

  @Test
  void a_list_of_one_s_own_is_read_and_the_last_one_counts() throws IOException {
    List<PriceList> lists =
        PriceFile.read(
            file(
                """
                prices:
                  - models: my-model
                    validFrom: "2026-01-01"
                    source: our contract
                    perMillion: { input: { TEXT: 1, AUDIO: 2 }, output: { AUDIO: 3.5 } }
                  - models: my-.*
                    validFrom: "2026-06-01"
                    source: our new contract
                    perMillion: { input: { TEXT: 1, AUDIO: 2 }, output: { AUDIO: 4 } }
                """));
    assertEquals("our new contract", PriceList.of("models/my-model", lists).orElseThrow().source());
    assertEquals(4.0, PriceList.of("my-model", lists).orElseThrow().output().get("AUDIO"));
    assertTrue(PriceList.of("not-mine", lists).isEmpty());
  }

  @Test
  void everything_wrong_is_told_at_its_place() throws IOException {
    Path file =
        file(
            """
            prices:
              - models: "("
                validFrom: yesterday
                currency: EUR
                perMillion: { input: { TEXT: -1 } }
            """);
    BadInput bad = assertThrows(BadInput.class, () -> PriceFile.read(file));
    String all = String.join("\n", bad.problems().stream().map(Object::toString).toList());
    for (String part :
        List.of(
            "prices.yaml:2:13: 'models' is no regular expression",
            "prices.yaml:3:16: 'validFrom' is \"yesterday\"",
            "unknown key 'currency'",
            "'source' is missing",
            "the price of TEXT is no number",
            "'perMillion.output' is missing")) {
      assertTrue(all.contains(part), () -> part + " in\n" + all);
    }
  }

  @Test
  void a_file_without_lists_is_refused() throws IOException {
    Path file = file("price: 3\n");
    assertTrue(
        assertThrows(BadInput.class, () -> PriceFile.read(file)).getMessage().contains("'prices'"));
  }
}
