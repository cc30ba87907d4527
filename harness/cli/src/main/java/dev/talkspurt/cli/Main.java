package dev.talkspurt.cli;

import dev.talkspurt.document.BadInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      RescoreCommand.class,
      CalibrateCommand.class,
      ListenCommand.class,
      MeasureCommand.class,
      CostCommand.class,
      LintCommand.class,
      SimulateCommand.class,
      FixturesCommand.class,
      ScenarioCommand.class,
      VoicesCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  talkspurt run                      the smoke suite, on the simulated agent",
      "  talkspurt run my/suite             a suite of yours",
      "  talkspurt run --target gemini      the same against Gemini Live",
      "  talkspurt rescore reports/runs/RUN recorded calls, by the metrics of today",
      "  talkspurt calibrate                the bench's own error, on this machine",
      "  talkspurt listen my/suite          what an agent would be given, to hear and see",
      "  talkspurt measure call.wav         a recorded call of anybody's, measured",
      "  talkspurt lint scenarios           checks files without calling anyone",
      "  talkspurt simulate --port 8765     the simulated agent, for your own client",
      "  talkspurt fixtures add call.wav    a recording of yours, as a caller",
      "  talkspurt scenario from CALL       a recorded call, as a scenario",
      "  talkspurt voices                   who can speak, and how to get the others",
      "  talkspurt help run                 all options of a command",
      "",
      "Exit codes: 0 passed, 1 bench error, 2 usage or bad input, 3 failed,",
      "4 inconclusive, 130 interrupted."
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

  /** Ctrl-C, as shells count it. */
  static final int INTERRUPTED = 130;

  private static final String COMMANDS =
      "run, rescore, calibrate, listen, measure, cost, lint, simulate, fixtures, scenario, voices,"
          + " help";

  /** How the parser of options tells of a number that is none. */
  private static final Pattern NO_NUMBER =
      Pattern.compile(
          "(?s)^Invalid value for option '(--\\S+)'.*?: ('.*') is not an? (int|long|double)$");

  @Spec private CommandSpec spec;

  private final Screen screen;

  Main(Screen screen) {
    this.screen = screen;
  }

  /** Where commands write. */
  Screen screen() {
    return screen;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "no command given, expected one of " + COMMANDS);
  }

  /** Run the command and exit with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(execute(screen(out, err), args));
  }

  /** The launcher says which ends are terminals: Java can only tell when both are. */
  private static Screen screen(PrintWriter out, PrintWriter err) {
    Map<String, String> environment = System.getenv();
    Set<String> ends = Set.of(System.getProperty("talkspurt.terminal", "").split(","));
    String size = System.getProperty("talkspurt.terminal.size", "");
    return new Screen(
        out,
        err,
        Terminal.detect(environment, ends.contains("out"), size),
        Terminal.detect(environment, ends.contains("err"), size));
  }

  /** Run the command without exiting; what a test calls. */
  static int execute(Screen screen, String... args) {
    return new CommandLine(new Main(screen))
        .setOut(screen.out())
        .setErr(screen.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                screen.outTerminal().colour()
                    ? CommandLine.Help.Ansi.ON
                    : CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler((wrong, arguments) -> explain(wrong))
        .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, screen.err()))
        .execute(args);
  }

  /** One line of what is wrong and one of where help is: a screen of options would hide it. */
  private static int explain(CommandLine.ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String message =
        NO_NUMBER
            .matcher(wrong.getMessage())
            .replaceFirst(
                kind ->
                    Matcher.quoteReplacement(
                        kind.group(1)
                            + " is "
                            + kind.group(2)
                            + ", expected a "
                            + (kind.group(3).equals("double") ? "" : "whole ")
                            + "number"));
    if (wrong instanceof CommandLine.UnmatchedArgumentException unmatched) {
      boolean option = unmatched.isUnknownOption();
      boolean top = command.getParent() == null;
      List<String> near = unmatched.getSuggestions();
      message =
          (option ? "unknown option '" : top ? "unknown command '" : "unknown argument '")
              + unmatched.getUnmatched().get(0)
              + "', expected "
              + (!option && top ? "one of " + COMMANDS : "one that help shows")
              + (near.isEmpty() ? "" : " (did you mean '" + near.get(0) + "'?)");
    }
    command.getErr().println("talkspurt: " + Terminal.line(message));
    command.getErr().println("see: " + command.getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  private static int explain(Exception failure, PrintWriter err) {
    if (failure instanceof BadInput bad) {
      bad.problems().forEach(problem -> err.println(Terminal.plain(problem.toString())));
      return USAGE;
    }
    if (failure instanceof UncheckedIOException) {
      err.println("talkspurt: " + Terminal.plain(String.valueOf(failure.getMessage())));
      return BENCH_ERROR;
    }
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    err.println("talkspurt: internal error, please report it with what follows");
    err.println(Terminal.plain(trace.toString()));
    return BENCH_ERROR;
  }
}
