package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.speech.CheckedRecording;
import dev.talkspurt.speech.RecordingShelf;
import java.io.PrintWriter;
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

/** {@code talkspurt fixtures add}: checks recordings, converts them, freezes their edges. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Checks recordings, levels them and freezes where speech begins and ends.",
    footer = {
      "",
      "Examples:",
      "  talkspurt fixtures add my-call.wav --words 'Where is my order?'",
      "  talkspurt fixtures add calls/*.wav",
      "  talkspurt fixtures add stereo.wav --channel 2 --name caller"
    })
final class FixturesAddCommand implements Callable<Integer> {
  @ParentCommand private FixturesCommand parent;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "WAV files.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--words", paramLabel = "TEXT", description = "What the recording says.")
  private String words;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Its name (default: that of the file): small letters, digits, hyphens.")
  private String name;

  @Option(
      names = "--channel",
      paramLabel = "N",
      defaultValue = "0",
      description = "The channel to take, from 1 (default: the mean of all).")
  private int channel;

  @Option(
      names = "--onset",
      paramLabel = "TIME",
      description = "Where speech begins, as the picture shows it: 0.42s or 420ms.")
  private String onset;

  @Option(names = "--offset", paramLabel = "TIME", description = "Where speech ends.")
  private String offset;

  @Option(names = "--replace", description = "Replaces a recording of the same name.")
  private boolean replace;

  @Override
  public Integer call() {
    boolean single = words != null || name != null || onset != null || offset != null;
    if (single && files.size() > 1) {
      throw new BadInput(
          "--words, --name, --onset and --offset are for one file, expected 1, not "
              + files.size()
              + " (add the files one by one)");
    }
    RecordingShelf shelf = new RecordingShelf(parent.folder());
    List<Problem> problems = new ArrayList<>();
    Map<String, Path> named = named(shelf, problems);
    named.forEach(
        (called, file) -> {
          try {
            add(shelf, called, file);
          } catch (BadInput e) {
            problems.addAll(e.problems());
          }
        });
    parent.screen().out().flush();
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return Main.PASSED;
  }

  /** The files by name, no name twice; one that cannot have its name keeps none other out. */
  private Map<String, Path> named(RecordingShelf shelf, List<Problem> problems) {
    Map<String, Path> named = new LinkedHashMap<>();
    for (Path file : files) {
      String called = name != null ? name : RecordingShelf.nameFor(file);
      Place place = new Place(file.toString(), 0, 0);
      if (!called.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
        throw new BadInput(
            "--name is \"" + called + "\", expected small letters, digits and hyphens");
      }
      if (!replace && shelf.holds(called)) {
        problems.add(
            new Problem(
                place,
                "there is a recording '%s' already, expected a new name (--name, or --replace)"
                    .formatted(called)));
      } else if (named.containsKey(called)) {
        problems.add(
            new Problem(
                place,
                "would be '%s' as %s, expected two names (add one with --name)"
                    .formatted(called, named.get(called))));
      } else {
        named.put(called, file);
      }
    }
    return named;
  }

  private void add(RecordingShelf shelf, String called, Path file) {
    CheckedRecording found = CheckedRecording.read(file, channel);
    CheckedRecording kept =
        new CheckedRecording(
            found.audio(),
            Moment.sample("--onset", onset).orElse(found.onsetSample()),
            Moment.sample("--offset", offset).orElse(found.offsetSample()),
            found.check());
    RecordingShelf.requireEdges(
        called, kept.audio().sampleCount(), kept.onsetSample(), kept.offsetSample());
    shelf.add(
        new RecordingShelf.Item(called, file, kept, words == null ? "" : words),
        onset != null || offset != null);
    Path picture = shelf.file(called, ".svg");
    ReviewPicture.of(called, kept.audio(), kept.onsetSample(), kept.offsetSample()).write(picture);
    PrintWriter out = parent.screen().out();
    out.println(Terminal.line(file + " -> " + shelf.file(called, ".wav")));
    new RecordingTable(out, parent.screen().outTerminal()).print(kept);
    out.println("  picture    " + picture);
    out.println("  next       listen and look, then: talkspurt fixtures review " + called);
    out.println("             adjust with --onset 0.42s --offset 3.1s");
    out.println();
  }
}
