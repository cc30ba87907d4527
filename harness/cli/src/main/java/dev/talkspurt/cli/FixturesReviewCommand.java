package dev.talkspurt.cli;

import dev.talkspurt.speech.RecordingShelf;
import dev.talkspurt.speech.Utterance;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt fixtures review}: confirms where speech begins and ends, or sets it. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = "Confirms where speech of a recording begins and ends, or sets it.",
    footer = {
      "",
      "Examples:",
      "  talkspurt fixtures review my-call",
      "  talkspurt fixtures review my-call --onset 0.42s --offset 3.1s"
    })
final class FixturesReviewCommand implements Callable<Integer> {
  @ParentCommand private FixturesCommand parent;

  @Parameters(paramLabel = "NAME", description = "Name of the recording.")
  private String name;

  @Option(
      names = "--onset",
      paramLabel = "TIME",
      description = "Where speech begins, as the picture shows it: 0.42s or 420ms.")
  private String onset;

  @Option(names = "--offset", paramLabel = "TIME", description = "Where speech ends.")
  private String offset;

  @Override
  public Integer call() {
    RecordingShelf shelf = new RecordingShelf(parent.folder());
    Utterance settled =
        shelf.review(name, Moment.sample("--onset", onset), Moment.sample("--offset", offset));
    ReviewPicture.of(name, settled.audio(), settled.onsetSample(), settled.offsetSample())
        .write(shelf.file(name, ".svg"));
    PrintWriter out = parent.screen().out();
    new RecordingTable(out, parent.screen().outTerminal())
        .wave(settled.audio(), settled.onsetSample(), settled.offsetSample());
    out.println("reviewed: play it with - play: " + name + ".wav");
    out.flush();
    return Main.PASSED;
  }
}
