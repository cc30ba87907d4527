package dev.talkspurt.metric;

import static dev.talkspurt.metric.Scripts.call;
import static dev.talkspurt.metric.Scripts.calls;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.conversation.RecordedCall;
import dev.talkspurt.document.Json;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.Expecting;
import dev.talkspurt.matching.Interpretation;
import dev.talkspurt.matching.ValueMatcher;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.CallRules;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.SpokenBy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the log of a call in which every tool call is right, every single thing that can go wrong is
 * made to go wrong by itself: exactly the metrics and the cause it should must tell.
 */
class ToolMutationTest {
  private static final Context CONTEXT =
      new Context(
          Optional.of(ZonedDateTime.parse("2026-03-02T09:00+00:00[Europe/London]")),
          Optional.of(Locale.UK));

  /** One observed call, to be mutated. */
  private record Seen(double atMs, String name, Map<String, Object> args) {}

  private record Mutant(
      String name, Consumer<List<Seen>> change, String metrics, Map<String, Integer> causes) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static ArgumentMatcher typed(Interpretation<ValueMatcher> read) {
    assertTrue(read.isCertain());
    return new ArgumentMatcher.Typed(
        read.value().orElseThrow(), CONTEXT, Optional.empty(), Optional.empty());
  }

  private static ExpectedCall ruled(ExpectedCall call, CallRules rules) {
    return new ExpectedCall(call.place(), call.tool(), call.args(), rules);
  }

  private static CallRules rules(String id, List<String> after, Duration within, boolean gone) {
    return new CallRules(
        Optional.of(id).filter(name -> !name.isEmpty()),
        after,
        false,
        1,
        Optional.ofNullable(within),
        0,
        gone,
        List.of());
  }

  private static AgentFile.ToolDeclaration tool(String name, String properties) {
    String required =
        Json.of(((Json.Obj) Json.parse(properties)).members().keySet().stream().toList()).compact();
    return new AgentFile.ToolDeclaration(
        name,
        "",
        (Json.Obj)
            Json.parse(
                "{\"type\":\"object\",\"properties\":"
                    + properties
                    + ",\"required\":"
                    + required
                    + "}"));
  }

  private static Scenario scenario() {
    ArgumentMatcher six =
        new ArgumentMatcher.Typed(
            new ValueMatcher.Number(new BigDecimal("6"), BigDecimal.ZERO, BigDecimal.ZERO),
            CONTEXT,
            Expecting.number("five", BigDecimal.ZERO, BigDecimal.ZERO, CONTEXT).value(),
            Optional.of(new SpokenBy(Optional.empty())));
    ExpectedCall find =
        ruled(
            call("find", "day", typed(Expecting.date("next tuesday", CONTEXT)), "code", "O1"),
            rules("slots", List.of(), null, false));
    ExpectedCall book =
        ruled(
            call(
                "book",
                "time",
                typed(Expecting.time("quarter past seven pm")),
                "seats",
                six,
                "name",
                typed(Interpretation.certain(new ValueMatcher.Name("Jon", List.of(), false)))),
            rules("", List.of("slots"), Duration.ofSeconds(2), false));
    Scenario base =
        Scripts.of(
            Scripts.say(5, calls(find, book)),
            Scripts.say(6, calls()),
            Scripts.say(
                7,
                calls(
                    ruled(
                        call("book", "time", ANY, "seats", ANY, "name", ANY),
                        rules("", List.of(), null, true)))));
    AgentFile made = base.agent();
    AgentFile agent =
        new AgentFile(
            made.name(),
            made.source(),
            made.model(),
            made.voice(),
            made.language(),
            made.prompt(),
            List.of(
                tool("find", "{\"day\":{\"type\":\"string\"},\"code\":{\"type\":\"string\"}}"),
                tool("search", "{\"day\":{\"type\":\"string\"},\"code\":{\"type\":\"string\"}}"),
                tool(
                    "book",
                    "{\"time\":{\"type\":\"string\"},\"seats\":{\"type\":\"integer\"},"
                        + "\"name\":{\"type\":\"string\"}}")),
            made.turnDetection(),
            made.thinking(),
            made.simulated());
    return new Scenario(
        base.name(),
        base.id(),
        base.source(),
        base.place(),
        agent,
        Set.of(),
        Optional.empty(),
        base.caller(),
        base.script(),
        Map.of(),
        base.maxDuration());
  }

  private static final ArgumentMatcher ANY = new ArgumentMatcher.Any();

