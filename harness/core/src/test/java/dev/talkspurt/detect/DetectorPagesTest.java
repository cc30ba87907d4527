package dev.talkspurt.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page says of every detector what the program does, and of no other. */
class DetectorPagesTest {
  private static final Path PAGE =
      Path.of(System.getProperty("talkspurt.root", "../.."), "docs", "detectors.md");
  private static final List<String> PARTS =
      List.of("**Evidence.**", "**Elsewhere.**", "**Planted by.**");

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  private static String flat(String text) {
    return text.replace("`", "").replaceAll("\\s+", " ");
  }

  @Test
  void the_table_lists_the_detectors_that_there_are() throws IOException {
    List<String> rows = new ArrayList<>();
    Matcher row = Pattern.compile("(?m)^\\| \\[`.*$").matcher(page());
    while (row.find()) {
      rows.add(row.group());
    }
    List<String> expected = new ArrayList<>();
    for (Detector detector : Detectors.all()) {
      String link = "(#" + detector.id().toLowerCase(Locale.ROOT) + ")";
      expected.add(
          "| [`%s`]%s | %s | %s |"
              .formatted(detector.id(), link, detector.severity().word(), detector.title()));
    }
    rows.sort(null);
    expected.sort(null);
    assertEquals(String.join("\n", expected), String.join("\n", rows));
  }

  @Test
  void each_section_tells_the_rule_and_the_remedy_as_the_program_has_them() throws IOException {
    for (Detector detector : Detectors.all()) {
      String[] parts = page().split("(?m)^### " + detector.id() + "$", 2);
      assertEquals(2, parts.length, "no section of " + detector.id());
      String section = flat(parts[1].split("(?m)^##", 2)[0]);
      String title = detector.title();
      String head = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
      assertTrue(section.contains(head + "; " + detector.severity().word() + "."), detector.id());
      assertTrue(section.contains(flat(detector.rule())), "the rule of " + detector.id());
      assertTrue(section.contains(flat(detector.remedy())), "the remedy of " + detector.id());
      PARTS.forEach(part -> assertTrue(section.contains(part), detector.id() + " has no " + part));
    }
  }
}
