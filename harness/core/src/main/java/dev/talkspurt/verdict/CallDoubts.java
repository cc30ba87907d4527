package dev.talkspurt.verdict;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.Condition;
import dev.talkspurt.scenario.Conduct;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Moment;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import dev.talkspurt.scenario.ToolAnswer;
import dev.talkspurt.scenario.ToolScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tools and states at which nobody looks. */
final class CallDoubts {
  private final Scenario scenario;
  private final Optional<Json> document;
  private final List<Problem> found;

  CallDoubts(Scenario scenario, Optional<Json> document, List<Problem> found) {
    this.scenario = scenario;
    this.document = document;
    this.found = found;
  }

  void find() {
    if (asksNothing()) {
      warn(
          scenario.place(),
          "nothing is asked of the agent: every agent passes, expected a step at which it must"
              + " speak (hear: { within: 3 s })");
    } else if (!callsJudged()) {
      unjudged();
    } else {
      scenario.tools().keySet().forEach(this::unmentioned);
    }
    scenario.tools().forEach(this::failure);
    state();
  }

  private boolean asksNothing() {
    Conduct conduct = scenario.conduct();
    boolean sounds =
        scenario.script().stream()
            .anyMatch(step -> step instanceof Step.Hear || step.makes().isPresent());
    boolean whole =
        scenario.state().expected().isPresent()
            || conduct.truthful()
            || !conduct.always().isEmpty()
            || !conduct.never().isEmpty();
    return !sounds && !whole && expectations().allMatch(Expectations.NONE::equals);
  }

  private Stream<Expectations> expectations() {
    return scenario.script().stream().map(Step::expect);
  }

  private boolean callsJudged() {
    return expectations().anyMatch(e -> e.calls().isPresent()) || !recovering().isEmpty();
  }

  /** The calls that recovery needs or forbids. */
  private List<ExpectedCall> recovering() {
    return expectations()
        .flatMap(e -> e.recovers().stream())
        .flatMap(r -> Stream.concat(r.goals().stream(), r.never().stream()))
        .filter(Recovery.Goal.Calls.class::isInstance)
        .map(goal -> ((Recovery.Goal.Calls) goal).call())
        .toList();
  }

  private void unjudged() {
    if (scenario.agent().tools().isEmpty()) {
      return;
    }
    boolean setUp = !scenario.tools().isEmpty() && scenario.state().expected().isEmpty();
    warn(
        setUp ? keyPlace("tools") : scenario.place(),
        (setUp
                ? "tools are set up, and no step expects a call: one that is missing or wrong"
                : "no step says what the agent may call: a tool call that nobody wants")
            + " passes, expected 'calls' at a step ("
            + (setUp
                ? "expect: { calls: [ … ] }, or calls: [] for none)"
                : "expect: { calls: [] })"));
  }

  private void unmentioned(String tool) {
    boolean everyTurn =
        scenario.script().stream()
            .filter(step -> step instanceof Step.Say || step instanceof Step.Interrupt)
            .allMatch(step -> step.expect().calls().isPresent());
    boolean throughState =
        scenario.state().expected().isPresent()
            && scenario.tools().get(tool).answer() instanceof ToolAnswer.FromState;
    if (!everyTurn && !throughState && !mentioned().contains(tool)) {
      warn(
          keyPlace("tools", tool),
          "tool '%s' is set up, and no expectation mentions it: whether it is called does not"
                  .formatted(tool)
              + " count, expected a call of it at a step (expect: { calls: [ … ] }, or remove it)");
    }
  }

  private Set<String> mentioned() {
    Set<String> names = new HashSet<>();
    Stream.concat(expectations().flatMap(CallDoubts::calls), recovering().stream())
        .flatMap(CallDoubts::withOthers)
        .forEach(call -> names.add(call.tool()));
    for (Step step : scenario.script()) {
      if (step instanceof Step.When when) {
        condition(when.condition(), names);
      } else if (step instanceof Step.Hear hear) {
        hear.until().ifPresent(until -> condition(until, names));
      } else if (step instanceof Step.Interrupt interrupt) {
        during(interrupt.moment(), names);
      } else if (step instanceof Step.Probe probe) {
        probe.moment().ifPresent(moment -> during(moment, names));
      }
    }
    return names;
  }

