package dev.talkspurt.link;

import java.util.Map;

/**
 * A request over HTTP that asks for no connection, on an address that also takes links.
 *
 * @param method such as {@code POST}
 * @param path the request path as sent, without the query
 * @param query the raw query string, or empty
 * @param headers header names in lower case, secrets included: never log them
 * @param body text, or empty
 */
public record WebRequest(
    String method, String path, String query, Map<String, String> headers, String body) {
  public WebRequest {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "WebRequest[" + method + " " + path + "]";
  }
}
