package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.matching.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tool calls a step expects. Not thread-safe. */
final class CallsReader {
  private static final int MOST = 50;
  private static final int MOST_TIMES = 20;
  private static final String ID = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}";
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final String EXAMPLE = "- find_slots: { day: Tuesday }";
  private static final List<String> RULES =
      List.of("id", "after", "optional", "times", "within", "retries", "retracted");
  private static final Set<String> SPOKEN = Set.of("say", "play", "dtmf", "interrupt");

  private final Optional<AgentFile> agent;
  private final Set<String> scripted;
  private final ArgumentReader arguments;
  private final List<Problem> problems;

  CallsReader(
      Optional<AgentFile> agent, Set<String> scripted, Context context, List<Problem> problems) {
    this.agent = agent;
    this.scripted = scripted;
    this.arguments = new ArgumentReader(context, problems);
    this.problems = problems;
  }

  Optional<List<ExpectedCall>> read(Section expect, String kind) {
    if (!expect.has("calls")) {
      return Optional.empty();
    }
    List<ExpectedCall> calls = new ArrayList<>();
    for (Json item : expect.list("calls", MOST, EXAMPLE)) {
      item(item, expect, kind).ifPresent(calls::add);
    }
    new CallOrder(calls, problems).check();
    return Optional.of(calls);
  }

  private Optional<ExpectedCall> item(Json item, Section expect, String kind) {
    if (!(item instanceof Json.Obj call)) {
      return refused(item, Words.describe(item), expect);
    }
    List<String> tools = tools(call);
    if (tools.size() != 1) {
      return refused(
          item, tools.isEmpty() ? "without a tool" : "an object with several keys", expect);
    }
    String tool = tools.get(0);
    boolean alternatives = tool.equals("oneOf") && call.get(tool).orElseThrow() instanceof Json.Arr;
    Optional<CallRules> rules =
        call.members().size() == 1 ? Optional.of(CallRules.NONE) : rules(call, tool);
    Optional<ExpectedCall> read =
        alternatives ? oneOf(call, expect, kind) : call(call, tool, expect, kind);
    return read.flatMap(c -> rules.map(r -> ruled(c, r)));
  }

  /** A rule is a rule only beside a tool: a tool of that name alone is that tool. */
  private static List<String> tools(Json.Obj call) {
    Set<String> keys = call.members().keySet();
    return keys.size() == 1
        ? List.copyOf(keys)
        : keys.stream().filter(key -> !RULES.contains(key)).toList();
  }

  private static Optional<ExpectedCall> refused(Json item, String is, Section expect) {
    expect.add(
        item.place(),
        "expected call is "
            + is
            + ", expected one tool with its arguments (for example "
            + EXAMPLE
            + ")");
    return Optional.empty();
  }

  private static ExpectedCall ruled(ExpectedCall call, CallRules rules) {
    CallRules all =
        new CallRules(
            rules.id(),
            rules.after(),
            rules.optional(),
            rules.times(),
            rules.within(),
            rules.retries(),
            rules.retracted(),
            call.rules().otherwise());
    return new ExpectedCall(call.place(), call.tool(), call.args(), all);
  }

  private Optional<CallRules> rules(Json.Obj call, String tool) {
    List<String> keys = new ArrayList<>(RULES);
    keys.add(tool);
    return Section.of(call, "expected call", problems, keys).map(this::rules);
  }

  private CallRules rules(Section call) {
    Optional<String> id = call.text("id", 40);
    if (id.filter(known -> !known.matches(ID)).isPresent()) {
      call.wrong("id", "letters, digits, hyphens and underscores");
    }
    boolean retracted = flag(call, "retracted");
    List<String> others =
        RULES.stream().filter(key -> !key.equals("retracted") && call.has(key)).toList();
    if (retracted && !others.isEmpty()) {
      call.add(
          call.keyPlace(others.get(0)),
          "'" + others.get(0) + "' stands at a call that is retracted, expected none (remove it)");
    }
    return new CallRules(
        id,
        call.has("after") ? call.texts("after", MOST, "[ slots ]") : List.of(),
        flag(call, "optional"),
        call.whole("times", 1, MOST_TIMES).orElse(1),
        call.duration("within", LONGEST),
        call.whole("retries", 0, MOST_TIMES).orElse(0),
        retracted,
        List.of());
  }

  private static boolean flag(Section call, String key) {
    return call.has(key) && call.flag(key).orElse(false);
  }

  private Optional<ExpectedCall> oneOf(Json.Obj call, Section expect, String kind) {
    List<ExpectedCall> alternatives = new ArrayList<>();
    for (Json item : call.items("oneOf")) {
      boolean one = item instanceof Json.Obj o && o.members().size() == 1;
      Optional<ExpectedCall> read =
          one
              ? call(
                  (Json.Obj) item,
                  ((Json.Obj) item).members().keySet().iterator().next(),
                  expect,
                  kind)
              : refused(item, Words.describe(item), expect);
      read.ifPresent(alternatives::add);
    }
    if (call.items("oneOf").isEmpty() || alternatives.isEmpty()) {
      return call.items("oneOf").isEmpty()
          ? refused(call, "oneOf without a call", expect)
          : Optional.empty();
    }
    ExpectedCall first = alternatives.get(0);
    CallRules none = CallRules.NONE;
    CallRules rest =
        new CallRules(
            none.id(),
            none.after(),
            false,
            1,
            none.within(),
            0,
            false,
            alternatives.subList(1, alternatives.size()));
    return Optional.of(new ExpectedCall(first.place(), first.tool(), first.args(), rest));
  }

  private Optional<ExpectedCall> call(Json.Obj call, String name, Section expect, String kind) {
    Json value = call.members().get(name);
    Place place = call.keyPlace(name);
    if (!(value instanceof Json.Obj given)) {
      expect.add(
          value.place(),
          "arguments of '%s' are %s, expected an object (for example { day: Tuesday }, or {})"
              .formatted(name, Words.describe(value)));
      return Optional.empty();
    }
    checkTool(name, given, place, expect);
    Map<String, ArgumentMatcher> matchers = new LinkedHashMap<>();
    given
        .members()
        .forEach(
            (key, matcher) ->
                arguments
                    .read(key, matcher, SPOKEN.contains(kind))
                    .ifPresent(m -> matchers.put(key, m)));
    return Optional.of(new ExpectedCall(place, name, matchers));
  }

  private void checkTool(String name, Json.Obj given, Place place, Section expect) {
    if (agent.isEmpty()) {
      return;
    }
    List<AgentFile.ToolDeclaration> tools = agent.get().tools();
    Optional<AgentFile.ToolDeclaration> tool =
        tools.stream().filter(t -> t.name().equals(name)).findFirst();
    if (tool.isEmpty()) {
      List<String> names = tools.stream().map(AgentFile.ToolDeclaration::name).toList();
      String where = "of agent '" + agent.get().name() + "'";
      expect.add(place, "unknown tool " + Words.unknown(name, where, names));
      return;
    }
    if (!scripted.contains(name)) {
      expect.add(
          place,
          "tool '%s' is expected to be called, expected 'tools' to say what it answers (add %s: {"
                  .formatted(name, name)
              + " returns: { ok: true } })");
    }
    ToolDeclarations.checkArguments(tool.get(), given, place, expect);
  }

  /** The order that {@code after} asks for: names that exist, once each, and no circle. */
  private record CallOrder(List<ExpectedCall> calls, List<Problem> problems) {
    void check() {
      Map<String, ExpectedCall> byId = new LinkedHashMap<>();
      for (ExpectedCall call : calls) {
        call.rules()
            .id()
            .filter(id -> byId.putIfAbsent(id, call) != null)
            .ifPresent(
                id -> note(call, "id '" + id + "' stands twice, expected once (rename one)"));
      }
      for (ExpectedCall call : calls) {
        for (String before : call.rules().after()) {
          if (!byId.containsKey(before)) {
            note(call, "'after' names " + Words.unknown(before, "in this step", byId.keySet()));
          } else if (reaches(before, call.rules().id().orElse(""), byId, new LinkedHashSet<>())) {
            note(call, "'after' goes in a circle by '" + before + "', expected an order");
          }
        }
      }
    }

    private void note(ExpectedCall call, String message) {
      problems.add(new Problem(call.place(), message));
    }

    private static boolean reaches(
        String from, String to, Map<String, ExpectedCall> byId, Set<String> seen) {
      if (from.equals(to)) {
        return true;
      }
      return seen.add(from)
          && byId.containsKey(from)
          && byId.get(from).rules().after().stream().anyMatch(id -> reaches(id, to, byId, seen));
    }
  }
}
