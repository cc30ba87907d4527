package dev.talkspurt.realtime.gemini;

import dev.talkspurt.document.Place;
import dev.talkspurt.document.Problem;
import dev.talkspurt.scenario.AgentFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the provider would refuse or ignore in an agent file; advice begins with "warning: ". */
final class AgentLint {
  private static final Set<String> VOICES =
      Set.of(
          "Zephyr",
          "Puck",
          "Charon",
          "Kore",
          "Fenrir",
          "Leda",
          "Orus",
          "Aoede",
          "Callirrhoe",
          "Autonoe",
          "Enceladus",
          "Iapetus",
          "Umbriel",
          "Algieba",
          "Despina",
          "Erinome",
          "Algenib",
          "Rasalgethi",
          "Laomedeia",
          "Achernar",
          "Alnilam",
          "Schedar",
          "Gacrux",
          "Pulcherrima",
          "Achird",
          "Zubenelgenubi",
          "Vindemiatrix",
          "Sadachbia",
          "Sadaltager",
          "Sulafat");
  private static final Set<String> SHUT_DOWN =
      Set.of("gemini-2.0-flash-live-001", "gemini-live-2.5-flash-preview");
  private static final Set<String> SENSITIVITIES = Set.of("high", "low");
  private static final Set<String> LEVELS = Set.of("minimal", "low", "medium", "high");

  private final List<Problem> problems = new ArrayList<>();
  private final AgentFile agent;
  private final String model;

  private AgentLint(AgentFile agent) {
    this.agent = agent;
    this.model = agent.model().orElse("").replaceFirst("^models/", "");
  }

  static List<Problem> problems(AgentFile agent) {
    AgentLint lint = new AgentLint(agent);
    lint.model();
    lint.voice();
    lint.thinking();
    lint.turnDetection();
    lint.tools();
    return List.copyOf(lint.problems);
  }

  private void model() {
    if (model.isBlank()) {
      say("model is missing, expected a Live model (model: gemini-3.1-flash-live-preview)");
    } else if (SHUT_DOWN.contains(model)) {
      say(
          "model '"
              + model
              + "' was shut down on 2025-12-09, expected a living one"
              + " (gemini-3.1-flash-live-preview or gemini-3.8-live)");
    }
  }

  private void voice() {
    agent
        .voice()
        .filter(voice -> VOICES.stream().noneMatch(voice::equalsIgnoreCase))
        .ifPresent(
            voice ->
                say(
                    "warning: voice '"
                        + voice
                        + "' is none of the 30 known ones (Kore, Puck,"
                        + " Zephyr, …); the provider may refuse it"));
  }

  private void thinking() {
    Optional<String> level = agent.thinking().level().map(word -> word.toLowerCase(Locale.ROOT));
    boolean set = level.isPresent() || agent.thinking().budget().isPresent();
    level
        .filter(word -> !LEVELS.contains(word))
        .ifPresent(
            word -> say("thinking.level is '" + word + "', expected minimal, low, medium or high"));
    if (level.isPresent() && agent.thinking().budget().isPresent()) {
      say(
          "thinking has level and budget, expected one of them (2.5 models take budget, 3.1 level)");
    } else if (model.contains("2.5") && level.isPresent()) {
      say("thinking.level is set, but " + model + " takes thinking.budget (0 turns thinking off)");
    } else if (model.startsWith("gemini-3.") && agent.thinking().budget().isPresent()) {
      say("thinking.budget is set, but " + model + " takes thinking.level (minimal, low, …)");
    }
    if (set && model.equals("gemini-3.8-live")) {
      say(
          "thinking is set, but gemini-3.8-live refuses it (remove it, or use"
              + " gemini-3.8-live-extended-thinking)");
    }
    if (model.equals("gemini-3.8-live-extended-thinking")
        && (level.isEmpty() || level.get().equals("minimal"))) {
      say("thinking.level must be low, medium or high for " + model);
    }
  }

  private void turnDetection() {
    AgentFile.TurnDetection detection = agent.turnDetection();
    sensitivity("startSensitivity", detection.startSensitivity());
    sensitivity("endSensitivity", detection.endSensitivity());
    notNegative("prefixPadding", detection.prefixPaddingMs());
    notNegative("silence", detection.silenceMs());
  }

  private void sensitivity(String key, Optional<String> word) {
    word.filter(w -> !SENSITIVITIES.contains(w.toLowerCase(Locale.ROOT)))
        .ifPresent(w -> say("turnDetection." + key + " is '" + w + "', expected high or low"));
  }

  private void notNegative(String key, Optional<Integer> value) {
    value
        .filter(ms -> ms < 0)
        .ifPresent(ms -> say("turnDetection." + key + " is " + ms + " ms, expected 0 or more"));
  }

  private void tools() {
    Set<String> names = new HashSet<>();
    for (AgentFile.ToolDeclaration tool : agent.tools()) {
      if (!tool.name().matches("[A-Za-z_][A-Za-z0-9_.:-]{0,127}")) {
        say(
            "tool name '"
                + tool.name()
                + "' will be refused, expected a letter or _, then letters,"
                + " digits, _ . : - (at most 128)");
      }
      if (!names.add(tool.name())) {
        say("tool '" + tool.name() + "' is declared twice");
      }
    }
  }

  private void say(String message) {
    String source = agent.source() == null ? agent.name() : agent.source().toString();
    problems.add(new Problem(new Place(source, 0, 0), message));
  }
}
