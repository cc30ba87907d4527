package dev.talkspurt.scenario;

import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what must come of a step. Not thread-safe. */
final class ExpectationReader {
  /** Keys pressed at a moment: no turn. */
  static final String DTMF_PROBE = "dtmf with a moment";

  static final List<String> KEYS =
      List.of("answer", "calls", "yields", "reprompts", "keepsTalking", "staysSilent", "recovers");
  private static final List<String> ANSWER = List.of("within", "mentions", "avoids", "states");
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MAX_WORDS = 50;
  private static final Optional<Json> YES = Optional.of(Json.of(true));
  private static final Pattern COUNT = Pattern.compile("(at most|at least|exactly) (\\d{1,3})");
  private static final String COUNT_EXPECTED =
      "a count (for example at most 1, at least 1 or exactly 1)";

  /** Where each expectation has a meaning; one that is never judged must not look as if it were. */
  private static final Map<String, Set<String>> PLACES =
      Map.of(
          "answer", Set.of("hear", "say", "play", "dtmf", "interrupt", "type"),
          "calls",
              withProbes(
                  "hear", "say", "play", "dtmf", "interrupt", "type", "silence", "disconnect"),
          "yields", Set.of("interrupt"),
          "reprompts", Set.of("silence"),
          "keepsTalking", withProbes(),
          "staysSilent", withProbes(),
          "recovers", withProbes(FaultSteps.all().toArray(String[]::new)));

  private static Set<String> withProbes(String... others) {
    Set<String> kinds = new HashSet<>(List.of(others));
    kinds.addAll(ProbeReader.kinds());
    kinds.add(DTMF_PROBE);
    return kinds;
  }

  private final CallsReader calls;
  private final StatementReader statements;
  private final RecoveryReader recoveries;
  private final List<Problem> problems;

  ExpectationReader(CallsReader calls, StatementReader statements, List<Problem> problems) {
    this.calls = calls;
    this.statements = statements;
    this.recoveries = new RecoveryReader(calls, problems);
    this.problems = problems;
  }

  Expectations read(Json value, String kind) {
    Optional<Section> read = Section.of(value, "'expect'", problems, KEYS);
    if (read.isEmpty()) {
      return Expectations.NONE;
    }
    Section expect = read.get();
    refuseMisplaced(expect, kind);
    Optional<Section> answer = expect.section("answer", ANSWER);
    answer.ifPresent(section -> checkAnswer(section, kind));
    Optional<Matcher> count = count(expect);
    return new Expectations(
        answer.flatMap(section -> section.duration("within", LONGEST)),
        answer.map(section -> words(section, "mentions")).orElse(List.of()),
        answer.map(section -> words(section, "avoids")).orElse(List.of()),
        calls.read(expect, kind),
        yields(expect),
        count.filter(c -> !c.group(1).equals("at least")).map(ExpectationReader::number),
        count.filter(c -> !c.group(1).equals("at most")).map(ExpectationReader::number),
        flag(expect, "keepsTalking"),
        flag(expect, "staysSilent"),
        answer.map(section -> statements.list(section, "states")).orElse(List.of()),
        recoveries.read(expect, kind.equals(DTMF_PROBE) ? "dtmf" : kind),
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
      answer.add(answer.place(), "'answer' says nothing, expected " + Words.anyOf(ANSWER));
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

  private static boolean flag(Section expect, String key) {
    boolean expected = expect.has(key) && expect.get(key).equals(YES);
    if (expect.has(key) && !expected) {
      expect.wrong(key, "true (or leave it out)");
    }
    return expected;
  }

  private static int number(Matcher count) {
    return Integer.parseInt(count.group(2));
  }
}
