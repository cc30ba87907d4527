package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.document.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed gives the same call, and another seed another agent but the same caller. */
class RepeatTest {
  private static final int TIMES = 20;

  @TempDir Path out;

  @BeforeEach
  void need_voices() {
    Console.assumeVoices();
  }

  private Json.Obj run(int repeat, long seed) {
    Console console =
        Console.run(
            "run",
            Console.smoke("order-delivery-date"),
            "--virtual-time",
            "--json",
            "--quiet",
            "--no-report",
            "--out",
            out.toString(),
            "--repeat",
            Integer.toString(repeat),
            "--seed",
            Long.toString(seed));
    return (Json.Obj) Json.parse(console.out());
  }

  private static String callerAudio(Json.Obj call) {
    return call.text("callerAudioSha256").orElseThrow();
  }

  private static List<String> answers(Json.Obj call) {
    return call.items("turns").stream()
        .map(turn -> ((Json.Obj) turn).number("v2vAudibleMs").orElseThrow().toPlainString())
        .toList();
  }

  /** How often each combination of the caller's bytes, the verdict and all latencies came up. */
  private static void count(TreeMap<String, Integer> outcomes, Json.Obj call) {
    String outcome =
        callerAudio(call) + " " + call.text("verdict").orElseThrow() + " " + answers(call);
    outcomes.merge(outcome, 1, Integer::sum);
  }

  @Test
  void the_same_seed_gives_the_same_call_twenty_times_of_twenty() {
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < TIMES; i++) {
      count(outcomes, (Json.Obj) run(1, 7).items("calls").get(0));
    }
    assertEquals(1, outcomes.size(), outcomes::toString);
    String outcome = outcomes.firstKey();
    assertEquals(TIMES, outcomes.get(outcome));
    assertTrue(outcome.matches("[0-9a-f]{64} passed .*"), outcome);
    System.out.println("same seed, " + TIMES + " runs: " + outcomes);
  }

  @Test
  void another_seed_changes_the_agent_and_not_the_caller() {
    Json.Obj one = (Json.Obj) run(1, 7).items("calls").get(0);
    Json.Obj other = (Json.Obj) run(1, 8).items("calls").get(0);
    assertEquals(callerAudio(one), callerAudio(other));
    assertNotEquals(answers(one), answers(other));
  }

  @Test
  void trials_of_one_run_differ_in_the_agent_alone() {
    List<Json> calls = run(3, 7).items("calls");
    assertEquals(3, calls.size());
    assertEquals(1, calls.stream().map(c -> callerAudio((Json.Obj) c)).distinct().count());
    assertEquals(3, calls.stream().map(c -> answers((Json.Obj) c)).distinct().count());
  }
}
