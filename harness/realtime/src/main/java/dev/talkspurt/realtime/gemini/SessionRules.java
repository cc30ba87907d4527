package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Json;
import dev.talkspurt.scenario.AgentSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of the session itself, and what is added to its setup in the protocol's own words. */
final class SessionRules {
  private static final int VERTEX_LEAST_TRIGGER = 5_000;
  private static final int VERTEX_MOST = 128_000;

  private SessionRules() {}

  static void check(Findings findings) {
    if (findings.profile().isVertex()) {
      within(findings, "trigger", VERTEX_LEAST_TRIGGER);
      within(findings, "target", 0);
    }
    added(findings);
  }

  private static void within(Findings findings, String key, int least) {
    Optional<BigDecimal> tokens = findings.agent().settings().section("compression").number(key);
    boolean outside =
        tokens
            .filter(
                n ->
                    n.compareTo(BigDecimal.valueOf(least)) < 0
                        || n.compareTo(BigDecimal.valueOf(VERTEX_MOST)) > 0)
            .isPresent();
    if (outside) {
      findings.refuse(
          "compression."
              + key
              + " is "
              + tokens.get().toPlainString()
              + ", expected "
              + least
              + " to "
              + VERTEX_MOST
              + " tokens on Vertex",
          "compression",
          key);
    }
  }

  /** Each place in {@code setup} that the bench fills itself. */
  private static void added(Findings findings) {
    AgentSettings settings = findings.agent().settings();
    if (!settings.has("setup")) {
      return;
    }
    Json.Obj made = SetupMessage.made(findings.agent(), GeminiSettings.of(Map.of()));
    for (List<String> path : SetupMessage.collisions(made, settings.section("setup"))) {
      List<String> place = new ArrayList<>(List.of("setup"));
      place.addAll(path);
      String member = String.join(".", path);
      boolean modality = member.equals("generationConfig.responseModalities");
      findings.refuse(
          "setup."
              + member
              + " is made by the bench already, "
              + (modality
                  ? "and every Live model speaks: it refuses TEXT (remove it)"
                  : "expected it under the key that makes it (remove one of them)"),
          place);
    }
  }
}
