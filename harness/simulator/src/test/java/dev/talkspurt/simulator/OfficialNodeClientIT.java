package dev.talkspurt.simulator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The provider's own library for Node holds conversations with the simulated agent. */
class OfficialNodeClientIT {
  private SdkScenarios scenarios;

  @TestFactory
  Stream<DynamicTest> in_clear() throws IOException, InterruptedException {
    return play(false);
  }

  @TestFactory
  Stream<DynamicTest> over_tls() throws IOException, InterruptedException {
    return play(true);
  }

  private Stream<DynamicTest> play(boolean tls) throws IOException, InterruptedException {
    OfficialScript script =
        new OfficialScript(
            "node",
            List.of("node", "npm"),
            "package-lock.json",
            List.of(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")));
    scenarios = new SdkScenarios("node", tls, script.folder());
    Map<String, String> trust =
        tls ? Map.of("NODE_EXTRA_CA_CERTS", scenarios.identity().trustPem().toString()) : Map.of();
    return scenarios.tests(
        script.output(trust, "node", "official-client.mjs", scenarios.forScript().toString()));
  }

  @AfterEach
  void close() {
    if (scenarios != null) {
      scenarios.close();
    }
  }
}
