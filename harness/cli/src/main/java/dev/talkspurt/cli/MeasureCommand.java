package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Json;
import dev.talkspurt.document.Problem;
import dev.talkspurt.metric.Reading;
import dev.talkspurt.metric.Summarise;
import dev.talkspurt.metric.Summary;
import dev.talkspurt.recording.MeasuredRecording;
import dev.talkspurt.recording.RecordedSides;
import dev.talkspurt.recording.RecordingMetrics;
import dev.talkspurt.recording.TwoSides;
import dev.talkspurt.report.RecordingFolder;
import dev.talkspurt.run.OpenBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt measure}: scores call recordings that anything made. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = "Measures recorded calls: one channel, or one file, per side.",
    footer = {
      "",
      "Examples:",
      "  talkspurt measure call.wav",
      "  talkspurt measure recordings/",
      "  talkspurt measure call.wav --agent-left",
      "  talkspurt measure caller.wav --agent agent.wav",
      "  talkspurt measure call.wav --json | jq .metrics.REC_LATENCY.p50",
      "",
      "The caller is on the left channel and the agent on the right. Nothing is known",
      "of the call but its sound: both sides' edges are found by level, and every",
      "figure comes with what one value of it can be trusted to (U, k = 2). For each",
      "recording it writes page.html, timeline.svg, measure.json and call.wav.",
      "",
      "Exit codes: 0 done, 1 bench error, 2 usage or bad input, 4 a recording in",
      "which one side is not heard."
    })
final class MeasureCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Parameters(
      paramLabel = "RECORDING",
      arity = "1..*",
      description = "WAV files of two channels, or folders of them.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--agent",
      paramLabel = "FILE",
      description = "The agent's side, if RECORDING is the caller's alone.")
  private Path agent;

  @Option(names = "--agent-left", description = "The agent is on the left channel.")
  private boolean agentLeft;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder that gets one for each recording (default: reports/measured).")
  private Path out;

  @Option(names = "--json", description = "Prints measure.json of each, one a line, on stdout.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress on stderr; the results remain.")
  private boolean quiet;

  @Override
  public Integer call() {
    List<Path> files = files();
    Path root = ShownPath.of(OpenBench.projectRoot());
    Path folder = out != null ? out : root.resolve("reports").resolve("measured").normalize();
    MeasureTable table = new MeasureTable(main.screen().out());
    List<List<Reading>> all = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean halved = false;
    for (Path file : files) {
      try {
        MeasuredRecording recording = measured(file, RecordingNames.of(file, files));
        Path own = folder.resolve(unused(recording.name(), names));
        write(recording, own, table);
        all.add(recording.readings());
        halved |= !recording.bothHeard();
      } catch (BadInput e) {
        problems.addAll(e.problems());
      }
    }
    if (!json && !all.isEmpty()) {
      table.print(Summarise.readings(RecordingMetrics.withSound(), all));
    }
    main.screen().out().flush();
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return halved ? Main.INCONCLUSIVE : Main.PASSED;
  }

  private MeasuredRecording measured(Path file, String name) {
    if (!quiet) {
      main.screen().err().println(Terminal.line("measuring " + ShownPath.of(file)));
    }
    TwoSides sides =
        agent == null ? RecordedSides.stereo(file, agentLeft) : RecordedSides.apart(file, agent);
    return MeasuredRecording.of(sides.named(name));
  }

  private void write(MeasuredRecording recording, Path folder, MeasureTable table) {
    List<Summary> metrics =
        Summarise.readings(RecordingMetrics.withSound(), List.of(recording.readings()));
    Json.Obj written = new RecordingFolder(Version.name()).write(recording, metrics, folder);
    if (json) {
      main.screen().out().println(written.compact());
    } else {
      table.add(recording, metrics, folder);
    }
  }

  /** Recordings of one name from several folders do not overwrite each other. */
  private static String unused(String name, Set<String> names) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "-").replaceFirst("^\\.+", "");
    String base = plain.isBlank() ? "recording" : plain;
    String own = base;
    for (int i = 2; !names.add(own); i++) {
      own = base + "-" + i;
    }
    return own;
  }

  private List<Path> files() {
    if (agent != null && (paths.size() > 1 || agentLeft)) {
      throw new BadInput(
          "--agent is \""
              + agent
              + "\", expected it with one RECORDING, the caller's side, and without --agent-left");
    }
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(recordingsIn(path));
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static List<Path> recordingsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files
              .filter(file -> file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".wav"))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new BadInput(
            folder + ": has no .wav file, expected recordings in it (check the path)");
      }
      return found;
    } catch (IOException e) {
      throw new BadInput(folder + ": cannot be read, expected a folder of recordings");
    }
  }
}
