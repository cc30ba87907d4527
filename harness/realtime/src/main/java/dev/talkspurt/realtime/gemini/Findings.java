package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong in one agent file, each where it stands. Not thread-safe. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private final AgentFile agent;
  private final String model;
  private final ModelProfile profile;

  Findings(AgentFile agent) {
    this.agent = agent;
    String id = agent.model().orElse("");
    this.model = id.substring(id.lastIndexOf('/') + 1);
    this.profile = ModelProfile.of(id);
  }

  AgentFile agent() {
    return agent;
  }

  /** The model's id, without what may stand before it. */
  String model() {
    return model;
  }

  ModelProfile profile() {
    return profile;
  }

  /** The provider would refuse it, or go silent. */
  void refuse(String message, String... path) {
    refuse(message, List.of(path));
  }

  /** The same for a path that was put together. */
  void refuse(String message, List<String> path) {
    Place place = agent.settings().placeOf(path.toArray(String[]::new));
    String source = agent.source() == null ? agent.name() : agent.source().toString();
    problems.add(new Problem(place.source().isEmpty() ? new Place(source, 0, 0) : place, message));
  }

  /** The provider would ignore it, or may refuse it. */
  void advise(String message, String... path) {
    refuse("warning: " + message, path);
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
