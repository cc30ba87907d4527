package dev.talkspurt.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DefinitionLockTest {
  private static final Path PAGES =
      Path.of(System.getProperty("talkspurt.root", "../.."), "docs", "metrics");
  private static final String EXAMPLE = "## Worked example";

  private static final String A = "0123456789abcdef";
  private static final String B = "fedcba9876543210";

  /** What a page lays down: the line of the definition, the table and the worked example. */
  private static String normative(String page) {
    int example = page.indexOf(EXAMPLE);
    int next = page.indexOf("\n## ", example + EXAMPLE.length());
    String head =
        page.substring(0, example)
            .lines()
            .filter(line -> line.startsWith("Definition `") || line.startsWith("|"))
            .collect(Collectors.joining("\n"));
    return head + "\n" + page.substring(example, next < 0 ? page.length() : next);
  }

  private static String hash(Metric metric, String page) {
    return DefinitionLock.hash(
        metric.definition(),
        metric.unit(),
        metric.better().name(),
        metric.kind().name(),
        metric.meaning(),
        normative(page));
  }

  @Test
  void no_definition_changes_without_its_version() throws IOException {
    Map<String, String> now = new LinkedHashMap<>();
    for (Metric metric : EveryMetric.all()) {
      String page = Files.readString(PAGES.resolve(metric.id() + ".md"));
      now.put(metric.definition(), hash(metric, page));
    }
    assertEquals(List.of(), DefinitionLock.check(PAGES.resolve("definitions.lock"), now));
  }

  @Test
  void a_page_s_rules_count_and_its_notes_and_line_breaks_do_not() throws IOException {
    Metric metric = Metrics.V2V_AUDIBLE;
    String page = Files.readString(PAGES.resolve("V2V_AUDIBLE.md"));
    String locked = hash(metric, page);
    assertEquals(locked, hash(metric, page.replace("is the headline figure", "leads")));
    assertEquals(locked, hash(metric, page.replace("\n", "\r\n")));
    assertNotEquals(locked, hash(metric, page.replace("within 15 s", "within 20 s")));
    assertNotEquals(locked, hash(metric, page.replace("First audible sample: 4950", "At 4950")));
    assertNotEquals(locked, hash(metric, page.replace("lower is better", "higher is better")));
    Metric other =
        new Metric(metric.id(), 1, "s", metric.better(), metric.kind(), metric.meaning());
    assertNotEquals(locked, hash(other, page));
  }

  private static List<String> problems(List<String> lines, Map<String, String> now) {
    return DefinitionLock.parse(lines).problems(now);
  }

  @Test
  void what_agrees_is_no_problem() {
    List<String> lines = List.of("# 2 definitions", "ONE/1 " + A + " retired", "ONE/2 " + B);
    assertEquals(List.of(), problems(lines, Map.of("ONE/2", B)));
  }

  @Test
  void a_changed_definition_is_told() {
    assertEquals(
        List.of("ONE/1 says something else than it did (raise its version)"),
        problems(List.of("# 1 definitions", "ONE/1 " + A), Map.of("ONE/1", B)));
  }

  @Test
  void a_definition_without_a_line_is_told() {
    assertEquals(
        List.of("ONE/1 has no line (run ci/definitions.sh)"),
        problems(List.of("# 0 definitions"), Map.of("ONE/1", B)));
  }

  @Test
  void a_definition_that_left_the_code_must_be_retired() {
    List<String> lines = List.of("# 1 definitions", "ONE/1 " + A);
    assertEquals(
        List.of("ONE/1 is gone from the code (write \"retired\" behind its line)"),
        problems(lines, Map.of()));
    List<String> marked = List.of("# 1 definitions", "ONE/1 " + A + " retired");
    assertEquals(List.of(), problems(marked, Map.of()));
    assertEquals(
        List.of("ONE/1 is retired, but the code has it"), problems(marked, Map.of("ONE/1", A)));
  }

  @Test
  void a_lost_line_is_told() {
    assertEquals(
        List.of("the first line is not \"# 1 definitions\": lines lost?"),
        problems(List.of("# 2 definitions", "ONE/1 " + A), Map.of("ONE/1", A)));
    assertEquals(
        List.of("ONE/1 has lost its line"),
        problems(List.of("# 1 definitions", "ONE/2 " + A), Map.of("ONE/2", A)));
    assertEquals(
        List.of("\"ONE/1\" is no line, expected ID/VERSION HASH [retired]"),
        problems(List.of("# 1 definitions", "ONE/1"), Map.of()));
    assertEquals(
        List.of("ONE/1 stands twice"),
        problems(List.of("# 2 definitions", "ONE/1 " + A, "ONE/1 " + A), Map.of("ONE/1", A)));
  }

  @Test
  void new_lines_come_last_and_older_versions_retire() {
    List<String> lines = List.of("# 2 definitions", "ONE/1 " + A, "TWO/1 " + A);
    Map<String, String> now = new LinkedHashMap<>();
    now.put("ONE/2", B);
    now.put("TWO/1", B);
    now.put("SIX/1", B);
    List<String> appended = DefinitionLock.parse(lines).appended(now);
    assertEquals(
        List.of(
            "# 4 definitions", "ONE/1 " + A + " retired", "TWO/1 " + A, "ONE/2 " + B, "SIX/1 " + B),
        appended);
    assertEquals(
        List.of("TWO/1 says something else than it did (raise its version)"),
        problems(appended, now));
  }
}
