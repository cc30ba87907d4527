package dev.talkspurt.realtime.gemini;

import java.util.Optional;

/**
 * Keeps the ephemeral token of one call, so that its session is taken up again with the token that
 * opened it, as clients do that cannot make tokens. On the scheduler's thread.
 */
final class Purse {
  private static final long MARGIN_NS = 10_000_000_000L;
  private String token = "";
  private long expiresNs;

  /** The token if it still opens what it has opened before. */
  Optional<String> token(long nowNs) {
    boolean good = !token.isEmpty() && nowNs < expiresNs - MARGIN_NS;
    return good ? Optional.of(token) : Optional.empty();
  }

  void put(String made, long untilNs) {
    token = made;
    expiresNs = untilNs;
  }
}
