package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code *.agent.yaml}. Thread-safe. */
public final class AgentReader {
  static final String SUFFIX = ".agent.yaml";
  static final String NAME = "[a-z0-9][a-z0-9-]{0,79}";
  static final List<String> SENSITIVITIES = List.of("high", "low");
  static final List<String> THINKING_LEVELS = List.of("minimal", "low", "medium", "high");
  static final Duration LONGEST_DETECTION = Duration.ofSeconds(30);
  static final int LARGEST_BUDGET = 65_536;

  static final List<String> COVERAGES = List.of("onlyActivity", "allInput", "activityAndVideo");

  private static final List<String> OWN_KEYS =
      List.of(
          "agent", "model", "voice", "language", "prompt", "tools", "turnDetection", "thinking");
  private static final List<String> KEYS =
      Stream.of(OWN_KEYS, AgentSettingsReader.KEYS, List.of("simulated"))
          .flatMap(List::stream)
          .toList();
  private static final int MAX_PROMPT = 100_000;
  private static final int MAX_TOOLS = 128;

  private AgentReader() {}

  /**
   * Read one agent file.
   *
   * @param asNamed how messages name the file
   * @throws BadInput with every problem found
   */
  public static AgentFile read(Path file, String asNamed) {
    List<Problem> problems = new ArrayList<>();
    return read(file, asNamed, problems).orElseThrow(() -> new BadInput(problems));
  }

  /** The agent, or empty with at least one problem noted. */
  static Optional<AgentFile> read(Path file, String asNamed, List<Problem> problems) {
    int before = problems.size();
    Optional<AgentFile> agent = Optional.empty();
    try {
      Json document = DocumentReader.yaml(file, asNamed);
      agent =
          Section.of(document, "the agent file", problems, KEYS)
              .map(section -> agent(section, document, file, problems));
    } catch (BadInput e) {
      problems.addAll(e.problems());
    }
    return problems.size() == before ? agent : Optional.empty();
  }

  private static AgentFile agent(
      Section section, Json document, Path file, List<Problem> problems) {
    String name = name(section, file);
    Optional<String> model = section.text("model", 200);
    if (model.filter(id -> id.startsWith("models/")).isPresent()) {
      section.wrong("model", "a model id without 'models/'");
    }
    section.require("prompt", "what the agent is told to be and do");
    return new AgentFile(
        name,
        file,
        model,
        AgentSettingsReader.voiceName(section),
        section.text("language", 40),
        section.text("prompt", MAX_PROMPT).orElse(""),
        tools(section, problems),
        turnDetection(section),
        thinking(section),
        simulated(section),
        new AgentSettingsReader(file, problems).read(section, (Json.Obj) document));
  }

  private static String name(Section section, Path file) {
    section.require("agent", "the agent's name (for example agent: clinic)");
    String name = section.text("agent", 80).orElse("");
    String fileName = file.getFileName().toString();
    if (!name.isEmpty() && !name.matches(NAME)) {
      section.wrong("agent", "small letters, digits and hyphens");
    } else if (!name.isEmpty() && !fileName.equals(name + SUFFIX)) {
      section.wrong("agent", "the name of its file, " + Words.quote(fileName));
    }
    return name;
  }

  private static Json.Obj simulated(Section section) {
    if (!section.has("simulated")) {
      return Json.object().build();
    }
    return section.object("simulated").orElse(Json.object().build());
  }

  private static List<AgentFile.ToolDeclaration> tools(Section section, List<Problem> problems) {
    if (!section.has("tools")) {
      return List.of();
    }
    List<AgentFile.ToolDeclaration> tools = new ArrayList<>();
    Set<String> names = new HashSet<>();
    String example = "- { name: find_slots, description: Free appointments., parameters: … }";
    for (Json item : section.list("tools", MAX_TOOLS, example)) {
      Section.of(item, "tool", problems, ToolDeclarations.KEYS)
          .ifPresent(
              tool -> {
                AgentFile.ToolDeclaration declared = ToolDeclarations.read(tool);
                if (!declared.name().isEmpty() && !names.add(declared.name())) {
                  tool.wrong("name", "a name no other tool has");
                }
                tools.add(declared);
              });
    }
    return tools;
  }

  private static AgentFile.TurnDetection turnDetection(Section section) {
    List<String> keys =
        List.of(
            "startSensitivity",
            "endSensitivity",
            "prefixPadding",
            "silence",
            "interruptible",
            "manual",
            "coverage");
    Optional<Section> settings = section.section("turnDetection", keys);
    return new AgentFile.TurnDetection(
        settings.flatMap(s -> s.oneOf("startSensitivity", SENSITIVITIES)),
        settings.flatMap(s -> s.oneOf("endSensitivity", SENSITIVITIES)),
        settings.flatMap(s -> milliseconds(s, "prefixPadding")),
        settings.flatMap(s -> milliseconds(s, "silence")),
        settings.filter(s -> s.has("interruptible")).flatMap(s -> s.flag("interruptible")),
        settings.filter(s -> s.has("manual")).flatMap(s -> s.flag("manual")).orElse(false),
        settings.filter(s -> s.has("coverage")).flatMap(s -> s.oneOf("coverage", COVERAGES)));
  }

  static Optional<Integer> milliseconds(Section section, String key) {
    Optional<Duration> length = section.delay(key, LONGEST_DETECTION);
    if (length.isPresent() && length.get().toNanos() % 1_000_000 != 0) {
      section.wrong(key, "whole milliseconds");
      return Optional.empty();
    }
    return length.map(duration -> (int) duration.toMillis());
  }

  private static AgentFile.Thinking thinking(Section section) {
    Optional<Section> settings =
        section.section("thinking", List.of("level", "budget", "thoughts"));
    if (settings.filter(s -> s.has("level") && s.has("budget")).isPresent()) {
      section.add(section.keyPlace("thinking"), "thinking has 'level' and 'budget', expected one");
    }
    return new AgentFile.Thinking(
        settings.flatMap(s -> s.oneOf("level", THINKING_LEVELS)),
        settings.filter(s -> s.has("budget")).flatMap(s -> s.whole("budget", -1, LARGEST_BUDGET)),
        settings.filter(s -> s.has("thoughts")).flatMap(s -> s.flag("thoughts")));
  }
}
