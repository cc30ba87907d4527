package dev.talkspurt.link;

import java.util.Map;

/** The server's side: makes a listener for each connection that comes in. */
@FunctionalInterface
public interface LinkAcceptor {
  /**
   * What the client asked for.
   *
   * @param path the request path as sent, without the query
   * @param query the raw query string, or empty
   * @param headers header names in lower case
   */
  record Upgrade(String path, String query, Map<String, String> headers) {
    public Upgrade {
      headers = Map.copyOf(headers);
    }
  }

  /** Refuses the upgrade with an HTTP status. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** Refuse with HTTP {@code status} and say why. */
    public Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    /** The HTTP status of the refusal. */
    public int status() {
      return status;
    }
  }

  /** Accept the connection and return its listener. */
  LinkListener accept(Upgrade upgrade) throws Refused;

  /**
   * Answer a request that asks for no connection; 404 unless there is something to ask for. Called
   * on the server's own threads, so it must be quick.
   */
  default WebAnswer answer(WebRequest request) {
    return new WebAnswer(404, "there is nothing on this path");
  }
}