  private static void condition(Condition condition, Set<String> names) {
    if (condition instanceof Condition.Called called) {
      names.add(called.tool());
    } else if (condition instanceof Condition.Not not) {
      condition(not.of(), names);
    }
  }

  private static void during(Moment moment, Set<String> names) {
    if (moment instanceof Moment.DuringTool during) {
      names.add(during.tool());
    }
  }

  private static Stream<ExpectedCall> calls(Expectations expect) {
    return expect.calls().stream().flatMap(List::stream);
  }

  private static Stream<ExpectedCall> withOthers(ExpectedCall call) {
    return Stream.concat(Stream.of(call), call.rules().otherwise().stream());
  }

  private void failure(String tool, ToolScript script) {
    if (script.failures().isEmpty() || recoveryChecked(tool)) {
      return;
    }
    warn(
        keyPlace("tools", tool, "fails"),
        "tool '%s' is made to fail, and nobody looks at what the agent does then, expected words of"
                .formatted(tool)
            + " the answer, a second call, or 'recovers' (expect: { answer: { mentions: [ sorry ] }"
            + " })");
  }

  /** Something said after the tool may have failed is judged, or that it is called again. */
  private boolean recoveryChecked(String tool) {
    List<ExpectedCall> calls =
        expectations()
            .flatMap(CallDoubts::calls)
            .flatMap(CallDoubts::withOthers)
            .filter(call -> call.tool().equals(tool))
            .toList();
    boolean again =
        calls.size() > 1
            || calls.stream().anyMatch(c -> c.rules().retries() > 0 || c.rules().times() > 1);
    boolean whole = !scenario.conduct().always().isEmpty() || scenario.conduct().truthful();
    boolean recovers = expectations().anyMatch(e -> e.recovers().isPresent());
    return again || whole || recovers || wordsJudgedFrom(firstCalling(tool));
  }

  private int firstCalling(String tool) {
    for (int i = 0; i < scenario.script().size(); i++) {
      boolean calls =
          calls(scenario.script().get(i).expect())
              .flatMap(CallDoubts::withOthers)
              .anyMatch(call -> call.tool().equals(tool));
      if (calls) {
        return i;
      }
    }
    return 0;
  }

  private boolean wordsJudgedFrom(int index) {
    return expectations()
        .skip(index)
        .anyMatch(e -> !e.mentions().isEmpty() || !e.avoids().isEmpty() || !e.states().isEmpty());
  }

  private void state() {
    List<String> writing = new ArrayList<>();
    scenario
        .tools()
        .forEach(
            (tool, script) -> {
              if (script.answer() instanceof ToolAnswer.FromState answer
                  && !answer.edits().isEmpty()) {
                writing.add(tool);
              }
            });
    boolean judged = scenario.state().expected().isPresent();
    if (scenario.state().initial().isPresent() && !judged && !writing.isEmpty()) {
      warn(
          keyPlace("state"),
          "'%s' writes to the state, and nobody looks at what becomes of it, expected the state at"
                  .formatted(writing.get(0))
              + " the end (expect: { state: { … } })");
    } else if (judged && writing.isEmpty()) {
      warn(
          scenario.state().expected().get().place(),
          "no tool writes to the state, so it ends as it began, expected a tool that does (writes:"
              + " …)");
    }
  }

  /** Where a key stands in the scenario's file. */
  private Place keyPlace(String... path) {
    Json at = document.orElse(null);
    Place place = scenario.place();
    for (String key : path) {
      if (!(at instanceof Json.Obj object) || !object.members().containsKey(key)) {
        return place;
      }
      place = object.keyPlace(key);
      at = object.members().get(key);
    }
    return place;
  }

  private void warn(Place place, String message) {
    found.add(Doubts.warning(place, message));
  }
}
