package dev.talkspurt.cli;

import dev.talkspurt.run.OpenBench;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code talkspurt fixtures}: the recordings and synthesized utterances callers are made of. */
@Command(
    name = "fixtures",
    mixinStandardHelpOptions = true,
    description = "Adds recordings of yours as callers, and looks after all fixtures.",
    synopsisSubcommandLabel = "add|review|verify|render",
    subcommands = {
      FixturesAddCommand.class,
      FixturesReviewCommand.class,
      FixturesVerifyCommand.class,
      FixturesRenderCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  talkspurt fixtures add my-call.wav --words 'Where is my order?'",
      "  talkspurt fixtures review my-call --onset 0.42s --offset 3.1s",
      "  talkspurt fixtures verify",
      "  talkspurt fixtures render en-us-kevin",
      "",
      "Exit codes: 0 fine, 2 bad input, or fixtures that are not as they should be,",
      "4 a voice could not be rendered, so nothing is known of it."
    })
final class FixturesCommand implements Runnable {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Option(
      names = "--fixtures",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of the fixtures (default: audio-fixtures/).")
  private Path folder;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "no command given, expected one of add, review, verify, render");
  }

  Screen screen() {
    return main.screen();
  }

  /** The folder of the fixtures, as people type it. */
  Path folder() {
    return folder != null
        ? folder
        : ShownPath.of(OpenBench.projectRoot().resolve("audio-fixtures"));
  }
}
