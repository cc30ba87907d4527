package dev.talkspurt.metric;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.ArgumentMatcher;
import dev.talkspurt.scenario.Caller;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.ExpectedCall;
import dev.talkspurt.scenario.Recovery;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scenarios made by hand. */
public final class Scripts {
  public static final String FILE = "made.scenario.yaml";

  private Scripts() {}

  public static Scenario of(Step... steps) {
    return of(Optional.empty(), steps);
  }

  /** With an agent of this model. */
  static Scenario of(Optional<String> model, Step... steps) {
    List<AgentFile.ToolDeclaration> tools = new ArrayList<>();
    for (String name : List.of("find", "book")) {
      tools.add(new AgentFile.ToolDeclaration(name, "", Json.object().build()));
    }
    AgentFile agent =
        new AgentFile(
            "made",
            Path.of("made.agent.yaml"),
            model,
            Optional.empty(),
            Optional.empty(),
            "",
            tools,
            new AgentFile.TurnDetection(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new AgentFile.Thinking(Optional.empty(), Optional.empty()),
            Json.object().build());
    return new Scenario(
        "Made",
        "made",
        Path.of(FILE),
        new Place(FILE, 1, 1),
        agent,
        Set.of(),
        Optional.empty(),
        new Caller("v", 1),
        List.of(steps),
        Map.of(),
        Duration.ofMinutes(2));
  }

  public static Place line(int line) {
    return new Place(FILE, line, 5);
  }

  public static Step say(int line, Expectations expect) {
    return new Step.Say(line(line), "words", expect);
  }

  public static Step interrupt(int line, Expectations expect) {
    return new Step.Interrupt(line(line), Duration.ofMillis(1000), "words", expect);
  }

  public static Expectations answer(long withinMs, String... mentions) {
    return expectations(
        Optional.of(Duration.ofMillis(withinMs)), List.of(mentions), null, Optional.empty());
  }

  public static Expectations calls(ExpectedCall... calls) {
    return expectations(Optional.empty(), List.of(), List.of(calls), Optional.empty());
  }

  /** That a fault is got over, and nothing else. */
  public static Expectations recovers(Recovery recovery, Place place) {
    return new Expectations(
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        List.of(),
        Optional.of(recovery),
        place);
  }

  public static Expectations yields(long withinMs) {
    return expectations(
        Optional.empty(), List.of(), null, Optional.of(Duration.ofMillis(withinMs)));
  }

  private static Expectations expectations(
      Optional<Duration> within,
      List<String> mentions,
      List<ExpectedCall> calls,
      Optional<Duration> yields) {
    return new Expectations(
        within,
        mentions,
        List.of(),
        Optional.ofNullable(calls),
        yields,
        Optional.empty(),
        Optional.empty(),
        false,
        line(50));
  }

  public static ExpectedCall call(String tool, Object... args) {
    Map<String, ArgumentMatcher> matchers = new java.util.HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      Object value = args[i + 1];
      matchers.put(
          (String) args[i],
          value instanceof ArgumentMatcher matcher
              ? matcher
              : new ArgumentMatcher.Is(Json.of(value)));
    }
    return new ExpectedCall(line(60), tool, matchers);
  }

  public static Json.Obj args(Object... args) {
    Json.Builder json = Json.object();
    for (int i = 0; i < args.length; i += 2) {
      json.put((String) args[i], args[i + 1]);
    }
    return json.build();
  }
}
