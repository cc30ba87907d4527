package dev.talkspurt.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsReaderTest {
  private static final String HEAD = "scenario: A title\nagent: clinic\nscript: [ { say: Hi. } ]\n";

  private ProjectFolder project;

  @BeforeEach
  void write(@TempDir Path folder) throws Exception {
    project = ProjectFolder.with(folder);
  }

  @Test
  void reads_what_a_scenario_says_of_itself() throws Exception {
    Labels labels =
        project
            .scenario(
                HEAD
                    + """
                    owner: order-team
                    severity: critical
                    epic: Orders
                    feature: Status
                    story: By number
                    links:
                      - { name: REQ-12, url: "https://example.com/REQ-12?a=b#c", kind: issue }
                      - { name: The plan, url: "http://example.com" }
                    """)
            .labels();
    assertEquals(Optional.of("order-team"), labels.owner());
    assertEquals(Optional.of("critical"), labels.severity());
    assertEquals(
        Map.of("epic", "Orders", "feature", "Status", "story", "By number"), labels.hierarchy());
    assertEquals(
        List.of(
            new Labels.Link("REQ-12", "issue", URI.create("https://example.com/REQ-12?a=b#c")),
            new Labels.Link("The plan", "link", URI.create("http://example.com"))),
        labels.links());
  }

  @Test
  void a_scenario_may_say_nothing_of_itself() throws Exception {
    assertEquals(Labels.NONE, project.scenario(HEAD).labels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "owner: 7           | x:4:8: 'owner' is 7, expected text (put it in quotes: \"7\")",
        "story: ''          | x:4:8: 'story' is \"\", expected text that is not blank",
        "severity: critcal  | x:4:11: 'severity' is \"critcal\", expected one of blocker, critical, normal, minor, trivial (did you mean 'critical'?)",
        "links: []          | x:4:8: 'links' is an empty list, expected at least one item (for example - { name: REQ-12, url: \"https://example.com/REQ-12\" })",
        "links: [ REQ-12 ]  | x:4:10: link is \"REQ-12\", expected an object with one of name, url, kind",
        "links: [ { url: \"https://a.example\" } ] | x:4:10: link has no 'name', expected what reports show (for example name: REQ-12)",
        "links: [ { name: A } ] | x:4:10: link has no 'url', expected an http or https address without user and password (for example https://example.com/REQ-12)",
        "links: [ { name: A, url: \"https://a.example\", kind: bug } ] | x:4:53: 'kind' is \"bug\", expected one of issue, tms, link",
      })
  void names_what_is_wrong(String line, String problem) throws Exception {
    assertEquals(problem, project.problems(HEAD + line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,a",
        "file:///etc/passwd",
        "ftp://example.com",
        "//example.com/a",
        "https:a",
        "https://",
        "https:///a",
        "https://user:secret@example.com",
        "https://user@example.com",
        "https://user:secret@exam_ple.com",
        "https://example.com/a b",
        "https://example.com/<a>",
        "https://example.com/%zz",
        "REQ-12"
      })
  void a_link_is_a_plain_address_and_else_is_not_repeated(String url) throws Exception {
    String found = project.problems(HEAD + "links: [ { name: A, url: \"" + url + "\" } ]");
    assertEquals(
        "x:4:26: 'url' is no address for a report, expected an http or https address without user"
            + " and password (for example https://example.com/REQ-12)",
        found);
    assertFalse(found.contains("secret"));
  }
}
