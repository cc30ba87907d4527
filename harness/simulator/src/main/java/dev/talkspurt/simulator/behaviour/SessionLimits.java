package dev.talkspurt.simulator.behaviour;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How long connections, sessions, handles and the memory of a conversation last; as the service was
 * seen to do it, unless an agent file says otherwise.
 *
 * @param connectionMs life of one connection; empty: no end
 * @param noticeMs so long before a connection's end it is announced
 * @param lengthMs connected time of a session over all its connections when the client asks for no
 *     compression; empty: no end
 * @param handleEveryMs from one handle to the next
 * @param handleValidMs how long after its last connection has ended a session can be resumed
 * @param contextTokens what the context holds; beyond it a session without compression is closed
 * @param silentAfterNotice whether nothing comes any more once the end has been announced
 */
public record SessionLimits(
    OptionalInt connectionMs,
    int noticeMs,
    OptionalInt lengthMs,
    int handleEveryMs,
    int handleValidMs,
    int contextTokens,
    boolean silentAfterNotice) {
  private static final String NEVER = "never";
  private static final int MINUTE_MS = 60_000;
  private static final Set<String> KEYS =
      Set.of(
          "connection",
          "notice",
          "length",
          "handleEvery",
          "handleValid",
          "contextTokens",
          "silentAfterNotice");

  static SessionLimits read(Fields simulated, List<Problem> problems) {
    Json.Obj session = simulated.object("session").orElse(Json.object().build());
    Fields fields = new Fields(session, problems, "'session'", KEYS);
    SessionLimits limits =
        new SessionLimits(
            lasting(fields, "connection", 10 * MINUTE_MS),
            fields.durationMs("notice", 50_000),
            lasting(fields, "length", 15 * MINUTE_MS),
            fields.durationMs("handleEvery", 1_200),
            fields.longMs("handleValid", 120 * MINUTE_MS),
            fields.integer("contextTokens", 128_000, 100, 10_000_000),
            fields.bool("silentAfterNotice", false));
    if (limits.connectionMs.isPresent() && limits.noticeMs >= limits.connectionMs.getAsInt()) {
      String connection = limits.connectionMs.getAsInt() + " ms";
      fields.note(
          fields.place("notice"),
          "'notice' is " + limits.noticeMs + " ms, expected less than 'connection', " + connection);
    }
    if (limits.handleEveryMs < 1) {
      fields.note(fields.place("handleEvery"), "'handleEvery' is 0 ms, expected more (try 1 s)");
    }
    return limits;
  }

  private static OptionalInt lasting(Fields fields, String key, int otherwise) {
    boolean never = fields.json(key).flatMap(Fields::scalar).filter(NEVER::equals).isPresent();
    return never ? OptionalInt.empty() : OptionalInt.of(fields.longMs(key, otherwise));
  }
}
