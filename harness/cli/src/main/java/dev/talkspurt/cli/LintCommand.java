package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentReader;
import dev.talkspurt.scenario.BlockReader;
import dev.talkspurt.scenario.PictureLint;
import dev.talkspurt.scenario.Reading;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import dev.talkspurt.speech.KnownVoices;
import dev.talkspurt.speech.SpeechSource;
import dev.talkspurt.speech.VoiceFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt lint}: checks files without calling anyone. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description =
        "Checks scenarios, agents, targets, voices: file:line:column, what, expected, fix.",
    footer = {
      "",
      "Examples:",
      "  talkspurt lint",
      "  talkspurt lint my/suite my/agents/shop.agent.yaml",
      "  talkspurt lint --strict my/suite",
      "  talkspurt lint --json my/suite | jq '.problems[]'",
      "",
      "A warning tells of a test that proves less than it seems to: an interruption",
      "nobody need yield to, an answer of which nothing is expected, a tool call at",
      "which nobody looks.",
      "",
      "Exit codes: 0 nothing but warnings (with --strict: nothing), 2 problems."
    })
final class LintCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(paramLabel = "PATH", description = "Files or folders (default: scenarios/).")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--target",
      paramLabel = "NAME|FILE",
      defaultValue = "simulated",
      description = "Checks what this target would refuse, too (default: ${DEFAULT-VALUE}).")
  private String target;

  @Option(names = "--strict", description = "Counts warnings as problems.")
  private boolean strict;

  @Option(names = "--json", description = "Prints the problems as JSON on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "Prints problems only, no summary.")
  private boolean quiet;

  @Override
  public Integer call() {
    Path root = ShownPath.of(OpenBench.projectRoot());
    LintFiles files =
        LintFiles.below(paths.isEmpty() ? List.of(root.resolve("scenarios").normalize()) : paths);
    TargetFile to = TargetReader.read(target);
    Map<String, Problem> problems = new LinkedHashMap<>();
    Reading reading = Suite.read(files.scenarios());
    add(problems, reading.problems());
    add(problems, DoubtLint.problems(reading.scenarios()));
    reading.scenarios().forEach(scenario -> add(problems, PictureLint.problems(scenario)));
    Map<Path, AgentFile> agents = agents(reading.scenarios());
    for (Path file : files.agents()) {
      check(
          problems, () -> agents.putIfAbsent(full(file), AgentReader.read(file, file.toString())));
    }
    for (Path file : files.targets()) {
      check(
          problems, () -> add(problems, OpenBench.lint(TargetReader.read(file, file.toString()))));
    }
    add(problems, OpenBench.lint(to));
    for (Path file : files.blocks()) {
      check(problems, () -> BlockReader.check(file, file.toString()));
    }
    for (Path file : files.voices()) {
      check(problems, () -> VoiceFiles.read(file, file.toString()));
    }
    VoiceLint voices = new VoiceLint(KnownVoices.of(root));
    reading.scenarios().forEach(scenario -> add(problems, voices.problems(scenario)));
    try (SpeechSource speech = OpenBench.openSpeech(root)) {
      RecordingLint recordings = new RecordingLint(speech);
      reading.scenarios().forEach(scenario -> add(problems, recordings.problems(scenario)));
    }
    agents
        .values()
        .forEach(
            agent -> {
              add(problems, OpenBench.lint(agent, to));
              add(problems, voices.problems(agent));
            });
    String checked =
        count(reading.scenarios().size(), "scenario")
            + ", "
            + count(agents.size(), "agent")
            + ", "
            + count(files.targets().size(), "target")
            + (files.blocks().isEmpty() ? "" : ", " + count(files.blocks().size(), "block"))
            + (files.voices().isEmpty() ? "" : ", " + count(files.voices().size(), "voice"));
    print(checked, problems.values());
    boolean fine =
        problems.values().stream().allMatch(problem -> !strict && OpenBench.isAdvice(problem));
    return fine ? Main.PASSED : Main.USAGE;
  }

  private static Map<Path, AgentFile> agents(List<Scenario> scenarios) {
    Map<Path, AgentFile> agents = new LinkedHashMap<>();
    scenarios.forEach(
        scenario -> agents.putIfAbsent(full(scenario.agent().source()), scenario.agent()));
    return agents;
  }

  private static Path full(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static void check(Map<String, Problem> problems, Runnable reading) {
    try {
      reading.run();
    } catch (BadInput e) {
      add(problems, e.problems());
    }
  }

  /** Adds problems, each once: an agent may be read for a scenario and for itself. */
  private static void add(Map<String, Problem> problems, List<Problem> more) {
    for (Problem problem : more) {
      String key =
          full(Path.of(problem.place().source()))
              + ":"
              + problem.place().line()
              + ":"
              + problem.place().column()
              + problem.message();
      problems.putIfAbsent(key, problem);
    }
  }

  private void print(String checked, Collection<Problem> problems) {
    PrintWriter out = main.screen().out();
    if (json) {
      out.print(
          Json.object()
              .put("problems", problems.stream().map(ProblemJson::of).toList())
              .build()
              .pretty());
    } else {
      problems.forEach(problem -> out.println(Terminal.plain(problem.toString())));
      if (!quiet) {
        int warnings = (int) problems.stream().filter(OpenBench::isAdvice).count();
        int grave = problems.size() - warnings;
        out.println(checked + ": " + found(grave, warnings));
      }
    }
    out.flush();
  }

  private String found(int problems, int warnings) {
    String grave = problems == 0 ? "no problems" : count(problems, "problem");
    if (warnings == 0) {
      return grave;
    }
    String doubtful = count(warnings, "warning");
    if (!strict) {
      return grave + ", " + doubtful;
    }
    String counted = doubtful + (warnings == 1 ? " counts as a problem" : " count as problems");
    return (problems == 0 ? "" : grave + ", and ") + counted + " with --strict";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
