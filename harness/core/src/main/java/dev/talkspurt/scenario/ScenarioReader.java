package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code *.scenario.yaml}, with the agent it names. Thread-safe. */
public final class ScenarioReader {
  static final String SUFFIX = ".scenario.yaml";
  static final String DEFAULT_VOICE = "en-us-kevin";
  static final Duration DEFAULT_MAX_DURATION = Duration.ofMinutes(2);
  static final Duration LONGEST_CALL = Duration.ofMinutes(60);

  private static final List<String> KEYS =
      List.of(
          "scenario", "agent", "tags", "description", "caller", "script", "tools", "maxDuration");
  private static final String ID = "[a-z0-9-]{1,80}";
  private static final String TAG = "[a-z0-9][a-z0-9-]{0,39}";
  private static final String VOICE = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

  private ScenarioReader() {}

  /**
   * Read one scenario.
   *
   * @param asNamed how messages name the file
   * @throws BadInput with every problem found, the agent's included
   */
  public static Scenario read(Path file, String asNamed) {
    List<Problem> problems = new ArrayList<>();
    return read(file, asNamed, new AgentFolder(problems), problems)
        .orElseThrow(() -> new BadInput(problems));
  }

  /** The scenario, or empty; the reasons are among the problems. */
  static Optional<Scenario> read(
      Path file, String asNamed, AgentFolder agents, List<Problem> problems) {
    int before = problems.size();
    Optional<Scenario> scenario = Optional.empty();
    try {
      Json document = DocumentReader.yaml(file, asNamed);
      scenario =
          Section.of(document, "the scenario file", problems, KEYS)
              .flatMap(section -> scenario(section, file, agents, problems));
    } catch (BadInput e) {
      problems.addAll(e.problems());
    }
    return problems.size() == before ? scenario : Optional.empty();
  }

  private static Optional<Scenario> scenario(
      Section section, Path file, AgentFolder agents, List<Problem> problems) {
    String id = id(section, file);
    section.require("scenario", "a title (for example scenario: Caller asks for an order)");
    section.require("agent", "the name of an agent (for example agent: clinic)");
    section.require("script", "a list of steps (for example - say: Hello.)");
    String name = section.text("scenario", 200).orElse("");
    Optional<AgentFile> agent =
        section.text("agent").flatMap(known -> agents.find(known, file, section.placeOf("agent")));
    Map<String, Scenario.ToolScript> tools = ToolScriptReader.read(section, agent, problems);
    List<Scenario.Step> script = new ScriptReader(section, agent, tools.keySet(), problems).read();
    Scenario.Caller caller = caller(section);
    Set<String> tags = tags(section);
    Optional<String> description = section.text("description");
    Duration maxDuration =
        section.duration("maxDuration", LONGEST_CALL).orElse(DEFAULT_MAX_DURATION);
    checkLength(section, script, maxDuration);
    return agent.map(
        known ->
            new Scenario(
                name,
                id,
                file,
                section.placeOf("scenario"),
                known,
                tags,
                description,
                caller,
                script,
                tools,
                maxDuration));
  }

  /** The file name without its ending. */
  static String idOf(Path file) {
    String fileName = file.getFileName().toString();
    return fileName.endsWith(SUFFIX)
        ? fileName.substring(0, fileName.length() - SUFFIX.length())
        : fileName;
  }

  private static String id(Section section, Path file) {
    String fileName = file.getFileName().toString();
    String id = idOf(file);
    if (!fileName.endsWith(SUFFIX)) {
      section.add(
          section.place(),
          "file name is " + Words.quote(fileName) + ", expected one that ends in " + SUFFIX);
    } else if (!id.matches(ID)) {
      section.add(
          section.place(),
          "file name is "
              + Words.quote(fileName)
              + ", expected small letters, digits and hyphens (for example order-status"
              + SUFFIX
              + ")");
    }
    return id;
  }

  private static Scenario.Caller caller(Section section) {
    Optional<Section> caller = section.section("caller", List.of("voice", "rate"));
    return new Scenario.Caller(
        caller.flatMap(c -> voice(c, "voice")).orElse(DEFAULT_VOICE),
        caller.filter(c -> c.has("rate")).flatMap(c -> rate(c, "rate")).orElse(1.0));
  }

  static Optional<String> voice(Section section, String key) {
    Optional<String> voice = section.text(key, 80);
    if (voice.filter(id -> !id.matches(VOICE)).isPresent()) {
      section.wrong(key, "a voice id (for example " + DEFAULT_VOICE + ")");
      return Optional.empty();
    }
    return voice;
  }

  static Optional<Double> rate(Section section, String key) {
    return section.number(key, 0.5, 2.0).map(Number::doubleValue);
  }

  private static Set<String> tags(Section section) {
    Set<String> tags = new LinkedHashSet<>();
    if (section.has("tags")) {
      for (String tag : section.texts("tags", 32, "[smoke, barge-in]")) {
        if (!tag.matches(TAG)) {
          section.add(
              section.placeOf("tags"),
              "tag is " + Words.quote(tag) + ", expected small letters, digits and hyphens");
        } else if (!tags.add(tag)) {
          section.add(section.placeOf("tags"), "tag '" + tag + "' stands twice (remove one)");
        }
      }
    }
    return tags;
  }

  private static void checkLength(
      Section section, List<Scenario.Step> script, Duration maxDuration) {
    Duration silences =
        script.stream()
            .map(step -> step instanceof Scenario.Silence s ? s.length() : Duration.ZERO)
            .reduce(Duration.ZERO, Duration::plus);
    if (silences.compareTo(maxDuration) >= 0) {
      section.add(
          section.has("maxDuration") ? section.placeOf("maxDuration") : section.placeOf("script"),
          "the script's silences last %s, expected less than maxDuration, which is %s"
              .formatted(DurationText.write(silences), DurationText.write(maxDuration)));
    }
  }
}
