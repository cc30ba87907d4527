package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;

  static List<String> commands() {
    return List.of(
        "run",
        "rescore",
        "calibrate",
        "listen",
        "measure",
        "cost",
        "lint",
        "simulate",
        "fixtures",
        "scenario",
        "voices");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_is_in_the_help_and_has_its_own(String command) {
    assertTrue(Console.run("--help").out().contains("\n  " + command));
    Console help = Console.run("help", command);
    assertEquals(0, help.code());
    assertTrue(help.out().startsWith("Usage: talkspurt " + command), help.out());
    assertEquals("", help.err());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_has_examples_and_no_line_that_a_narrow_terminal_would_break(String command) {
    String help = Console.run(command, "--help").out();
    assertTrue(help.contains("Examples:\n  talkspurt " + command), help);
    help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    assertFalse(help.contains("\u001b"), help);
  }

  @Test
  void version_names_the_build_and_the_java() {
    String version = Console.run("--version").out();
    assertTrue(version.startsWith("talkspurt "), version);
    assertTrue(version.contains("java " + Runtime.version()), version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnu                      | unknown command 'rnu', expected one of run, rescore, calibrate, listen, measure",
        "run --repaet 2           | unknown option '--repaet', expected one that help shows"
            + " (did you mean '--repeat'?)",
        "run --repeat two         | --repeat is 'two', expected a whole number",
        "run --seed x             | --seed is 'x', expected a whole number",
        "voices --rate x          | --rate is 'x', expected a number",
        "run --repeat 0           | --repeat is 0, expected at least 1",
        "run --parallel -1        | --parallel is -1, expected at least 1",
        "run --set latency        | KEY=VALUE",
        "run --set caller.rat=2   | did you mean 'caller.rate'?",
        "run --set caller.rate=x  | --set caller.rate",
        "run --tag smoke&         | has the end of it at character 7, expected a tag",
        "run --tag (smoke         | expected a closing ')'",
        "run --tag nosuchtag      | --tag is \"nosuchtag\", expected tags that a scenario in",
        "run --target gemeni      | did you mean 'gemini'?",
        "run nowhere              | nowhere: does not exist, expected a *.scenario.yaml file",
        "lint nowhere             | nowhere: does not exist",
        "listen                   | Missing required parameter: 'SCENARIO'",
        "listen nowhere           | nowhere: does not exist",
        "listen nowhere --trial 0 | --trial is 0, expected at least 1",
        "simulate --port 70000    | --port is 70000, expected 0 to 65535",
        "simulate --profile 9     | 'profile' is '9', expected a known profile",
        "fixtures                 | no command given, expected one of add, review, verify, render",
        "fixtures add nowhere.wav | nowhere.wav: does not exist, expected a .wav file",
        "fixtures add a.wav --name A | --name is \"A\", expected small letters",
        "fixtures add a.wav b.wav --words x | are for one file, expected 1, not 2",
        "fixtures review nobody   | recording is 'nobody', expected a known one",
        "fixtures review x --onset 3 | --onset is \"3\", expected a time with its unit",
        "fixtures verify --fixtures nowhere | nowhere: holds no manifest.json, expected",
        "simulate --agent nowhere | nowhere: does not exist",
        "scenario                 | no command given, expected one of from",
        "scenario from            | Missing required parameter: 'CALL'",
        "scenario from nowhere    | nowhere: does not exist, expected the folder of one call",
      })
  void wrong_input_is_named_with_what_was_expected(String line, String message) {
    Console console = Console.run(line.strip().split(" +"));
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.both().contains(message.strip()), console.both());
    assertFalse(console.both().contains("\tat "), console.both());
  }

  @Test
  void no_command_is_a_usage_error() {
    Console console = Console.run();
    assertEquals(Main.USAGE, console.code());
    assertTrue(console.err().contains("no command given, expected one of run"), console.err());
  }

  @Test
  void a_broken_scenario_is_named_with_line_and_column_on_stderr() throws IOException {
    Path file = folder.resolve("broken.scenario.yaml");
    Files.writeString(
        file,
        """
        scenario: Broken
        agent: order-line
        script:
          - hear: { wihtin: 4 s }
        """);
    Console console = Console.run("run", file.toString());
    assertEquals(Main.USAGE, console.code());
    assertEquals("", console.out());
    assertTrue(console.err().contains(file + ":4:13: "), console.err());
    assertTrue(console.err().contains("did you mean 'within'?"), console.err());
  }

  @Test
  void a_live_target_without_its_key_is_not_called() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      int port = server.socket().getLocalPort();
      Console console =
          Console.run(
              "run",
              "--target",
              "gemini",
              "--set",
              "target.endpoint=ws://127.0.0.1:" + port,
              "--out",
              folder.toString());
      assertEquals(Main.USAGE, console.code(), console.both());
      assertTrue(
          console.err().contains("GEMINI_API_KEY is not set, expected the key of target 'gemini'"),
          console.err());
      assertEquals(null, server.accept());
    }
    assertEquals(0, entries(folder), "a run that never began leaves no folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"simulated.latncy=3 s", "simulated.faults=lat"})
  void a_wrong_setting_of_the_simulated_agent_is_bad_input_and_no_verdict(String setting)
      throws IOException {
    Console.assumeVoices();
    Console console =
        Console.run(
            "run",
            Console.smoke("order-status"),
            "--virtual-time",
            "--set",
            setting,
            "--out",
            folder.toString());
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.err().contains("did you mean 'lat"), console.err());
    assertEquals("", console.out());
    assertEquals(0, entries(folder), "a run that never began leaves no folder");
  }

  @Test
  void a_folder_that_cannot_be_written_is_bad_input() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Console console = Console.run("run", "--virtual-time", "--out", file.toString());
    assertEquals(Main.USAGE, console.code(), console.both());
    assertTrue(console.err().contains("runs cannot be kept in " + file), console.err());
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  @Test
  void more_calls_than_a_run_can_hold_are_refused_at_once() {
    Console console = Console.run("run", Console.smoke("order-status"), "--repeat", "100000000");
    assertEquals(2, console.code(), console.both());
    assertTrue(console.err().contains("100000000 calls, expected at most 100000"), console.err());
  }

  @Test
  void settings_of_a_live_target_are_none_of_the_simulated_one() {
    Console console =
        Console.run("run", Console.smoke("order-status"), "--set", "target.settings.foo=1");
    assertEquals(2, console.code(), console.both());
    assertTrue(console.err().contains("target.settings.foo"), console.err());
  }

  @Test
  void an_unknown_setting_of_a_target_is_bad_input_and_nobody_is_called() {
    Console console =
        Console.run(
            "run",
            Console.smoke("order-status"),
            "--target",
            "gemini",
            "--set",
            "target.settings.apiVersio=v1alpha");
    assertEquals(2, console.code(), console.both());
    assertTrue(console.err().contains("apiVersio"), console.err());
    assertTrue(console.err().contains("expected one of apiVersion"), console.err());
  }
}
