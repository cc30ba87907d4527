package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which endpoint of the user's answers a tool. */
final class EndpointReader {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration DEFAULT = Duration.ofSeconds(5);
  private static final String URL_EXPECTED =
      "an https address (http only for this machine; for example https://staging.example.com/slots)";

  /** Those the transport sets itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "connection", "content-length", "content-type", "expect", "upgrade", "accept");

  private final List<Problem> problems;

  EndpointReader(List<Problem> problems) {
    this.problems = problems;
  }

  Optional<ToolAnswer.FromEndpoint> read(Section tool) {
    Optional<Section> read =
        tool.section("http", List.of("url", "method", "headersFrom", "timeout"));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section http = read.get().require("url", URL_EXPECTED);
    Optional<URI> url = http.text("url").flatMap(EndpointReader::address);
    if (url.isEmpty() && http.get("url").filter(Json.Str.class::isInstance).isPresent()) {
      // Not with its value: a password may stand in it.
      http.add(http.placeOf("url"), "'url' cannot be called, expected " + URL_EXPECTED);
    }
    String method =
        http.has("method") ? http.oneOf("method", List.of("POST", "PUT")).orElse("POST") : "POST";
    Duration timeout =
        http.has("timeout") ? http.duration("timeout", LONGEST).orElse(DEFAULT) : DEFAULT;
    Map<String, String> headers = headers(http);
    return url.map(known -> new ToolAnswer.FromEndpoint(known, method, headers, timeout));
  }

  private static Optional<URI> address(String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      boolean safe = scheme.equals("https") || scheme.equals("http") && isLoopback(url.getHost());
      boolean plain = url.getUserInfo() == null && url.getFragment() == null;
      return url.getHost() != null && safe && plain ? Optional.of(url) : Optional.empty();
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(String host) {
    return host != null
        && (host.equals("localhost")
            || host.equals("[::1]")
            || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}"));
  }

  private Map<String, String> headers(Section http) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<Json.Obj> given =
        http.has("headersFrom") ? http.object("headersFrom") : Optional.empty();
    if (given.isEmpty()) {
      return headers;
    }
    given
        .get()
        .members()
        .forEach(
            (name, variable) -> {
              if (!name.matches("[A-Za-z0-9-]{1,64}")
                  || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                problems.add(
                    new Problem(
                        given.get().keyPlace(name),
                        "header is "
                            + Words.quote(name)
                            + ", expected one that may be set"
                            + " (for example Authorization)"));
              } else if (variable instanceof Json.Str text
                  && text.value().matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
                headers.put(name, text.value());
              } else {
                // Not with its value: it may be the secret itself.
                problems.add(
                    new Problem(
                        variable.place(),
                        "header '%s' has no name of an environment variable, expected one"
                                .formatted(name)
                            + " (for example STAGING_TOKEN)"));
              }
            });
    return headers;
  }
}
