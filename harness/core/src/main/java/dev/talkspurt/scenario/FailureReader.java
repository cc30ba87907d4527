package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which calls of a mock tool fail, and how. */
final class FailureReader {
  private static final List<String> KINDS =
      List.of("error", "timeout", "malformed", "empty", "rateLimited", "partial");
  private static final List<String> KEYS =
      List.of("with", "times", "every", "when", "drops", "retryAfter", "message");
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(60);
  private static final String DEFAULT_ERROR = "The service is not available.";
  private static final String DEFAULT_LIMIT = "Too many requests.";

  private final Optional<AgentFile.ToolDeclaration> declared;
  private final List<Problem> problems;

  FailureReader(Optional<AgentFile.ToolDeclaration> declared, List<Problem> problems) {
    this.declared = declared;
    this.problems = problems;
  }

  Optional<Failure> read(Section tool) {
    Optional<Section> read = tool.section("fails", KEYS);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Section fails = read.get().require("with", Words.anyOf(KINDS));
    String with = fails.oneOf("with", KINDS).orElse("");
    Optional<Integer> times = fails.has("times") ? fails.whole("times", 1, 1000) : Optional.empty();
    Optional<Integer> every = fails.has("every") ? fails.whole("every", 2, 1000) : Optional.empty();
    checkThen(tool, fails, with);
    refuseStrayKeys(fails, with);
    String said = with.equals("rateLimited") ? DEFAULT_LIMIT : DEFAULT_ERROR;
    return Optional.of(
        new Failure(
            with.isEmpty() ? "error" : with,
            times.orElse(Integer.MAX_VALUE),
            every.orElse(1),
            when(fails),
            fails.has("drops") ? fails.texts("drops", 100, "[slots]") : List.of(),
            fails.has("retryAfter")
                ? fails.duration("retryAfter", LONGEST_RETRY).orElse(Duration.ofSeconds(1))
                : Duration.ofSeconds(1),
            fails.text("message", 500).orElse(said)));
  }

  private static void checkThen(Section tool, Section fails, String with) {
    boolean some = fails.has("times") || fails.has("every") || fails.has("when");
    boolean shortened = with.equals("partial");
    if (tool.has("then") == (some || shortened)) {
      return;
    }
    // A broken answer may be made of one that 'then' states, though nothing comes after it.
    if (with.equals("malformed") && tool.has("then")) {
      return;
    }
    String message =
        tool.has("then")
            ? "'fails' has no 'times', expected how many calls fail before 'then' (add times: 1)"
            : fails.has("times")
                ? "'fails' ends after some 'times', expected 'then' with what comes next"
                    + " (then: { returns: … })"
                : some
                    ? "'fails' spares some calls, expected 'then' with their answer"
                        + " (then: { returns: … })"
                    : "'fails' with partial leaves fields out, expected 'then' with the whole"
                        + " answer (then: { returns: … })";
    tool.add(tool.keyPlace("fails"), message);
  }

  private static void refuseStrayKeys(Section fails, String with) {
    if (with.isEmpty()) {
      return;
    }
    if (fails.has("message") && with.equals("timeout")) {
      fails.add(fails.keyPlace("message"), "'message' stands with a timeout, which says nothing");
    } else if (fails.has("message") && !Set.of("error", "rateLimited").contains(with)) {
      fails.add(
          fails.keyPlace("message"),
          "'message' stands with " + with + ", expected only with error or rateLimited");
    }
    if (fails.has("retryAfter") && !with.equals("rateLimited")) {
      fails.add(
          fails.keyPlace("retryAfter"),
          "'retryAfter' stands with " + with + ", expected only with rateLimited");
    }
    if (fails.has("drops") && !with.equals("partial")) {
      fails.add(
          fails.keyPlace("drops"), "'drops' stands with " + with + ", expected only with partial");
    } else if (with.equals("partial")) {
      fails.require("drops", "the fields left out (for example drops: [slots])");
      if (fails.has("drops")) {
        fails.filledList("drops", 100, "[slots]");
      }
    }
  }

  private Map<String, Json> when(Section fails) {
    Optional<Json.Obj> when = fails.has("when") ? fails.object("when") : Optional.empty();
    if (when.isEmpty()) {
      return Map.of();
    }
    if (when.get().members().isEmpty()) {
      fails.wrong("when", "arguments of the calls that fail (for example when: { day: Monday })");
    }
    Map<String, Json> values = new LinkedHashMap<>();
    when.get()
        .members()
        .forEach(
            (name, value) -> {
              declared.ifPresent(
                  tool ->
                      ToolAnswerReader.wantArgument(
                          name, tool, when.get().keyPlace(name), problems));
              values.put(name, value);
            });
    return values;
  }
}
