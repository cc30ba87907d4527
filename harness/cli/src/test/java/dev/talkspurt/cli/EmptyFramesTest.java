package dev.talkspurt.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.talkspurt.detect.Finding;
import dev.talkspurt.run.CallResult;
import dev.talkspurt.run.OpenBench;
import dev.talkspurt.run.RunListener;
import dev.talkspurt.run.RunPlan;
import dev.talkspurt.run.Runner;
import dev.talkspurt.scenario.Overrides;
import dev.talkspurt.scenario.Suite;
import dev.talkspurt.scenario.TargetFile;
import dev.talkspurt.scenario.TargetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages without content, on which other clients have lost the audio behind them. */
class EmptyFramesTest {
  private static final TargetFile TARGET = TargetReader.read("simulated");

  @TempDir Path out;

  private CallResult call(OpenBench open, String faults) {
    Map<String, String> set = Map.of("simulated.faults", faults);
    Overrides changes = Overrides.of(set);
    RunPlan plan =
        new RunPlan(
            "empty",
            "test",
            Suite.find(List.of(Path.of(Console.smoke("order-status")))).stream()
                .map(changes::applyTo)
                .toList(),
            TARGET,
            1,
            1,
            1,
            set,
            out.resolve(faults));
    return new Runner(open.bench()).run(plan, new RunListener() {}).calls().get(0);
  }

  private static byte[] received(CallResult call) throws IOException {
    return Files.readAllBytes(call.folder().resolve("received.wav"));
  }

  @Test
  void take_no_audio_away() throws IOException {
    Console.assumeVoices();
    try (OpenBench open = OpenBench.virtualTime(TARGET, Console.ROOT)) {
      byte[] plain = received(call(open, "[]"));
      CallResult empty = call(open, "emptyFrames");
      assertEquals(
          List.of("emptyFrames"),
          empty.findings().stream().map(Finding::detector).map(d -> d.id()).toList());
      assertTrue(plain.length > 100_000, "the agent speaks");
      assertArrayEquals(plain, received(empty));
    }
  }
}
