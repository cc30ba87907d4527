package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the agent that a scenario would mean by a name. Thread-safe. */
public final class AgentSearch {
  private AgentSearch() {}

  /**
   * The agent of this name in a folder {@code agents} beside the scenario or above it.
   *
   * @param scenarioFile where the scenario lies, or will lie
   * @param place what messages name
   * @throws BadInput if there is none, or its file is wrong
   */
  public static AgentFile byName(String name, Path scenarioFile, Place place) {
    List<Problem> problems = new ArrayList<>();
    Optional<AgentFile> agent = new AgentFolder(problems).find(name, scenarioFile, place);
    return agent
        .filter(found -> problems.isEmpty())
        .orElseThrow(
            () ->
                problems.isEmpty()
                    ? new BadInput(place, "agent '" + name + "' cannot be read")
                    : new BadInput(problems));
  }
}
