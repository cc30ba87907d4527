package dev.talkspurt.link;

/** Opens links as a client. Thread-safe. */
public interface Dialer {
  /**
   * Connect; the outcome reaches {@code listener} as opened or closed. Never throws for the net.
   */
  void dial(DialRequest request, LinkListener listener);

  /**
   * Ask over HTTP where links are opened; the one outcome reaches {@code listener}. Never waits and
   * never throws for the net.
   *
   * @param request where; {@code ws:} stands for HTTP in clear and {@code wss:} for HTTP over TLS
   * @param method such as {@code POST}
   * @param body JSON, or empty
   */
  default void ask(DialRequest request, String method, String body, WebListener listener) {
    listener.failed("this network knows no HTTP");
  }
}
