package dev.talkspurt.link;

/** Receives the one outcome of a request over HTTP, on any thread. */
public interface WebListener {
  /** The other side answered, with whatever status. */
  void answered(WebAnswer answer);

  /**
   * No answer came.
   *
   * @param reason what went wrong, in words, without secrets
   */
  void failed(String reason);
}
