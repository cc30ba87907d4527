package dev.talkspurt.scenario;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.DocumentReader;
import dev.talkspurt.document.DurationText;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.matching.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads {@code *.scenario.yaml}, with the agent it names. Thread-safe. */
public final class ScenarioReader {
  static final String SUFFIX = ".scenario.yaml";
  static final String DEFAULT_VOICE = "en-us-kevin";
  static final Duration DEFAULT_MAX_DURATION = Duration.ofMinutes(2);
  static final Duration LONGEST_CALL = Duration.ofMinutes(60);

  private static final List<String> OWN_KEYS =
      List.of(
          "scenario",
          "agent",
          "tags",
          "description",
          "caller",
          "script",
          "tools",
          "state",
          "expect",
          "maxDuration",
          "now",
          "locale",
          "retries",
          "reasks",
          "withControl",
          Table.KEY);
  private static final List<String> KEYS =
      Stream.concat(OWN_KEYS.stream(), LabelsReader.KEYS.stream()).toList();
  private static final int MAX_PROBLEMS = 100;
  private static final String ID = "[a-z0-9-]{1,80}";
  private static final String TAG = "[a-z0-9][a-z0-9-]{0,39}";

  private ScenarioReader() {}

  /**
   * Read a file that holds one scenario.
   *
   * @param asNamed how messages name the file
   * @throws BadInput with every problem found, the agent's included, or if the file holds a sweep
   */
  public static Scenario read(Path file, String asNamed) {
    List<Scenario> scenarios = readAll(file, asNamed);
    if (scenarios.size() != 1) {
      throw new BadInput(
          new Place(asNamed, 1, 1),
          "holds a sweep of " + scenarios.size() + " scenarios, expected one (remove its lists)");
    }
    return scenarios.get(0);
  }

  /**
   * Read a file: its scenario, or all variants of its sweep in order.
   *
   * @param asNamed how messages name the file
   * @throws BadInput with every problem found, the agent's included
   */
  public static List<Scenario> readAll(Path file, String asNamed) {
    List<Problem> problems = new ArrayList<>();
    return orThrow(read(file, asNamed, new AgentFolder(problems), problems), problems);
  }

  /**
   * As {@link #readAll(Path, String)}, from copies of the files: messages and places call every
   * file, this one, its agent and its blocks, as {@code names} does.
   */
  public static List<Scenario> readAll(Path file, Function<Path, String> names) {
    List<Problem> problems = new ArrayList<>();
    AgentFolder agents = new AgentFolder(problems, names);
    return orThrow(read(file, names.apply(file), agents, problems), problems);
  }

  private static List<Scenario> orThrow(List<Scenario> scenarios, List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return scenarios;
  }

  /** The scenarios, or none; the reasons are among the problems. */
  static List<Scenario> read(
      Path file, String asNamed, AgentFolder agents, List<Problem> problems) {
    int before = problems.size();
    List<Scenario> scenarios = new ArrayList<>();
    try {
      Json document = DocumentReader.yaml(file, asNamed);
      BlockFolder blocks = new BlockFolder(file, problems, agents.names());
      Variants variants = Variants.of(document, file, blocks, problems);
      int multiplied = problems.size();
      for (Sweep.Variant variant : variants.list()) {
        Section.of(variant.document(), "the scenario file", problems, KEYS)
            .flatMap(section -> scenario(section, file, variant, agents, problems))
            .ifPresent(scenarios::add);
        if (problems.size() > before + MAX_PROBLEMS) {
          break;
        }
      }
      problems
          .subList(multiplied, problems.size())
          .removeIf(problem -> variants.told().contains(problem.place()));
    } catch (BadInput e) {
      problems.addAll(e.problems());
    }
    tellOnce(problems.subList(before, problems.size()), asNamed);
    return problems.size() == before ? scenarios : List.of();
  }

  /** What is wrong in one place of the file is found again in every variant of its sweep. */
  private static void tellOnce(List<Problem> problems, String asNamed) {
    List<Problem> once = List.copyOf(new LinkedHashSet<>(problems));
    problems.clear();
    problems.addAll(once.subList(0, Math.min(once.size(), MAX_PROBLEMS)));
    if (once.size() > MAX_PROBLEMS) {
      Place start = new Place(asNamed, 1, 1);
      problems.add(
          new Problem(start, "has more than " + MAX_PROBLEMS + " problems (mend these first)"));
    }
  }

