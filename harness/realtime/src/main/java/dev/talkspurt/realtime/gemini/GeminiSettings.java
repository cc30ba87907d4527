package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.link.DialRequest;
import dev.talkspurt.spi.AgentConnector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A target's settings for this protocol, checked.
 *
 * @param minting what an ephemeral token is asked to be, where one is made
 * @param resumptionHandle a handle to resume with, or empty
 * @param reconnects whether a session goes on over a new connection when its own ends
 */
record GeminiSettings(
    int connectTimeoutMs,
    int setupTimeoutMs,
    Access access,
    Minting minting,
    boolean sessionResumption,
    String resumptionHandle,
    boolean reconnects) {
  private static final Set<String> KEYS = keys();
  private static final int MAX_TIMEOUT_MS = 600_000;

  /** Read {@code settings}; throws {@link BadInput}. */
  static GeminiSettings of(Map<String, String> settings) {
    for (String key : settings.keySet()) {
      if (!KEYS.contains(key)) {
        throw new BadInput(
            "target setting '" + key + "' is unknown, expected one of " + String.join(", ", KEYS));
      }
    }
    Access access = Access.of(settings);
    return new GeminiSettings(
        milliseconds(settings, "connectTimeoutMs", 10_000),
        milliseconds(settings, "setupTimeoutMs", 20_000),
        access,
        Minting.of(settings, access.auth() == Access.Auth.MINT),
        yes(settings, "sessionResumption", "false"),
        settings.getOrDefault("resumptionHandle", ""),
        yes(settings, "reconnects", "true"));
  }

  private static Set<String> keys() {
    Set<String> keys = new TreeSet<>(Access.KEYS);
    keys.addAll(Minting.KEYS);
    keys.addAll(
        Set.of(
            "connectTimeoutMs",
            "setupTimeoutMs",
            "sessionResumption",
            "resumptionHandle",
            "reconnects"));
    return keys;
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

  /** Whether a token is made before a session is opened. */
  boolean mints() {
    return access.auth() == Access.Auth.MINT;
  }

  /**
   * What to dial.
   *
   * @param token a token made for the session, or empty
   * @throws BadInput for an address or a secret that cannot work
   */
  DialRequest dial(AgentConnector.Request request, String token) {
    String base = base(request);
    String secret = mints() ? token : secret(request);
    return new DialRequest(
        URI.create(base + access.pathAndQuery(secret)),
        access.headers(secret),
        connectTimeoutMs,
        request.trustStore());
  }

  /** Where to have a token made; throws {@link BadInput} like {@link #dial}. */
  DialRequest mint(AgentConnector.Request request) {
    String key = secret(request);
    return new DialRequest(
        URI.create(base(request) + Minting.path()),
        key.isEmpty() ? Map.of() : Map.of("x-goog-api-key", key),
        connectTimeoutMs,
        request.trustStore());
  }

  private String secret(AgentConnector.Request request) {
    String secret = request.key() == null ? "" : request.key().strip();
    access.check(secret, isProvider(request.endpoint()));
    return secret;
  }

  @Override
  public String toString() {
    return "GeminiSettings[" + access.service() + ", " + access.auth() + "]";
  }

  private static boolean isProvider(URI base) {
    String host = base.getHost() == null ? "" : base.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith("googleapis.com");
  }

  private static String base(AgentConnector.Request request) {
    URI base = request.endpoint();
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
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
          "endpoint has a query or fragment, expected none (the key belongs into the variable that"
              + " keyVariable names)");
    }
    String path = base.getRawPath() == null ? "" : base.getRawPath().replaceAll("/+$", "");
    return scheme + "://" + base.getRawAuthority() + path;
  }
}
