package dev.talkspurt.cli;

import dev.talkspurt.conversation.JournalEntry;
import dev.talkspurt.document.Place;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.Expectations;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Calls in virtual time with an agent behind one profile, and what is true of them. */
final class ProfileCalls {
  private static final double MS_NS = 1e6;
  private static final Place AT = new Place("profiles", 1, 1);

  /** A profile, the model that has it, and the thinking its setup wants. */
  record Model(String profile, String id, Optional<String> level) {}

  static final List<Model> MODELS =
      List.of(
          model("2.5-native", "gemini-2.5-flash-native-audio-latest"),
          model("3.1-launch", "gemini-3.1-flash-live-preview"),
          model("3.1-current", "gemini-3.1-flash-live-preview"),
          model("3.8", "gemini-3.8-live"),
          new Model("3.8-et", "gemini-3.8-live-extended-thinking", Optional.of("low")),
          model("vertex-half-cascade", "gemini-live-2.5-flash"),
          model("vertex-native", "gemini-live-2.5-flash-native-audio"));

  private static final String AGENT =
      """
      speaks: { voice: agent }
      endpointing: 430 ms
      leadingSilence: 90 ms
      latency: 340 ms
      profile: "%s"
      dialogue:
        - id: any
          hears: [ caller ]
      """;

  static final String SAYS =
      "    says: \"We are open from nine to five on every day but Sunday.\"\n";
  static final String LOOKS_UP =
      "    calls: { find: {} }\n    filler: \"One moment please, I am looking that up for you now.\"\n    says: \"At {result.at} we have some time for you on that day.\"\n";

  private final Path folder;

  ProfileCalls(Path folder) {
    this.folder = folder;
  }

  private static Model model(String profile, String id) {
    return new Model(profile, id, Optional.empty());
  }

  /** One call; {@code does} is what the agent does when the caller has spoken, and its faults. */
  CallResult run(Model model, String does, Step... steps) {
    Scenario asked = scenario(model, AGENT.formatted(model.profile()) + does, steps);
    return PlantedScript.run(folder, List.of(asked), 1).calls().get(0);
  }

  private static Scenario scenario(Model model, String simulated, Step... steps) {
    AgentFile agent =
        PlantedScript.agent(
            "profiles", model.id(), List.of(PlantedScript.FIND), false, model.level(), simulated);
    return PlantedScript.scenario(agent, Duration.ofMillis(900), steps);
  }

  static Step say() {
    return new Step.Say(AT, "caller", Expectations.NONE);
  }

  /** Speak, and wait for an answer with this word. */
  static Step ask(String word) {
    return new Step.Say(
        AT,
        "caller",
        new Expectations(
            Optional.empty(),
            List.of(word),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            AT));
  }

  static Step cutIn() {
    return new Step.Interrupt(AT, Duration.ofMillis(1000), "caller", Expectations.NONE);
  }

  static Step hangUp() {
    return new Step.HangUp(AT);
  }

  /** The number under {@code key} of each fact of this kind. */
  static List<Double> truth(CallResult call, String fact, String key) {
    return call.truth().stream()
        .filter(entry -> entry.text("fact").orElse("").equals(fact))
        .map(entry -> entry.number(key).orElseThrow().doubleValue())
        .toList();
  }

  /** The time of each fact of this kind, in ms of the timeline. */
  static List<Double> truthMs(CallResult call, String fact, String key) {
    double startNs =
        call.journal().stream()
            .filter(JournalEntry.AudioStarted.class::isInstance)
            .mapToDouble(JournalEntry::atNs)
            .findFirst()
            .orElseThrow();
    return truth(call, fact, key).stream().map(ns -> (ns - startNs) / MS_NS).toList();
  }

  /** How many signals of this kind the journal holds. */
  static long signals(CallResult call, String kind) {
    return call.journal().stream()
        .filter(JournalEntry.Signal.class::isInstance)
        .map(JournalEntry.Signal.class::cast)
        .filter(signal -> signal.kind().equals(kind))
        .count();
  }

  /** Messages of the agent in the journal. */
  static long received(CallResult call) {
    return call.journal().stream()
        .filter(JournalEntry.Wire.class::isInstance)
        .map(JournalEntry.Wire.class::cast)
        .filter(wire -> wire.direction().equals("received"))
        .count();
  }
}
