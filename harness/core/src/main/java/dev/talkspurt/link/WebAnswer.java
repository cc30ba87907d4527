package dev.talkspurt.link;

/**
 * What came back for a {@link WebRequest}.
 *
 * @param status the HTTP status
 * @param body text, mostly JSON, or empty; may hold secrets
 */
public record WebAnswer(int status, String body) {
  @Override
  public String toString() {
    return "WebAnswer[" + status + "]";
  }
}
