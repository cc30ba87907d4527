package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.spi.AgentConnector;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * A target's settings for this protocol, checked.
 *
 * @param resumptionHandle a handle to resume with, or empty
 * @param reconnects whether a session goes on over a new connection when its own ends
 */
record GeminiSettings(
    int connectTimeoutMs,
    int setupTimeoutMs,
    String apiVersion,
    boolean sessionResumption,
    String resumptionHandle,
    boolean reconnects) {
  private static final Set<String> KEYS =
      Set.of(
          "connectTimeoutMs",
          "setupTimeoutMs",
          "apiVersion",
          "sessionResumption",
          "resumptionHandle",
          "reconnects");
  private static final int MAX_TIMEOUT_MS = 600_000;

  /** Read {@code settings}; throws {@link BadInput}. */
  static GeminiSettings of(Map<String, String> settings) {
    for (String key : settings.keySet()) {
      if (!KEYS.contains(key)) {
        throw new BadInput(
            "target setting '" + key + "' is unknown, expected one of " + sorted(KEYS));
      }
    }
    String version = settings.getOrDefault("apiVersion", "v1beta");
    if (!version.matches("v1(alpha|beta)?\\d*")) {
      throw new BadInput(
          "target setting apiVersion is '" + version + "', expected v1beta or v1alpha");
    }
    return new GeminiSettings(
        milliseconds(settings, "connectTimeoutMs", 10_000),
        milliseconds(settings, "setupTimeoutMs", 20_000),
        version,
        yes(settings, "sessionResumption", "false"),
        settings.getOrDefault("resumptionHandle", ""),
        yes(settings, "reconnects", "true"));
  }

  private static String sorted(Set<String> keys) {
    return String.join(", ", new java.util.TreeSet<>(keys));
  }

  private static int milliseconds(Map<String, String> settings, String key, int byDefault) {
    String text = settings.getOrDefault(key, String.valueOf(byDefault)).strip();
    int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (value < 1 || value > MAX_TIMEOUT_MS) {
      throw new BadInput(
          "target setting "
              + key
              + " is '"
              + text
              + "', expected whole milliseconds from 1 to "
              + MAX_TIMEOUT_MS);
    }
    return value;
  }

  private static boolean yes(Map<String, String> settings, String key, String byDefault) {
    String text = settings.getOrDefault(key, byDefault);
    if (!text.equals("true") && !text.equals("false")) {
      throw new BadInput("target setting " + key + " is '" + text + "', expected true or false");
    }
    return text.equals("true");
  }

  /** What to dial; throws {@link BadInput} for an address or a key that cannot work. */
  DialRequest dial(AgentConnector.Request request) {
    URI base = request.endpoint();
    String key = request.key() == null ? "" : request.key().strip();
    if (key.isEmpty() && isProvider(base)) {
      throw GeminiLive.missingKey();
    }
    if (key.chars().anyMatch(c -> c <= 32 || c > 126)) {
      throw new BadInput(
          GeminiLive.KEY_VARIABLE
              + " has characters that no key has, expected printable ASCII (copy it again)");
    }
    Map<String, String> headers = key.isEmpty() ? Map.of() : Map.of("x-goog-api-key", key);
    return new DialRequest(address(base), headers, connectTimeoutMs, request.trustStore());
  }

  @Override
  public String toString() {
    return "GeminiSettings[" + apiVersion + "]";
  }

  private static boolean isProvider(URI base) {
    return GeminiLive.PROVIDER.getHost().equalsIgnoreCase(base.getHost());
  }

  private URI address(URI base) {
    String scheme =
        base.getScheme() == null ? "" : base.getScheme().toLowerCase(java.util.Locale.ROOT);
    boolean provider = isProvider(base);
    if (!scheme.equals("wss") && (provider || !scheme.equals("ws")) || base.getHost() == null) {
      throw new BadInput(
          "endpoint is "
              + (provider ? "the provider's with scheme '" : "no WebSocket address: scheme '")
              + scheme
              + "', host "
              + base.getHost()
              + ", expected "
              + (provider
                  ? "wss (a key must not travel in clear)"
                  : "wss://host or ws://host:port"));
    }
    if (base.getRawQuery() != null || base.getRawFragment() != null) {
      throw new BadInput(
          "endpoint has a query or fragment, expected none (the key belongs into "
              + GeminiLive.KEY_VARIABLE
              + ")");
    }
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    return URI.create(
        scheme
            + "://"
            + base.getRawAuthority()
            + path
            + "/ws/google.ai.generativelanguage."
            + apiVersion
            + ".GenerativeService.BidiGenerateContent");
  }
}
