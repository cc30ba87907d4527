package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what getting over a step's fault means. Not thread-safe. */
final class RecoveryReader {
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_REPEATS = 10;
  private static final int MOST_PHRASES = 50;
  private static final String SAYS = "[ try again, not available ]";
  private static final List<String> GOALS = List.of("calls", "says", "speaks", "yields", "resumes");
  private static final List<String> CLASSES =
      Arrays.stream(FaultClass.values()).map(FaultClass::word).toList();

  private final CallsReader calls;
  private final List<Problem> problems;

  RecoveryReader(CallsReader calls, List<Problem> problems) {
    this.calls = calls;
    this.problems = problems;
  }

  /** What {@code recovers} asks; empty if absent or of no known class. */
  Optional<Recovery> read(Section expect, String kind) {
    return expect
        .section(
            "recovers",
            List.of("from", "by", "never", "within", "repeats"),
            "an object (recovers: { from: toolError, by: { says: [ try again ] } })")
        .flatMap(recovers -> recovery(recovers, kind));
  }

  private Optional<Recovery> recovery(Section recovers, String kind) {
    recovers.require("from", Words.anyOf(CLASSES));
    recovers.require("by", "what shows it (for example by: { says: [ try again ] })");
    Optional<FaultClass> fault = recovers.oneOf("from", CLASSES).flatMap(FaultClass::of);
    fault.ifPresent(known -> refuseMisplaced(recovers, known, kind));
    List<Recovery.Goal> goals = goals(recovers, "by", kind, fault);
    List<Recovery.Goal> never = goals(recovers, "never", kind, Optional.empty());
    Optional<Duration> within = recovers.duration("within", LONGEST);
    Optional<Integer> repeats = recovers.whole("repeats", 0, MOST_REPEATS);
    if (recovers.has("repeats") && !FaultSteps.makeSound(kind)) {
      recovers.add(
          recovers.keyPlace("repeats"),
          "'repeats' stands at %s, where the caller says nothing, expected it at %s (remove it)"
              .formatted(kind, String.join(", ", FaultSteps.SOUNDS)));
    }
    return fault.map(
        known ->
            new Recovery(
                recovers.place(),
                known,
                goals,
                never,
                within.orElse(known.within()),
                repeats.orElse(FaultSteps.makeSound(kind) ? known.repeats() : 0)));
  }

  private static void refuseMisplaced(Section recovers, FaultClass fault, String kind) {
    List<String> places = FaultSteps.of(fault);
    if (!places.contains(kind)) {
      recovers.wrong(
          "from",
          "a fault that %s can bring about (%s: at %s)"
              .formatted(kind, fault.word(), String.join(", ", places)));
    }
  }

  private List<Recovery.Goal> goals(
      Section recovers, String key, String kind, Optional<FaultClass> fault) {
    List<Recovery.Goal> goals = new ArrayList<>();
    Optional<Section> read = recovers.section(key, GOALS);
    if (read.isEmpty()) {
      return goals;
    }
    Section by = read.get();
    if (by.isEmpty()) {
      by.add(by.place(), "'" + key + "' says nothing, expected " + Words.anyOf(GOALS));
    }
    for (ExpectedCall call : calls.read(by, kind).orElse(List.of())) {
      if (!bare(call)) {
        problems.add(
            new Problem(
                call.place(),
                "call under '%s' has rules, expected a tool and its arguments alone (remove them)"
                    .formatted(key)));
      }
      goals.add(new Recovery.Goal.Calls(call));
    }
    if (by.has("says")) {
      boolean some = !by.filledList("says", MOST_PHRASES, SAYS).isEmpty();
      List<String> says = some ? by.texts("says", MOST_PHRASES, SAYS) : List.of();
      goals.add(new Recovery.Goal.Says(says));
    }
    flag(by, "speaks").ifPresent(yes -> goals.add(new Recovery.Goal.Speaks()));
    flag(by, "yields").ifPresent(yes -> goals.add(new Recovery.Goal.Yields()));
    flag(by, "resumes").ifPresent(yes -> goals.add(new Recovery.Goal.Resumes()));
    fault.ifPresent(known -> refuseIdle(by, known));
    return goals;
  }

  private static void refuseIdle(Section by, FaultClass fault) {
    Map<String, FaultClass> only =
        Map.of("yields", FaultClass.INTERRUPT, "resumes", FaultClass.FALSE_INTERRUPT);
    for (String key : List.of("yields", "resumes")) {
      if (by.has(key) && only.get(key) != fault) {
        by.add(
            by.keyPlace(key),
            "'%s' stands at a recovery from %s, expected it at %s only (remove it)"
                .formatted(key, fault.word(), only.get(key).word()));
      }
    }
  }

  private static boolean bare(ExpectedCall call) {
    CallRules rules = call.rules();
    return rules.id().isEmpty()
        && rules.after().isEmpty()
        && !rules.optional()
        && rules.times() == 1
        && rules.within().isEmpty()
        && rules.retries() == 0
        && !rules.retracted();
  }

  private static Optional<Boolean> flag(Section by, String key) {
    boolean yes = by.get(key).equals(Optional.of(Json.of(true)));
    if (by.has(key) && !yes) {
      by.wrong(key, "true (or leave it out)");
    }
    return yes ? Optional.of(true) : Optional.empty();
  }
}
