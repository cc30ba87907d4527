package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
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
    Duration maxDuration) {
  public Scenario {
    tags = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
    script = List.copyOf(script);
    tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
  }

  /** The caller: a voice id of the fixtures or a synthesizer; rate 1.0 is the voice's own. */
  public record Caller(String voice, double rate) {}

  /** A step of the script. {@code place} is its own line. */
  public sealed interface Step {
    /** Where the step stands. */
    Place place();

    /** The step's key word. */
    String kind();
  }

  /** Wait for the agent to speak first, and to finish. */
  public record Hear(Place place, Duration within, Expectations expect) implements Step {
    @Override
    public String kind() {
      return "hear";
    }
  }

  /**
   * Say something once the agent has finished; requires an answer unless {@code answered} is false.
   */
  public record Say(Place place, String text, Expectations expect) implements Step {
    @Override
    public String kind() {
      return "say";
    }
  }

  /**
   * Start speaking when the agent has been heard for {@code afterHeard} of its current response.
   */
  public record Interrupt(Place place, Duration afterHeard, String text, Expectations expect)
      implements Step {
    @Override
    public String kind() {
      return "interrupt";
    }
  }

  /** Say nothing for so long, counted from when the agent has finished. */
  public record Silence(Place place, Duration length, Expectations expect) implements Step {
    @Override
    public String kind() {
      return "silence";
    }
  }

  /** End the call once the agent has finished. */
  public record HangUp(Place place) implements Step {
    @Override
    public String kind() {
      return "hangUp";
    }
  }

  /**
   * What must come of a step.
   *
   * @param answerWithin response latency (V2V_AUDIBLE) at most this
   * @param mentions words the agent's transcript of the answer must contain, each
   * @param avoids words it must not contain
   * @param calls tool calls expected between this step and the next caller sound; empty Optional:
   *     not judged; empty list: none may happen
   * @param yieldsWithin BI_STOP at most this (interrupt only)
   * @param repromptsAtMost agent talkspurts that start within the silence, at most
   * @param repromptsAtLeast likewise, at least
   */
  public record Expectations(
      Optional<Duration> answerWithin,
      List<String> mentions,
      List<String> avoids,
      Optional<List<ExpectedCall>> calls,
      Optional<Duration> yieldsWithin,
      Optional<Integer> repromptsAtMost,
      Optional<Integer> repromptsAtLeast,
      Place place) {
    /** Nothing is expected. */
    public static final Expectations NONE =
        new Expectations(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Place.NONE);

    public Expectations {
      mentions = List.copyOf(mentions);
      avoids = List.copyOf(avoids);
    }
  }

  /** A tool call that must happen; every argument must match and no other may be there. */
  public record ExpectedCall(Place place, String tool, Map<String, ArgumentMatcher> args) {
    public ExpectedCall {
      args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }
  }

  /** What an argument must be. */
  public sealed interface ArgumentMatcher {
    /** Exactly this value; numbers by value, text exactly. */
    record Is(Json value) implements ArgumentMatcher {}

    /** Anything, but present. */
    record Any() implements ArgumentMatcher {}

    /** Text equal after case folding and joining of white space. */
    record Text(String value) implements ArgumentMatcher {}
  }

  /**
   * How a mock tool answers.
   *
   * @param takes delay before each answer
   * @param returns answer when it works
   * @param failures how the first {@code times} calls fail; empty: never
   */
  public record ToolScript(Duration takes, Json.Obj returns, Optional<Failure> failures) {}

  /**
   * A failing tool: {@code with} is {@code error} (answers with an error) or {@code timeout} (never
   * answers).
   */
  public record Failure(String with, int times, String message) {}
}
