package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command did.
 *
 * @param code exit code
 */
record Console(int code, String out, String err) {
  static final Path ROOT = Path.of(System.getProperty("talkspurt.root"));

  /** Run a command as in a pipe: neither end is a terminal. */
  static Console run(String... args) {
    return run(Terminal.NONE, args);
  }

  /** Run a command whose ends are both this terminal. */
  static Console run(Terminal terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.execute(
            new Screen(new PrintWriter(out), new PrintWriter(err), terminal, terminal), args);
    return new Console(code, out.toString(), err.toString());
  }

  /** A scenario of the smoke suite. */
  static String smoke(String id) {
    return ROOT.resolve("scenarios/suites/smoke/" + id + ".scenario.yaml").toString();
  }

  /** Skip the test where agents cannot speak: the voices process is there once it is packaged. */
  static void assumeVoices() {
    assumeTrue(
        Files.isDirectory(ROOT.resolve("harness/voices/target/voices")),
        "the voices process is not packaged yet (mvn verify does it)");
  }

  String both() {
    return out + err;
  }
}
