package dev.talkspurt.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code talkspurt scenario}: makes scenarios. */
@Command(
    name = "scenario",
    mixinStandardHelpOptions = true,
    description = "Makes a scenario of a recorded call.",
    synopsisSubcommandLabel = "from",
    subcommands = {ScenarioFromCommand.class},
    footer = {
      "",
      "Examples:",
      "  talkspurt scenario from reports/runs/RUN/calls/order-status/1",
      "",
      "Exit codes: 0 done, 2 the call cannot be used, and why."
    })
final class ScenarioCommand implements Runnable {
  @ParentCommand private Main main;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "no command given, expected one of from");
  }

  Screen screen() {
    return main.screen();
  }
}
