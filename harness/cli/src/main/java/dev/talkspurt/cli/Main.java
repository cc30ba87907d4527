package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code talkspurt} command. */
@Command(
    name = "talkspurt",
    description = "Calls voice agents from scripts and measures what the caller hears.",
    subcommands = {
      RunCommand.class,
      LintCommand.class,
      SimulateCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  talkspurt run                                    the smoke suite, on the simulated agent",
      "  talkspurt run my/suite --tag 'smoke & !slow'     part of a suite of yours",
      "  talkspurt run --target gemini                    the same against Gemini Live",
      "  talkspurt run --repeat 5 --parallel 8 --seed 7   every scenario five times, eight at once",
      "  talkspurt lint scenarios                         checks files without calling anyone",
      "",
      "Exit codes: 0 passed, 1 bench error, 2 usage or bad input, 3 failed, 4 inconclusive."
    })
public final class Main implements Runnable {
  /** Everything asked for was done and passed. */
  static final int PASSED = 0;

  /** The bench itself failed. */
  static final int BENCH_ERROR = 1;

  /** Bad options or files. */
  static final int USAGE = 2;

  /** An expectation failed. */
  static final int FAILED = 3;

  /** Too little evidence, or provider or network trouble. */
  static final int INCONCLUSIVE = 4;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "no command given, expected one of run, lint, simulate, help");
  }

  /** Run the command and exit with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(execute(out, err, args));
  }

  /** Run the command without exiting; what a test calls. */
  static int execute(PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof BadInput bad) {
                bad.problems().forEach(problem -> err.println(Terminal.plain(problem.toString())));
                return USAGE;
              }
              err.println("talkspurt: internal error: " + Terminal.plain(failure.toString()));
              failure.printStackTrace(err);
              return BENCH_ERROR;
            })
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(args);
  }
}
