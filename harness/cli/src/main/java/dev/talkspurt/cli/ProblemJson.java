package dev.talkspurt.cli;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.verdict.Doubts;
import java.util.Optional;

/** A problem as machines read it. */
final class ProblemJson {
  private ProblemJson() {}

  /**
   * File, line, column (0 where unknown), severity, message, and the fix if the message has one.
   */
  static Json.Obj of(Problem problem) {
    boolean warning = OpenBench.isAdvice(problem);
    String message =
        warning ? problem.message().substring(Doubts.WARNING.length()) : problem.message();
    return Json.object()
        .put("file", problem.place().source())
        .put("line", problem.place().line())
        .put("column", problem.place().column())
        .put("severity", warning ? "warning" : "error")
        .put("message", message)
        .putIfPresent("fix", fix(message))
        .build();
  }

  /** What stands in the brackets at the end. */
  static Optional<String> fix(String message) {
    if (!message.endsWith(")")) {
      return Optional.empty();
    }
    int depth = 0;
    for (int i = message.length() - 1; i >= 0; i--) {
      char c = message.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth == 0) {
        return Optional.of(message.substring(i + 1, message.length() - 1));
      }
    }
    return Optional.empty();
  }
}