  private static Optional<Scenario> scenario(
      Section section,
      Path file,
      Sweep.Variant variant,
      AgentFolder agents,
      List<Problem> problems) {
    String id = id(section, file);
    section.require("scenario", "a title (for example scenario: Caller asks for an order)");
    section.require("agent", "the name of an agent (for example agent: clinic)");
    section.require("script", "a list of steps (for example - say: Hello.)");
    String name = section.text("scenario", 200).orElse("");
    Optional<AgentFile> agent =
        section.text("agent").flatMap(known -> agents.find(known, file, section.placeOf("agent")));
    Map<String, ToolScript> tools = ToolScriptReader.read(section, agent, problems);
    ToolState state = ToolStateReader.read(section, tools, problems);
    CallerReader callers = new CallerReader(problems);
    Caller caller = callers.caller(section);
    Context context = ContextReader.read(section);
    StatementReader statements = new StatementReader(context, problems);
    CallsReader calls = new CallsReader(agent, tools.keySet(), context, problems);
    ExpectationReader expectations = new ExpectationReader(calls, statements, problems);
    ConditionReader conditions = new ConditionReader(agent, problems);
    MomentReader moments = new MomentReader(agent);
    List<Step> script = script(section, file, expectations, callers, conditions, moments, problems);
    callers.checkEcho();
    FaultSteps.check(script, caller, tools, problems);
    FaultSteps.checkParts(script, caller, problems);
    FaultSteps.checkControl(section, script);
    Set<String> tags = tags(section);
    Optional<String> description = section.text("description");
    Duration maxDuration =
        section.duration("maxDuration", LONGEST_CALL).orElse(DEFAULT_MAX_DURATION);
    checkLength(section, script, maxDuration);
    Labels labels = LabelsReader.read(section, problems);
    Conduct conduct = ConductReader.read(section, statements);
    return agent.map(
        known ->
            new Scenario(
                name + variant.titleSuffix(),
                id + variant.suffix(),
                file,
                section.placeOf("scenario"),
                known,
                tags,
                description,
                caller,
                script,
                tools,
                maxDuration,
                id,
                variant.parameters(),
                state,
                labels,
                conduct));
  }

  private static List<Step> script(
      Section section,
      Path file,
      ExpectationReader expectations,
      CallerReader callers,
      ConditionReader conditions,
      MomentReader moments,
      List<Problem> problems) {
    SoundReader sounds = new SoundReader(new RecordingFiles(file, problems, "scenario"));
    SeenReader seen = new SeenReader(new PictureFiles(file, problems));
    StepReader steps =
        new StepReader(expectations, sounds, callers, conditions, moments, seen, problems);
    return new ScriptReader(section, steps, conditions, problems).read();
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

  private static void checkLength(Section section, List<Step> script, Duration maxDuration) {
    Duration silences = silences(script, 0, script.size());
    if (silences.compareTo(maxDuration) >= 0) {
      section.add(
          section.has("maxDuration") ? section.placeOf("maxDuration") : section.placeOf("script"),
          "the script's silences last %s, expected less than maxDuration, which is %s"
              .formatted(DurationText.write(silences), DurationText.write(maxDuration)));
    }
  }

  /** The longest way through: of a when's branches one is taken. */
  private static Duration silences(List<Step> script, int from, int to) {
    Duration sum = Duration.ZERO;
    for (int i = from; i < to; i++) {
      if (script.get(i) instanceof Step.Silence silence) {
        sum = sum.plus(silence.length());
      } else if (script.get(i) instanceof Step.Mute mute) {
        sum = sum.plus(mute.length());
      } else if (script.get(i) instanceof Step.When when) {
        int otherwise = i + 1 + when.thenSteps();
        int end = otherwise + when.otherwiseSteps();
        Duration one = silences(script, i + 1, otherwise);
        Duration other = silences(script, otherwise, end);
        sum = sum.plus(one.compareTo(other) > 0 ? one : other);
        i = end - 1;
      }
    }
    return sum;
  }
}
