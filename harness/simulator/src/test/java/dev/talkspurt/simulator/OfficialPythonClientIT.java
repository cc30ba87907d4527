package dev.talkspurt.simulator;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The provider's own library for Python holds conversations with the simulated agent. */
class OfficialPythonClientIT {
  private SdkScenarios scenarios;

  @TestFactory
  Stream<DynamicTest> over_tls() throws IOException, InterruptedException {
    OfficialScript script =
        new OfficialScript(
            "python",
            List.of("python3"),
            "requirements.txt",
            List.of(
                List.of("python3", "-m", "venv", "venv"),
                List.of(
                    "venv/bin/python",
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--retries=1",
                    "--only-binary=:all:",
                    "-r",
                    "requirements.txt")));
    scenarios = new SdkScenarios("python", true, script.folder());
    return scenarios.tests(
        script.output(
            Map.of("SSL_CERT_FILE", scenarios.identity().trustPem().toString()),
            "venv/bin/python",
            "official_client.py",
            scenarios.forScript().toString()));
  }

  @AfterEach
  void close() {
    if (scenarios != null) {
      scenarios.close();
    }
  }
}
