package dev.talkspurt.cli;

import dev.talkspurt.audio.AudioClip;
import dev.talkspurt.audio.WavFile;
import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.regression.RecordedCall;
import dev.talkspurt.regression.ScenarioProposal;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.scenario.AgentFile;
import dev.talkspurt.scenario.AgentSearch;
import dev.talkspurt.scenario.Scenario;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.speech.SpeechSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt scenario from}: a recorded call becomes a regression scenario. */
@Command(
    name = "from",
    mixinStandardHelpOptions = true,
    description = "Makes a scenario of a recorded call, for you to check.",
    footer = {
      "",
      "Examples:",
      "  talkspurt scenario from reports/runs/RUN/calls/order-status/1",
      "  talkspurt scenario from CALL --out my/suite --id order-complaint",
      "",
      "What the caller said is cut out of the recording and played again at the same",
      "moments; what the agent called is proposed as what it must call; its tools",
      "answer as they did. The comments in the file say what to check.",
      "",
      "Exit codes: 0 done, 2 the call cannot be used, and why."
    })
final class ScenarioFromCommand implements Callable<Integer> {
  private static final String SUFFIX = ".scenario.yaml";

  @ParentCommand private ScenarioCommand parent;

  @Parameters(
      paramLabel = "CALL",
      description = "Folder of one call: reports/runs/RUN/calls/SCENARIO/TRIAL.")
  private Path call;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder that gets it (default: scenarios/suites/recorded).")
  private Path out;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its file name, without .scenario.yaml (default: from the call's).")
  private String id;

  @Option(names = "--force", description = "Replaces one that is there.")
  private boolean force;

  @Override
  public Integer call() {
    RecordedCall recorded = RecordedCall.read(call);
    String called = id != null ? id : ScenarioProposal.usualId(recorded);
    if (!called.matches("[a-z0-9]+(-[a-z0-9]+)*") || called.length() > 80) {
      throw new BadInput(
          "--id is \"" + called + "\", expected at most 80 small letters, digits and hyphens");
    }
    Path root = ShownPath.of(OpenBench.projectRoot());
    Path folder =
        out != null
            ? out
            : root.resolve("scenarios").resolve("suites").resolve("recorded").normalize();
    Path file = folder.resolve(called + SUFFIX);
    refuseExisting(file, folder.resolve(called));
    AgentFile agent = agent(recorded, file);
    ScenarioProposal proposal = ScenarioProposal.of(recorded, agent, called);
    List<Path> written = write(proposal, folder, file);
    report(check(file, written, root), written);
    return Main.PASSED;
  }

  private void refuseExisting(Path file, Path sounds) {
    for (Path there : List.of(file, sounds)) {
      if (!force && Files.exists(there)) {
        throw new BadInput(
            new Place(there.toString(), 0, 0),
            "is there already, expected a new name (choose another with --id, or --force)");
      }
    }
  }

  private AgentFile agent(RecordedCall recorded, Path file) {
    String name = recorded.summary().obj("agent").flatMap(a -> a.text("name")).orElse("");
    Place json = new Place(call.resolve("call.json").toString(), 0, 0);
    return AgentSearch.byName(name, file, json);
  }

  private static List<Path> write(ScenarioProposal proposal, Path folder, Path file) {
    List<Path> written = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, AudioClip> sound : proposal.recordings().entrySet()) {
        Path wav = folder.resolve(sound.getKey());
        Files.createDirectories(wav.getParent());
        WavFile.mono(sound.getValue()).write(wav);
        written.add(wav);
      }
      Files.writeString(file, proposal.yaml());
      written.add(file);
      return written;
    } catch (IOException e) {
      written.forEach(ScenarioFromCommand::delete);
      throw new BadInput(
          "nothing can be kept in "
              + folder
              + ", expected a folder that can be written to (choose another with --out)");
    }
  }

  /** What lint says of it; a call of which no scenario can be made leaves no files. */
  private static List<Problem> check(Path file, List<Path> written, Path root) {
    List<Problem> problems = new ArrayList<>();
    try (SpeechSource speech = OpenBench.openSpeech(root)) {
      List<Scenario> scenarios = Suite.find(List.of(file));
      RecordingLint recordings = new RecordingLint(speech);
      scenarios.forEach(scenario -> problems.addAll(recordings.problems(scenario)));
      problems.addAll(DoubtLint.problems(scenarios));
    } catch (BadInput e) {
      problems.addAll(e.problems());
    }
    if (!problems.stream().allMatch(OpenBench::isAdvice)) {
      written.forEach(ScenarioFromCommand::delete);
      List<Problem> all = new ArrayList<>();
      all.add(
          new Problem(
              Place.NONE,
              "no scenario can be made of this call as it is; what would be wrong with it:"));
      all.addAll(problems);
      throw new BadInput(all);
    }
    return problems;
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is named in what follows, and harms nothing.
      return;
    }
  }

  private void report(List<Problem> doubts, List<Path> written) {
    PrintWriter screen = parent.screen().out();
    written.forEach(file -> screen.println(Terminal.line("wrote " + ShownPath.of(file))));
    doubts.forEach(doubt -> screen.println(Terminal.plain(doubt.toString())));
    Path file = written.get(written.size() - 1);
    screen.println(
        Terminal.line(
            "next: read its comments, then: talkspurt lint "
                + ShownPath.of(file)
                + " && talkspurt run "
                + ShownPath.of(file)));
    screen.flush();
  }
}
