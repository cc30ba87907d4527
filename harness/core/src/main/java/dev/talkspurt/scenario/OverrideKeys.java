package dev.talkspurt.scenario;

import dev.talkspurt.scenario.AgentFile.Thinking;
import dev.talkspurt.scenario.AgentFile.TurnDetection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The keys that {@code --set} knows, what each takes, and what each changes. */
final class OverrideKeys {
  /** What a key takes ({@code read}) and what it does ({@code apply}) with it. */
  private record Key<T>(
      boolean isText,
      BiFunction<Section, String, Optional<T>> read,
      BiFunction<Scenario, T, Scenario> apply) {
    Optional<T> value(Section section, String name) {
      return read.apply(section, name);
    }

    Scenario applyTo(Scenario scenario, Section section, String name) {
      return value(section, name).map(value -> apply.apply(scenario, value)).orElse(scenario);
    }
  }

  private static final Map<String, Key<?>> KEYS = new LinkedHashMap<>();

  static {
    agentText("agent.model", (a, v) -> a.with(Optional.of(v), a.voice(), a.language(), a.prompt()));
    agentText("agent.voice", (a, v) -> a.with(a.model(), Optional.of(v), a.language(), a.prompt()));
    agentText("agent.language", (a, v) -> a.with(a.model(), a.voice(), Optional.of(v), a.prompt()));
    agentText("agent.prompt", (a, v) -> a.with(a.model(), a.voice(), a.language(), v));
    detection(
        "startSensitivity",
        (s, name) -> s.oneOf(name, AgentReader.SENSITIVITIES),
        (d, v) -> with(d, Optional.of(v), d.endSensitivity()));
    detection(
        "endSensitivity",
        (s, name) -> s.oneOf(name, AgentReader.SENSITIVITIES),
        (d, v) -> with(d, d.startSensitivity(), Optional.of(v)));
    detection(
        "prefixPadding",
        AgentReader::milliseconds,
        (d, v) -> with(d, Optional.of(v), d.silenceMs(), d.interruptible()));
    detection(
        "silence",
        AgentReader::milliseconds,
        (d, v) -> with(d, d.prefixPaddingMs(), Optional.of(v), d.interruptible()));
    detection(
        "interruptible",
        Section::flag,
        (d, v) -> with(d, d.prefixPaddingMs(), d.silenceMs(), Optional.of(v)));
    detection("manual", Section::flag, TurnDetection::manual);
    thinking();
    rest();
  }

  private OverrideKeys() {}

  private static void thinking() {
    KEYS.put(
        "agent.thinking.level",
        new Key<String>(
            true,
            (s, name) -> s.oneOf(name, AgentReader.THINKING_LEVELS),
            (scenario, v) -> with(scenario, thinking(scenario, Optional.of(v), Optional.empty()))));
    KEYS.put(
        "agent.thinking.budget",
        new Key<Integer>(
            false,
            (s, name) -> s.whole(name, -1, AgentReader.LARGEST_BUDGET),
            (scenario, v) -> with(scenario, thinking(scenario, Optional.empty(), Optional.of(v)))));
  }

  private static Thinking thinking(
      Scenario scenario, Optional<String> level, Optional<Integer> budget) {
    return new Thinking(level, budget, scenario.agent().thinking().thoughts());
  }

  private static void rest() {
    caller("caller.voice", true, MannerReader::voice, CallerOverrides::voice);
    caller("caller.rate", false, MannerReader::rate, CallerOverrides::rate);
    caller("caller.pitch", false, MannerReader::pitch, CallerOverrides::pitch);
    caller("caller.line", true, CallerOverrides::readLine, CallerOverrides::line);
    caller("caller.room", true, CallerOverrides::readRoom, CallerOverrides::room);
    caller("caller.snrDb", false, CallerOverrides::readSnr, CallerOverrides::snr);
    caller("caller.noise", true, CallerOverrides::readNoise, CallerOverrides::noise);
    KEYS.put(
        "scenario.maxDuration",
        new Key<java.time.Duration>(
            true,
            (s, name) -> s.duration(name, ScenarioReader.LONGEST_CALL),
            (s, v) -> s.withMaxDuration(v)));
    KEYS.put(
        "target.endpoint",
        new Key<String>(true, (s, name) -> TargetReader.endpoint(s, false), (s, v) -> s));
    KEYS.put(
        "target.keyVariable",
        new Key<String>(true, (s, name) -> TargetReader.keyVariable(s), (s, v) -> s));
  }

  private static <T> void caller(
      String key,
      boolean isText,
      BiFunction<Section, String, Optional<T>> read,
      BiFunction<Scenario, T, Caller> change) {
    KEYS.put(
        key,
        new Key<T>(
            isText,
            read,
            (s, value) -> {
              CallerOverrides.refuseSwept(s, key);
              return s.withCaller(change.apply(s, value));
            }));
  }

  /** All keys, in the order in which help lists them. */
  static Set<String> known() {
    return KEYS.keySet();
  }

  /** Whether the value is text, not a number or a truth value. */
  static boolean isText(String key) {
    return KEYS.containsKey(key) && KEYS.get(key).isText();
  }

  /** The last word of a dotted key. */
  static String name(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** Read the value, so that the section notes what is wrong with it. */
  static void check(String key, Section section) {
    KEYS.get(key).value(section, name(key));
  }

  static Scenario apply(String key, Section section, Scenario scenario) {
    return KEYS.get(key).applyTo(scenario, section, name(key));
  }

  private static void agentText(String key, BiFunction<AgentFile, String, AgentFile> apply) {
    KEYS.put(
        key,
        new Key<String>(
            true,
            (s, name) -> s.text(name, 100_000),
            (s, v) -> s.withAgent(apply.apply(s.agent(), v))));
  }

  private static <T> void detection(
      String name,
      BiFunction<Section, String, Optional<T>> read,
      BiFunction<TurnDetection, T, TurnDetection> apply) {
    Function<Scenario, TurnDetection> now = scenario -> scenario.agent().turnDetection();
    KEYS.put(
        "agent.turnDetection." + name,
        new Key<T>(
            !name.equals("interruptible") && !name.equals("manual"),
            read,
            (scenario, value) -> with(scenario, apply.apply(now.apply(scenario), value))));
  }

  private static TurnDetection with(TurnDetection d, Optional<String> start, Optional<String> end) {
    return new TurnDetection(
        start,
        end,
        d.prefixPaddingMs(),
        d.silenceMs(),
        d.interruptible(),
        d.manual(),
        d.coverage());
  }

  private static TurnDetection with(
      TurnDetection d,
      Optional<Integer> prefixPaddingMs,
      Optional<Integer> silenceMs,
      Optional<Boolean> interruptible) {
    return new TurnDetection(
        d.startSensitivity(),
        d.endSensitivity(),
        prefixPaddingMs,
        silenceMs,
        interruptible,
        d.manual(),
        d.coverage());
  }

  /** The scenario with an agent whose turns we end. */
  static Scenario manual(Scenario scenario) {
    return with(scenario, scenario.agent().turnDetection().manual(true));
  }

  private static Scenario with(Scenario scenario, TurnDetection turnDetection) {
    return with(scenario, turnDetection, scenario.agent().thinking());
  }

  private static Scenario with(Scenario scenario, Thinking thinking) {
    return with(scenario, scenario.agent().turnDetection(), thinking);
  }

  private static Scenario with(Scenario scenario, TurnDetection turnDetection, Thinking thinking) {
    return scenario.withAgent(scenario.agent().with(turnDetection, thinking));
  }
}
