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
import java.util.function.Consumer;

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

  /** The same call as another file says it. */
  public Scenario withSource(Path source) {
    return changed(copy -> copy.source = source);
  }

  /** The same call to another agent. */
  public Scenario withAgent(AgentFile agent) {
    return changed(copy -> copy.agent = agent);
  }

  /** The same call by another caller. */
  public Scenario withCaller(Caller caller) {
    return changed(copy -> copy.caller = caller);
  }

  /** Another script. */
  public Scenario withScript(List<Step> script) {
    return changed(copy -> copy.script = script);
  }

  /** Other tools. */
  public Scenario withTools(Map<String, ToolScript> tools) {
    return changed(copy -> copy.tools = tools);
  }

  /** Tools that know this. */
  public Scenario withState(ToolState state) {
    return changed(copy -> copy.state = state);
  }

  /** Another time limit. */
  public Scenario withMaxDuration(Duration maxDuration) {
    return changed(copy -> copy.maxDuration = maxDuration);
  }

  /** The same call, labelled so. */
  public Scenario withLabels(Labels labels) {
    return changed(copy -> copy.labels = labels);
  }

  /** The same call, conducted so. */
  public Scenario withConduct(Conduct conduct) {
    return changed(copy -> copy.conduct = conduct);
  }

  /**
   * The same call as a variant with an id of its own.
   *
   * @param id unique in a run
   * @param parameters what the variant was given, by key
   */
  public Scenario asVariant(String id, String name, Map<String, String> parameters) {
    return changed(
        copy -> {
          copy.id = id;
          copy.name = name;
          copy.parameters = parameters;
        });
  }

  private Scenario changed(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return new Scenario(
        copy.name,
        copy.id,
        copy.source,
        place,
        copy.agent,
        tags,
        description,
        copy.caller,
        copy.script,
        copy.tools,
        copy.maxDuration,
        family,
        copy.parameters,
        copy.state,
        copy.labels,
        copy.conduct);
  }

  /** The parts that a copy may have otherwise. */
  private static final class Copy {
    private String name;
    private String id;
    private Path source;
    private AgentFile agent;
    private Caller caller;
    private List<Step> script;
    private Map<String, ToolScript> tools;
    private Duration maxDuration;
    private Map<String, String> parameters;
    private ToolState state;
    private Labels labels;
    private Conduct conduct;

    private Copy(Scenario from) {
      name = from.name;
      id = from.id;
      source = from.source;
      agent = from.agent;
      caller = from.caller;
      script = from.script;
      tools = from.tools;
      maxDuration = from.maxDuration;
      parameters = from.parameters;
      state = from.state;
      labels = from.labels;
      conduct = from.conduct;
    }
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