  private static List<Seen> perfect() {
    List<Seen> log = new ArrayList<>();
    log.add(new Seen(2300, "find", map("day", "2026-03-10", "code", "O1")));
    log.add(new Seen(2600, "book", map("time", "19:15", "seats", 6, "name", "Jon")));
    return log;
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static Measurements measure(List<Seen> log) {
    RecordedCall call = new RecordedCall(12_000);
    call.say("u1", 0, 1000, 2000).say("u2", 1, 5000, 6000).say("u3", 2, 8000, 9000);
    int id = 0;
    List<Seen> inTime = new ArrayList<>(log);
    inTime.sort(java.util.Comparator.comparingDouble(Seen::atMs));
    for (Seen seen : inTime) {
      Json.Obj args = (Json.Obj) Json.of(seen.args());
      call.toolCalled((int) seen.atMs(), "t" + ++id, seen.name(), args);
    }
    Measurements measured = MeasureCall.measure(call.hungUp().timeline(), scenario());
    return new Measurements(
        List.of(), List.of(), measured.toolCalls(), true, List.of(), measured.toolTurns());
  }

  private static final List<String> SCORED =
      List.of(
          "TOOL_CALL_MATCH",
          "TC_VALID",
          "TC_PRECISION",
          "TC_RECALL",
          "TC_F1",
          "ARG_ACC",
          "ARG_ACC_FORGIVEN",
          "HALLUC_RATE",
          "NOCALL_ACC",
          "TURN_EXACT");

  /** Names of the metrics that are not what a perfect log has. */
  private static String flipped(Measurements measured) {
    Set<String> flipped = new TreeSet<>();
    for (Summary summary : Summarise.over(List.of(measured))) {
      String id = summary.metric().id();
      if (SCORED.contains(id)) {
        double perfect = id.equals("HALLUC_RATE") ? 0 : 1;
        if (summary.value().orElse(perfect) != perfect) {
          flipped.add(id);
        }
      }
    }
    return String.join(" ", flipped);
  }

  private static Map<String, Integer> causes(Measurements measured) {
    Map<String, Integer> causes = new TreeMap<>(Confusion.of(List.of(measured)));
    causes.values().removeIf(count -> count == 0);
    return causes;
  }

  private static Consumer<List<Seen>> at(int index, Consumer<Map<String, Object>> change) {
    return log -> {
      Map<String, Object> args = new LinkedHashMap<>(log.get(index).args());
      change.accept(args);
      log.set(index, new Seen(log.get(index).atMs(), log.get(index).name(), args));
    };
  }

  private static final String PAIR = "TC_F1 TC_PRECISION TC_RECALL TOOL_CALL_MATCH TURN_EXACT";
  private static final String MISS = "TC_F1 TC_RECALL TOOL_CALL_MATCH TURN_EXACT";
  private static final String MORE = "TC_F1 TC_PRECISION TOOL_CALL_MATCH TURN_EXACT";

  private static String with(String metrics, String... more) {
    Set<String> all = new TreeSet<>(List.of(metrics.split(" ")));
    all.addAll(List.of(more));
    return String.join(" ", all);
  }

  private static Mutant mutant(
      String name, Consumer<List<Seen>> change, String metrics, String... causes) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String cause : causes) {
      counts.merge(cause, 1, Integer::sum);
    }
    return new Mutant(name, change, metrics, counts);
  }

  private static Seen moved(Seen seen, double atMs) {
    return new Seen(atMs, seen.name(), seen.args());
  }

  static Stream<Mutant> mutants() {
    List<Mutant> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int at = i;
      Seen seen = perfect().get(i);
      String where = seen.name() + " ";
      all.add(mutant(where + "dropped", log -> log.remove(at), MISS, "MISSING"));
      all.add(
          mutant(
              where + "duplicated", log -> log.add(moved(log.get(at), 2900)), MORE, "DUPLICATE"));
      all.add(
          mutant(
              where + "of an undeclared tool",
              log -> log.set(at, new Seen(seen.atMs(), "launch", seen.args())),
              with(PAIR, "HALLUC_RATE", "TC_VALID"),
              "HALLUC_TOOL",
              "MISSING"));
      all.add(
          mutant(
              where + "with an argument too many",
              at(i, args -> args.put("vip", true)),
              with(PAIR, "HALLUC_RATE", "TC_VALID"),
              "EXTRA_ARG"));
      all.add(
          mutant(
              where + "without any argument",
              at(i, Map::clear),
              with(PAIR, "ARG_ACC", "ARG_ACC_FORGIVEN", "TC_VALID"),
              "MISSING_ARG"));
      all.add(
          mutant(
              where + "in a turn without calls",
              log -> log.add(new Seen(6500, seen.name(), seen.args())),
              with(MORE, "NOCALL_ACC"),
              "EXTRA"));
      for (String arg : seen.args().keySet()) {
        all.add(
            mutant(
                where + "without " + arg,
                at(i, args -> args.remove(arg)),
                with(PAIR, "ARG_ACC", "ARG_ACC_FORGIVEN", "TC_VALID"),
                "MISSING_ARG"));
        all.add(
            mutant(
                where + "with null for " + arg,
                at(i, args -> args.put(arg, null)),
                with(PAIR, "ARG_ACC", "ARG_ACC_FORGIVEN", "TC_VALID"),
                "MISSING_ARG"));
        all.add(
            mutant(
                where + "with a list for " + arg,
                at(i, args -> args.put(arg, List.of(seen.args().get(arg)))),
                with(PAIR, "ARG_ACC", "ARG_ACC_FORGIVEN", "TC_VALID"),
                "WRONG_TYPE"));
      }
    }
    all.addAll(values());
    all.addAll(orders());
    return all.stream();
  }

  private static List<Mutant> values() {
    String wrong = with(PAIR, "ARG_ACC", "ARG_ACC_FORGIVEN");
    String misheard = with(PAIR, "ARG_ACC");
    return List.of(
        mutant("another day", at(0, a -> a.put("day", "2026-04-21")), wrong, "WRONG_VALUE"),
        mutant("a day too late", at(0, a -> a.put("day", "2026-03-11")), misheard, "WRONG_VALUE"),
        mutant(
            "day and month swapped", at(0, a -> a.put("day", "2026-10-03")), wrong, "WRONG_VALUE"),
        mutant("another code", at(0, a -> a.put("code", "X72")), wrong, "WRONG_VALUE"),
        mutant("O and 0", at(0, a -> a.put("code", "01")), wrong, "WRONG_VALUE"),
        mutant("a digit more", at(0, a -> a.put("code", "O12")), misheard, "WRONG_VALUE"),
        mutant("the morning", at(1, a -> a.put("time", "7:15")), wrong, "WRONG_VALUE"),
        mutant("another minute", at(1, a -> a.put("time", "19:16")), misheard, "WRONG_VALUE"),
        mutant("a number of digits", at(1, a -> a.put("seats", 60)), misheard, "WRONG_VALUE"),
        mutant("another number", at(1, a -> a.put("seats", 124)), wrong, "WRONG_VALUE"),
        mutant("the first number", at(1, a -> a.put("seats", 5)), misheard, "PREMATURE"),
        mutant("another name", at(1, a -> a.put("name", "Ann")), wrong, "WRONG_VALUE"),
        mutant(
            "a name that sounds alike",
            at(1, a -> a.put("name", "John")),
            misheard,
            "WRONG_VALUE"));
  }

  private static List<Mutant> orders() {
    return List.of(
        mutant(
            "swapped",
            log -> {
              log.set(0, moved(log.get(0), 2800));
            },
            "TURN_EXACT",
            "WRONG_ORDER"),
        mutant("late", log -> log.set(1, moved(log.get(1), 4100)), "TURN_EXACT", "LATE"),
        mutant(
            "before the value was said",
            log -> {
              log.set(0, moved(log.get(0), 1500));
              log.set(1, moved(log.get(1), 1900));
            },
            "TURN_EXACT",
            "PREMATURE"),
        mutant(
            "another tool with the same arguments",
            log -> log.set(0, new Seen(2300, "search", log.get(0).args())),
            PAIR,
            "WRONG_NAME",
            "MISSING"),
        mutant(
            "both the first and the last number",
            log -> log.add(new Seen(2500, "book", map("time", "19:15", "seats", 5, "name", "Jon"))),
            MORE,
            "EXTRA"),
        mutant(
            "after it was taken back",
            log -> log.add(new Seen(9500, "book", log.get(1).args())),
            with(MORE, "NOCALL_ACC"),
            "AFTER_CANCEL"));
  }

  @Test
  void a_perfect_log_is_perfect() {
    Measurements measured = measure(perfect());
    assertEquals("", flipped(measured));
    assertEquals(Map.of(), causes(measured));
    for (Summary summary : Summarise.over(List.of(measured))) {
      if (SCORED.contains(summary.metric().id())) {
        assertTrue(summary.n() > 0 && summary.value().isPresent(), summary.metric().id());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void each_mutant_flips_exactly_what_it_should(Mutant mutant) {
    List<Seen> log = perfect();
    mutant.change().accept(log);
    Measurements measured = measure(log);
    assertEquals(mutant.causes(), causes(measured));
    assertEquals(mutant.metrics(), flipped(measured));
  }

  @Test
  void each_cause_is_among_the_mutants() {
    Set<String> seen = new TreeSet<>();
    mutants().forEach(mutant -> seen.addAll(mutant.causes().keySet()));
    Set<String> all = new TreeSet<>(Confusion.CAUSES);
    all.removeAll(Set.of("RETRY", "CANCELLED"));
    assertEquals(all, seen);
  }
}
