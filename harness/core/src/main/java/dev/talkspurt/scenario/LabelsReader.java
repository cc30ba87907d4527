package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what a scenario says of itself for those who read reports. */
final class LabelsReader {
  static final List<String> KEYS =
      List.of("owner", "severity", "epic", "feature", "story", "links");

  private static final List<String> HIERARCHY = List.of("epic", "feature", "story");
  private static final List<String> SEVERITIES =
      List.of("blocker", "critical", "normal", "minor", "trivial");
  private static final List<String> KINDS = List.of("issue", "tms", "link");
  private static final int MAX_TEXT = 200;
  private static final int MAX_LINKS = 20;
  private static final String URL_EXPECTED =
      "an http or https address without user and password (for example https://example.com/REQ-12)";

  private LabelsReader() {}

  static Labels read(Section scenario, List<Problem> problems) {
    Map<String, String> hierarchy = new LinkedHashMap<>();
    for (String key : HIERARCHY) {
      scenario.text(key, MAX_TEXT).ifPresent(text -> hierarchy.put(key, text));
    }
    return new Labels(
        scenario.text("owner", MAX_TEXT),
        scenario.oneOf("severity", SEVERITIES),
        hierarchy,
        links(scenario, problems));
  }

  private static List<Labels.Link> links(Section scenario, List<Problem> problems) {
    List<Labels.Link> links = new ArrayList<>();
    if (scenario.has("links")) {
      String example = "- { name: REQ-12, url: \"https://example.com/REQ-12\" }";
      for (Json item : scenario.filledList("links", MAX_LINKS, example)) {
        Section.of(item, "link", problems, List.of("name", "url", "kind"))
            .flatMap(LabelsReader::link)
            .ifPresent(links::add);
      }
    }
    return links;
  }

  private static Optional<Labels.Link> link(Section link) {
    link.require("url", URL_EXPECTED);
    link.require("name", "what reports show (for example name: REQ-12)");
    Optional<String> name = link.text("name", MAX_TEXT);
    String kind = link.has("kind") ? link.oneOf("kind", KINDS).orElse("link") : "link";
    Optional<URI> url = link.text("url").flatMap(LabelsReader::address);
    if (url.isEmpty() && link.get("url").filter(Json.Str.class::isInstance).isPresent()) {
      // Not with its value: a password may stand in it.
      link.add(link.placeOf("url"), "'url' is no address for a report, expected " + URL_EXPECTED);
    }
    return name.flatMap(known -> url.map(to -> new Labels.Link(known, kind, to)));
  }

  private static Optional<URI> address(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      // A host is missing, too, where the authority is of a form that hides a user.
      boolean plain = url.getHost() != null && url.getUserInfo() == null;
      return web && plain ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
