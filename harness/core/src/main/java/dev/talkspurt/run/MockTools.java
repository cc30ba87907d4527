package dev.talkspurt.run;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentFile.ToolDeclaration;
import dev.talkspurt.scenario.ArgumentSchema;
import dev.talkspurt.scenario.Failure;
import dev.talkspurt.scenario.Placeholders;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.ToolAnswer;
import dev.talkspurt.scenario.ToolScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers an agent's tool calls as the scenario scripts them. A call that does not fit what the
 * agent declares is answered with an error and changes nothing. Not thread-safe.
 */
final class MockTools {
  /** The fault of a call whose arguments the tool does not take. */
  static final String INVALID_ARGUMENTS = "invalidArguments";

  private static final String BROKEN_OFF = "{\"result\":{\"status\":\"ok\",\"details\":\"";

  private final Scenario scenario;
  private final long seed;
  private final StateStore state;

  /** Valid calls so far, of each tool, and of each tool those that its failures are for. */
  private final Map<String, Integer> calls = new HashMap<>();

  private final Map<String, Integer> meant = new HashMap<>();
  private final Map<String, Integer> failed = new HashMap<>();
  private final Map<String, Integer> worked = new HashMap<>();

  /**
   * Tools of one call.
   *
   * @param seed of the trial
   */
  MockTools(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.seed = seed;
    this.state = new StateStore(scenario.state().initial().orElse(Json.object().build()));
  }

  /** What has become of the state; empty if the scenario has none. */
  Optional<Json.Obj> state() {
    return scenario.state().initial().map(initial -> state.now());
  }

  /** Decide what is done about the next call of {@code tool}. */
  ToolPlan plan(String tool, Json.Obj args) {
    Optional<ToolDeclaration> declared =
        scenario.agent().tools().stream().filter(t -> t.name().equals(tool)).findFirst();
    ToolScript script = scenario.tools().get(tool);
    if (declared.isEmpty() && script == null) {
      return ToolPlan.atOnce(error("there is no tool called " + tool), "unknownTool");
    }
    List<String> faults = declared.map(t -> ArgumentSchema.faults(t, args)).orElse(List.of());
    if (!faults.isEmpty()) {
      String message = "invalid arguments: " + String.join("; ", faults);
      return ToolPlan.atOnce(error(message), INVALID_ARGUMENTS);
    }
    if (script == null) {
      return ToolPlan.atOnce(Json.object().build(), "");
    }
    int number = next(calls, tool);
    long delayNs = script.takes().draw(Seeds.of(seed, "tool " + tool, number)).toNanos();
    Optional<Failure> failure = script.failures().filter(f -> fails(tool, f, args));
    return failure.isPresent()
        ? failing(tool, script, failure.get(), args, delayNs)
        : working(tool, script, args, delayNs, "", Function.identity());
  }

  private static int next(Map<String, Integer> counts, String tool) {
    return counts.merge(tool, 1, Integer::sum);
  }

  private boolean fails(String tool, Failure failure, Json.Obj args) {
    boolean isMeant =
        failure.when().entrySet().stream()
            .allMatch(e -> args.get(e.getKey()).equals(Optional.of(e.getValue())));
    if (!isMeant
        || next(meant, tool) % failure.every() != 0
        || failed.getOrDefault(tool, 0) >= failure.times()) {
      return false;
    }
    next(failed, tool);
    return true;
  }

  private ToolPlan failing(
      String tool, ToolScript script, Failure failure, Json.Obj args, long delayNs) {
    String with = failure.with();
    return switch (with) {
      case "timeout" ->
          new ToolPlan(
              delayNs,
              script.late(),
              with,
              false,
              Optional.empty(),
              Json.object()::build,
              Function.identity());
      case "malformed" -> working(tool, script, args, delayNs, with, MockTools::brokenOff);
      case "empty" -> working(tool, script, args, delayNs, with, response -> Json.object().build());
      case "partial" ->
          working(
              tool, script, args, delayNs, with, response -> without(response, failure.drops()));
      case "rateLimited" ->
          refused(
              script,
              delayNs,
              with,
              Json.object()
                  .put("error", failure.message())
                  .put("retryAfter", DurationText.write(failure.retryAfter()))
                  .build());
      default -> refused(script, delayNs, with, error(failure.message()));
    };
  }

  private static ToolPlan refused(
      ToolScript script, long delayNs, String fault, Json.Obj response) {
    return new ToolPlan(
        delayNs, script.late(), fault, true, Optional.empty(), () -> response, Function.identity());
  }

  private ToolPlan working(
      String tool,
      ToolScript script,
      Json.Obj args,
      long delayNs,
      String fault,
      Function<Json.Obj, Json.Obj> finish) {
    int number = next(worked, tool);
    Optional<ToolAnswer.FromEndpoint> endpoint = Optional.empty();
    Supplier<Json.Obj> work = Json.object()::build;
    if (script.answer() instanceof ToolAnswer.Sequence sequence) {
      List<Json.Obj> results = sequence.results();
      Json.Obj result = results.get(Math.min(number, results.size()) - 1);
      work = () -> result;
    } else if (script.answer() instanceof ToolAnswer.FromState from) {
      work = () -> fromState(from, args);
    } else if (script.answer() instanceof ToolAnswer.FromEndpoint from) {
      endpoint = Optional.of(from);
    }
    return new ToolPlan(delayNs, script.late(), fault, true, endpoint, work, finish);
  }

  private Json.Obj fromState(ToolAnswer.FromState from, Json.Obj args) {
    Json.Obj notFound = Placeholders.fill(from.notFound(), args);
    Json.Builder answer = Json.object();
    Placeholders.fill(from.returns(), args).members().forEach(answer::put);
    for (ToolAnswer.Read read : from.reads()) {
      Optional<Json> value = state.read(read.at(), args);
      if (value.isEmpty()) {
        return notFound;
      }
      answer.put(read.as(), value.get());
    }
    List<StateStore.Change> changes = new ArrayList<>();
    for (ToolAnswer.Edit edit : from.edits()) {
      Optional<List<String>> segments = edit.at().resolve(args);
      if (segments.isEmpty()) {
        return notFound;
      }
      Json value = Placeholders.fill(edit.value(), args);
      changes.add(new StateStore.Change(edit.kind(), segments.get(), value));
    }
    return state.change(changes) ? answer.build() : notFound;
  }

  /** The answer's text as it arrives when the line breaks in the middle of it. */
  private static Json.Obj brokenOff(Json.Obj response) {
    String text = response.members().isEmpty() ? BROKEN_OFF : response.compact();
    int end = Math.max(1, text.length() * 2 / 3);
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return Json.object().put("output", text.substring(0, end)).build();
  }

  private static Json.Obj without(Json.Obj response, List<String> fields) {
    Json.Builder rest = Json.object();
    response
        .members()
        .forEach(
            (name, value) -> {
              if (!fields.contains(name)) {
                rest.put(name, value);
              }
            });
    return rest.build();
  }

  static Json.Obj error(String message) {
    return Json.object().put("error", message).build();
  }
}
