package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricPagesTest {
  private static final Path PAGES =
      Path.of(System.getProperty("talkspurt.root", "../.."), "docs", "metrics");

  static List<Metric> metrics() {
    return EveryMetric.all();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void each_metric_has_a_page_that_defines_it(Metric metric) throws IOException {
    String page = Files.readString(PAGES.resolve(metric.id() + ".md"));
    assertTrue(page.startsWith("# " + metric.id() + ": "), "title");
    assertTrue(page.contains("`" + metric.definition() + "` · unit: " + metric.unit()), "unit");
    assertTrue(
        page.contains(
            metric
                .lowerIsBetter()
                .map(lower -> lower ? "lower is better" : "higher is better")
                .orElse("neither is better")),
        "direction");
    for (String row :
        List.of("Scope", "Start event", "End event", "Clock", "Exclusions", "When it is missing")) {
      assertTrue(page.contains("| " + row + " | "), row);
    }
    assertTrue(page.contains("## Worked example"), "example");
  }

  @Test
  void no_page_is_about_a_metric_that_does_not_exist() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      Set<String> pages =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md"))
              .map(name -> name.replace(".md", ""))
              .filter(name -> !name.equals("README"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          EveryMetric.all().stream().map(Metric::id).collect(Collectors.toCollection(TreeSet::new)),
          pages);
    }
  }

  @Test
  void ids_are_unique_and_found() {
    assertEquals(
        EveryMetric.all().size(), EveryMetric.all().stream().map(Metric::id).distinct().count());
    assertEquals(Metrics.BI_STOP, Metrics.find("BI_STOP").orElseThrow());
    assertTrue(Metrics.find("NOPE").isEmpty());
  }
}
