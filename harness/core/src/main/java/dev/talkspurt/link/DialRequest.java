package dev.talkspurt.link;

import java.net.URI;
import java.util.Map;

/**
 * Where to connect and how.
 *
 * @param uri a {@code ws:} or {@code wss:} address
 * @param headers extra HTTP headers of the upgrade, secrets included: never log them
 * @param timeoutMs milliseconds until a connection that has not opened counts as failed
 * @param trustStore a PKCS#12 file with the certificates to trust (password {@code talkspurt}), or
 *     null for the platform's own
 */
public record DialRequest(
    URI uri, Map<String, String> headers, int timeoutMs, java.nio.file.Path trustStore) {
  public DialRequest {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "DialRequest["
        + uri.getScheme()
        + "://"
        + uri.getRawAuthority()
        + uri.getRawPath()
        + "]";
  }
}
