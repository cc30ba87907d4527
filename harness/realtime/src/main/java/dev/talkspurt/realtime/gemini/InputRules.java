package dev.talkspurt.realtime.gemini;

import dev.talkspurt.scenario.AgentFile;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Settings of what is heard and seen that a model does not take. */
final class InputRules {
  private static final Set<String> SENSITIVITIES = Set.of("high", "low");
  private static final String DETECTION = "turnDetection";
  private static final int LONGEST_SILENCE_3_1_MS = 2000;

  private InputRules() {}

  static void check(Findings findings) {
    AgentFile.TurnDetection detection = findings.agent().turnDetection();
    sensitivity(findings, "startSensitivity", detection.startSensitivity());
    sensitivity(findings, "endSensitivity", detection.endSensitivity());
    notNegative(findings, "prefixPadding", detection.prefixPaddingMs());
    notNegative(findings, "silence", detection.silenceMs());
    if (findings.profile() == ModelProfile.FLASH_3_1
        && detection.silenceMs().filter(ms -> ms > LONGEST_SILENCE_3_1_MS).isPresent()) {
      findings.advise(
          "turnDetection.silence is "
              + detection.silenceMs().get()
              + " ms, but "
              + findings.model()
              + " was seen to wait no longer than about 2 s",
          DETECTION,
          "silence");
    }
    if (findings.profile().isVertex()
        && detection.coverage().filter(word -> !word.equals("onlyActivity")).isPresent()) {
      findings.refuse(
          "turnDetection.coverage is '"
              + detection.coverage().get()
              + "', but Vertex takes onlyActivity alone and closes otherwise",
          DETECTION,
          "coverage");
    }
    if (findings.profile().isDeveloper()) {
      vertexOnly(findings, "explicitVadSignal");
      vertexOnly(findings, "avatar");
    }
  }

  private static void vertexOnly(Findings findings, String key) {
    if (findings.agent().settings().has(key)) {
      findings.advise(
          key
              + " is for Vertex; the Developer API, which has "
              + findings.model()
              + " too, refuses a setup with members it does not know",
          key);
    }
  }

  private static void sensitivity(Findings findings, String key, Optional<String> word) {
    word.filter(w -> !SENSITIVITIES.contains(w.toLowerCase(Locale.ROOT)))
        .ifPresent(
            w ->
                findings.refuse(
                    DETECTION + "." + key + " is '" + w + "', expected high or low",
                    DETECTION,
                    key));
  }

  private static void notNegative(Findings findings, String key, Optional<Integer> value) {
    value
        .filter(ms -> ms < 0)
        .ifPresent(
            ms ->
                findings.refuse(
                    DETECTION + "." + key + " is " + ms + " ms, expected 0 or more",
                    DETECTION,
                    key));
  }
}
