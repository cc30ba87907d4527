package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.FaultClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the page on recovery run, one of each class. */
class RecoveryExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

  @TempDir Path folder;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  @Test
  void all_pass_against_the_agent_they_name() throws Exception {
    String agent = "agents/order-line.agent.yaml";
    Files.createDirectories(folder.resolve("agents"));
    Files.copy(Console.ROOT.resolve("scenarios").resolve(agent), folder.resolve(agent));
    Files.createDirectories(folder.resolve("suites"));
    Matcher block = BLOCK.matcher(Files.readString(Console.ROOT.resolve("docs/recovery.md")));
    int count = 0;
    while (block.find()) {
      String file = "suites/example-" + (char) ('a' + count++) + ".scenario.yaml";
      Files.writeString(folder.resolve(file), block.group(1));
    }
    Console console =
        Console.run(
            "run",
            folder.resolve("suites").toString(),
            "--virtual-time",
            "--json",
            "--quiet",
            "--no-report",
            "--out",
            folder.resolve("runs").toString());
    Json.Obj run = (Json.Obj) Json.parse(console.out());
    List<String> others = new ArrayList<>();
    TreeSet<String> classes = new TreeSet<>();
    for (Json item : run.items("calls")) {
      Json.Obj call = (Json.Obj) item;
      if (!call.text("verdict").orElseThrow().equals("passed")) {
        others.add(call.text("title").orElseThrow() + ": " + call.get("reasons").orElseThrow());
      }
      call.items("recoveries").forEach(one -> classes.add(((Json.Obj) one).text("fault").get()));
    }
    assertEquals(List.of(), others);
    assertEquals(
        Arrays.stream(FaultClass.values())
            .map(FaultClass::word)
            .collect(Collectors.toCollection(TreeSet::new)),
        classes);
    Json.Obj controls = run.obj("controls").orElseThrow();
    assertEquals(2, controls.number("n").orElseThrow().intValue());
    assertEquals(0, controls.number("deltaPass").orElseThrow().intValue());
  }
}
