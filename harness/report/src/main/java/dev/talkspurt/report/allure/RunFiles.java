package dev.talkspurt.report.allure;

import dev.talkspurt.document.Json;
import dev.talkspurt.run.RunResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files by which Allure knows the run as a whole. */
enum RunFiles {
  ENVIRONMENT("environment.properties") {
    @Override
    String text(RunResult run, String calibration) {
      Map<String, String> lines = new LinkedHashMap<>();
      lines.put("target", run.target() + (run.simulated() ? " (SIMULATED AGENT)" : " (LIVE)"));
      lines.put("run", run.id());
      lines.put("seed", Long.toString(run.seed()));
      lines.put("config.fingerprint", run.configFingerprint());
      new TreeMap<>(run.settings()).forEach((key, value) -> lines.put("setting." + key, value));
      lines.put("talkspurt", run.benchVersion());
      if (!calibration.isEmpty()) {
        lines.put("calibration", calibration);
      }
      lines.put("java", Runtime.version().toString());
      lines.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
      StringBuilder text = new StringBuilder();
      lines.forEach(
          (key, value) ->
              text.append(escaped(key, true))
                  .append('=')
                  .append(escaped(value, false))
                  .append('\n'));
      return text.toString();
    }
  },

  EXECUTOR("executor.json") {
    @Override
    String text(RunResult run, String calibration) {
      return Json.object()
          .put("name", "Talkspurt")
          .put("type", "talkspurt")
          .put("buildName", "run " + run.id())
          .put("reportName", "Talkspurt: " + ResultOf.target(run.target(), run.simulated()))
          .build()
          .pretty();
    }
  },

  CATEGORIES("categories.json") {
    @Override
    String text(RunResult run, String calibration) {
      return Json.of(
              List.of(
                  category("Expectations the agent did not meet", "failed", null),
                  category("Provider errors", "broken", "(?s)provider error.*"),
                  category(
                      "Bench not valid: nothing may be concluded", "broken", "(?s)invalid bench.*"),
                  category("Inconclusive: too little evidence", "skipped", null)))
          .pretty();
    }
  };

  private final String fileName;

  RunFiles(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }

  abstract String text(RunResult run, String calibration);

  private static Json.Obj category(String name, String status, String messageRegex) {
    return Json.object()
        .put("name", name)
        .put("matchedStatuses", List.of(status))
        .putIfPresent("messageRegex", messageRegex)
        .build();
  }

  /** As a properties file wants it: no line breaks, nothing beyond ASCII. */
  private static String escaped(String text, boolean key) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' || key && (c == '=' || c == ':' || c == ' ' || c == '#' || c == '!')) {
        out.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
