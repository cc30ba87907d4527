package dev.talkspurt.regression;

import dev.talkspurt.conversation.Timeline;
import dev.talkspurt.conversation.Timeline.ToolUse;
import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.YamlText;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.ArgumentSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the agent called, as calls to expect, and what it was told, as mock tools. */
final class ObservedTools {
  /** Answers that failed so, and were no answers: they can only be made to fail again. */
  private static final Set<String> FAILURES = Set.of("error", "timeout", "rateLimited");

  private static final int MOST_RESULTS = 200;

  private final Timeline timeline;
  private final AgentFile agent;

  ObservedTools(Timeline timeline, AgentFile agent) {
    this.timeline = timeline;
    this.agent = agent;
  }

  boolean any() {
    return !agent.tools().isEmpty();
  }

  /** Calls made from one moment to another that an agent file allows, as {@code calls} has them. */
  String expected(double fromMs, double toMs) {
    String calls =
        between(fromMs, toMs).stream()
            .filter(use -> why(use).isEmpty())
            .map(ObservedTools::call)
            .collect(Collectors.joining(", "));
    return calls.isEmpty() ? "[]" : "[ " + calls + " ]";
  }

  /** Whether a call was made between the moments. */
  boolean any(double fromMs, double toMs) {
    return !between(fromMs, toMs).isEmpty();
  }

  /** What is told of the calls between two moments that are not proposed. */
  List<String> leftOut(double fromMs, double toMs) {
    List<String> notes = new ArrayList<>();
    for (ToolUse use : between(fromMs, toMs)) {
      why(use)
          .ifPresent(
              why ->
                  notes.add(
                      "not proposed: the call of "
                          + YamlText.quoted(Excerpt.of(use.name()))
                          + ", "
                          + why));
    }
    return notes;
  }

  private List<ToolUse> between(double fromMs, double toMs) {
    return timeline.toolUses().stream()
        .filter(use -> use.calledMs() >= fromMs && use.calledMs() < toMs)
        .toList();
  }

  private Optional<String> why(ToolUse use) {
    Optional<AgentFile.ToolDeclaration> declared = declared(use.name());
    if (declared.isEmpty()) {
      return Optional.of("which the agent file does not declare");
    }
    if (isWithdrawn(use)) {
      return Optional.of("which the agent withdrew");
    }
    return ArgumentSchema.faults(declared.get(), use.args()).isEmpty()
        ? Optional.empty()
        : Optional.of("whose arguments the tool does not take");
  }

  private static boolean isWithdrawn(ToolUse use) {
    return !Double.isNaN(use.cancelledMs()) && !(use.answeredMs() <= use.cancelledMs());
  }

  private Optional<AgentFile.ToolDeclaration> declared(String name) {
    return agent.tools().stream().filter(tool -> tool.name().equals(name)).findFirst();
  }

  private static String call(ToolUse use) {
    Json.Builder args = Json.object();
    use.args().members().forEach((name, value) -> args.put(name, exactly(value)));
    return ScenarioValue.of(Json.object().put(use.name(), args.build()).build());
  }

  /** The value so that nothing but itself matches it: "any" is a word of the language, too. */
  private static Json exactly(Json value) {
    boolean meansMore =
        value instanceof Json.Obj || value instanceof Json.Str text && text.value().equals("any");
    return meansMore ? Json.object().put("value", value).build() : value;
  }

  /** The moment of a call at work, as a scenario says it; empty if none is. */
  Optional<String> during(double atMs) {
    return timeline.toolUses().stream()
        .filter(use -> why(use).isEmpty())
        .filter(use -> use.calledMs() <= atMs && !(use.answeredMs() <= atMs))
        .reduce((earlier, later) -> later)
        .map(
            use ->
                "during: "
                    + ScenarioValue.of(use.name())
                    + ", plus: "
                    + Limits.text(Math.round((atMs - use.calledMs()) / 10) * 10.0));
  }

  /** The lines of {@code tools}, none if nothing was called that can be. */
  List<String> mocks() {
    Map<String, List<ToolUse>> byName = new LinkedHashMap<>();
    for (ToolUse use : timeline.toolUses()) {
      if (why(use).isEmpty() || declared(use.name()).isPresent() && isWithdrawn(use)) {
        byName.computeIfAbsent(use.name(), unseen -> new ArrayList<>()).add(use);
      }
    }
    List<String> lines = new ArrayList<>();
    byName.forEach((name, uses) -> mock(name, uses, lines));
    return lines;
  }

  private static void mock(String name, List<ToolUse> uses, List<String> lines) {
    lines.add("  " + ScenarioValue.of(name) + ":");
    takes(uses).ifPresent(takes -> lines.add("    takes: " + takes));
    int failed = 0;
    String fault = fault(uses.get(0));
    while (failed < uses.size()
        && FAILURES.contains(fault)
        && fault(uses.get(failed)).equals(fault)) {
      failed++;
    }
    List<ToolUse> rest =
        uses.subList(failed, uses.size()).stream()
            .filter(use -> !Double.isNaN(use.answeredMs()))
            .toList();
    if (failed > 0) {
      lines.add(
          "    fails: " + ScenarioValue.of(failure(uses.get(0), rest.isEmpty() ? 0 : failed)));
    }
    if (!rest.isEmpty()) {
      lines.add("    " + (failed > 0 ? "then: { " + answer(rest) + " }" : answer(rest)));
    }
  }

  /** A call that was never answered is one that timed out, whoever gave it up. */
  private static String fault(ToolUse use) {
    return Double.isNaN(use.answeredMs()) ? "timeout" : use.injectedFault();
  }

  private static Optional<String> takes(List<ToolUse> uses) {
    return uses.stream()
        .filter(use -> use.injectedDelayMs() > 0)
        .findFirst()
        .map(use -> DurationText.write(Duration.ofMillis(Math.round(use.injectedDelayMs()))));
  }

  private static Json.Obj failure(ToolUse use, int times) {
    Json.Builder fails = Json.object().put("with", fault(use));
    if (times > 0) {
      fails.put("times", times);
    }
    if (!fault(use).equals("timeout")) {
      use.response()
          .text("error")
          .filter(message -> !message.isBlank() && message.length() <= 500)
          .ifPresent(message -> fails.put("message", message));
    }
    if (fault(use).equals("rateLimited")) {
      use.response()
          .text("retryAfter")
          .filter(after -> DurationText.parse(after).isPresent())
          .ifPresent(after -> fails.put("retryAfter", after));
    }
    return fails.build();
  }

  private static String answer(List<ToolUse> uses) {
    List<Json.Obj> results = new ArrayList<>(uses.stream().map(ToolUse::response).toList());
    while (results.size() > 1
        && results.get(results.size() - 1).equals(results.get(results.size() - 2))) {
      results.remove(results.size() - 1);
    }
    return results.size() == 1
        ? "returns: " + ScenarioValue.of(results.get(0))
        : "sequence: "
            + ScenarioValue.of(Json.of(results.subList(0, Math.min(results.size(), MOST_RESULTS))));
  }
}
