package dev.talkspurt.simulator;

import dev.talkspurt.document.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The provider's own library for Java holds conversations with the simulated agent. */
class OfficialJavaClientIT {
  private static final int PATIENCE_S = 90;

  @TempDir Path folder;
  private SdkScenarios scenarios;

  @TestFactory
  Stream<DynamicTest> over_tls() throws Exception {
    scenarios = new SdkScenarios("java", true, folder);
    Map<String, CompletableFuture<List<String>>> playing = new LinkedHashMap<>();
    scenarios
        .rooms()
        .forEach(
            (scenario, room) ->
                playing.put(
                    scenario.text("name").orElseThrow(),
                    CompletableFuture.supplyAsync(
                        () -> play(scenario, room), task -> new Thread(task).start())));
    Map<String, List<String>> stories = new LinkedHashMap<>();
    for (Map.Entry<String, CompletableFuture<List<String>>> each : playing.entrySet()) {
      stories.put(each.getKey(), outcome(each.getValue()));
    }
    return scenarios.tests(stories, "");
  }

  private static List<String> outcome(CompletableFuture<List<String>> story) throws Exception {
    try {
      return story.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      return List.of("failed " + failed.getCause());
    } catch (TimeoutException late) {
      return List.of("not over in " + PATIENCE_S + " s");
    }
  }

  private List<String> play(Json.Obj scenario, LiveRoom room) {
    try (JavaSdk sdk = new JavaSdk(room.httpAddress(), scenarios.identity())) {
      for (Json step : scenario.items("steps")) {
        Map.Entry<String, Json> only = ((Json.Obj) step).members().entrySet().iterator().next();
        sdk.act(only.getKey(), only.getValue());
      }
      return sdk.story();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    if (scenarios != null) {
      scenarios.close();
    }
  }
}
