package dev.talkspurt.cli;

import dev.talkspurt.run.OpenBench;
import dev.talkspurt.speech.FixtureRendering;
import dev.talkspurt.speech.FixtureRendering.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt fixtures render}: makes the synthesized utterances again, and compares. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Makes the synthesized utterances again and says which differ.",
    footer = {
      "",
      "Examples:",
      "  talkspurt fixtures render",
      "  talkspurt fixtures render en-us-kevin --write",
      "  talkspurt fixtures render --fixtures audio-fixtures/ear/declared"
    })
final class FixturesRenderCommand implements Callable<Integer> {
  @ParentCommand private FixturesCommand parent;

  @Parameters(paramLabel = "VOICE", description = "Voices (default: all).")
  private List<String> voices = new ArrayList<>();

  @Option(names = "--write", description = "Puts the new ones in the place of the old ones.")
  private boolean write;

  @Override
  public Integer call() {
    Path fresh = temporary();
    try {
      copyTexts(fresh);
      return compare(FixtureRendering.into(fresh, OpenBench.projectRoot(), voices));
    } finally {
      delete(fresh);
    }
  }

  private int compare(FixtureRendering rendering) {
    PrintWriter out = parent.screen().out();
    List<Difference> differences = rendering.differences(parent.folder());
    differences.forEach(one -> out.println(Terminal.line(one.file() + ": " + one.difference())));
    rendering
        .skipped()
        .forEach(
            one -> out.println(Terminal.line(one.voice() + ": not rendered: " + one.reason())));
    if (write) {
      rendering.replace(parent.folder());
    }
    out.printf(
        "rendered %d voices, skipped %d: %s%n",
        rendering.rendered().size(),
        rendering.skipped().size(),
        differences.isEmpty()
            ? "no file differs"
            : differences.size() + " differ" + (write ? ", now written" : ""));
    out.flush();
    if (!differences.isEmpty() || !voices.isEmpty() && !rendering.skipped().isEmpty()) {
      return Main.USAGE;
    }
    return rendering.skipped().isEmpty() ? Main.PASSED : Main.INCONCLUSIVE;
  }

  /** A folder that lists its own texts has those rendered. */
  private void copyTexts(Path fresh) {
    Path texts = parent.folder().resolve("texts.txt");
    try {
      if (Files.exists(texts)) {
        Files.copy(texts, fresh.resolve("texts.txt"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(texts + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("talkspurt-fixtures");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be deleted: " + e.getMessage(), e);
    }
  }
}
