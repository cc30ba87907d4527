package dev.talkspurt.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.metric.Metric;
import dev.talkspurt.metric.Metrics;
import dev.talkspurt.metric.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageQualityTest {
  private static Reading reading(String id, int response, double atMs, double value) {
    Metric metric = Metrics.find(id).orElseThrow();
    return Reading.at(metric, "response " + response, atMs, atMs + 100, value);
  }

  private static String page(Reading... readings) {
    Markup out = new Markup();
    out.open("main");
    PageQuality.write(out, List.of(readings));
    return out.close().toString();
  }

  @Test
  void what_is_within_its_limits_takes_one_row() {
    String page = page(reading("LOUD_LUFS", 1, 1000, -23), reading("DROPOUT", 1, 1000, 0));
    assertTrue(page.contains("Sound of the answers"));
    assertTrue(page.contains("nothing"));
    assertFalse(page.contains("class=\"bad\""));
    assertTrue(page.contains("-23 LUFS"), page);
    assertFalse(page.contains("data-at"), "there is no place to play");
  }

  @Test
  void what_is_beyond_has_a_row_that_plays_from_its_place() {
    String page =
        page(
            reading("LOUD_LUFS", 1, 1000, -23),
            reading("LOUD_LUFS", 2, 5000, -18.4),
            reading("DROPOUT", 2, 6000, 2).per(0.1).because("at 6.00 s, 7.00 s"),
            reading("LOUD_CHANGE", 2, 5000, 4.6),
            reading("CUTOFF", 2, 9000, 1),
            reading("GAP_INTERNAL", 2, 7000, 1).in("underrun").because("<1.30 s>"));
    assertTrue(page.contains("<tr data-at=\"5200\" tabindex=\"0\">"), page);
    assertTrue(page.contains("2 × DROPOUT at 6.00 s, 7.00 s"));
    assertTrue(page.contains("4.6 LU LOUD_CHANGE"));
    assertTrue(page.contains(">CUTOFF<"));
    assertTrue(page.contains("1 × GAP_INTERNAL.underrun &lt;1.30 s&gt;"));
    assertEquals(1, page.split("-18.4 LUFS", -1).length - 1, "figures stand in the first row");
    assertFalse(page.contains("response 1<"), "nothing to say of it");
  }

  @Test
  void without_an_answer_there_is_no_table() {
    assertEquals("<main></main>", page().strip());
  }
}
