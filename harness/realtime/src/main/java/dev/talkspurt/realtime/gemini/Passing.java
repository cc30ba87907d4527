package dev.talkspurt.realtime.gemini;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which ends of a connection pass: the session behind it is still there, and its handle good.
 *
 * <p>The service ends connections after about ten minutes in several ways, and closes some in good
 * order when it moves a session; networks break. What was wrong with a message, a key or an account
 * is no better the next time.
 */
final class Passing {
  private static final Set<Integer> CODES = Set.of(1000, 1001, 1005, 1006, 1012, 1013);
  private static final int FAILED_INSIDE = 1011;
  private static final int ABNORMAL = 1006;

  /** Beginnings of reasons, for they are cut at 123 bytes. */
  private static final List<String> REASONS =
      List.of(
          "Deadline expired before operation",
          "The service is currently unavailable",
          "Thread was cancelled",
          "Failed to close the streaming context",
          "Failed to run inference",
          "keepalive ping timeout");

  private static final List<String> LASTING =
      List.of(
          "You exceeded your current quota",
          "RESOURCE_EXHAUSTED",
          "Resource has been exhausted",
          "Token has",
          "auth token has expired",
          "TLS:",
          "header ");

  private static final Pattern REFUSED =
      Pattern.compile("(?:upgrade refused with )?HTTP (\\d{3}).*");

  private Passing() {}

  /**
   * Whether the session can be taken up again after such an end.
   *
   * @param resuming whether it came while the session was being taken up again: then any failure
   *     inside the service passes, such as that of a session whose old connection it still holds
   */
  static boolean ends(int code, String reason, boolean resuming) {
    String text = reason.strip();
    if (LASTING.stream().anyMatch(start -> begins(text, start))) {
      return false;
    }
    var refused = REFUSED.matcher(text);
    if (code == ABNORMAL && refused.matches()) {
      int status = Integer.parseInt(refused.group(1));
      return resuming && (status >= 500 || status == 429);
    }
    return CODES.contains(code)
        || code == FAILED_INSIDE
            && (resuming || REASONS.stream().anyMatch(start -> begins(text, start)));
  }

  private static boolean begins(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }
}
