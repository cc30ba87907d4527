package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Scenario.ArgumentMatcher;
import dev.talkspurt.scenario.Scenario.Expectations;
import dev.talkspurt.scenario.Scenario.ExpectedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what must come of a step. Not thread-safe. */
final class ExpectationReader {
  private static final List<String> KEYS =
      List.of("answer", "calls", "yields", "reprompts", "keepsTalking");
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MAX_WORDS = 50;
  private static final Optional<Json> YES = Optional.of(Json.of(true));
  private static final Pattern COUNT = Pattern.compile("(at most|at least|exactly) (\\d{1,3})");
  private static final String COUNT_EXPECTED =
      "a count (for example at most 1, at least 1 or exactly 1)";

  /** Where each expectation has a meaning; one that is never judged must not look as if it were. */
  private static final Map<String, Set<String>> PLACES =
      Map.of(
          "answer", Set.of("hear", "say", "play", "dtmf", "interrupt"),
          "calls", Set.of("hear", "say", "play", "dtmf", "noise", "interrupt", "silence"),
          "yields", Set.of("interrupt"),
          "reprompts", Set.of("silence"),
          "keepsTalking", Set.of("noise"));

  private final Optional<AgentFile> agent;
  private final Set<String> scripted;
  private final List<Problem> problems;

  ExpectationReader(Optional<AgentFile> agent, Set<String> scripted, List<Problem> problems) {
    this.agent = agent;
    this.scripted = scripted;
    this.problems = problems;
  }

  Expectations read(Json value, String kind) {
    Optional<Section> read = Section.of(value, "'expect'", problems, KEYS);
    if (read.isEmpty()) {
      return Expectations.NONE;
    }
    Section expect = read.get();
    refuseMisplaced(expect, kind);
    Optional<Section> answer = expect.section("answer", List.of("within", "mentions", "avoids"));
    answer.ifPresent(section -> checkAnswer(section, kind));
    Optional<Matcher> count = count(expect);
    return new Expectations(
        answer.flatMap(section -> section.duration("within", LONGEST)),
        answer.map(section -> words(section, "mentions")).orElse(List.of()),
        answer.map(section -> words(section, "avoids")).orElse(List.of()),
        calls(expect),
        yields(expect),
        count.filter(c -> !c.group(1).equals("at least")).map(ExpectationReader::number),
        count.filter(c -> !c.group(1).equals("at most")).map(ExpectationReader::number),
        keepsTalking(expect),
        expect.place());
  }

  private void refuseMisplaced(Section expect, String kind) {
    for (String key : KEYS) {
      if (expect.has(key) && !PLACES.get(key).contains(kind)) {
        String only =
            String.join(
                ", ", ScriptReader.STEPS.stream().filter(PLACES.get(key)::contains).toList());
        expect.add(
            expect.keyPlace(key),
            "'" + key + "' stands at " + kind + ", expected only at " + only + " (move it)");
      }
    }
    if (expect.isEmpty()) {
      expect.add(expect.place(), "'expect' says nothing, expected " + Words.anyOf(KEYS));
    }
  }

  private static void checkAnswer(Section answer, String kind) {
    if (answer.has("within") && kind.equals("hear")) {
      answer.add(
          answer.keyPlace("within"),
          "'within' stands in the answer at hear, expected in hear itself (hear: { within: 3 s })");
    }
    if (answer.isEmpty()) {
      answer.add(answer.place(), "'answer' says nothing, expected one of within, mentions, avoids");
    }
  }

  private static List<String> words(Section answer, String key) {
    return answer.has(key) ? answer.texts(key, MAX_WORDS, "[ nine, two thirty ]") : List.of();
  }

  private static Optional<Duration> yields(Section expect) {
    Optional<Section> yields = expect.section("yields", List.of("within"));
    yields.ifPresent(section -> section.require("within", DurationText.EXPECTED));
    return yields.flatMap(section -> section.duration("within", LONGEST));
  }

  private static Optional<Matcher> count(Section expect) {
    Optional<Matcher> count =
        expect
            .get("reprompts")
            .map(value -> value instanceof Json.Str text ? text.value() : "")
            .map(COUNT::matcher)
            .filter(Matcher::matches);
    if (count.isEmpty()) {
      expect.wrong("reprompts", COUNT_EXPECTED);
    }
    return count;
  }

  private static boolean keepsTalking(Section expect) {
    boolean expected = expect.has("keepsTalking") && expect.get("keepsTalking").equals(YES);
    if (expect.has("keepsTalking") && !expected) {
      expect.wrong("keepsTalking", "true (or leave it out)");
    }
    return expected;
  }

  private static int number(Matcher count) {
    return Integer.parseInt(count.group(2));
  }

  private Optional<List<ExpectedCall>> calls(Section expect) {
    if (!expect.has("calls")) {
      return Optional.empty();
    }
    List<ExpectedCall> calls = new ArrayList<>();
    String example = "- find_slots: { day: Tuesday }";
    for (Json item : expect.list("calls", MAX_WORDS, example)) {
      if (item instanceof Json.Obj call && call.members().size() == 1) {
        call(call, expect).ifPresent(calls::add);
      } else {
        boolean several = item instanceof Json.Obj call && call.members().size() > 1;
        String is = several ? "an object with several keys" : Words.describe(item);
        expect.add(
            item.place(),
            "expected call is "
                + is
                + ", expected one tool with its arguments (for example "
                + example
                + ")");
      }
    }
    return Optional.of(calls);
  }

  private Optional<ExpectedCall> call(Json.Obj call, Section expect) {
    String name = call.members().keySet().iterator().next();
    Json value = call.members().get(name);
    Place place = call.keyPlace(name);
    if (!(value instanceof Json.Obj arguments)) {
      expect.add(
          value.place(),
          "arguments of '%s' are %s, expected an object (for example { day: Tuesday }, or {})"
              .formatted(name, Words.describe(value)));
      return Optional.empty();
    }
    checkTool(name, arguments, place, expect);
    Map<String, ArgumentMatcher> matchers = new LinkedHashMap<>();
    arguments
        .members()
        .forEach((key, matcher) -> matcher(key, matcher).ifPresent(m -> matchers.put(key, m)));
    return Optional.of(new ExpectedCall(place, name, matchers));
  }

  private void checkTool(String name, Json.Obj arguments, Place place, Section expect) {
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
    ToolDeclarations.checkArguments(tool.get(), arguments, place, expect);
  }

  private Optional<ArgumentMatcher> matcher(String name, Json value) {
    if (value instanceof Json.Str text && text.value().equals("any")) {
      return Optional.of(new ArgumentMatcher.Any());
    }
    if (!(value instanceof Json.Obj form)) {
      return Optional.of(new ArgumentMatcher.Is(value));
    }
    for (String later : List.of("date", "time")) {
      if (form.members().containsKey(later)) {
        problems.add(
            new Problem(
                form.keyPlace(later),
                "argument '%s' is matched by '%s', which this version cannot do"
                        .formatted(name, later)
                    + ", expected a plain value, any or { text: … }"));
        return Optional.empty();
      }
    }
    return Section.of(form, "argument '" + name + "'", problems, List.of("text"))
        .map(section -> section.require("text", "the text to match, case aside"))
        .flatMap(section -> section.text("text"))
        .map(ArgumentMatcher.Text::new);
  }
}
