package dev.talkspurt.scenario;

import dev.talkspurt.document.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One scripted call, as a scenario file states it. Immutable.
 *
 * @param name the title
 * @param id file name without {@code .scenario.yaml}, unique in a run: folder name and test id
 * @param source the file
 * @param place of the title
 * @param agent the agent file it names
 * @param tools how the mock tools behave, by tool name
 * @param maxDuration after this the bench hangs up
 * @param family the id of the file: all variants of a sweep or table share it, and the seeds drawn
 *     from it
 * @param parameters what this variant of a sweep or table was given, by key; empty for no variant
 * @param state what the mock tools know
 * @param labels what the file says of itself, for reports
 * @param conduct how the call is conducted as a whole
 */
public record Scenario(
    String name,
    String id,
    Path source,
    Place place,
    AgentFile agent,
    Set<String> tags,
    Optional<String> description,
    Caller caller,
    List<Step> script,
    Map<String, ToolScript> tools,
    Duration maxDuration,
    String family,
    Map<String, String> parameters,
    ToolState state,
    Labels labels,
    Conduct conduct) {
  public Scenario {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    script = List.copyOf(script);
    tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
  }

  /** A scenario that is no variant of a sweep. */
  public Scenario(
      String name,
      String id,
      Path source,
      Place place,
      AgentFile agent,
      Set<String> tags,
      Optional<String> description,
      Caller caller,
      List<Step> script,
      Map<String, ToolScript> tools,
      Duration maxDuration) {
    this(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        id,
        Map.of(),
        ToolState.NONE,
        Labels.NONE,
        Conduct.PLAIN);
  }

  /** The same call to another agent. */
  public Scenario withAgent(AgentFile agent) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /** The same call by another caller. */
  public Scenario withCaller(Caller caller) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /** Another script. */
  public Scenario withScript(List<Step> script) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /** Other tools. */
  public Scenario withTools(Map<String, ToolScript> tools) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /** Tools that know this. */
  public Scenario withState(ToolState state) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /** Another time limit. */
  public Scenario withMaxDuration(Duration maxDuration) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /** The same call, labelled so. */
  public Scenario withLabels(Labels labels) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /** The same call, conducted so. */
  public Scenario withConduct(Conduct conduct) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /**
   * The same call as a variant with an id of its own.
   *
   * @param id unique in a run
   * @param parameters what the variant was given, by key
   */
  public Scenario asVariant(String id, String name, Map<String, String> parameters) {
    return new Scenario(
        name,
        id,
        source,
        place,
        agent,
        tags,
        description,
        caller,
        script,
        tools,
        maxDuration,
        family,
        parameters,
        state,
        labels,
        conduct);
  }

  /**
   * The caller as of a step: what the file says of the whole call, every {@code change} up to the
   * step, and what the step itself has under {@code with}. A change within a branch holds to the
   * branch's end.
   *
   * @param stepIndex from 0; −1 for before the first step
   */
  public Caller callerAt(int stepIndex) {
    Caller result = caller;
    for (int i = 0; i <= stepIndex && i < script.size(); i++) {
      if (script.get(i) instanceof Step.Change change) {
        result = change.change().applyTo(result);
      } else if (script.get(i) instanceof Step.When when && i < stepIndex) {
        i = Branches.towards(when, i, stepIndex) - 1;
      }
    }
    return stepIndex >= 0 && stepIndex < script.size()
        ? script.get(stepIndex).with().applyTo(result)
        : result;
  }
}
