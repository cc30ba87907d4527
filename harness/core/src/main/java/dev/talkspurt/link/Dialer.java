package dev.talkspurt.link;

/** Opens links as a client. Thread-safe. */
public interface Dialer {
  /**
   * Connect; the outcome reaches {@code listener} as opened or closed. Never throws for the net.
   */
  void dial(DialRequest request, LinkListener listener);
}
