package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.report.CallerFolder;
import dev.talkspurt.report.given.Given;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.Rehearsal;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.speech.SpeechSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt listen}: renders the caller's side, without an agent. */
@Command(
    name = "listen",
    mixinStandardHelpOptions = true,
    description = "Renders what an agent would be given: sound, picture, figures.",
    footer = {
      "",
      "Examples:",
      "  talkspurt listen my/noisy.scenario.yaml",
      "  talkspurt listen my/suite --seed 7 --trial 3",
      "  talkspurt listen my/order.scenario.yaml --set caller.voice=en-gb-awb",
      "  talkspurt listen my/noisy.scenario.yaml --json | jq .callerConditions.snrDb",
      "",
      "Nobody is called. A placeholder answers every turn, so when the caller's",
      "sounds come is an example; their samples are those of a call with the same",
      "seed and trial. For each scenario, and each variant of a sweep, it writes",
      "caller.wav, caller.svg and caller.json.",
      "",
      "Exit codes: 0 done, 1 bench error, 2 usage or bad input."
    })
final class ListenCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "1..*",
      description = "Scenario files, or folders of them.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all chance, as of a run (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--trial",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which trial of a run with --repeat (default: ${DEFAULT-VALUE}).")
  private int trial;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides a setting of the caller; repeatable.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder that gets one for each scenario (default: reports/listen).")
  private Path out;

  @Option(names = "--json", description = "Prints caller.json of each, one a line, on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress on stderr; the results remain.")
  private boolean quiet;

  @Override
  public Integer call() {
    if (trial < 1) {
      throw new BadInput("--trial is " + trial + ", expected at least 1");
    }
    Overrides changes = Overrides.of(overrides);
    List<Scenario> scenarios = Suite.find(paths).stream().map(changes::applyTo).toList();
    Path root = ShownPath.of(OpenBench.projectRoot());
    Path folder = writable(out != null ? out : root.resolve("reports").resolve("listen"));
    ListenTable table = new ListenTable(main.screen().out());
    List<Problem> problems = new ArrayList<>();
    try (SpeechSource speech = OpenBench.openSpeech(root)) {
      for (Scenario scenario : scenarios) {
        try {
          one(scenario, speech, folder.resolve(scenario.id()), table);
        } catch (BadInput e) {
          problems.addAll(e.problems());
        }
      }
      main.screen().warn(speech.warnings());
    }
    if (!json && !table.isEmpty()) {
      table.print();
    }
    main.screen().out().flush();
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return Main.PASSED;
  }

  private void one(Scenario scenario, SpeechSource speech, Path folder, ListenTable table) {
    if (!quiet) {
      main.screen().err().println(Terminal.line("rendering " + scenario.id()));
    }
    Given given = Given.of(Rehearsal.of(scenario, speech, seed, trial), trial);
    Json.Obj written = new CallerFolder(Version.name()).write(given, folder);
    if (json) {
      main.screen().out().println(written.compact());
    } else {
      table.add(given, folder);
    }
  }

  private static Path writable(Path folder) {
    try {
      return Files.createDirectories(folder.normalize());
    } catch (IOException e) {
      throw new BadInput(
          "nothing can be kept in "
              + ShownPath.of(folder)
              + ", expected a folder that can be written to (choose another with --out)");
    }
  }
}
