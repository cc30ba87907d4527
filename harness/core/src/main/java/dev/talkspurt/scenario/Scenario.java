package dev.talkspurt.scenario;

import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.matching.Context;
import dev.talkspurt.matching.ValueMatcher;
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
 * @param family the id of the file: all variants of a sweep share it, and the seeds drawn from it
 * @param parameters what this variant of a sweep was given, by key; empty without a sweep
 * @param state what the mock tools know
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
    ToolState state) {
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
        Map.of());
  }

  /** A scenario whose tools know nothing. */
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
      Duration maxDuration,
      String family,
      Map<String, String> parameters) {
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
        family,
        parameters,
        ToolState.NONE);
  }

  /**
   * The caller as of a step: what the file says of the whole call, every {@code change} up to the
   * step, and what the step itself has under {@code with}.
   *
   * @param stepIndex from 0; −1 for before the first step
   */
  public Caller callerAt(int stepIndex) {
    Caller result = caller;
    for (int i = 0; i <= stepIndex && i < script.size(); i++) {
      if (script.get(i) instanceof Change change) {
        result = change.change().applyTo(result);
      }
    }
    return stepIndex >= 0 && stepIndex < script.size()
        ? script.get(stepIndex).with().applyTo(result)
        : result;
  }

  /**
   * The caller.
   *
   * @param announcedRateHz the sample rate the caller's audio is labelled with; it is 16 kHz, and
   *     any other label is a fault on purpose
   */
  public record Caller(Manner manner, Conditions conditions, int announcedRateHz) {
    /** What the caller's audio truly is. */
    public static final int TRUE_RATE_HZ = 16_000;

    /** A voice at its own pitch in a quiet place on a perfect line. */
    public Caller(String voice, double rate) {
      this(Manner.of(voice, rate), Conditions.CLEAN, TRUE_RATE_HZ);
    }

    /** The voice id. */
    public String voice() {
      return manner.voice();
    }

    /** Speed against the voice's own. */
    public double rate() {
      return manner.rate();
    }
  }

  /** A step of the script. {@code place} is its own line. */
  public sealed interface Step {
    /** Where the step stands. */
    Place place();

    /** The step's key word. */
    String kind();

    /** The sound the caller makes in it, if it makes one. */
    default Optional<Sound> makes() {
      return Optional.empty();
    }

    /** What it changes about the caller while it lasts. */
    default CallerChange with() {
      return CallerChange.NONE;
    }
  }

  /** Wait for the agent to speak first, and to finish. */
  public record Hear(Place place, Duration within, Expectations expect) implements Step {
    @Override
    public String kind() {
      return "hear";
    }
  }

  /** Make a sound once the agent has finished, which requires an answer: words, a file, keys. */
  public record Say(Place place, Sound sound, Expectations expect, CallerChange with)
      implements Step {
    /** Words. */
    public Say(Place place, String text, Expectations expect) {
      this(place, new Sound.Spoken(text), expect, CallerChange.NONE);
    }

    /** What reports show. */
    public String text() {
      return sound.text();
    }

    @Override
    public String kind() {
      return sound instanceof Sound.Recording
          ? "play"
          : sound instanceof Sound.Keys ? "dtmf" : "say";
    }

    @Override
    public Optional<Sound> makes() {
      return Optional.of(sound);
    }
  }

  /**
   * Start speaking when the agent has been heard for {@code afterHeard} of its current response.
   */
  public record Interrupt(
      Place place, Duration afterHeard, Sound sound, Expectations expect, CallerChange with)
      implements Step {
    /** With words. */
    public Interrupt(Place place, Duration afterHeard, String text, Expectations expect) {
      this(place, afterHeard, new Sound.Spoken(text), expect, CallerChange.NONE);
    }

    /** What reports show. */
    public String text() {
      return sound.text();
    }

    @Override
    public String kind() {
      return "interrupt";
    }

    @Override
    public Optional<Sound> makes() {
      return Optional.of(sound);
    }
  }

  /**
   * A sound that is no turn and should not be answered.
   *
   * @param afterHeard so far into the agent's current response; empty: once the agent has finished
   * @param sound an event or a recording
   */
  public record Noise(
      Place place,
      Optional<Duration> afterHeard,
      Sound sound,
      Expectations expect,
      CallerChange with)
      implements Step {
    @Override
    public String kind() {
      return "noise";
    }

    @Override
    public Optional<Sound> makes() {
      return Optional.of(sound);
    }
  }

  /** From here on the caller is different; takes no time. */
  public record Change(Place place, CallerChange change) implements Step {
    @Override
    public String kind() {
      return "change";
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
   * @param keepsTalking the agent must not stop for this sound (noise only)
   */
  public record Expectations(
      Optional<Duration> answerWithin,
      List<String> mentions,
      List<String> avoids,
      Optional<List<ExpectedCall>> calls,
      Optional<Duration> yieldsWithin,
      Optional<Integer> repromptsAtMost,
      Optional<Integer> repromptsAtLeast,
      boolean keepsTalking,
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
            false,
            Place.NONE);

    public Expectations {
      mentions = List.copyOf(mentions);
      avoids = List.copyOf(avoids);
    }
  }

  /** A tool call that must happen; every argument must match and no other may be there. */
  public record ExpectedCall(
      Place place, String tool, Map<String, ArgumentMatcher> args, CallRules rules) {
    public ExpectedCall {
      args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }

    /** A call of which nothing else is asked. */
    public ExpectedCall(Place place, String tool, Map<String, ArgumentMatcher> args) {
      this(place, tool, args, CallRules.NONE);
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

    /**
     * A value of a type.
     *
     * @param not what the caller said first and took back; a call with it came too early
     * @param spokenBy until when a call cannot know the value
     */
    record Typed(
        ValueMatcher matcher,
        Context context,
        Optional<ValueMatcher> not,
        Optional<SpokenBy> spokenBy)
        implements ArgumentMatcher {}
  }

  /**
   * How a mock tool answers.
   *
   * @param takes delay before each answer
   * @param answer when it works
   * @param failures which calls fail, and how; empty: none
   * @param late whether the answer is sent even if the agent has withdrawn the call
   */
  public record ToolScript(
      ToolDelay takes, ToolAnswer answer, Optional<Failure> failures, boolean late) {
    /** A tool that always answers the same, and nothing to a call that was withdrawn. */
    public ToolScript(Duration takes, Json.Obj returns, Optional<Failure> failures) {
      this(new ToolDelay.Fixed(takes), ToolAnswer.of(returns), failures, false);
    }
  }

  /**
   * A failing tool. {@code error} and {@code rateLimited} answer with an error, {@code timeout}
   * never answers; the call is not carried out. {@code malformed} answers with text that breaks
   * off, {@code empty} with nothing, {@code partial} without some fields; the call is carried out.
   *
   * @param with one of these
   * @param times how many calls fail at most; {@link Integer#MAX_VALUE}: all
   * @param every of the calls meant, every so-manieth fails; 1: each
   * @param when the arguments of the calls meant; empty: all calls
   * @param drops the fields that {@code partial} leaves out
   * @param retryAfter what {@code rateLimited} asks for
   * @param message of {@code error} and {@code rateLimited}
   */
  public record Failure(
      String with,
      int times,
      int every,
      Map<String, Json> when,
      List<String> drops,
      Duration retryAfter,
      String message) {
    public Failure {
      when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
      drops = List.copyOf(drops);
    }

    /** The first {@code times} calls fail. */
    public Failure(String with, int times, String message) {
      this(with, times, 1, Map.of(), List.of(), Duration.ofSeconds(1), message);
    }
  }
}
