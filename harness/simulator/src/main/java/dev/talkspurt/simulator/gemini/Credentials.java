package dev.talkspurt.simulator.gemini;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client shows to be let in: a key or a token, in the query or in a header. */
final class Credentials {
  private static final Pattern KEY_IN_QUERY = Pattern.compile("(?:^|&)(?:key|access_token)=[^&]+");
  private static final Pattern TOKEN_IN_QUERY = Pattern.compile("(?:^|&)access_token=([^&]+)");
  private static final Pattern TOKEN_IN_HEADER = Pattern.compile("(?i:token)\\s+(\\S+)");
  private static final String TOKEN = "auth_tokens/";

  private final String query;
  private final Map<String, String> headers;

  Credentials(String query, Map<String, String> headers) {
    this.query = query;
    this.headers = headers;
  }

  /** Whether there is any at all. */
  boolean present() {
    return KEY_IN_QUERY.matcher(query).find()
        || !headers.getOrDefault("x-goog-api-key", "").isBlank()
        || !headers.getOrDefault("authorization", "").isBlank();
  }

  /** The name of an ephemeral token, or empty; a library sends it in both headers. */
  Optional<String> token() {
    Matcher inQuery = TOKEN_IN_QUERY.matcher(query);
    if (inQuery.find()) {
      return Optional.of(decoded(inQuery.group(1)));
    }
    Matcher inHeader = TOKEN_IN_HEADER.matcher(headers.getOrDefault("authorization", "").strip());
    if (inHeader.matches()) {
      return Optional.of(inHeader.group(1));
    }
    String key = headers.getOrDefault("x-goog-api-key", "").strip();
    return key.startsWith(TOKEN) ? Optional.of(key) : Optional.empty();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // A name that nobody gave.
    }
  }
}
