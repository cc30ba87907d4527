package dev.talkspurt.cli;

import dev.talkspurt.speech.FixtureVerification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code talkspurt fixtures verify}: whether all fixtures are what the manifest says. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks that every fixture is there, unaltered, and begins and ends as frozen.",
    footer = {"", "Examples:", "  talkspurt fixtures verify"})
final class FixturesVerifyCommand implements Callable<Integer> {
  @ParentCommand private FixturesCommand parent;

  @Override
  public Integer call() {
    Path folder = parent.folder();
    FixtureVerification verified = FixtureVerification.of(folder);
    PrintWriter out = parent.screen().out();
    int width = verified.problems().stream().mapToInt(one -> one.file().length()).max().orElse(0);
    if (!verified.problems().isEmpty()) {
      out.printf("%-" + Math.max(4, width) + "s  PROBLEM%n", "FILE");
    }
    for (FixtureVerification.Finding one : verified.problems()) {
      out.printf(
          "%-" + Math.max(4, width) + "s  %s%n",
          Terminal.line(one.file()),
          Terminal.line(one.problem()));
    }
    for (String file : verified.unreviewed()) {
      out.println(
          Terminal.line("warning: " + file + " is not reviewed (talkspurt fixtures review NAME)"));
    }
    int problems = verified.problems().size();
    out.printf(
        "%s: %d fixture(s), %s%n",
        folder,
        verified.files(),
        problems == 0 ? "no problems" : problems == 1 ? "1 problem" : problems + " problems");
    out.flush();
    return problems == 0 ? Main.PASSED : Main.USAGE;
  }
}
