package dev.talkspurt.realtime.gemini;

import dev.talkspurt.scenario.AgentFile;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Thinking settings that a model does not take. */
final class ThinkingRules {
  private static final Set<String> LEVELS = Set.of("minimal", "low", "medium", "high");

  private ThinkingRules() {}

  static void check(Findings findings) {
    AgentFile.Thinking thinking = findings.agent().thinking();
    String model = findings.model();
    Optional<String> level = thinking.level().map(word -> word.toLowerCase(Locale.ROOT));
    boolean budget = thinking.budget().isPresent();
    level
        .filter(word -> !LEVELS.contains(word))
        .ifPresent(
            word ->
                findings.refuse(
                    "thinking.level is '" + word + "', expected minimal, low, medium or high",
                    "thinking",
                    "level"));
    if (level.isPresent() && budget) {
      findings.refuse(
          "thinking has level and budget, expected one of them (2.5 models take budget, 3.1 level)",
          "thinking");
    } else if (model.contains("2.5") && level.isPresent()) {
      findings.refuse(
          "thinking.level is set, but " + model + " takes thinking.budget (0 turns thinking off)",
          "thinking",
          "level");
    } else if (model.startsWith("gemini-3.")
        && findings.profile() != ModelProfile.LIVE_3_8
        && budget) {
      findings.refuse(
          "thinking.budget is set, but " + model + " takes thinking.level (minimal, low, …)",
          "thinking",
          "budget");
    }
    boolean set = level.isPresent() || budget || thinking.thoughts().isPresent();
    if (set && findings.profile() == ModelProfile.LIVE_3_8) {
      findings.refuse(
          "thinking is set, but "
              + model
              + " closes with 1007 then (remove it, or use gemini-3.8-live-extended-thinking)",
          "thinking");
    }
    if (findings.profile() == ModelProfile.THINKING_3_8 && !set) {
      findings.refuse(
          "thinking is missing, but "
              + model
              + " takes no session without a level (add thinking: { level: low }, or medium, or"
              + " high)",
          "model");
    } else if (findings.profile() == ModelProfile.THINKING_3_8
        && (level.isEmpty() || level.get().equals("minimal"))) {
      findings.refuse(
          "thinking.level must be low, medium or high for " + model, "thinking", "level");
    }
  }
}
